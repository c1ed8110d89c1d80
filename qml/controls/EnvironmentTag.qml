// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// Live, Training or Demo: in which world the window is.
Rectangle {
    id: tag

    enum Kind {
        Live,
        Training,
        Demo
    }

    required property int kind
    readonly property string text: [qsTr("Live"), qsTr("Training"), qsTr("Demo")][kind]

    implicitWidth: label.implicitWidth + 14
    implicitHeight: Math.max(Math.round(20 * Theme.textScale), label.implicitHeight)
    radius: Theme.radius.chip
    color: [Theme.envLive, Theme.envTraining, Theme.envDemo][kind]

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Label {
        id: label

        anchors.centerIn: parent
        text: tag.text
        look: Theme.smallStrong
        font.weight: Theme.title3.weight
        color: [Theme.overEnvLive, Theme.overEnvTraining, Theme.overEnvDemo][tag.kind]
        Accessible.ignored: true
    }
}
