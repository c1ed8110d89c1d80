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

    implicitHeight: Math.max(Theme.grown(50), words.implicitHeight + Theme.s5)

    MarginMark {
        id: margin

        anchors.left: parent.left
        height: parent.height
        mark: item.of.mark
        markTop: 11
    }
    ColumnLayout {
        id: words

        anchors.left: margin.right
        anchors.leftMargin: item.of.isChild ? 14 + Theme.s6 : 14
        anchors.right: edit.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0

        RowLayout {
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
            ActionButton {
                visible: item.of.itemKey !== "" && item.of.itemsText !== ""
                kind: ActionButton.Link
                text: item.of.itemsText
                label: Say.fill(qsTr("%1, %2. Choose which…"), [item.of.label, item.of.itemsText])
                blocked: !item.of.editable
                reason: item.of.lockText
                implicitHeight: Theme.row.line
                onClicked: item.of.itemsRequested(item.of.itemKey)
            }
            Item {
                Layout.fillWidth: true
            }
        }
        Label {
            visible: item.of.help !== ""
            text: item.of.help
            look: Theme.small
            color: Theme.textFaint
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Rows {
            model: item.of.becauses
            delegate: BecauseLine {
                required property string modelData

                text: modelData
            }
            Layout.fillWidth: true
        }
        Rows {
            model: item.of.effects
            spacing: Theme.s1
            delegate: EffectLine {
                required property string modelData

                text: modelData
            }
            Layout.topMargin: Theme.s1
            Layout.fillWidth: true
        }
        EffectLine {
            visible: item.of.dangerText !== ""
            kind: EffectLine.Danger
            text: item.of.dangerText
            actionText: item.of.editable ? qsTr("Switch off") : ""
            Layout.topMargin: Theme.s2
            Layout.fillWidth: true
            onActed: item.of.toggled(item.of.edit.key)
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
