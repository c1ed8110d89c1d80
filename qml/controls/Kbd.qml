// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// A key as it stands on a keyboard. Always left to right.
Rectangle {
    id: kbd

    required property string text
    property color ink: Theme.textMuted
    /// On a coloured button: no ground of its own, lines in the text's colour.
    property bool bare: false

    implicitWidth: label.implicitWidth + Theme.s5
    implicitHeight: label.implicitHeight + 3
    radius: Theme.radius.chip
    color: bare ? "transparent" : Theme.sheet
    border.width: 1
    border.color: bare ? ink : Theme.lineMid
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.ignored: true

    Rectangle {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.s1
        anchors.rightMargin: Theme.s1
        anchors.bottomMargin: 1
        height: 1
        color: kbd.border.color
    }
    Label {
        id: label

        anchors.horizontalCenter: parent.horizontalCenter
        y: 1
        look: Theme.smallStrong
        text: kbd.text
        color: kbd.ink
        Accessible.ignored: true
    }
}
