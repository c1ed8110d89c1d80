// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls

/// Throwing the whole draft away: said with its count, and the safe answer first.
ModalDialog {
    id: dialog

    required property int count

    signal confirmed

    title: qsTr("Discard %Ln staged change(s)?", "", dialog.count)
    text: qsTr("None of them is live, so nothing in the project changes. The draft itself does not come back.")
    first: keep
    answer: keep
    actions: [
        ActionButton {
            id: keep

            text: qsTr("Keep the draft")
            onClicked: dialog.close()
        },
        ActionButton {
            kind: ActionButton.Danger
            text: qsTr("Discard the draft")
            onClicked: {
                dialog.close();
                dialog.confirmed();
            }
        }
    ]
}
