// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Theme

/// What stands in the margin of a row that has a mark; most rows have none. A MarginMark loads it into itself.
Item {
    id: sign

    readonly property MarginMark margin: parent?.parent as MarginMark
    readonly property int mark: margin?.mark ?? MarginMark.None
    readonly property color barColor: [Theme.line, Theme.pencilLine, Theme.dangerLine, Theme.warningLine, Theme.dangerLine, Theme.line, Theme.pencilLine][mark]

    Rectangle {
        visible: sign.mark !== MarginMark.Locked && sign.mark !== MarginMark.Conflict
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.border.stagedBar
        color: sign.barColor
    }
    Repeater {
        model: sign.mark === MarginMark.Conflict ? Math.ceil(sign.height / 9) : 0
        delegate: Rectangle {
            required property int index

            anchors.left: sign.left
            y: index * 9
            width: Theme.border.stagedBar
            height: Math.min(6, sign.height - y)
            color: sign.barColor
        }
    }
    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: (sign.margin?.markTop ?? -1) < 0 ? Math.round((sign.height - height) / 2) : sign.margin.markTop
        name: ["", "pencil", "minus", "triangle-alert", "octagon-alert", "lock", "plus"][sign.mark]
        size: 14
        color: [Theme.textFaint, Theme.pencilText, Theme.dangerText, Theme.warningText, Theme.dangerText, Theme.textFaint, Theme.pencilText][sign.mark]
    }
}
