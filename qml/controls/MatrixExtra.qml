// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// What few marks have: the number of Some, the ring of a staged one. A MatrixGlyph loads it into itself.
Item {
    id: extra

    readonly property MatrixGlyph mark: parent?.parent as MatrixGlyph

    Label {
        anchors.centerIn: parent
        visible: extra.mark?.kind === MatrixMark.Some
        text: extra.mark?.count ?? ""
        look: Theme.smallStrong
        font.weight: Theme.title3.weight
        font.pixelSize: Math.round(11 * Theme.textScale)
        color: Theme.accentText
        Accessible.ignored: true
    }
    StagedRing {
        visible: extra.mark?.staged ?? false
        gap: 1
    }
}
