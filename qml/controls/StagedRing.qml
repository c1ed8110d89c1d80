// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The pencil's ring around a mark that is changed in the draft.
Rectangle {
    id: ring

    property int corner: Theme.radius.chip
    property int gap: Theme.s1

    anchors.fill: parent
    anchors.margins: -(gap + Theme.s1)
    radius: corner + gap + Theme.s1
    color: "transparent"
    border.width: Theme.s1
    border.color: Theme.pencilLine
}
