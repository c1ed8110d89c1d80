// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A thin bar at the edge of what scrolls.
T.ScrollBar {
    id: bar

    implicitWidth: Theme.s4 + Theme.s1
    implicitHeight: Theme.s4 + Theme.s1
    padding: Theme.s1
    minimumSize: 0.06
    visible: policy === T.ScrollBar.AlwaysOn || (policy !== T.ScrollBar.AlwaysOff && size < 1)
    Accessible.role: Accessible.ScrollBar
    Accessible.name: orientation === Qt.Vertical ? qsTr("Scroll up and down") : qsTr("Scroll sideways")

    contentItem: Rectangle {
        implicitWidth: Theme.s3
        implicitHeight: Theme.s3
        radius: Math.min(width, height) / 2
        color: bar.pressed ? Theme.textMuted : bar.hovered ? Theme.lineStrong : Theme.lineMid
    }
}
