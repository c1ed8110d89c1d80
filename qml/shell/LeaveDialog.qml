// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls

/// Closing or signing out with a draft: it lives in memory only, so it is said that it will be lost.
ModalDialog {
    id: dialog

    required property int count
    property bool signingOut: false

    signal left

    title: qsTr("%Ln staged change(s) will be lost", "", dialog.count)
    text: dialog.signingOut ? qsTr("The draft is kept only while you are signed in. Apply it first, or sign out and lose it.") : qsTr("The draft is kept only while this window is open. Apply it first, or close and lose it.")
    first: stay
    answer: stay
    actions: [
        ActionButton {
            id: stay

            text: qsTr("Stay here")
            onClicked: dialog.close()
        },
        ActionButton {
            kind: ActionButton.Danger
            text: dialog.signingOut ? qsTr("Sign out and lose the draft") : qsTr("Close and lose the draft")
            onClicked: {
                dialog.close();
                dialog.left();
            }
        }
    ]
}
