// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// What is going on and how far, in words and as a bar. A value below 0: not known, words only.
Item {
    id: progress

    required property string text
    property real value: -1
    property int tone: Tone.Accent

    implicitWidth: line.implicitWidth
    implicitHeight: line.implicitHeight
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        Label {
            text: progress.text
            look: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Bar {
            visible: progress.value >= 0
            value: progress.value
            tone: progress.tone
            implicitWidth: 120
        }
    }
}
