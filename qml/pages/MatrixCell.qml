// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// What one role may of one permission. There are hundreds of these: the table takes their presses, and each is made of
/// as few items as its look allows.
Rectangle {
    id: cell

    required property int row
    required property int column
    required property int mark
    required property int count
    required property bool isGroup
    required property string accessibleText
    property bool currentRow: false
    property bool currentColumn: false
    property string reading
    /// Behind the cells of the current column.
    property color tint

    signal pressed

    implicitWidth: Theme.dMatrixColumn
    implicitHeight: Theme.dMatrixRow
    color: isGroup ? Theme.sunken : currentRow ? Theme.hover : currentColumn ? tint : Theme.sheet

    Accessible.role: Accessible.Cell
    Accessible.name: accessibleText
    Accessible.description: reading
    Accessible.focusable: true
    Accessible.focused: currentRow && currentColumn
    Accessible.ignored: isGroup
    Accessible.onPressAction: pressed()

    MatrixGlyph {
        visible: !cell.isGroup
        anchors.centerIn: parent
        kind: cell.mark
        count: cell.count
    }
    Rectangle {
        y: cell.height - 1
        width: cell.width
        height: 1
        color: Theme.line
    }
    Rectangle {
        visible: !cell.isGroup
        anchors.right: parent.right
        width: 1
        height: cell.height
        color: Theme.line
    }
}
