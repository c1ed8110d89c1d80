// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What a model lists, one below the other, each as wide as this. Instead of a Repeater right in a layout: in Qt 6.4 a
/// nested layout may be arranged once more before it lets go of rows that are gone, and crashes.
Column {
    id: rows

    property alias model: repeater.model
    property alias delegate: repeater.delegate
    readonly property alias count: repeater.count

    visible: count > 0

    Repeater {
        id: repeater

        onItemAdded: (index, item) => item.width = Qt.binding(() => rows.width - rows.leftPadding)
    }
}
