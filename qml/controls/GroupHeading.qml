// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// A band over the rows of a group, with the group's mark in the margin if the list has one.
Rectangle {
    id: heading

    required property string title
    property string text
    property string endText
    /// What endText tells of is done: green, and with a tick.
    property bool done: false
    property bool margined: false
    property string iconName
    property int tone: Tone.Neutral
    default property alias actions: row.data

    implicitWidth: line.implicitWidth + Theme.s9
    implicitHeight: Theme.grown(32)
    color: Theme.sunken
    Accessible.role: Accessible.Heading
    Accessible.name: Say.list([title, text, endText], ", ")

    Item {
        id: margin

        visible: heading.margined
        anchors.left: parent.left
        width: visible ? Theme.shell.margin : 0
        height: parent.height

        Icon {
            anchors.centerIn: parent
            name: heading.iconName
            color: Tone.text(heading.tone)
        }
    }
    RowLayout {
        id: line

        anchors.left: margin.right
        anchors.right: parent.right
        anchors.leftMargin: heading.margined ? 14 : Theme.s6
        anchors.rightMargin: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        Label {
            text: heading.title
            look: Theme.title3
            Accessible.ignored: true
        }
        Label {
            text: heading.text
            look: Theme.small
            color: Theme.textFaint
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        RowLayout {
            visible: heading.endText !== ""
            spacing: Theme.s2

            Icon {
                visible: heading.done
                name: "check"
                size: 14
                color: Theme.successText
            }
            Label {
                text: heading.endText
                look: Theme.smallStrong
                color: heading.done ? Theme.successText : Theme.textMuted
                Accessible.ignored: true
            }
        }
        RowLayout {
            id: row

            visible: children.length > 0
            spacing: Theme.s6
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
