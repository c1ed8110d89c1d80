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
    required property var row
    readonly property int column: Math.round(64 * Theme.textScale)

    implicitHeight: Math.max(Theme.grown(50), words.implicitHeight + Theme.s5)

    MarginMark {
        id: margin

        anchors.left: parent.left
        height: parent.height
        mark: item.row.mark
        markTop: 11
    }
    ColumnLayout {
        id: words

        anchors.left: margin.right
        anchors.leftMargin: item.row.isChild ? 14 + Theme.s6 : 14
        anchors.right: edit.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0

        RowLayout {
            spacing: Theme.s4

            Label {
                text: item.row.label
                look: Theme.rowStrong
                elide: Text.ElideRight
                Layout.fillWidth: true
                Layout.maximumWidth: Math.ceil(implicitWidth)
                Accessible.ignored: true
            }
            RiskBars {
                level: item.row.risk
            }
            ActionButton {
                visible: item.row.itemKey !== "" && item.row.itemsText !== ""
                kind: ActionButton.Link
                text: item.row.itemsText
                label: qsTr("%1, %2. Choose which…").arg(item.row.label).arg(item.row.itemsText)
                blocked: !item.row.editable
                implicitHeight: Theme.row.line
                onClicked: item.row.itemsRequested(item.row.itemKey)
            }
            Item {
                Layout.fillWidth: true
            }
        }
        Label {
            visible: item.row.help !== ""
            text: item.row.help
            look: Theme.small
            color: Theme.textFaint
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        Repeater {
            model: item.row.becauses
            delegate: BecauseLine {
                required property string modelData

                text: modelData
                Layout.fillWidth: true
            }
        }
        Repeater {
            model: item.row.effects
            delegate: EffectLine {
                required property string modelData

                text: modelData
                Layout.topMargin: Theme.s1
                Layout.fillWidth: true
            }
        }
        EffectLine {
            visible: item.row.dangerText !== ""
            kind: EffectLine.Danger
            text: item.row.dangerText
            actionText: item.row.editable ? qsTr("Switch off") : ""
            Layout.topMargin: Theme.s2
            Layout.fillWidth: true
            onActed: item.row.toggled(item.row.edit.key)
        }
    }
    PermissionCell {
        id: edit

        anchors.right: view.left
        anchors.verticalCenter: parent.verticalCenter
        width: item.column
        tick: item.row.edit
        onToggled: item.row.toggled(tick.key)
    }
    PermissionCell {
        id: view

        anchors.right: parent.right
        anchors.rightMargin: Theme.s5
        anchors.verticalCenter: parent.verticalCenter
        width: item.column
        tick: item.row.view
        onToggled: item.row.toggled(tick.key)
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
