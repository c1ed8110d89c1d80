// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Controls
import Steward.Models

/// What the removal of a role means, before it is staged.
ModalDialog {
    id: dialog

    required property RoleEditor editor

    function begin(): void {
        open();
    }

    title: qsTr("Remove %1").arg(editor.name)
    text: editor.isNew ? qsTr("The role is only in your draft. Removing it takes it out of there.") : qsTr("Nobody holds it. The removal is staged; nothing is gone until you apply, and it can be put back after.")
    answer: cancel
    actions: [
        ActionButton {
            id: cancel

            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            kind: ActionButton.DangerPlain
            text: qsTr("Stage the removal")
            onClicked: {
                dialog.close();
                dialog.editor.remove();
            }
        }
    ]
}
