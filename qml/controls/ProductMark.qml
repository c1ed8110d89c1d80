// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Theme

/// Steward's own mark: a page with a margin line and three lines of writing, the last in pencil.
Rectangle {
    id: mark

    property int size: 22
    readonly property real unit: size / 22

    component Stroke: Rectangle {
        height: 1.8 * mark.unit
        radius: height / 2
        color: Theme.overAccent
    }

    implicitWidth: size
    implicitHeight: size
    color: "transparent"
    Accessible.ignored: true

    Rectangle {
        anchors.fill: parent
        anchors.margins: mark.unit
        radius: 5 * mark.unit
        color: Theme.accent
    }
    Rectangle {
        x: 6.8 * mark.unit
        y: mark.unit
        width: 1.4 * mark.unit
        height: 20 * mark.unit
        color: Theme.overAccent
        opacity: 0.55
    }
    Stroke {
        x: 9.6 * mark.unit
        y: 6.1 * mark.unit
        width: 8.8 * mark.unit
    }
    Stroke {
        x: 9.6 * mark.unit
        y: 10.1 * mark.unit
        width: 8.8 * mark.unit
    }
    Stroke {
        x: 9.6 * mark.unit
        y: 14.1 * mark.unit
        width: 3.2 * mark.unit
    }
    Stroke {
        x: 13.6 * mark.unit
        y: 14.1 * mark.unit
        width: 2.6 * mark.unit
    }
}
