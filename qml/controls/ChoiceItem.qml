// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A line in the list of a Choice.
T.ItemDelegate {
    id: item

    property bool current: false

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.grown(30)
    horizontalPadding: Theme.s4
    hoverEnabled: true

    Accessible.role: Accessible.ListItem
    Accessible.name: text
    Accessible.selectable: true
    Accessible.selected: current

    contentItem: Row {
        spacing: Theme.s3

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            name: "check"
            size: 14
            opacity: item.current ? 1 : 0
            color: Theme.accentText
        }
        Label {
            anchors.verticalCenter: parent.verticalCenter
            width: item.availableWidth - Theme.s8
            text: item.text
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        radius: Theme.radius.chip
        color: item.highlighted || item.hovered ? Theme.selected : "transparent"
        border.width: Theme.highContrast && item.highlighted ? 1 : 0
        border.color: Theme.accent
    }
}
