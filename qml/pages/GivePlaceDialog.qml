// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// A place for a person, found by name or code. Staged like every edit.
ModalDialog {
    id: dialog

    required property Workspace workspace
    property string personKey
    property string placeKey

    function begin(person: string): void {
        personKey = person;
        placeKey = "";
        places.filter = "";
        open();
    }

    function stage(): void {
        places.give(personKey, placeKey);
        close();
    }

    title: qsTr("A place for %1").arg(places.personName(personKey))
    text: qsTr("With limited reach a person works in a place and everything below it.")
    first: search
    answer: stageButton
    wanted: Theme.shell.dialogMedium
    actions: [
        ActionButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            id: stageButton

            kind: ActionButton.Draft
            text: dialog.placeKey === "" ? qsTr("Stage this place") : qsTr("Stage %1").arg(places.nameOf(dialog.placeKey))
            blocked: dialog.placeKey === ""
            reason: qsTr("Choose a place first.")
            onClicked: dialog.stage()
        }
    ]

    PlacePickerModel {
        id: places

        workspace: dialog.workspace
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.s4

        SearchField {
            id: search

            label: qsTr("Find a place")
            placeholder: qsTr("Name or code of a place")
            text: places.filter
            Layout.fillWidth: true
            onEdited: text => places.filter = text
            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        }
        ListView {
            id: list

            model: places
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            activeFocusOnTab: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Math.round(320 * Theme.textScale)
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Places")

            Keys.onSpacePressed: if (currentItem)
                (currentItem as PlaceRow).activated()
            Keys.onReturnPressed: if (currentItem)
                (currentItem as PlaceRow).activated()

            delegate: PlaceRow {
                width: ListView.view.width
                chosen: key === dialog.placeKey
                focused: ListView.isCurrentItem && list.activeFocus
                onActivated: {
                    list.currentIndex = index;
                    dialog.placeKey = key;
                }
            }
            Label {
                anchors.centerIn: parent
                text: places.nothingFoundText
                color: Theme.textFaint
            }
            T.ScrollBar.vertical: ScrollBar {
            }
        }
        Label {
            visible: text !== ""
            text: places.moreText
            look: Theme.small
            color: Theme.textFaint
        }
    }
}
