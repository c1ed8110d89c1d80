// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// One role: its blocks, what it may, and what the draft does to people through it.
PageScope {
    id: root

    required property Workspace workspace
    required property ProjectStatus status
    property string roleKey
    property bool narrow: width < 760 * Theme.textScale
    property bool middling: width < 1064 * Theme.textScale
    property bool folded: width < 920 * Theme.textScale

    signal backRequested
    signal roleActivated(string key)
    signal reviewRequested

    panes: [blocks, form, consequences]
    Accessible.role: Accessible.Pane
    Accessible.name: editor.name

    Keys.onEscapePressed: root.backRequested()
    Keys.onBackPressed: root.backRequested()

    RoleEditor {
        id: editor

        workspace: root.workspace
        roleKey: root.roleKey
    }
    RoleSectionModel {
        id: sections

        workspace: root.workspace
        roleKey: root.roleKey
    }
    ImpactModel {
        id: impact

        workspace: root.workspace
        roleKey: root.roleKey
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: root.narrow ? Theme.s5 : Theme.s6

        RoleEditorHeader {
            editor: editor
            narrow: root.narrow
            Layout.fillWidth: true
            onBackRequested: root.backRequested()
            onCopyRequested: newRole.begin(root.roleKey)
            onRenameRequested: rename.begin()
            onRemoveRequested: removal.begin()
        }
        Sheet {
            visible: editor.exists
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                anchors.fill: parent
                anchors.margins: 1
                spacing: 0

                RoleSections {
                    id: blocks

                    z: 1 // before the form, whose rows then need not mind what changes here
                    visible: !root.narrow
                    sections: sections
                    currentKey: form.section
                    Layout.preferredWidth: Math.round(208 * Theme.textScale)
                    Layout.fillHeight: true
                    onChosen: key => form.goTo(key)
                }
                Divider {
                    visible: !root.narrow
                    vertical: true
                    Layout.fillHeight: true
                }
                RoleForm {
                    id: form

                    workspace: root.workspace
                    editor: editor
                    impact: impact
                    impactShown: root.folded
                    boxed: !root.narrow && !root.folded
                    focus: true
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                }
                Divider {
                    visible: !root.folded
                    vertical: true
                    strong: true
                    Layout.fillHeight: true
                }
                ImpactPane {
                    id: consequences

                    visible: !root.folded
                    workspace: root.workspace
                    impact: impact
                    Layout.preferredWidth: Math.round((root.middling ? 292 : 372) * Theme.textScale)
                    Layout.fillHeight: true
                }
            }
        }
        Sheet {
            visible: !editor.exists
            Layout.fillWidth: true
            Layout.fillHeight: true

            Placeholder {
                anchors.fill: parent
                iconName: "key-round"
                title: qsTr("This role is not there any more.")
                text: qsTr("It was taken back, or somebody removed it.")

                ActionButton {
                    text: qsTr("Back to the roles")
                    onClicked: root.backRequested()
                }
            }
        }
    }

    NewRoleDialog {
        id: newRole

        workspace: root.workspace
        onMade: key => root.roleActivated(key)
    }
    RenameDialog {
        id: rename

        editor: editor
    }
    RemoveRoleDialog {
        id: removal

        editor: editor
    }
}
