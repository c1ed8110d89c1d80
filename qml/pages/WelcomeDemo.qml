// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// A made-up programme of a chosen size, in a window of its own.
ColumnLayout {
    id: root

    required property ProjectSwitcher switcher
    property string pack: "M"

    spacing: Theme.s4

    Label {
        text: qsTr("Try it offline")
        look: Theme.title2
    }
    Label {
        text: qsTr("A made-up health programme on this computer. No account, and no connection is opened.")
        color: Theme.textMuted
        wrapMode: Text.Wrap
        Layout.fillWidth: true
    }
    T.ButtonGroup {
        id: packs
    }
    RowLayout {
        spacing: Theme.s4
        Layout.fillWidth: true
        Layout.topMargin: Theme.s2

        Repeater {
            model: ["S", "M"]

            Radio {
                required property string modelData

                card: true
                stacked: true
                text: Packs.text(modelData)
                note: Packs.people(modelData)
                checked: root.pack === modelData
                T.ButtonGroup.group: packs
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onToggled: root.pack = modelData
            }
        }
    }
    ActionButton {
        iconName: "play"
        text: qsTr("Start the demo")
        Layout.topMargin: Theme.s4
        onClicked: root.switcher.go(ProjectSwitcher.Demo, root.pack)
    }
    Banner {
        visible: root.switcher.errorText !== ""
        tone: Tone.Danger
        title: qsTr("The demo could not be started.")
        text: root.switcher.errorText
        Layout.fillWidth: true
    }
}
