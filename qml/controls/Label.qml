// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// Plain text in one of the theme's styles. Lines stand as far apart as the style says, letters in their middle.
Text {
    id: label

    property TextStyle look: Theme.row

    font.family: look.family
    font.pixelSize: look.size
    font.weight: look.weight
    font.letterSpacing: look.spacing
    color: Theme.text
    textFormat: Text.PlainText
    lineHeightMode: Text.FixedHeight
    lineHeight: look.line
    topPadding: Math.floor((lineHeight - Math.ceil(font.pixelSize * Theme.letterHeight)) / 2)
    bottomPadding: -topPadding
    // At the start whatever the script of the words; LayoutMirroring turns it.
    horizontalAlignment: Text.AlignLeft

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
