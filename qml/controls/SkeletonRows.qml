// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Theme

/// Still shapes where rows will be; they appear after 150 ms and never move.
Item {
    id: rows

    property int count: 6
    property bool portrait: true
    property int rowHeight: Theme.dRow

    implicitWidth: 320
    implicitHeight: count * rowHeight
    opacity: 0
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading")

    Timer {
        interval: 150
        running: true
        onTriggered: rows.opacity = 1
    }
    Repeater {
        model: rows.count
        delegate: Item {
            id: row

            required property int index

            y: index * rows.rowHeight
            width: rows.width
            height: rows.rowHeight

            Row {
                anchors.left: parent.left
                anchors.leftMargin: Theme.s6
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s5

                SkeletonBar {
                    visible: rows.portrait
                    width: 22
                    height: 22
                }
                SkeletonBar {
                    anchors.verticalCenter: parent.verticalCenter
                    width: [130, 96, 150, 112, 124][row.index % 5]
                }
            }
            SkeletonBar {
                anchors.right: parent.right
                anchors.rightMargin: Theme.s6
                anchors.verticalCenter: parent.verticalCenter
                width: [60, 80, 52, 70, 64][row.index % 5]
            }
            Divider {
                width: parent.width
                anchors.bottom: parent.bottom
            }
        }
    }
}
