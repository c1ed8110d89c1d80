// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Theme

/// The margin of a row, 28 wide: a hairline, a bar at the edge and the mark. Nothing else stands in a margin.
Item {
    id: margin

    enum Mark {
        None,
        Staged,
        Removed,
        Conflict,
        Danger,
        Locked,
        Added
    }

    property int mark: MarginMark.None
    /// The mark stands this far from the top; in the middle by default.
    property int markTop: -1
    readonly property color barColor: [Theme.line, Theme.pencilLine, Theme.dangerLine, Theme.warningLine, Theme.dangerLine, Theme.line, Theme.pencilLine][mark]
    readonly property string text: ["", qsTr("staged"), qsTr("staged removal"), qsTr("conflict"), qsTr("dangerous"), qsTr("not yours to change"), qsTr("staged addition")][mark]

    implicitWidth: Theme.shell.margin
    implicitHeight: Theme.dRow

    Accessible.role: Accessible.Graphic
    Accessible.name: text
    Accessible.ignored: mark === MarginMark.None

    Divider {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        vertical: true
        strong: true
    }
    Rectangle {
        visible: margin.mark !== MarginMark.None && margin.mark !== MarginMark.Locked && margin.mark !== MarginMark.Conflict
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: Theme.border.stagedBar
        color: margin.barColor
    }
    Repeater {
        model: margin.mark === MarginMark.Conflict ? Math.ceil(margin.height / 9) : 0
        delegate: Rectangle {
            required property int index

            anchors.left: margin.left
            y: index * 9
            width: Theme.border.stagedBar
            height: Math.min(6, margin.height - y)
            color: margin.barColor
        }
    }
    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        y: margin.markTop < 0 ? Math.round((margin.height - height) / 2) : margin.markTop
        visible: margin.mark !== MarginMark.None
        name: ["", "pencil", "minus", "triangle-alert", "octagon-alert", "lock", "plus"][margin.mark]
        size: 14
        color: [Theme.textFaint, Theme.pencilText, Theme.dangerText, Theme.warningText, Theme.dangerText, Theme.textFaint, Theme.pencilText][margin.mark]
    }
}
