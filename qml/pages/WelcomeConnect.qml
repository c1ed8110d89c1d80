// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// An address, whether a server answers there, and the way to the browser.
ColumnLayout {
    id: root

    required property SignIn signIn

    spacing: Theme.s4

    Label {
        text: qsTr("Connect to a server")
        look: Theme.title2
    }
    RowLayout {
        spacing: Theme.s4

        Field {
            id: address

            label: qsTr("Address of the server")
            labelShown: false
            iconName: "globe"
            placeholder: qsTr("hq.example.org")
            text: root.signIn.address
            inputMethodHints: Qt.ImhUrlCharactersOnly | Qt.ImhNoPredictiveText
            trailingText: root.signIn.addressNote
            trailingIcon: root.signIn.addressState === SignIn.Found ? "check" : ""
            trailingColor: root.signIn.addressState === SignIn.Found ? Theme.successText : Theme.textFaint
            Layout.fillWidth: true
            onEdited: text => root.signIn.address = text
            onEditingFinished: root.signIn.ask()
            onAccepted: if (!go.blocked)
                go.clicked()
        }
        ActionButton {
            id: go

            iconName: "log-in"
            text: root.signIn.isBusy ? qsTr("Cancel") : qsTr("Sign in")
            blocked: !root.signIn.isBusy && root.signIn.address.trim() === ""
            reason: qsTr("Type the address of the server first.")
            onClicked: root.signIn.isBusy ? root.signIn.cancel() : root.signIn.signIn()
        }
    }
    Label {
        visible: !root.signIn.isBusy && root.signIn.errorTitle === ""
        text: qsTr("Your browser opens to sign in. Your password is never typed into Steward.")
        look: Theme.small
        color: Theme.textFaint
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    ProgressLine {
        visible: root.signIn.isBusy
        text: root.signIn.stepText
        Layout.fillWidth: true
    }
    Banner {
        visible: root.signIn.errorTitle !== "" && !root.signIn.isBusy
        tone: Tone.Danger
        title: root.signIn.errorTitle
        text: root.signIn.errorText
        Layout.fillWidth: true
    }
}
