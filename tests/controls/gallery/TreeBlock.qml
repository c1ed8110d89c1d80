// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Tree and margin"
    note: "staged, removed, conflict, locked"

    component TreeRow: Item {
        id: tree

        required property string letter
        required property string text
        property int depth: 0
        property int mark: MarginMark.None
        property string twist
        property color ground: "transparent"
        property bool struck: false
        property bool ringed: false

        implicitHeight: Theme.dTreeRow
        Layout.fillWidth: true

        Rectangle {
            anchors.fill: parent
            color: tree.ground
        }
        MarginMark {
            id: margin

            anchors.left: parent.left
            height: parent.height
            mark: tree.mark
        }
        Row {
            anchors.left: margin.right
            anchors.leftMargin: 6 + tree.depth * 18
            anchors.verticalCenter: parent.verticalCenter
            spacing: 6

            Item {
                width: 18
                height: 18
                anchors.verticalCenter: parent.verticalCenter

                Icon {
                    anchors.centerIn: parent
                    visible: tree.twist !== ""
                    name: tree.twist
                    size: 14
                    color: Theme.textFaint
                }
            }
            LevelBadge {
                letter: tree.letter
                anchors.verticalCenter: parent.verticalCenter
            }
            Label {
                text: tree.text
                font.strikeout: tree.struck
                look: tree.ringed ? Theme.title3 : Theme.row
                font.pixelSize: Theme.row.size
                color: tree.struck ? Theme.textFaint : Theme.text
            }
        }
        FocusRing {
            visible: tree.ringed
            inside: true
            corner: 0
            anchors.leftMargin: tree.ringed ? margin.width : 0
        }
    }

    Sheet {
        implicitHeight: places.implicitHeight + 2
        Layout.fillWidth: true

        ColumnLayout {
            id: places

            x: 1
            y: 1
            width: parent.width - 2
            spacing: 0

            TreeRow {
                letter: "D"
                text: "Lilongwe"
                twist: "chevron-down"
            }
            TreeRow {
                letter: "H"
                text: "Kabudula"
                depth: 1
                twist: "chevron-right"
                ground: Theme.hover
            }
            TreeRow {
                letter: "H"
                text: "Nathenje"
                depth: 1
                twist: "chevron-down"
                ground: Theme.selected
                mark: MarginMark.Staged
                ringed: true
            }
            TreeRow {
                letter: "V"
                text: "Kachule"
                depth: 2
                mark: MarginMark.Removed
                struck: true
            }
            TreeRow {
                letter: "V"
                text: "Mpira"
                depth: 2
                mark: MarginMark.Conflict
            }
            TreeRow {
                letter: "V"
                text: "Mtema"
                depth: 2
                mark: MarginMark.Locked
            }
        }
    }
}
