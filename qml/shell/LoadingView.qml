// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// In place of the pages until the project is here: what is awaited, what failed, or the way in for a first admin.
Item {
    id: view

    required property ProjectStatus status
    /// There is a sign-in to leave; the menu that offers it elsewhere needs a person with a name.
    property bool connected: false

    signal signOutRequested
    signal retried

    Sheet {
        anchors.fill: parent
        anchors.margins: Theme.s8

        ColumnLayout {
            anchors.fill: parent
            anchors.margins: 1
            spacing: 0
            visible: view.status.loadState === ProjectStatus.Loading || view.status.loadState === ProjectStatus.Idle

            Rectangle {
                color: Theme.sunken
                Layout.fillWidth: true
                Layout.preferredHeight: Theme.dTableHead

                ProgressLine {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: Theme.s6
                    anchors.verticalCenter: parent.verticalCenter
                    text: view.status.progressText
                    value: view.status.progress
                }
                Divider {
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.bottom: parent.bottom
                }
            }
            SkeletonRows {
                Layout.fillWidth: true
                Layout.fillHeight: true
            }
        }
        ColumnLayout {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.s6
            spacing: Theme.s5
            visible: view.status.loadState === ProjectStatus.Failed || view.status.loadState === ProjectStatus.NoMember

            Banner {
                tone: view.status.loadState === ProjectStatus.NoMember ? Tone.Info : Tone.Danger
                title: view.status.errorTitle
                text: view.status.errorText
                requestId: view.status.requestId
                Layout.fillWidth: true

                ActionButton {
                    small: true
                    iconName: "refresh-cw"
                    text: qsTr("Try again")
                    onClicked: view.retried()
                }
                ActionButton {
                    visible: view.connected
                    small: true
                    iconName: "log-out"
                    text: qsTr("Sign out")
                    onClicked: view.signOutRequested()
                }
            }
            RowLayout {
                visible: view.status.loadState === ProjectStatus.NoMember
                spacing: Theme.s4

                Field {
                    id: code

                    label: qsTr("Claim code of a new project")
                    help: qsTr("It was printed when the project was made, and works once.")
                    error: view.status.claimError
                    code: true
                    Layout.preferredWidth: Theme.shell.formMeasure
                    onAccepted: view.status.claim(text)
                }
                ActionButton {
                    kind: ActionButton.Primary
                    text: qsTr("Claim the project")
                    blocked: code.text.trim() === ""
                    reason: qsTr("Enter the claim code first.")
                    onClicked: view.status.claim(code.text)
                }
            }
        }
    }
}
