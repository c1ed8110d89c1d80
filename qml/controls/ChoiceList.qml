// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// What opens under a Choice.
T.Popup {
    id: list

    required property T.ComboBox box
    required property string label
    readonly property real room: box.Window.window ? box.Window.window.height : 480

    y: box.height + Theme.s2
    width: box.width
    height: Math.min(implicitHeight, room - topMargin - bottomMargin)
    implicitHeight: contentHeight + topPadding + bottomPadding
    margins: Theme.s4
    padding: Theme.s2

    contentItem: ListView {
        clip: true
        implicitHeight: Math.min(contentHeight, Math.round(320 * Theme.textScale))
        model: list.box.delegateModel
        currentIndex: list.box.highlightedIndex
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: list.label
    }
    background: Raised {
    }
}
