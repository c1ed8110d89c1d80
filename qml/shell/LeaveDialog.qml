// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls

/// Closing, signing out or going on to another project with a draft: it lives in memory only, so it is said that it will
/// be lost.
ModalDialog {
    id: dialog

    enum Way {
        Closing,
        SigningOut,
        Switching
    }

    required property int count
    property int way: LeaveDialog.Closing

    signal left

    title: qsTr("%Ln staged change(s) will be lost", "", dialog.count)
    text: [qsTr("The draft is kept only while this window is open. Apply it first, or close and lose it."), qsTr("The draft is kept only while you are signed in. Apply it first, or sign out and lose it."), qsTr("The draft is kept only while this project is open. Apply it first, or go on and lose it.")][way]
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
            text: [qsTr("Close and lose the draft"), qsTr("Sign out and lose the draft"), qsTr("Go on and lose the draft")][dialog.way]
            onClicked: {
                dialog.close();
                dialog.left();
            }
        }
    ]
}
