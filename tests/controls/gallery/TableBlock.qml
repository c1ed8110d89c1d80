// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Table"
    note: "margin, head, row states, reading line"

    component TableRow: Item {
        id: row

        required property list<string> cells
        property int mark: MarginMark.None
        property bool ticked: false
        property color ground: "transparent"
        property string chip
        property bool dotted: false

        implicitHeight: Theme.grown(36)
        Layout.fillWidth: true

        Rectangle {
            anchors.fill: parent
            color: row.ground
        }
        MarginMark {
            id: edge

            anchors.left: parent.left
            height: parent.height
            mark: row.mark
        }
        RowLayout {
            anchors.left: edge.right
            anchors.right: parent.right
            anchors.leftMargin: 8
            anchors.rightMargin: 12
            height: parent.height
            spacing: 12

            Tick {
                label: row.cells[0]
                checked: row.ticked
            }
            Label {
                text: row.cells[0]
                look: Theme.rowStrong
                elide: Text.ElideRight
                Layout.preferredWidth: 100
                Layout.fillWidth: true
            }
            Label {
                text: row.cells[1]
                color: Theme.textMuted
                elide: Text.ElideRight
                Layout.preferredWidth: 60
                Layout.fillWidth: true
            }
            Label {
                text: row.cells[2]
                horizontalAlignment: Text.AlignRight
                Layout.preferredWidth: 44
            }
            Item {
                Layout.preferredWidth: 84
                implicitHeight: 20

                Chip {
                    visible: row.chip !== ""
                    text: row.chip
                    tone: Tone.Pencil
                    iconName: "pencil"
                }
                StatusDot {
                    visible: row.dotted
                    text: row.cells[3]
                }
                Label {
                    visible: row.chip === "" && !row.dotted
                    text: row.cells[3]
                    color: Theme.textMuted
                }
            }
        }
        Divider {
            anchors.bottom: parent.bottom
            width: parent.width
        }
    }

    Sheet {
        implicitHeight: rows.implicitHeight + 2
        Layout.fillWidth: true

        ColumnLayout {
            id: rows

            x: 1
            y: 1
            width: parent.width - 2
            spacing: 0

            TableRow {
                cells: ["Name", "Place", "Unsent", "State"]
                ground: Theme.sunken
            }
            TableRow {
                cells: ["Fatsani Zulu", "Nathenje", "0", "in order"]
                dotted: true
            }
            TableRow {
                cells: ["Temwa Gondwe", "Rumphi", "3", "hovered"]
                ground: Theme.hover
            }
            TableRow {
                cells: ["Dalitso Mvula", "Kachule", "41", "selected"]
                ground: Theme.selected
                ticked: true
            }
            TableRow {
                cells: ["Alinafe Mbewe", "Chikuse", "12", ""]
                mark: MarginMark.Staged
                chip: "staged"
            }
            ReadingLine {
                title: "Dalitso Mvula, Unsent:"
                text: "41 forms wait on the phone."
                Layout.fillWidth: true
            }
        }
    }
}
