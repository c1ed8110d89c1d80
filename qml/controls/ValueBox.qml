// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// One value of a pair. For ValuePair.
Rectangle {
    id: box

    required property string text
    property int tone: Tone.Neutral
    property bool struck: false

    implicitWidth: Math.ceil(label.implicitWidth) + Theme.s6
    implicitHeight: label.implicitHeight + Theme.s2
    radius: Theme.radius.chip
    color: struck ? Theme.sunken : Tone.soft(tone)
    border.width: Theme.highContrast ? 1 : 0
    border.color: label.color
    Accessible.ignored: true

    Label {
        id: label

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        text: box.text
        look: box.struck ? Theme.row : Theme.rowStrong
        font.strikeout: box.struck
        color: box.struck ? Theme.textFaint : Tone.text(box.tone)
        elide: Text.ElideRight
        Accessible.ignored: true
    }
}
