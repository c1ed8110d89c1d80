// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The roles of the project: the list beside the matrix of what each may. Changes are staged in the cells.
PageScope {
    id: root

    required property Workspace workspace
    required property ProjectStatus status
    property bool narrow: width < 760 * Theme.textScale
    property bool middling: width < 1064 * Theme.textScale

    signal roleActivated(string key)
    signal reviewRequested

    /// Shows the permission of this key, whatever was filtered away.
    function showPermission(key: string): void {
        matrix.show(key);
    }

    panes: [list, matrix]
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Roles")

    RoleListModel {
        id: roles

        workspace: root.workspace
        paused: !root.visible
    }
    RoleMatrixModel {
        id: cells

        workspace: root.workspace
        shownKeys: roles.shownKeys
        reversed: root.LayoutMirroring.enabled
        paused: !root.visible
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: root.narrow ? Theme.s5 : Theme.s6

        PageHeader {
            title: qsTr("Roles")
            text: {
                if (root.narrow)
                    return "";
                return root.status.mayEditRoles ? qsTr("%1 Only an admin can change roles.").arg(roles.headerText) : roles.headerText;
            }
            Layout.fillWidth: true

            ActionButton {
                kind: ActionButton.Primary
                iconName: "plus"
                text: qsTr("New role")
                blocked: !root.status.mayEditRoles
                reason: root.status.notAllowedText
                onClicked: (newRole.make() as NewRoleDialog).begin("")
            }
        }
        Sheet {
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                anchors.fill: parent
                anchors.margins: 1
                spacing: 0

                RoleListPane {
                    id: list

                    visible: !root.narrow
                    roles: roles
                    currentKey: matrix.currentRoleKey
                    editable: root.status.mayEditRoles
                    notAllowedText: root.status.notAllowedText
                    Layout.preferredWidth: Math.round((root.middling ? 208 : 248) * Theme.textScale)
                    Layout.fillHeight: true
                    onActivated: key => root.roleActivated(key)
                    onNewRequested: (newRole.make() as NewRoleDialog).begin("")
                }
                Divider {
                    visible: !root.narrow
                    vertical: true
                    strong: true
                    Layout.fillHeight: true
                }
                MatrixPane {
                    id: matrix

                    matrix: cells
                    roles: roles
                    narrow: root.narrow
                    middling: root.middling
                    focus: true
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onActivated: key => root.roleActivated(key)
                    onRolesRequested: chooser.open()
                }
            }
        }
    }

    Later {
        id: chooser

        over: root
        source: Qt.resolvedUrl("RoleChooser.qml")
        given: ({
                "roles": roles
            })
    }
    Later {
        id: newRole

        over: root
        source: Qt.resolvedUrl("NewRoleDialog.qml")
        given: ({
                "workspace": root.workspace
            })
    }
    Connections {
        target: newRole.popup

        function onMade(key: string): void {
            root.roleActivated(key);
        }
    }
}
