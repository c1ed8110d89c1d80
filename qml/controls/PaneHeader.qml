// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// The head of a pane of the sheet: title, a few faint words, what stands at the end as children.
Rectangle {
    id: header

    required property string title
    property string text
    property string iconName
    property int tone: Tone.Neutral
    property bool sunk: false
    default property alias actions: row.data

    implicitWidth: line.implicitWidth + Theme.s9
    implicitHeight: Math.max(Theme.grown(44), line.implicitHeight + Theme.s7)
    color: sunk ? Theme.sunken : "transparent"

    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.s6
        anchors.rightMargin: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        Icon {
            visible: header.iconName !== ""
            name: header.iconName
            color: Tone.text(header.tone)
        }
        Label {
            text: header.title
            look: Theme.title3
            Accessible.role: Accessible.Heading
            Accessible.name: header.title
        }
        Label {
            text: header.text
            look: Theme.small
            color: Theme.textFaint
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        RowLayout {
            id: row

            spacing: Theme.s4
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
