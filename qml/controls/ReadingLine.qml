// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// Under every grid and tree: the focused cell as a sentence. Keys that act on it may stand at the end, as children.
Rectangle {
    id: reading

    property string title
    property string text
    /// In place of title and text: a model's Sentence.
    property var sentence
    default property alias keys: row.data
    /// What a grid gives as the description of its focused cell.
    readonly property string plain: sentence ? sentence.plain ?? "" : Say.list([title, text], " ")

    implicitWidth: 320
    implicitHeight: Math.max(Theme.shell.readingLine, line.implicitHeight + Theme.s4)
    color: Theme.sunken

    Accessible.role: Accessible.StatusBar
    Accessible.name: plain

    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
    }
    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.s6
        anchors.rightMargin: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4 + Theme.s1

        Icon {
            name: "eye"
            color: Theme.textFaint
        }
        Sentence {
            value: reading.sentence
            lead: reading.title
            words: reading.text
            look: Theme.small
            color: Theme.textMuted
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        RowLayout {
            id: row

            spacing: Theme.s4
        }
    }
}
