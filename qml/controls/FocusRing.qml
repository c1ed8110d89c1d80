// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The keyboard's ring around its parent, at a distance of `gap`; with `inside` it lies on the parent's own edge.
Rectangle {
    id: ring

    property int corner: Theme.radius.control
    property int gap: Theme.s1
    property bool inside: false

    anchors.fill: parent
    anchors.margins: inside ? 0 : -(gap + Theme.border.focus)
    radius: inside ? corner : corner + gap + Theme.border.focus
    color: "transparent"
    border.width: Theme.border.focus
    border.color: Theme.focus
}
