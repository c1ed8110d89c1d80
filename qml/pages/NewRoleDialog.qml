// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Names a new role and says what it begins with. It is staged, like every edit.
ModalDialog {
    id: dialog

    required property Workspace workspace

    signal made(string key)

    /// Opens with a copy of the role of this key chosen; empty: from scratch.
    function begin(copyOf: string): void {
        name.text = "";
        name.error = "";
        source.currentIndex = maker.sourceOf(copyOf);
        open();
    }

    function stage(): void {
        name.error = maker.nameProblem(name.text);
        if (name.error !== "") {
            name.forceActiveFocus(Qt.OtherFocusReason);
            return;
        }
        const key = maker.make(name.text, source.currentIndex);
        close();
        made(key);
    }

    title: qsTr("New role")
    text: qsTr("Nobody holds it until you give it to someone. It is staged until you apply.")
    first: name
    answer: stageButton
    actions: [
        ActionButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            id: stageButton

            kind: ActionButton.Draft
            text: qsTr("Stage this role")
            blocked: name.text.trim() === ""
            reason: qsTr("A role needs a name.")
            onClicked: dialog.stage()
        }
    ]

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.s6

        RoleMaker {
            id: maker

            workspace: dialog.workspace
        }
        Field {
            id: name

            label: qsTr("Name")
            focus: true
            Layout.fillWidth: true
            onEdited: error = ""
        }
        Choice {
            id: source

            label: qsTr("Begin with")
            model: maker.sourceTexts
            help: qsTr("What this server does not offer is left out.")
            Layout.fillWidth: true
            onChosen: index => currentIndex = index
        }
    }
}
