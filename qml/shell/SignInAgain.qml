// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models

/// The session has ended: signing in happens over the page, which stays as it is with its draft.
ModalDialog {
    id: dialog

    /// Null in a demo window, where this never opens.
    required property SignIn signIn
    required property int count
    readonly property bool busy: dialog.signIn?.isBusy ?? false

    title: qsTr("Please sign in again")
    text: dialog.count > 0 ? qsTr("Your session has ended. Your %Ln staged change(s) are safe, and this page stays open.", "", dialog.count) : qsTr("Your session has ended. This page stays open.")
    first: again
    answer: again
    closePolicy: ModalDialog.NoAutoClose
    actions: [
        ActionButton {
            kind: ActionButton.Quiet
            text: dialog.busy ? qsTr("Cancel") : qsTr("Work offline")
            onClicked: dialog.busy ? dialog.signIn.cancel() : dialog.close()
        },
        ActionButton {
            id: again

            kind: ActionButton.Primary
            iconName: "log-in"
            text: dialog.busy ? qsTr("Waiting…") : qsTr("Sign in")
            blocked: dialog.busy
            reason: qsTr("Your browser is open to sign in. Go on there, or cancel.")
            onClicked: dialog.signIn.signInAgain()
        }
    ]

    ColumnLayout {
        Layout.fillWidth: true

        ProgressLine {
            visible: dialog.busy
            text: dialog.signIn?.stepText ?? ""
            Layout.fillWidth: true
        }
        Banner {
            visible: title !== "" && !dialog.busy
            tone: Tone.Danger
            title: dialog.signIn?.errorTitle ?? ""
            text: dialog.signIn?.errorText ?? ""
            Layout.fillWidth: true
        }
    }
}
