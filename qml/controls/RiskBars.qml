// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Theme

/// One, two or three bars: low, medium, high risk.
Item {
    id: bars

    required property int level
    readonly property string text: ["", qsTr("Low risk"), qsTr("Medium risk"), qsTr("High risk")][level]
    readonly property color lit: [Theme.lineMid, Theme.textFaint, Theme.warningLine, Theme.dangerLine][level]
    readonly property int pace: Math.round(5 * Theme.textScale)
    readonly property int thickness: Math.round(3 * Theme.textScale)

    implicitWidth: Math.round(13 * Theme.textScale)
    implicitHeight: Math.round(11 * Theme.textScale)

    Accessible.role: Accessible.Graphic
    Accessible.name: text

    // each written out: a repeater costs more than what it makes, and a table has dozens of these
    component Step: Rectangle {
        required property int step

        x: (bars.LayoutMirroring.enabled ? 2 - step : step) * bars.pace
        y: bars.height - height
        width: bars.thickness
        radius: 1
        color: step < bars.level ? bars.lit : Theme.lineMid
    }

    Step {
        step: 0
        height: Math.round(5 * Theme.textScale)
    }
    Step {
        step: 1
        height: Math.round(8 * Theme.textScale)
    }
    Step {
        step: 2
        height: Math.round(11 * Theme.textScale)
    }
}
