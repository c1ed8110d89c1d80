// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// Help: the keys of this window, each with what it does.
ModalDialog {
    id: dialog

    readonly property var everywhere: [[qsTr("Ctrl K"), qsTr("find a role, permission or person")], [qsTr("Alt 1"), qsTr("roles")], [qsTr("Alt 2"), qsTr("audit")], [qsTr("Alt 0"), qsTr("review and apply")], [qsTr("Ctrl ⏎"), qsTr("review; there: go to Apply")], [qsTr("Ctrl Z"), qsTr("undo the last staged edit")], [qsTr("Ctrl Shift Z"), qsTr("stage it again")], [qsTr("F6"), qsTr("next pane, draft bar included")], [qsTr("F1"), qsTr("these keys")], [qsTr("Esc"), qsTr("close the topmost")]]
    readonly property var inside: [[qsTr("Arrows"), qsTr("next cell or row")], [qsTr("Home, End"), qsTr("first and last")], [qsTr("Space"), qsTr("change the cell, tick the row")], [qsTr("⏎"), qsTr("open the role")], [qsTr("W"), qsTr("why the cell is as it is")], [qsTr("T"), qsTr("take the staged edit back")], [qsTr("/"), qsTr("filter of this page")], [qsTr("Shift D"), qsTr("only differences")], [qsTr("Shift R"), qsTr("only high risk")], [qsTr("a to z"), qsTr("jump to a name in a list")]]

    title: qsTr("Keys")
    text: qsTr("Everything can be done without a mouse.")
    wanted: Theme.shell.dialogMedium
    first: close
    answer: close
    actions: [
        ActionButton {
            id: close

            text: qsTr("Close")
            onClicked: dialog.close()
        }
    ]

    component KeyList: ColumnLayout {
        id: keys

        required property string title
        required property var rows

        spacing: Theme.s3
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        Layout.alignment: Qt.AlignTop

        Label {
            text: keys.title
            look: Theme.title3
            Accessible.role: Accessible.Heading
        }
        Column {
            spacing: Theme.s3
            Layout.fillWidth: true

            Repeater {
                model: keys.rows

                Item {
                    id: place

                    required property var modelData

                    width: keys.width
                    implicitHeight: Math.max(Theme.size.target, words.implicitHeight)

                    // a key is written from left to right always; its place is not
                    Item {
                        anchors.left: parent.left
                        anchors.verticalCenter: parent.verticalCenter
                        width: cap.implicitWidth
                        height: cap.implicitHeight

                        Kbd {
                            id: cap

                            text: place.modelData[0]
                        }
                    }
                    Label {
                        id: words

                        anchors.left: parent.left
                        anchors.leftMargin: Math.round(80 * Theme.textScale)
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: place.modelData[1]
                        color: Theme.textMuted
                        wrapMode: Text.Wrap
                    }
                }
            }
        }
    }

    RowLayout {
        spacing: Theme.s8
        Layout.fillWidth: true

        KeyList {
            title: qsTr("Everywhere")
            rows: dialog.everywhere
        }
        KeyList {
            title: qsTr("In lists and the matrix")
            rows: dialog.inside
        }
    }
}
