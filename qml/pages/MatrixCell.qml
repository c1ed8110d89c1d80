// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// What one role may of one permission. There are hundreds of these: the table takes their presses, and each is one item.
MatrixGlyph {
    id: cell

    required property int row
    required property int column
    required mark
    required count
    required property bool isGroup
    required property string accessibleText
    property bool currentRow: false
    property bool currentColumn: false
    property string reading
    /// Behind the cells of the current column.
    property color tint
    /// Kept by the table for another place: it is not drawn, but would be read aloud.
    property bool laidAside: false

    signal pressed

    paint: MatrixPaint
    ground: isGroup ? Theme.sunken : currentRow ? Theme.hover : currentColumn ? tint : Theme.sheet
    lined: true
    bare: isGroup

    Accessible.role: Accessible.Cell
    Accessible.name: accessibleText
    Accessible.description: reading
    Accessible.focusable: true
    Accessible.focused: currentRow && currentColumn
    Accessible.ignored: isGroup || laidAside
    Accessible.onPressAction: pressed()

    TableView.onPooled: laidAside = true
    TableView.onReused: laidAside = false
}
