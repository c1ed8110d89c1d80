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
    /// In place of it: words without any markup, and before them some in bold.
    property string words
    property string lead
    property TextStyle look: Theme.row
    readonly property string plain: value?.plain ?? Say.list([lead, words], " ")

    function escaped(text: string): string {
        return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
    }

    function gated(html: string): string {
        return html.replace(/<(?!\/?b>)/g, "&lt;");
    }

    font.family: look.family
    font.pixelSize: look.size
    font.weight: look.weight
    font.letterSpacing: look.spacing
    color: Theme.text
    textFormat: value || lead !== "" ? Text.StyledText : Text.PlainText
    text: {
        if (value)
            return gated(value.html ?? "");
        return lead === "" ? words : "<b>" + escaped(lead) + "</b> " + escaped(words);
    }
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    lineHeightMode: Text.FixedHeight
    lineHeight: look.line
    topPadding: Math.floor((lineHeight - Math.ceil(font.pixelSize * Theme.letterHeight)) / 2)
    bottomPadding: -topPadding

    Accessible.role: Accessible.StaticText
    Accessible.name: plain
}
