// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// For what a permission holds: everything there is, or only what is ticked.
ModalDialog {
    id: dialog

    required property Workspace workspace

    function begin(roleKey: string, permission: string): void {
        items.open(roleKey, permission);
        open();
    }

    title: items.title
    text: qsTr("For what may %1 use it?").arg(items.subject)
    first: all
    answer: stageButton
    actions: [
        ActionButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            id: stageButton

            kind: ActionButton.Draft
            text: qsTr("Stage this choice")
            onClicked: {
                items.stage();
                dialog.close();
            }
        }
    ]

    ItemChoiceModel {
        id: items

        workspace: dialog.workspace
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.s4

        Radio {
            id: all

            text: qsTr("Everything, also what is added later")
            checked: items.isAll
            onToggled: items.isAll = true
        }
        Radio {
            text: qsTr("Only some: %1").arg(items.chosenText)
            checked: !items.isAll
            onToggled: items.isAll = false
        }
        SearchField {
            visible: !items.isAll
            label: qsTr("Find")
            placeholder: qsTr("Find")
            text: items.filter
            Layout.fillWidth: true
            onEdited: text => items.filter = text
        }
        ListView {
            visible: !items.isAll
            model: items
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.preferredHeight: Math.round(240 * Theme.textScale)
            Accessible.role: Accessible.List
            Accessible.name: items.title

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
                    items.toggle(key);
                }
            }
            Label {
                anchors.centerIn: parent
                text: items.nothingFoundText
                color: Theme.textFaint
            }
            T.ScrollBar.vertical: ScrollBar {
            }
        }
        EffectLine {
            visible: items.effectText !== ""
            kind: EffectLine.Warning
            text: items.effectText
            Layout.fillWidth: true
        }
    }
}
