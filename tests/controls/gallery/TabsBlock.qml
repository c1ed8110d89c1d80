// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Tabs, menu, tooltip"

    RowLayout {
        spacing: 16

        ColumnLayout {
            spacing: 12
            Layout.alignment: Qt.AlignTop

            Tabs {
                label: "Person"
                model: [{
                        "text": "Summary"
                    }, {
                        "text": "People",
                        "count": "40"
                    }, {
                        "text": "History"
                    }]
                Layout.fillWidth: true
            }
            Rectangle {
                radius: Theme.radius.control
                color: Theme.tooltip
                implicitHeight: told.implicitHeight + 12
                Layout.fillWidth: true

                Label {
                    id: told

                    x: 10
                    y: 6
                    width: parent.width - 20
                    text: "Can View follows from Can Edit. Press W to see why."
                    look: Theme.small
                    color: Theme.overTooltip
                    wrapMode: Text.Wrap
                }
            }
        }
        Raised {
            implicitWidth: 176
            implicitHeight: items.implicitHeight + 10

            Column {
                id: items

                x: 5
                y: 5
                width: parent.width - 10

                MenuItem {
                    width: parent.width
                    text: "Move to…"
                    iconName: "move-right"
                    shortcutHint: "M"
                    lit: true
                }
                MenuItem {
                    width: parent.width
                    text: "Who can see"
                    iconName: "eye"
                    shortcutHint: "W"
                }
                MenuItem {
                    width: parent.width
                    text: "Archive…"
                    iconName: "archive"
                    danger: true
                }
            }
        }
    }
}
