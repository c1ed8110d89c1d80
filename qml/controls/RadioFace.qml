// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// The words of a Radio: its note beside the text, or under it where both have no room in one line.
Item {
    id: face

    required property string text
    required property string note
    required property TextStyle look
    required property color ink
    property bool stacked: false
    property bool ticked: false
    /// Before the words: the room of the dot.
    property real lead: 0
    readonly property real besides: words.implicitWidth + row.spacing + beside.implicitWidth
    readonly property bool under: stacked || lead + besides > Math.ceil(width) + 1

    // whether the note is under the text or not, so that the width does not hang on itself
    implicitWidth: lead + Math.ceil(note === "" ? words.implicitWidth : stacked ? Math.max(words.implicitWidth, beside.implicitWidth) : besides)
    implicitHeight: row.implicitHeight

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        ColumnLayout {
            spacing: 1
            Layout.fillWidth: true
            Layout.maximumWidth: beside.visible ? Math.ceil(words.implicitWidth) + face.lead : Infinity

            Label {
                id: words

                text: face.text
                look: face.look
                color: face.ink
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Layout.leftMargin: face.lead
                Accessible.ignored: true
            }
            Label {
                visible: face.under && face.note !== ""
                text: face.note
                look: Theme.small
                color: face.stacked ? Theme.textFaint : Theme.textMuted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Layout.leftMargin: face.lead
                Accessible.ignored: true
            }
        }
        Label {
            id: beside

            visible: !face.under && face.note !== ""
            text: face.note
            look: Theme.small
            color: Theme.textMuted
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Icon {
            visible: face.ticked
            name: "check"
            size: 14
            color: Theme.accentText
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.s1 + 1
        }
    }
}
