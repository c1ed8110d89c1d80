// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// As Rows, for sentences that come and go with each edit: a line once made is kept and only hidden, with the words it
/// said last, so that the next edit makes and measures nothing anew. Its delegate says `text: lines.at(index)` and
/// `visible: index < lines.texts.length`.
Rows {
    required property var texts
    property var said: []

    function at(index: int): string {
        return said[index] ?? "";
    }

    model: said.length
    visible: texts.length > 0
    onTextsChanged: said = texts.concat(said.slice(texts.length))
    Component.onCompleted: said = texts.concat([])
}
