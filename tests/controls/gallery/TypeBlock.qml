// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Type and colour"

    component Swatch: ColumnLayout {
        id: swatch

        required property color tint
        required property string text

        spacing: 0
        Layout.fillWidth: true

        Rectangle {
            color: swatch.tint
            radius: Theme.radius.chip
            border.width: 1
            border.color: Theme.lineMid
            implicitHeight: 24
            Layout.fillWidth: true
        }
        Label {
            text: swatch.text
            look: Theme.small
            color: Theme.textFaint
        }
    }

    RowLayout {
        spacing: 16

        ColumnLayout {
            spacing: 4
            Layout.alignment: Qt.AlignTop

            Label {
                text: "62"
                look: Theme.display
            }
            Label {
                text: "Page title 20"
                look: Theme.title1
            }
            Label {
                text: "Panel title 16"
                look: Theme.title2
            }
            Label {
                text: "Block 14"
                look: Theme.title3
            }
            Label {
                text: "Row 13, 1,204"
            }
            Label {
                text: "Small 12"
                look: Theme.small
                color: Theme.textMuted
            }
        }
        GridLayout {
            columns: 3
            columnSpacing: 8
            rowSpacing: 8
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            Swatch {
                tint: Theme.canvas
                text: "Canvas"
            }
            Swatch {
                tint: Theme.sheet
                text: "Sheet"
            }
            Swatch {
                tint: Theme.sunken
                text: "Sunken"
            }
            Swatch {
                tint: Theme.hover
                text: "Hover"
            }
            Swatch {
                tint: Theme.selected
                text: "Selected"
            }
            Swatch {
                tint: Theme.accent
                text: "Accent"
            }
            Swatch {
                tint: Theme.pencil
                text: "Pencil"
            }
            Swatch {
                tint: Theme.ink
                text: "Ink"
            }
            Swatch {
                tint: Theme.danger
                text: "Danger"
            }
            Swatch {
                tint: Theme.warning
                text: "Warning"
            }
            Swatch {
                tint: Theme.success
                text: "Success"
            }
            Swatch {
                tint: Theme.info
                text: "Info"
            }
        }
    }
}
