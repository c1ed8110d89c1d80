// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Steward.Theme

/// A sentence with names in bold. The one place where text is read as markup, and so a gate of its own: `value` is the
/// model's Sentence, which escapes every name, and whatever is not exactly <b> or </b> is shown as it stands.
Text {
    id: sentence

    /// A Sentence (html, plain).
    property var value
    /// In place of it: words without any markup.
    property string words
    property TextStyle look: Theme.row
    readonly property string plain: value?.plain ?? words

    function gated(html: string): string {
        return html.replace(/<(?!\/?b>)/g, "&lt;");
    }

    font.family: look.family
    font.pixelSize: look.size
    font.weight: look.weight
    font.letterSpacing: look.spacing
    color: Theme.text
    textFormat: value ? Text.StyledText : Text.PlainText
    text: value ? gated(value.html ?? "") : words
    wrapMode: Text.Wrap
    lineHeightMode: Text.FixedHeight
    lineHeight: look.line
    topPadding: Math.floor((lineHeight - Math.ceil(font.pixelSize * Theme.letterHeight)) / 2)
    bottomPadding: -topPadding

    Accessible.role: Accessible.StaticText
    Accessible.name: plain
}
