// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models

/// Another name for a role.
ModalDialog {
    id: dialog

    required property RoleEditor editor

    function begin(): void {
        name.text = editor.name;
        name.error = "";
        open();
        name.selectAll();
    }

    function stage(): void {
        name.error = editor.setName(name.text);
        if (name.error === "")
            close();
        else
            name.forceActiveFocus(Qt.OtherFocusReason);
    }

    title: qsTr("Rename %1").arg(editor.name)
    text: qsTr("Its holders keep it; they see the new name.")
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
            text: qsTr("Stage this name")
            onClicked: dialog.stage()
        }
    ]

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true

        Field {
            id: name

            label: qsTr("Name")
            focus: true
            staged: dialog.editor.wasName !== ""
            wasText: dialog.editor.wasName
            Layout.fillWidth: true
            onEdited: text => error = dialog.editor.nameProblem(text)
        }
    }
}
