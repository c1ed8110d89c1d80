// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// All names, to search in.
ModalDialog {
    id: dialog

    required property Workspace workspace
    /// A button on every row; empty: none.
    property string actionText

    signal chosen(string personKey)

    function begin(heading: string, roleKey: string, personKeys: var): void {
        title = heading;
        people.filter = "";
        people.roleKey = roleKey;
        people.personKeys = personKeys;
        open();
    }

    text: people.countText
    first: search
    answer: done
    wanted: Theme.shell.dialogMedium
    actions: ActionButton {
        id: done

        text: qsTr("Close")
        onClicked: dialog.close()
    }

    PeopleListModel {
        id: people

        workspace: dialog.workspace
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.s5

        SearchField {
            id: search

            label: qsTr("Find a person")
            placeholder: qsTr("Name or user name")
            text: people.filter
            Layout.fillWidth: true
            onEdited: text => people.filter = text
        }
        ListView {
            id: list

            model: people
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Math.round(360 * Theme.textScale)
            Accessible.role: Accessible.List
            Accessible.name: dialog.title

            delegate: PersonRow {
                width: ListView.view.width
                inset: -14
                actionText: dialog.actionText
                onActed: {
                    const person = key;
                    dialog.closeThen(() => dialog.chosen(person));
                }
            }
            Label {
                anchors.centerIn: parent
                text: people.nothingFoundText
                color: Theme.textFaint
            }
            T.ScrollBar.vertical: ScrollBar {
            }
        }
    }
}
