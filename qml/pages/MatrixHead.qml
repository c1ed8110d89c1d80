// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// The head of a column: a role's name in up to three lines, and how many hold it. Pressing it opens the role.
Rectangle {
    id: head

    required property int column
    required property string key
    required property string name
    required property string holdersText
    required property bool isStaged
    property bool selected: false
    /// Kept by the table for another place: it is not drawn, but would be read aloud.
    property bool laidAside: false

    signal activated

    implicitWidth: Theme.dMatrixColumn
    implicitHeight: Math.round(76 * Theme.textScale)
    color: hover.hovered ? Theme.hover : Theme.sunken

    Accessible.role: Accessible.ColumnHeader
    Accessible.name: isStaged ? qsTr("%1, staged").arg(name) : name
    Accessible.ignored: laidAside
    Accessible.onPressAction: activated()

    TableView.onPooled: laidAside = true
    TableView.onReused: laidAside = false

    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: head.activated()
    }
    Rectangle {
        anchors.fill: parent
        visible: head.selected
        color: Theme.selected
        opacity: 0.55
    }
    Rectangle {
        visible: head.isStaged
        anchors.left: parent.left
        anchors.right: parent.right
        height: 3
        color: Theme.pencilLine
    }
    Label {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: count.top
        anchors.leftMargin: Theme.s1
        anchors.rightMargin: Theme.s1
        anchors.bottomMargin: Theme.s1
        // a name breaks between its words, not at a hyphen within one
        text: head.name.replace(/-/g, "-\u2060")
        look: Theme.smallStrong
        lineHeight: 15 * Theme.textScale
        lineHeightMode: Text.FixedHeight
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.Wrap
        maximumLineCount: 3
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Label {
        id: count

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s3
        text: head.holdersText
        look: Theme.small
        lineHeight: 15 * Theme.textScale
        lineHeightMode: Text.FixedHeight
        color: Theme.textFaint
        Accessible.ignored: true
    }
    Divider {
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        strong: true
    }
}
