// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// Over the first entry of each day.
Rectangle {
    id: day

    required property string text

    implicitHeight: label.implicitHeight + Theme.s5
    color: Theme.sunken
    Accessible.ignored: true

    Label {
        id: label

        anchors.left: parent.left
        anchors.leftMargin: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        text: day.text
        look: Theme.smallStrong
        color: Theme.textMuted
        Accessible.ignored: true
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
