// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Servers used before, last first. Only addresses are kept on this computer.
ColumnLayout {
    id: root

    required property Preferences preferences
    required property bool busy

    signal chosen(string address)

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
            model: root.preferences.servers
            delegate: Item {
                id: place

                required property int index
                required property string modelData

                implicitHeight: line.implicitHeight + Theme.s8

                RowLayout {
                    id: line

                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: 14
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 14

                    Icon {
                        name: "globe"
                        color: Theme.textFaint
                    }
                    Label {
                        text: place.modelData
                        look: Theme.title3
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                    IconButton {
                        iconName: "x"
                        small: true
                        text: qsTr("Forget %1").arg(place.modelData)
                        onClicked: root.preferences.forgetServer(place.modelData)
                    }
                    ActionButton {
                        kind: place.index === 0 ? ActionButton.Primary : ActionButton.Plain
                        text: qsTr("Continue")
                        label: qsTr("Continue with %1").arg(place.modelData)
                        blocked: root.busy
                        reason: qsTr("A sign-in is under way.")
                        onClicked: root.chosen(place.modelData)
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
