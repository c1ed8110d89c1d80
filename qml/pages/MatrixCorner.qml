// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// Where the head of the matrix and its first column meet: what the rows are, and how many.
Rectangle {
    id: corner

    required property string text

    color: Theme.sunken

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.s5
        anchors.bottomMargin: Theme.s3

        Label {
            width: parent.width
            text: qsTr("Permission")
            look: Theme.smallStrong
        }
        Label {
            width: parent.width
            text: corner.text
            look: Theme.small
            color: Theme.textFaint
        }
    }
    Divider {
        anchors.right: parent.right
        height: parent.height
        vertical: true
        strong: true
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        strong: true
    }
}
