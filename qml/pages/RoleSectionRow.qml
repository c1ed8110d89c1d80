// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// A block of the role editor in the list beside it.
Rectangle {
    id: row

    required property int index
    required property string key
    required property string label
    required property string countText
    required property bool isStaged
    required property string reading
    property bool current: false
    property bool focused: false

    signal activated

    implicitHeight: Theme.grown(32)
    radius: Theme.radius.control
    color: current ? Theme.selected : hover.hovered ? Theme.hover : "transparent"

    Accessible.role: Accessible.ListItem
    Accessible.name: reading
    Accessible.focusable: true
    Accessible.focused: focused
    Accessible.selected: current
    Accessible.onPressAction: activated()

    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: row.activated()
    }
    Rectangle {
        visible: row.current
        anchors.left: parent.left
        anchors.leftMargin: -Theme.s4
        y: 7
        width: 3
        height: parent.height - 14
        color: Theme.accent
    }
    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.s4 + Theme.s1
        anchors.right: dot.left
        anchors.rightMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        text: row.label
        look: Theme.rowStrong
        font.weight: row.current ? Theme.title3.weight : look.weight
        color: row.current ? Theme.accentText : Theme.textMuted
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Rectangle {
        id: dot

        visible: row.isStaged
        anchors.right: count.left
        anchors.rightMargin: Theme.s2
        anchors.verticalCenter: parent.verticalCenter
        width: 6
        height: 6
        radius: 3
        color: Theme.pencilLine
    }
    Label {
        id: count

        anchors.right: parent.right
        anchors.rightMargin: Theme.s4 + Theme.s1
        anchors.verticalCenter: parent.verticalCenter
        text: row.countText
        look: Theme.smallStrong
        color: Theme.textFaint
        Accessible.ignored: true
    }
    FocusRing {
        visible: row.focused
        inside: true
    }
}
