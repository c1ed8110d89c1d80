// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// On the page it concerns: cause, meaning, next step. Buttons are its children; a request id can be copied.
Rectangle {
    id: banner

    property int tone: Tone.Info
    property string title
    property string text
    /// In place of title and text: a model's Sentence.
    property var sentence
    property string requestId
    property string iconName: ["info", "info", "pencil", "octagon-alert", "triangle-alert", "circle-check", "info", "check"][tone]
    default property alias actions: row.data

    signal copyRequested(string requestId)

    implicitWidth: 320
    implicitHeight: line.implicitHeight + Theme.s7
    radius: Theme.radius.control
    color: Tone.soft(tone)
    border.width: 1
    border.color: Tone.line(tone)

    Accessible.role: Accessible.AlertMessage
    Accessible.name: sentence ? sentence.plain ?? "" : Say.list([title, text], " ")
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
            name: banner.iconName
            color: Tone.text(banner.tone)
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.s1
        }
        ColumnLayout {
            spacing: Theme.s2
            Layout.fillWidth: true

            Label {
                visible: banner.title !== "" && !banner.sentence
                text: banner.title
                look: Theme.title3
                font.pixelSize: Theme.row.size
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Sentence {
                visible: banner.sentence || banner.text !== ""
                value: banner.sentence
                words: banner.text
                look: banner.title !== "" ? Theme.small : Theme.row
                color: banner.title !== "" ? Theme.textMuted : Theme.text
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            RowLayout {
                id: row

                visible: row.children.length > 2 || banner.requestId !== ""
                spacing: Theme.s4
                Layout.topMargin: Theme.s2

                Label {
                    visible: banner.requestId !== ""
                    text: qsTr("Request %1").arg(banner.requestId)
                    look: Theme.small
                    color: Theme.textFaint
                }
                ActionButton {
                    visible: banner.requestId !== ""
                    kind: ActionButton.Link
                    text: qsTr("Copy")
                    label: qsTr("Copy the request id")
                    onClicked: banner.copyRequested(banner.requestId)
                }
            }
        }
    }
}
