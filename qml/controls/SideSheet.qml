// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// A pane docked at the end of the page, not modal. Esc closes it: closed() is said, the page takes it away and gives
/// the focus back.
FocusScope {
    id: sheet

    required property string title
    property string text
    property alias chips: badges.data

    signal closed

    implicitWidth: Theme.shell.drawer
    implicitHeight: 320

    Accessible.role: Accessible.Pane
    Accessible.name: title
    Keys.onEscapePressed: sheet.closed()

    default property alias content: body.data

    Rectangle {
        anchors.fill: parent
        color: Theme.raised

        Divider {
            anchors.left: parent.left
            height: parent.height
            vertical: true
            strong: true
        }
        Item {
            id: head

            anchors.left: parent.left
            anchors.right: parent.right
            implicitHeight: Math.max(Theme.grown(44), line.implicitHeight + Theme.s7)

            RowLayout {
                id: line

                anchors.left: parent.left
                anchors.right: parent.right
                anchors.leftMargin: Theme.s6
                anchors.rightMargin: Theme.s6
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.s4

                ColumnLayout {
                    spacing: 0
                    Layout.fillWidth: true

                    Label {
                        text: sheet.title
                        look: Theme.title2
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                        Accessible.role: Accessible.Heading
                        Accessible.name: sheet.title
                    }
                    Label {
                        visible: sheet.text !== ""
                        text: sheet.text
                        look: Theme.small
                        color: Theme.textMuted
                        wrapMode: Text.Wrap
                        Layout.fillWidth: true
                    }
                }
                RowLayout {
                    id: badges

                    spacing: Theme.s4
                }
                IconButton {
                    iconName: "x"
                    small: true
                    text: qsTr("Close")
                    onClicked: sheet.closed()
                }
            }
            Divider {
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.bottom: parent.bottom
            }
        }
        FocusScope {
            id: body

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: head.bottom
            anchors.bottom: parent.bottom
        }
    }
}
