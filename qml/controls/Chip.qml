// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// States a fact; cannot be pressed. `tone` is a Tone.
Rectangle {
    id: chip

    required property string text
    property int tone: Tone.Neutral
    property string iconName
    property bool outlined: false
    /// Less air, for where there is little room.
    property bool tight: false
    /// Words for a screen reader where the figure alone does not say enough.
    property string label

    implicitWidth: row.implicitWidth + (tight ? 12 : 14)
    implicitHeight: Math.max(Math.round((tight ? 18 : 20) * Theme.textScale), row.implicitHeight)
    radius: Theme.radius.chip
    color: outlined ? "transparent" : Tone.soft(tone)
    border.width: outlined || Theme.highContrast ? 1 : 0
    border.color: Theme.highContrast ? Tone.text(tone) : Theme.lineMid

    Accessible.role: Accessible.StaticText
    Accessible.name: label !== "" ? label : text

    Row {
        id: row

        anchors.centerIn: parent
        spacing: chip.tight ? 3 : Theme.s2

        Icon {
            visible: chip.iconName !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: chip.iconName
            size: chip.tight ? 11 : 12
            color: Tone.text(chip.tone)
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            text: chip.text
            look: Theme.smallStrong
            color: Tone.text(chip.tone)
            Accessible.ignored: true
        }
    }
}
