// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The canvas behind a pane at one side of the sheet: it keeps the sheet's round corners on that side.
Rectangle {
    id: ground

    /// At the end of the line; else at its start.
    property bool atEnd: false

    color: Theme.canvas
    radius: Theme.radius.sheet - 1

    Rectangle {
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.left: ground.atEnd ? parent.left : undefined
        anchors.right: ground.atEnd ? undefined : parent.right
        width: parent.width / 2
        color: parent.color
    }
}
