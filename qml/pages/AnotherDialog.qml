// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// A third value for a field that two people changed. Staged like every edit.
ModalDialog {
    id: dialog

    required property Workspace workspace

    /// What a permission holds is chosen in a dialog of its own.
    signal itemsRequested(string roleKey, string permission)

    function begin(key: string): void {
        value.open(key);
        if (value.kind === AnotherValue.Items)
            return itemsRequested(value.roleKey, value.permission);
        written.text = value.mine;
        written.error = "";
        first = value.kind === AnotherValue.Text ? written : value.kind === AnotherValue.One ? chosen : search;
        open();
        if (value.kind === AnotherValue.Text)
            written.selectAll();
    }

    function stage(): void {
        if (value.kind !== AnotherValue.Text) {
            value.stage();
            return close();
        }
        written.error = value.problem(written.text);
        if (written.error !== "")
            return written.forceActiveFocus(Qt.OtherFocusReason);
        value.stageText(written.text);
        close();
    }

    title: qsTr("Another value for %1").arg(value.label)
    text: value.sidesText
    answer: stageButton
    actions: [
        ActionButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            id: stageButton

            kind: ActionButton.Draft
            text: qsTr("Stage this value")
            onClicked: dialog.stage()
        }
    ]

    AnotherValue {
        id: value

        workspace: dialog.workspace
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.s4

        Field {
            id: written

            visible: value.kind === AnotherValue.Text
            label: value.label
            Layout.fillWidth: true
            onEdited: text => error = value.problem(text)
        }
        Choice {
            id: chosen

            visible: value.kind === AnotherValue.One
            label: value.label
            model: value.texts
            currentIndex: value.chosen
            Layout.fillWidth: true
            onChosen: index => {
                currentIndex = Qt.binding(() => value.chosen);
                value.chosen = index;
            }
        }
        SearchField {
            id: search

            visible: value.kind === AnotherValue.Several
            label: qsTr("Find")
            placeholder: qsTr("Find")
            text: value.filter
            Layout.fillWidth: true
            onEdited: text => value.filter = text
        }
        ListView {
            visible: value.kind === AnotherValue.Several
            model: value
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Math.round(280 * Theme.textScale)
            Accessible.role: Accessible.List
            Accessible.name: value.label

            delegate: Tick {
                id: tick

                required property string key
                required property string title
                required property bool isChosen

                width: ListView.view.width
                text: title
                checked: isChosen
                onToggled: {
                    checked = Qt.binding(() => tick.isChosen);
                    value.toggle(key);
                }
            }
            T.ScrollBar.vertical: ScrollBar {
            }
        }
        Label {
            visible: value.kind === AnotherValue.Several
            text: Say.list([value.chosenText, value.moreText], ", ")
            look: Theme.small
            color: Theme.textFaint
        }
    }
}
