// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// One permission, or a pair of them, with its ticks, why it is as it is, and what a change of it does.
Item {
    id: item

    /// The RoleFormRow it stands in.
    required property var of
    readonly property bool hasItems: of.itemKey !== "" && of.itemsText !== ""

    implicitHeight: Math.max(Theme.grown(50), words.implicitHeight + Theme.s5)

    MarginMark {
        id: margin

        anchors.left: parent.left
        height: parent.height
        mark: item.of.mark
        markTop: 11
    }
    Column {
        id: words

        anchors.left: margin.right
        anchors.leftMargin: item.of.isChild ? 14 + Theme.s6 : 14
        anchors.right: edit.left
        anchors.verticalCenter: parent.verticalCenter

        RowLayout {
            width: words.width
            spacing: Theme.s4

            Label {
                text: item.of.label
                look: Theme.rowStrong
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Layout.maximumWidth: Math.ceil(implicitWidth)
                Accessible.ignored: true
            }
            RiskBars {
                level: item.of.risk
            }
            Column {
                visible: item.hasItems

                Repeater {
                    model: item.hasItems ? 1 : 0
                    delegate: ActionButton {
                        kind: ActionButton.Link
                        text: item.of.itemsText
                        label: Say.fill(qsTr("%1, %2. Choose which…"), [item.of.label, item.of.itemsText])
                        blocked: !item.of.editable
                        reason: item.of.lockText
                        implicitHeight: Theme.row.line
                        onClicked: item.of.itemsRequested(item.of.itemKey)
                    }
                }
            }
            Item {
                Layout.fillWidth: true
            }
        }
        Lines {
            id: help

            texts: item.of.help === "" ? [] : [item.of.help]
            delegate: Label {
                required property int index

                text: help.at(index)
                visible: index < help.texts.length
                look: Theme.small
                color: Theme.textFaint
                wrapMode: Text.Wrap
            }
            width: words.width
            onHeightChanged: words.forceLayout()
            onVisibleChanged: words.forceLayout()
        }
        Lines {
            id: becauses

            texts: item.of.becauses
            delegate: BecauseLine {
                required property int index

                text: becauses.at(index)
                visible: index < becauses.texts.length
            }
            width: words.width
            onHeightChanged: words.forceLayout()
            onVisibleChanged: words.forceLayout()
        }
        Lines {
            id: effects

            texts: item.of.effects
            spacing: Theme.s1
            delegate: EffectLine {
                required property int index

                text: effects.at(index)
                visible: index < effects.texts.length
            }
            width: words.width
            topPadding: Theme.s1
            onHeightChanged: words.forceLayout()
            onVisibleChanged: words.forceLayout()
        }
        Lines {
            id: dangers

            texts: item.of.dangerText === "" ? [] : [item.of.dangerText]
            delegate: EffectLine {
                required property int index

                kind: EffectLine.Danger
                text: dangers.at(index)
                visible: index < dangers.texts.length
                actionText: item.of.editable ? qsTr("Switch off") : ""
                onActed: item.of.toggled(item.of.edit.key)
            }
            width: words.width
            topPadding: Theme.s2
            onHeightChanged: words.forceLayout()
            onVisibleChanged: words.forceLayout()
        }
    }
    PermissionCell {
        id: edit

        anchors.right: view.left
        anchors.verticalCenter: parent.verticalCenter
        width: item.of.tickWidth
        tick: item.of.edit
        onToggled: item.of.toggled(tick.key)
    }
    PermissionCell {
        id: view

        anchors.right: parent.right
        anchors.rightMargin: Theme.s5
        anchors.verticalCenter: parent.verticalCenter
        width: item.of.tickWidth
        tick: item.of.view
        onToggled: item.of.toggled(tick.key)
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
