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

    required property DemoStarter starter
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
            model: [{
                    "pack": "S",
                    "text": qsTr("S, %1 places").arg(Number(40).toLocaleString(Qt.locale(), "f", 0)),
                    "note": qsTr("%Ln person(s)", "", 50)
                }, {
                    "pack": "M",
                    "text": qsTr("M, %1 places").arg(Number(2000).toLocaleString(Qt.locale(), "f", 0)),
                    "note": qsTr("%1 people").arg(Number(3000).toLocaleString(Qt.locale(), "f", 0))
                }]

            Radio {
                required property var modelData

                card: true
                stacked: true
                text: modelData.text
                note: modelData.note
                checked: root.pack === modelData.pack
                T.ButtonGroup.group: packs
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onToggled: root.pack = modelData.pack
            }
        }
    }
    ActionButton {
        iconName: "play"
        text: qsTr("Start the demo")
        Layout.topMargin: Theme.s4
        onClicked: root.starter.start(root.pack)
    }
    Banner {
        visible: root.starter.errorText !== ""
        tone: Tone.Danger
        title: qsTr("The demo could not be started.")
        text: root.starter.errorText
        Layout.fillWidth: true
    }
}
