// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// One line across the shell while something holds everywhere: no network, since when.
Rectangle {
    id: strip

    property int tone: Tone.Warning
    property string title
    property string text
    property string iconName: "wifi-off"
    property string actionText
    property bool framed: false

    signal acted

    implicitWidth: line.implicitWidth + Theme.s11
    implicitHeight: Math.max(Theme.shell.statusStrip, line.implicitHeight + Theme.s5)
    color: Tone.soft(tone)
    radius: framed ? Theme.radius.control : 0
    border.width: framed ? 1 : 0
    border.color: Tone.line(tone)

    onVisibleChanged: Keyboard.leave(strip)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: Say.list([title, text], " ")

    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: strip.framed ? 14 : Theme.s8
        anchors.rightMargin: strip.framed ? 14 : Theme.s8
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4 + Theme.s1

        Icon {
            name: strip.iconName
            color: Tone.text(strip.tone)
        }
        Sentence {
            lead: strip.title
            words: strip.text
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        ActionButton {
            visible: strip.actionText !== ""
            kind: ActionButton.Link
            text: strip.actionText
            onClicked: strip.acted()
        }
    }
    Rectangle {
        visible: !strip.framed
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: 1
        color: Tone.line(strip.tone)
    }
}
