// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// A share of a whole. `second` is hatched and stands behind the first: earned and accepted, done and promised.
Rectangle {
    id: bar

    required property real value
    property real second: 0
    property int tone: Tone.Accent
    /// Both figures in words, if the bar stands alone.
    property string label
    readonly property real solid: Math.max(0, Math.min(1, value))
    readonly property real hatched: Math.max(0, Math.min(1 - solid, second))

    implicitWidth: 160
    implicitHeight: Theme.s4
    radius: Theme.s1
    color: Theme.pressed
    border.width: Theme.highContrast ? 1 : 0
    border.color: Theme.lineStrong
    Accessible.role: Accessible.Graphic
    Accessible.name: label
    Accessible.ignored: label === ""

    Rectangle {
        anchors.left: parent.left
        width: Math.round(parent.width * bar.solid)
        height: parent.height
        radius: Theme.s1
        color: bar.tone === Tone.Accent ? Theme.mark : Tone.line(bar.tone)
    }
    Item {
        anchors.left: parent.left
        anchors.leftMargin: Math.round(parent.width * bar.solid)
        width: Math.round(parent.width * bar.hatched)
        height: parent.height
        clip: true
        visible: bar.hatched > 0

        Text {
            textFormat: Text.PlainText
            font.family: Icons.family
            font.pixelSize: Math.max(1, parent.height)
            text: Icons.letter("hatch", false).repeat(Math.ceil(parent.width / Math.max(1, parent.height)) + 1)
            color: Theme.accentLine
            Accessible.ignored: true
        }
    }
}
