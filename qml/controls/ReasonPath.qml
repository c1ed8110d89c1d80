// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Theme

/// Role, place, setting, answer: a chain of nodes. `model` is a list of {text, icon, tone}; tone is a Tone.
Flow {
    id: path

    property var model: []

    spacing: Theme.s3
    Accessible.role: Accessible.StaticText
    Accessible.name: model.map(node => node.text).join(", ")

    Repeater {
        model: path.model
        delegate: Row {
            id: step

            required property var modelData
            required property int index
            readonly property int tone: modelData.tone ?? Tone.Neutral
            readonly property bool marked: tone !== Tone.Neutral

            spacing: Theme.s3

            Icon {
                visible: step.index > 0
                anchors.verticalCenter: parent.verticalCenter
                name: "chevron-right"
                size: 12
                color: Theme.textFaint
            }
            Rectangle {
                implicitWidth: row.implicitWidth + Theme.s6
                implicitHeight: Math.max(Math.round(22 * Theme.textScale), row.implicitHeight)
                radius: Theme.radius.chip
                color: step.marked ? Tone.soft(step.tone) : Theme.sheet
                border.width: 1
                border.color: step.marked ? Tone.line(step.tone) : Theme.lineMid

                Row {
                    id: row

                    anchors.centerIn: parent
                    spacing: Theme.s2

                    Icon {
                        visible: name !== ""
                        anchors.verticalCenter: parent.verticalCenter
                        name: step.modelData.icon ?? ""
                        size: 13
                        color: step.marked ? Tone.text(step.tone) : Theme.textFaint
                    }
                    Label {
                        anchors.verticalCenter: parent.verticalCenter
                        text: step.modelData.text
                        look: Theme.small
                        color: step.marked ? Tone.text(step.tone) : Theme.text
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
