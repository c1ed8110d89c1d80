// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// The same arrow in grey: why a value is as it is.
RowLayout {
    id: line

    property string text
    /// In place of `text`: a model's Sentence.
    property var sentence

    spacing: Theme.s3

    Icon {
        name: "corner-down-right"
        size: 14
        color: Theme.textFaint
        Layout.alignment: Qt.AlignTop
        Layout.topMargin: 1
    }
    Sentence {
        value: line.sentence
        words: line.text
        look: Theme.small
        color: Theme.textFaint
        Layout.fillWidth: true
    }
}
