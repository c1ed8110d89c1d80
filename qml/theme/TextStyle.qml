// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// One of the type styles, such as Theme.row. Sizes are pixels, after scaling.
QtObject {
    id: style

    required property int baseSize
    required property int baseLine
    required property int weight
    required property real tracking
    required property string family
    required property real scale

    readonly property int size: Math.round(baseSize * scale)
    readonly property int line: Math.round(baseLine * scale)
    /// What a line of letters takes at least: the font's ascent and descent over its em.
    readonly property int height: Math.ceil(size * 1.21)
    readonly property real spacing: tracking * scale
    readonly property font font: Qt.font({
            "family": style.family,
            "pixelSize": style.size,
            "weight": style.weight,
            "letterSpacing": style.spacing
        })
}
