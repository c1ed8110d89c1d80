// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// What one role may of one permission. A click goes to the cell; a second one on the same cell changes it.
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

    signal pressed

    implicitWidth: Theme.dMatrixColumn
    implicitHeight: Theme.dMatrixRow
    color: isGroup ? Theme.sunken : currentRow ? Theme.hover : Theme.sheet

    Accessible.role: Accessible.Cell
    Accessible.name: accessibleText
    Accessible.description: reading
    Accessible.focusable: true
    Accessible.focused: currentRow && currentColumn
    Accessible.ignored: isGroup
    Accessible.onPressAction: pressed()

    TapHandler {
        onTapped: cell.pressed()
    }
    Rectangle {
        anchors.fill: parent
        visible: cell.currentColumn && !cell.currentRow && !cell.isGroup
        color: Theme.selected
        opacity: 0.55
    }
    MatrixMark {
        visible: !cell.isGroup
        anchors.centerIn: parent
        kind: cell.mark
        count: cell.count
        Accessible.ignored: true
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
    Divider {
        visible: !cell.isGroup
        anchors.right: parent.right
        height: parent.height
        vertical: true
    }
}
