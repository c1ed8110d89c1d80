// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The letter of a level in the tree of places; `label` is its name.
Rectangle {
    id: badge

    required property string letter
    property string label: letter

    implicitWidth: Math.max(Math.round(20 * Theme.textScale), words.implicitWidth + Theme.s3)
    implicitHeight: Math.round(18 * Theme.textScale)
    radius: Theme.radius.mark
    color: Theme.sunken
    border.width: 1
    border.color: Theme.line
    Accessible.role: Accessible.StaticText
    Accessible.name: label

    Label {
        id: words

        anchors.centerIn: parent
        text: badge.letter
        look: Theme.smallStrong
        font.weight: Theme.title3.weight
        font.pixelSize: Math.round(10 * Theme.textScale)
        color: Theme.textMuted
        Accessible.ignored: true
    }
}
