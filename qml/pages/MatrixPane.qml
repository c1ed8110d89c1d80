// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The matrix with its filters above and its reading line below.
FocusScope {
    id: pane

    required property RoleMatrixModel matrix
    required property RoleListModel roles
    property bool narrow: false
    property bool middling: false
    readonly property string currentRoleKey: grid.roleKey

    signal activated(string key)
    signal rolesRequested

    function show(permission: string): void {
        pane.matrix.filter = "";
        pane.matrix.onlyDifferences = false;
        pane.matrix.onlyHighRisk = false;
        grid.show(permission);
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Item {
            // its layout is not within another one: where that changes its width while something in it comes or goes,
            // Qt 6.4 leaves what stays where it was
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.grown(48)

            RowLayout {
                spacing: Theme.s4
                anchors.fill: parent
                anchors.leftMargin: Theme.s5
                anchors.rightMargin: Theme.s5

                ActionButton {
                    visible: pane.narrow
                    small: true
                    text: pane.roles.shownText
                    trailingIcon: "chevron-down"
                    onClicked: pane.rolesRequested()
                }
                SearchField {
                    id: search

                    label: qsTr("Filter permissions")
                    placeholder: qsTr("Filter permissions")
                    text: pane.matrix.filter
                    Layout.preferredWidth: Math.round(176 * Theme.textScale)
                    Layout.minimumWidth: Math.round(96 * Theme.textScale)
                    onEdited: text => pane.matrix.filter = text
                    Keys.onDownPressed: grid.forceActiveFocus(Qt.TabFocusReason)
                }
                FilterChip {
                    iconName: "list-filter"
                    text: qsTr("Only differences")
                    checked: pane.matrix.onlyDifferences
                    onToggled: pane.matrix.onlyDifferences = checked
                }
                FilterChip {
                    visible: !pane.narrow
                    text: qsTr("High risk")
                    checked: pane.matrix.onlyHighRisk
                    onToggled: pane.matrix.onlyHighRisk = checked
                }
                Item {
                    Layout.fillWidth: true
                }
                MatrixLegend {
                    visible: !pane.narrow && !pane.middling
                }
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        RoleMatrix {
            id: grid

            visible: pane.matrix.nothingFoundText === "" && pane.roles.shownKeys.length > 0
            matrix: pane.matrix
            focus: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            onActivated: key => pane.activated(key)
            onFilterRequested: search.forceActiveFocus(Qt.ShortcutFocusReason)
        }
        Placeholder {
            visible: !grid.visible
            iconName: "search"
            title: pane.roles.shownKeys.length === 0 ? qsTr("No role is ticked.") : pane.matrix.nothingFoundText
            text: pane.roles.shownKeys.length === 0 ? qsTr("Tick roles in the list to see what they may.") : ""
            Layout.fillWidth: true
            Layout.fillHeight: true

            ActionButton {
                visible: pane.roles.shownKeys.length > 0
                small: true
                text: qsTr("Show all permissions")
                onClicked: {
                    pane.matrix.filter = "";
                    pane.matrix.onlyDifferences = false;
                    pane.matrix.onlyHighRisk = false;
                }
            }
        }
        ReadingLine {
            visible: grid.visible
            sentence: grid.message === "" ? grid.sentence : undefined
            text: grid.message
            Layout.fillWidth: true

            Kbd {
                visible: !pane.narrow
                text: qsTr("Space")
            }
            Label {
                visible: !pane.narrow
                text: qsTr("change")
                look: Theme.small
                color: Theme.textMuted
            }
            Kbd {
                visible: !pane.narrow
                text: qsTr("W")
            }
            Label {
                visible: !pane.narrow
                text: qsTr("why")
                look: Theme.small
                color: Theme.textMuted
            }
        }
    }
}
