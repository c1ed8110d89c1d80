// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// One of Tabs.
T.TabButton {
    id: tab

    property bool current: false
    property string count

    implicitWidth: implicitContentWidth
    implicitHeight: Math.max(Theme.size.target, implicitContentHeight + topPadding + bottomPadding)
    topPadding: Theme.s4
    bottomPadding: Theme.s4 + 2
    checkable: false // what is current is told from outside
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: current
    hoverEnabled: true
    Keys.onReturnPressed: tab.clicked()
    Keys.onEnterPressed: tab.clicked()

    // The base must have the same role: Qt 6.4 takes that one, whatever is said here.
    Accessible.role: Accessible.PageTab
    Accessible.name: Say.list([text, count], ", ")
    Accessible.selectable: true
    Accessible.selected: current
    Accessible.focusable: true
    Accessible.onPressAction: tab.clicked()

    contentItem: Row {
        spacing: Theme.s2

        Label {
            text: tab.text
            font.weight: tab.current ? Theme.title3.weight : Theme.rowStrong.weight
            color: tab.current || tab.hovered ? Theme.text : Theme.textMuted
            Accessible.ignored: true
        }
        Label {
            visible: tab.count !== ""
            text: tab.count
            color: Theme.textFaint
            Accessible.ignored: true
        }
    }
    background: Item {
        Rectangle {
            visible: tab.current
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            height: Theme.s1
            color: Theme.accent
        }
        FocusRing {
            visible: tab.visualFocus
            corner: Theme.radius.chip
            gap: 0
        }
    }
}
