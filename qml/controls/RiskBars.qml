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

    implicitWidth: Math.round(13 * Theme.textScale)
    implicitHeight: Math.round(11 * Theme.textScale)

    Accessible.role: Accessible.Graphic
    Accessible.name: text

    Repeater {
        model: 3
        delegate: Rectangle {
            required property int index

            x: (bars.LayoutMirroring.enabled ? 2 - index : index) * Math.round(5 * Theme.textScale)
            y: bars.height - height
            width: Math.round(3 * Theme.textScale)
            height: Math.round([5, 8, 11][index] * Theme.textScale)
            radius: 1
            color: {
                if (index >= bars.level)
                    return Theme.lineMid;
                return [Theme.lineMid, Theme.textFaint, Theme.warningLine, Theme.dangerLine][bars.level];
            }
        }
    }
}
