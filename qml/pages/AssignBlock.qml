// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Who, beside Admin, may give this role to others.
ColumnLayout {
    id: block

    required property Workspace workspace
    required property RoleEditor editor

    spacing: 0

    BlockHeading {
        title: qsTr("Who may assign it")
        text: qsTr("Admin always may")
    }
    RowLayout {
        spacing: Theme.s5
        Layout.margins: Theme.s5
        Layout.leftMargin: Theme.shell.margin + 14

        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: qsTr("Non-admin Editable")
                look: Theme.rowStrong
            }
            Label {
                text: qsTr("Whoever may edit people can give this role, whatever is ticked below.")
                look: Theme.small
                color: Theme.textFaint
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        Toggle {
            label: qsTr("Non-admin Editable")
            checked: block.editor.isNonAdminEditable
            staged: block.editor.isNonAdminStaged
            blocked: !block.editor.isEditable
            reason: block.editor.lockText
            onToggled: {
                const editable = checked;
                checked = Qt.binding(() => block.editor.isNonAdminEditable);
                block.editor.setNonAdminEditable(editable);
            }
        }
    }
    Divider {
        Layout.fillWidth: true
    }
    Label {
        text: qsTr("Holders of these roles may assign it:")
        look: Theme.small
        color: Theme.textMuted
        Layout.topMargin: Theme.s4
        Layout.leftMargin: Theme.shell.margin + 14
    }
    Flow {
        id: flow

        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.margins: Theme.s4
        Layout.leftMargin: Theme.shell.margin + 14
        Layout.bottomMargin: Theme.s6

        Repeater {
            model: AssignableModel {
                id: roles

                workspace: block.workspace
                roleKey: block.editor.roleKey
            }
            delegate: Column {
                id: entry

                required property string key
                required property string name
                required property bool isTicked
                required property bool isStaged
                required property string warning

                width: Math.max(200, Math.floor((flow.width - Theme.s4) / 2))

                Tick {
                    width: parent.width
                    text: entry.name
                    checked: entry.isTicked
                    staged: entry.isStaged
                    blocked: !block.editor.isEditable
                    reason: block.editor.lockText
                    onToggled: {
                        checked = Qt.binding(() => entry.isTicked);
                        roles.toggle(entry.key);
                    }
                }
                EffectLine {
                    visible: entry.warning !== ""
                    width: parent.width
                    kind: EffectLine.Warning
                    text: entry.warning
                }
            }
        }
    }
}
