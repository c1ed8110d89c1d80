// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Theme

/// One entry in the list: who did what, how much, when.
T.ItemDelegate {
    id: row

    required property int index
    required property string key
    required property var what
    required property string note
    required property string time
    required property string initials
    required property bool isByRule
    required property string reading
    required property string day
    property bool current: false
    property bool startsDay: false

    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    horizontalPadding: Theme.s6
    topPadding: Theme.s4 + (startsDay ? heading.height : 0)
    bottomPadding: Theme.s4 + 1
    focusPolicy: Qt.NoFocus
    hoverEnabled: true
    Accessible.role: Accessible.ListItem
    Accessible.name: row.startsDay ? Say.fill(qsTr("%1: %2"), [row.day, row.reading]) : row.reading
    Accessible.selected: row.current
    Accessible.onPressAction: row.clicked()

    background: Rectangle {
        color: row.current ? Theme.selected : row.hovered ? Theme.hover : "transparent"

        Rectangle {
            visible: row.current
            anchors.left: parent.left
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            width: Theme.border.stagedBar
            color: Theme.accent
        }
        Divider {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
        }
    }
    contentItem: RowLayout {
        spacing: Theme.s4 + Theme.s1

        Avatar {
            visible: !row.isByRule
            name: row.initials.split("").join(" ")
            size: 22
            Layout.alignment: Qt.AlignTop
        }
        Rectangle {
            visible: row.isByRule
            implicitWidth: Math.round(22 * Theme.textScale)
            implicitHeight: implicitWidth
            radius: width / 2
            color: Theme.sunken
            Layout.alignment: Qt.AlignTop

            Icon {
                anchors.centerIn: parent
                name: "clock"
                size: 14
                color: Theme.textFaint
            }
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Sentence {
                value: row.what
                lineHeight: look.line - Theme.s1
                Layout.fillWidth: true
            }
            Label {
                text: row.note
                look: Theme.small
                color: Theme.textFaint
            }
        }
        Label {
            text: row.time
            look: Theme.small
            color: Theme.textFaint
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: 1
        }
    }

    AuditDay {
        id: heading

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        visible: row.startsDay
        text: row.day
    }
}
