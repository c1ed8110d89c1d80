// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// A part of the sheet: its title, a note, and what it shows.
ColumnLayout {
    id: block

    required property string title
    property string note
    default property alias content: body.data
    property alias gap: body.spacing

    spacing: 10
    Layout.alignment: Qt.AlignTop
    Layout.fillWidth: true
    Layout.preferredWidth: 1

    Item {
        Layout.fillWidth: true
        implicitHeight: Theme.title3.line + 6

        RowLayout {
            width: parent.width
            spacing: Theme.s4

            Label {
                text: block.title
                look: Theme.title3
            }
            Label {
                text: block.note
                look: Theme.small
                color: Theme.textFaint
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
        Divider {
            width: parent.width
            anchors.bottom: parent.bottom
        }
    }
    ColumnLayout {
        id: body

        Layout.fillWidth: true
        spacing: 9
    }
}
