// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// A letter of the icon font. Says nothing by itself: the words stand beside it or in the control's name.
Text {
    id: icon

    required property string name
    property int size: Theme.size.iconRow
    property bool mirrored: Icons.turns(name) && LayoutMirroring.enabled

    text: Icons.letter(name, mirrored)
    textFormat: Text.PlainText
    color: Theme.textMuted
    font.family: Icons.family
    font.pixelSize: Math.round(size * Theme.textScale)
    width: font.pixelSize
    height: font.pixelSize
    horizontalAlignment: Text.AlignLeft
    Accessible.ignored: true
}
