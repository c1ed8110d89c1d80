// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The roles, with a tick for each that is a column of the matrix. One tab stop for all rows.
FocusScope {
    id: pane

    required property RoleListModel roles
    property string currentKey
    property bool editable: true
    property string notAllowedText
    property string letters

    signal activated(string key)
    signal newRequested

    /// To the next name that begins with what was typed within a second.
    function jump(letter: string): bool {
        if (letter === "")
            return false;
        letters = patience.running ? letters + letter : letter;
        patience.restart();
        const row = roles.rowStartingWith(letters, letters.length > 1 ? list.currentIndex : list.currentIndex + 1);
        if (row >= 0)
            list.currentIndex = row;
        return row >= 0;
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        RowLayout {
            spacing: Theme.s4
            Layout.leftMargin: Theme.s4 + Theme.s1
            Layout.rightMargin: Theme.s4 + Theme.s1
            Layout.preferredHeight: Theme.grown(48)

            SearchField {
                id: search

                label: qsTr("Find a role")
                placeholder: pane.roles.countText
                text: pane.roles.filter
                Layout.fillWidth: true
                onEdited: text => pane.roles.filter = text
                Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
            }
            IconButton {
                visible: pane.editable || pane.notAllowedText !== "" // where roles are only chosen, none is made
                quiet: false
                small: true
                iconName: "plus"
                text: qsTr("New role")
                blocked: !pane.editable
                reason: pane.notAllowedText
                onClicked: pane.newRequested()
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        ListView {
            id: list

            visible: count > 0
            model: pane.roles
            clip: true
            focus: true
            activeFocusOnTab: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Roles")

            delegate: RoleListRow {
                width: ListView.view.width
                selected: key === pane.currentKey
                focused: ListView.isCurrentItem && list.activeFocus
                onActivated: {
                    list.currentIndex = index;
                    list.forceActiveFocus(Qt.MouseFocusReason);
                    pane.activated(key);
                }
                onTicked: pane.roles.toggleShown(key)
            }

            Keys.onPressed: event => {
                const page = Math.max(1, Math.floor(height / Theme.dRow) - 1);
                const key = pane.roles.keyAt(currentIndex);
                switch (event.key) {
                case Qt.Key_Space:
                    pane.roles.toggleShown(key);
                    break;
                case Qt.Key_Return:
                case Qt.Key_Enter:
                    pane.activated(key);
                    break;
                case Qt.Key_Slash:
                    search.forceActiveFocus(Qt.ShortcutFocusReason);
                    break;
                case Qt.Key_Home:
                    currentIndex = 0;
                    break;
                case Qt.Key_End:
                    currentIndex = count - 1;
                    break;
                case Qt.Key_PageUp:
                    currentIndex = Math.max(0, currentIndex - page);
                    break;
                case Qt.Key_PageDown:
                    currentIndex = Math.min(count - 1, currentIndex + page);
                    break;
                default:
                    if (!pane.jump(event.text))
                        return;
                }
                event.accepted = true;
            }

            Timer {
                id: patience

                interval: 1000
            }

            T.ScrollBar.vertical: ScrollBar {
            }
        }
        Placeholder {
            visible: list.count === 0
            title: pane.roles.nothingFoundText
            Layout.fillWidth: true
            Layout.fillHeight: true

            ActionButton {
                small: true
                text: qsTr("Show all roles")
                onClicked: pane.roles.filter = ""
            }
        }
    }
}
