// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Theme

/// A page in the rail: icon, name, and how many edits of it are staged, or a count. Collapsed: icon, tip and pip.
T.TabButton {
    id: item

    required property string iconName
    property int staged: 0
    property string count
    property bool urgent: false
    property bool current: false
    property bool collapsed: false
    property string shortcutHint
    /// What lies over the edge that the bar of the current page stands at.
    property int inset: 0

    implicitWidth: collapsed ? Theme.dNavItem + Theme.s1 : Theme.shell.navRail - Theme.s6
    implicitHeight: collapsed ? Theme.grown(36) : Theme.dNavItem
    horizontalPadding: collapsed ? 0 : Theme.s4 + Theme.s1
    checkable: false // what is current is told from outside
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true

    // The base must have the same role: Qt 6.4 takes that one, whatever is said here.
    Accessible.role: Accessible.PageTab
    Accessible.name: {
        if (staged > 0)
            return qsTr("%1, %Ln staged", "", staged).arg(text);
        return count === "" ? text : text + ", " + count;
    }
    Accessible.description: shortcutHint
    Accessible.selectable: true
    Accessible.selected: current
    Accessible.focusable: true
    Accessible.onPressAction: item.clicked()
    Keys.onReturnPressed: item.clicked()
    Keys.onEnterPressed: item.clicked()

    contentItem: RowLayout {
        spacing: item.collapsed ? 0 : Theme.s4 + Theme.s1 // large letters leave no room beside the icon

        Item {
            visible: item.collapsed
            Layout.fillWidth: true
        }
        Icon {
            name: item.iconName
            size: Theme.size.iconNav
            color: item.current ? Theme.accentText : Theme.textMuted
        }
        Item {
            visible: item.collapsed
            Layout.fillWidth: true
        }
        Label {
            visible: !item.collapsed
            text: item.text
            look: Theme.rowStrong
            font.weight: item.current ? Theme.title3.weight : Theme.rowStrong.weight
            color: item.current ? Theme.accentText : Theme.textMuted
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Chip {
            visible: !item.collapsed && item.staged > 0
            tight: true
            tone: Tone.Pencil
            iconName: "pencil"
            text: Number(item.staged).toLocaleString(Qt.locale(), "f", 0)
            Accessible.ignored: true
        }
        Label {
            visible: !item.collapsed && item.staged === 0 && item.count !== ""
            text: item.count
            look: Theme.smallStrong
            color: item.urgent ? Theme.dangerText : Theme.textFaint
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius.control
        color: item.current ? Theme.selected : item.down ? Theme.pressed : item.hovered ? Theme.hover : "transparent"
        border.width: Theme.highContrast && item.current ? 1 : 0
        border.color: Theme.accent

        Rectangle {
            visible: item.current
            anchors.left: parent.left
            anchors.leftMargin: item.inset - Theme.s4
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.border.stagedBar
            height: parent.height - 14
            radius: 1
            color: Theme.accent
        }
        Rectangle {
            visible: item.collapsed && item.staged > 0
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.margins: Theme.s2 + 1
            width: Theme.s4
            height: width
            radius: width / 2
            color: Theme.pencilLine
            border.width: 1
            border.color: Theme.canvas
        }
        FocusRing {
            visible: item.visualFocus
            gap: 0
        }
    }

    TipLoader {
        text: item.collapsed ? item.Accessible.name : ""
        shown: item.hovered || item.visualFocus
    }
}
