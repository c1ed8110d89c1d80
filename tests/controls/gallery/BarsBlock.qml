// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Toast and draft bar"
    gap: 12

    Toast {
        text: "11 changes are live"
        actionText: "Undo"
        timeText: "29:41"
        Layout.fillWidth: true
    }
    DraftBar {
        title: "11 changes staged"
        reviewText: "Review"
        framed: true
        discardable: false
        Layout.fillWidth: true
    }
    Strip {
        text: "No network. Applying waits."
        actionText: "Try now"
        framed: true
        Layout.fillWidth: true
    }
}
