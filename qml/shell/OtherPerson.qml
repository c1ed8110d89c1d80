// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Controls
import Steward.Models

/// Somebody else has signed in over a page with a draft. It is never sent in another's name, and does not go unasked.
ModalDialog {
    id: dialog

    /// Null in a demo window, where this never opens.
    required property SignIn signIn
    required property int count
    required property string owner

    signal cameBack

    title: dialog.signIn?.otherName ? qsTr("%1 has signed in").arg(dialog.signIn.otherName) : qsTr("Somebody else has signed in")
    text: qsTr("Only %1 can apply the %Ln staged change(s) on this page. Going on loses the draft.", "", dialog.count).arg(dialog.owner)
    first: back
    answer: back
    closePolicy: ModalDialog.NoAutoClose
    actions: [
        ActionButton {
            id: back

            iconName: "log-in"
            text: qsTr("Sign in as %1").arg(dialog.owner)
            onClicked: {
                dialog.close();
                dialog.cameBack();
                dialog.signIn.comeBack();
            }
        },
        ActionButton {
            kind: ActionButton.Danger
            text: qsTr("Lose the draft and go on")
            onClicked: {
                dialog.close();
                dialog.signIn.goOnAsOther();
            }
        }
    ]
}
