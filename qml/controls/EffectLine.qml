// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// The hooked arrow and one sentence under an edited value: what will happen to whom.
RowLayout {
    id: line

    enum Kind {
        Draft,
        Danger,
        Warning,
        Plain
    }

    property int kind: EffectLine.Draft
    property string text
    /// In place of `text`: a model's Sentence.
    property var sentence
    property string actionText
    readonly property color ink: [Theme.pencilText, Theme.dangerText, Theme.warningText, Theme.textMuted][kind]

    signal acted

    spacing: Theme.s3

    Icon {
        name: "corner-down-right"
        size: 14
        color: line.ink
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: 1
    }
    Sentence {
        value: line.sentence
        words: line.text
        look: line.kind === EffectLine.Plain ? Theme.small : Theme.smallStrong
        color: line.ink
        Layout.fillWidth: true
        Layout.maximumWidth: line.actionText === "" ? Infinity : Math.ceil(implicitWidth) + 1
    }
    Column {
        visible: line.actionText !== ""
        Layout.alignment: Qt.AlignTop

        Repeater {
            model: line.actionText === "" ? 0 : 1 // most have none, and a button is dear
            delegate: ActionButton {
                kind: ActionButton.Link
                text: line.actionText
                implicitHeight: Theme.small.line
                onClicked: line.acted()
            }
        }
    }
    Item {
        visible: line.actionText !== ""
        Layout.fillWidth: true
    }
}
