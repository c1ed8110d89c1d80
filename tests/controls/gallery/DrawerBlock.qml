// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Drawer"
    note: "docked, not modal; Esc closes"

    Sheet {
        implicitHeight: 188
        Layout.fillWidth: true

        Column {
            x: 17
            y: 21
            spacing: 10

            Repeater {
                model: 6
                delegate: SkeletonBar {
                }
            }
        }
        SideSheet {
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: parent.bottom
            anchors.margins: 1
            width: parent.width * 0.72
            title: "Chifundo Nkhoma"

            ColumnLayout {
                anchors.fill: parent
                anchors.margins: 16
                spacing: 8

                RowLayout {
                    spacing: 6

                    Icon {
                        name: "octagon-alert"
                        color: Theme.dangerText
                    }
                    Label {
                        text: "Yes, past the limit"
                        look: Theme.rowStrong
                        Layout.fillWidth: true
                    }
                }
                BecauseLine {
                    text: "The API does not ask for a place."
                    Layout.fillWidth: true
                }
                ActionButton {
                    text: "Stage a fix"
                    small: true
                    kind: ActionButton.DraftPlain
                    iconName: "pencil"
                }
                Item {
                    Layout.fillHeight: true
                }
            }
        }
    }
}
