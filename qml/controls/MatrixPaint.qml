// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Steward.Controls // of its own module only the types of QML are known by themselves
import Steward.Theme

/// The theme, for the marks of the matrix.
MarkPaint {
    mark: Theme.mark
    overMark: Theme.overMark
    sheet: Theme.sheet
    accentSoft: Theme.accentSoft
    accentLine: Theme.accentLine
    accentText: Theme.accentText
    pencilSoft: Theme.pencilSoft
    pencilLine: Theme.pencilLine
    pencilText: Theme.pencilText
    dangerSoft: Theme.dangerSoft
    dangerLine: Theme.dangerLine
    dangerText: Theme.dangerText
    faint: Theme.textFaint
    dot: Theme.highContrast ? Theme.textFaint : Theme.lineMid
    line: Theme.line
    size: Math.round(Theme.size.matrixGlyph * Theme.textScale)
    radius: Theme.radius.chip
    stroke: Theme.s1
    textScale: Theme.textScale
    numberFont: Qt.font({
            "family": Theme.smallStrong.family,
            "pixelSize": Math.round(11 * Theme.textScale),
            "weight": Theme.title3.weight
        })
    iconFamily: Icons.family
    check: Icons.letter("check-bold", false)
    lock: Icons.letter("lock", false)
    plus: Icons.letter("plus-bold", false)
    minus: Icons.letter("minus-bold", false)
}
