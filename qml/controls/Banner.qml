// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// On the page it concerns: cause, meaning, next step. Buttons are its children; a request id can be copied.
Rectangle {
    id: banner

    property int tone: Tone.Info
    property string title
    property string text
    /// In place of title and text: a model's Sentence. In a stacked one: in place of the text.
    property var sentence
    /// A card in a narrow pane: the words stand under the mark, not beside it.
    property bool stacked: false
    /// A few words in a row of facts.
    property bool dense: false
    property string requestId
    property string iconName: ["info", "info", "pencil", "octagon-alert", "triangle-alert", "circle-check", "info", "check"][tone]
    default property alias actions: row.data

    property bool copied: false
    onRequestIdChanged: copied = false

    implicitWidth: 320
    implicitHeight: line.implicitHeight + (dense ? Theme.s5 : Theme.s7)
    radius: Theme.radius.control
    color: Tone.soft(tone)
    border.width: 1
    border.color: Tone.line(tone)

    onVisibleChanged: Keyboard.leave(banner)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence ? Say.list([stacked ? title : "", sentence.plain ?? ""], " ") : Say.list([title, text], " ")
    Accessible.description: requestId === "" ? "" : qsTr("Request %1").arg(requestId)

    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.s5
        anchors.rightMargin: Theme.s5
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4 + Theme.s1

        Icon {
            visible: !banner.stacked
            name: banner.iconName
            color: Tone.text(banner.tone)
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.s1
        }
        ColumnLayout {
            spacing: banner.stacked ? Theme.s3 : Theme.s2
            Layout.fillWidth: true

            RowLayout {
                visible: banner.title !== "" && (banner.stacked || !banner.sentence)
                spacing: Theme.s4

                Icon {
                    visible: banner.stacked
                    name: banner.iconName
                    color: Tone.text(banner.tone)
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: Theme.s1
                }
                Label {
                    text: banner.title
                    look: Theme.title3
                    font.pixelSize: Theme.row.size
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
            Sentence {
                readonly property bool beside: banner.title !== "" && !banner.stacked

                visible: banner.sentence || banner.text !== ""
                value: banner.sentence
                words: banner.text
                look: beside ? Theme.small : Theme.row
                lineHeight: banner.stacked ? look.line - Theme.s1 : look.line
                color: beside ? Theme.textMuted : Theme.text
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            GridLayout {
                // what to do first; the request beside it, or under it where there is no room
                readonly property real room: line.width - (banner.stacked ? 0 : Theme.size.iconRow + line.spacing)
                columns: row.implicitWidth + request.implicitWidth + columnSpacing <= room ? 2 : 1
                columnSpacing: Theme.s4
                rowSpacing: Theme.s3
                visible: row.children.length > 0 || request.visible
                Layout.topMargin: banner.stacked ? 0 : Theme.s2

                RowLayout {
                    id: row

                    visible: children.length > 0
                    spacing: Theme.s4
                }
                Column {
                    id: request

                    visible: banner.requestId !== ""

                    Repeater {
                        model: banner.requestId === "" ? 0 : 1 // most have none, and a button is dear
                        delegate: RowLayout {
                            spacing: Theme.s4

                            Label {
                                text: qsTr("Request %1").arg(banner.requestId)
                                look: Theme.small
                                color: Theme.textFaint
                            }
                            ActionButton {
                                kind: ActionButton.Link
                                text: banner.copied ? qsTr("Copied") : qsTr("Copy")
                                label: banner.copied ? qsTr("Copied the request id") : qsTr("Copy the request id")
                                onClicked: {
                                    Clip.copy(banner.requestId);
                                    banner.copied = true;
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
