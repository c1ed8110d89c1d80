// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The left half of the welcome page: the idea in two sentences and one picture made of rows.
Rectangle {
    id: root

    required property Preferences preferences

    color: Theme.canvas

    Divider {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s11
        anchors.rightMargin: Theme.s11
        anchors.topMargin: Theme.s10
        anchors.bottomMargin: 28
        spacing: 0

        RowLayout {
            spacing: Theme.s4 + Theme.s1

            ProductMark {
                size: 28
            }
            Label {
                text: qsTr("Steward")
                look: Theme.title2
                font.pixelSize: Math.round(18 * Theme.textScale)
            }
        }
        Label {
            text: qsTr("Nothing changes\nuntil you say so.")
            look: Theme.display
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Layout.topMargin: 72
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Label {
            text: qsTr("Every edit is pencilled into one draft. See who it touches, take back what you do not want, then apply it all in ink.")
            look: Theme.body
            color: Theme.textMuted
            lineHeight: Math.round(22 * Theme.textScale)
            wrapMode: Text.Wrap
            Layout.maximumWidth: Math.round(380 * Theme.textScale)
            Layout.fillWidth: true
            Layout.topMargin: Theme.s5
        }
        Sheet {
            implicitHeight: ledger.implicitHeight + 2
            Layout.fillWidth: true
            Layout.topMargin: Theme.s11
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("A ledger page: three applied changes in ink, three staged changes in pencil")

            ColumnLayout {
                id: ledger

                anchors.fill: parent
                anchors.margins: 1
                spacing: 0

                Repeater {
                    model: [{
                            "ink": true,
                            "what": qsTr("14 villages put under Mponela"),
                            "when": "13:41"
                        }, {
                            "ink": true,
                            "what": qsTr("Tadala Kamanga is now M&E Officer"),
                            "when": "11:08"
                        }, {
                            "ink": true,
                            "what": qsTr("Read Only no longer downloads reports"),
                            "when": qsTr("Tue")
                        }, {
                            "ink": false,
                            "what": qsTr("District officers see their own places"),
                            "when": qsTr("12 people")
                        }, {
                            "ink": false,
                            "what": qsTr("Helpdesk may no longer log in as others"),
                            "when": qsTr("5 people")
                        }, {
                            "ink": false,
                            "what": qsTr("Yankho Msiska gets a place"),
                            "when": qsTr("1 person")
                        }, {
                            "ink": true,
                            "what": "",
                            "when": ""
                        }, {
                            "ink": true,
                            "what": "",
                            "when": ""
                        }]

                    Item {
                        id: place

                        required property int index
                        required property var modelData

                        implicitHeight: Theme.grown(42)
                        Layout.fillWidth: true

                        MarginMark {
                            id: margin

                            anchors.left: parent.left
                            anchors.top: parent.top
                            anchors.bottom: parent.bottom
                            mark: place.modelData.ink ? MarginMark.None : MarginMark.Staged

                            Icon {
                                anchors.centerIn: parent
                                visible: place.modelData.ink && place.modelData.what !== ""
                                name: "check"
                                size: 14
                                color: Theme.textFaint
                            }
                        }
                        Label {
                            anchors.left: margin.right
                            anchors.leftMargin: 14
                            anchors.right: when.left
                            anchors.rightMargin: 14
                            anchors.verticalCenter: parent.verticalCenter
                            text: place.modelData.what
                            look: place.modelData.ink ? Theme.bodyStrong : Theme.body
                            color: place.modelData.ink ? Theme.text : Theme.pencilText
                            elide: Text.ElideRight
                            Accessible.ignored: true
                        }
                        Label {
                            id: when

                            anchors.right: parent.right
                            anchors.rightMargin: 14
                            anchors.verticalCenter: parent.verticalCenter
                            text: place.modelData.when
                            look: Theme.small
                            color: place.modelData.ink ? Theme.textFaint : Theme.pencilText
                            Accessible.ignored: true
                        }
                        Divider {
                            visible: place.index < 7
                            anchors.left: parent.left
                            anchors.right: parent.right
                            anchors.bottom: parent.bottom
                        }
                    }
                }
            }
        }
        Item {
            Layout.fillHeight: true
        }
        WelcomeFoot {
            preferences: root.preferences
            Layout.fillWidth: true
            Layout.leftMargin: -Theme.s5
        }
    }
}
