// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Accounts that the key ring keeps a sign-in of, last used first, then servers used before. Of both only addresses are kept
/// outside the ring.
ColumnLayout {
    id: root

    required property KnownAccounts accounts
    required property bool busy

    signal chosen(string handle, string server)

    spacing: Theme.s4

    RowLayout {
        Label {
            text: qsTr("Continue")
            look: Theme.title2
            Layout.fillWidth: true
        }
        Label {
            text: qsTr("Profiles are kept on this computer, without passwords")
            look: Theme.small
            color: Theme.textFaint
        }
    }
    Sheet {
        implicitHeight: rows.implicitHeight + 2
        Layout.fillWidth: true

        Rows {
            id: rows

            anchors.fill: parent
            anchors.margins: 1
            model: root.accounts
            delegate: Item {
                id: place

                required property int index
                required property string server
                required property string handle
                required property string name
                readonly property bool kept: handle !== ""

                implicitHeight: line.implicitHeight + Theme.s8

                RowLayout {
                    id: line

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: 14
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 14

                    Icon {
                        name: place.kept ? "key-round" : "globe"
                        color: Theme.textFaint
                    }
                    ColumnLayout {
                        spacing: Theme.s1
                        Layout.fillWidth: true

                        Label {
                            text: place.server
                            look: Theme.title3
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                        }
                        Label {
                            visible: place.kept
                            //: In place of a person's name, which cannot be read now
                            text: place.name !== "" ? place.name : qsTr("An account in the key ring")
                            look: Theme.small
                            color: Theme.textMuted
                            elide: Text.ElideRight
                            Layout.fillWidth: true
                        }
                    }
                    IconButton {
                        iconName: "x"
                        small: true
                        //: %1 a person, %2 the address of a server
                        text: place.name !== "" ? Say.fill(qsTr("Forget %1 at %2"), [place.name, place.server]) : qsTr("Forget %1").arg(place.server)
                        onClicked: root.accounts.forget(place.handle, place.server)
                    }
                    ActionButton {
                        kind: place.index === 0 ? ActionButton.Primary : ActionButton.Plain
                        text: qsTr("Continue")
                        //: %1 the address of a server, %2 a person
                        label: place.name !== "" ? Say.fill(qsTr("Continue with %1 as %2"), [place.server, place.name]) : qsTr("Continue with %1").arg(place.server)
                        blocked: root.busy
                        reason: qsTr("A sign-in is under way.")
                        onClicked: root.chosen(place.handle, place.server)
                    }
                }
                Divider {
                    visible: place.index > 0
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.top: parent.top
                }
            }
        }
    }
}
