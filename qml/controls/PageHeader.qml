// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// Title, one sentence, actions at the end. Crumbs above and chips beside the title, where there are any.
Item {
    id: header

    required property string title
    property string text
    property alias crumbs: trail.data
    property alias chips: badges.data
    default property alias actions: row.data

    implicitWidth: 480
    implicitHeight: line.implicitHeight

    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.s6

        ColumnLayout {
            spacing: Theme.s1
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop

            RowLayout {
                id: trail

                visible: children.length > 0
                spacing: Theme.s3
            }
            RowLayout {
                spacing: Theme.s5

                Label {
                    text: header.title
                    look: Theme.title1
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Layout.maximumWidth: Math.ceil(implicitWidth)
                    Accessible.role: Accessible.Heading
                    Accessible.name: header.title
                }
                RowLayout {
                    id: badges

                    spacing: Theme.s4
                }
                Item {
                    Layout.fillWidth: true
                }
            }
            Label {
                visible: header.text !== ""
                text: header.text
                color: Theme.textMuted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        RowLayout {
            id: row

            spacing: Theme.s4
            Layout.alignment: Qt.AlignTop
        }
    }
}
