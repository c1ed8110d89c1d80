// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// A dot and a word: how a thing stands. Never the dot alone.
RowLayout {
    id: status

    required property string text
    property int tone: Tone.Success
    /// A ring in place of the dot: not there, not known.
    property bool hollow: false
    property TextStyle look: Theme.row
    property color ink: Theme.textMuted

    spacing: Theme.s3

    Rectangle {
        implicitWidth: Math.round(8 * Theme.textScale)
        implicitHeight: implicitWidth
        radius: width / 2
        color: status.hollow ? "transparent" : Tone.line(status.tone)
        border.width: status.hollow ? 2 : 0
        border.color: Theme.lineStrong
    }
    Label {
        text: status.text
        look: status.look
        color: status.ink
        elide: Text.ElideRight
        Layout.fillWidth: true
    }
}
