// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// As Rows, for sentences that come and go with each edit: a line once made is kept and only hidden, with the words it
/// said last, so that the next edit makes and measures nothing anew. Its delegate says `text: lines.at(index)` and
/// `visible: index < lines.texts.length`. It settles at once and not when all is polished, or whatever this stands in
/// would be arranged once more for each of them.
Column {
    id: lines

    required property var texts
    property var said: []
    property alias delegate: repeater.delegate

    function at(index: int): string {
        return said[index] ?? "";
    }

    visible: texts.length > 0
    onTextsChanged: said = texts.concat(said.slice(texts.length))
    Component.onCompleted: said = texts.concat([])

    Repeater {
        id: repeater

        model: lines.said.length
        onItemAdded: (index, item) => {
            item.width = Qt.binding(() => lines.width - lines.leftPadding);
            item.visibleChanged.connect(lines.forceLayout);
        }
    }
}
