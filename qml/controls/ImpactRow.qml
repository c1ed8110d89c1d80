// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// One consequence: who loses, gains or keeps what, with the names behind a link.
Item {
    id: row

    enum Kind {
        Loses,
        Gains,
        Same,
        Warns,
        LockedOut,
        Passed,
        Open
    }

    required property int kind
    required property string title
    property string text
    property string note
    property string actionText
    property bool lined: true
    /// For a list of points to go through.
    property bool dense: false
    readonly property int gap: dense ? Theme.s4 : Theme.s4 + 1

    signal acted

    implicitWidth: line.implicitWidth
    implicitHeight: line.implicitHeight + 2 * gap + (lined ? 1 : 0)

    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        y: row.gap
        spacing: Theme.s4

        Icon {
            name: ["minus", "plus", "equal", "triangle-alert", "door-open", "circle-check", "circle-dashed"][row.kind]
            color: [Theme.dangerText, Theme.successText, Theme.textFaint, Theme.warningText, Theme.dangerText, Theme.successText, Theme.textFaint][row.kind]
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.s1
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: row.title
                look: Theme.rowStrong
                lineHeight: row.dense ? Theme.row.line - Theme.s1 : Theme.row.line
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Label {
                visible: row.text !== ""
                text: row.text
                look: Theme.small
                color: Theme.textMuted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
            Label {
                visible: row.note !== ""
                text: row.note
                look: Theme.small
                color: Theme.textFaint
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        Column {
            visible: row.actionText !== ""
            Layout.alignment: Qt.AlignTop

            Repeater {
                model: row.actionText === "" ? 0 : 1 // most have none, and a button is dear
                delegate: ActionButton {
                    kind: ActionButton.Link
                    text: row.actionText
                    label: row.actionText + ": " + row.title
                    implicitHeight: Theme.row.line
                    onClicked: row.acted()
                }
            }
        }
    }
    Divider {
        visible: row.lined
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
