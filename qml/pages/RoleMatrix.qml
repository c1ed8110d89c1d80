// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The grid itself: the head and the first column stay, the cells scroll. One tab stop; the model acts.
FocusScope {
    id: grid

    required property RoleMatrixModel matrix
    property int currentRow: 1
    property int currentColumn: 0
    property bool why: false
    property var sentence
    /// Why the last key did nothing; empty: it did.
    property string message
    property string roleKey
    property string permissionKey
    readonly property int rowHeight: Theme.dMatrixRow
    readonly property int leastColumnWidth: Theme.dMatrixColumn - 1
    /// Columns share what is left over, up to a quarter more than they need.
    readonly property int columnWidth: {
        const share = cells.columns > 0 ? Math.floor((width - labelWidth - gutter) / cells.columns) : 0;
        return Math.max(leastColumnWidth, Math.min(share, Math.round(leastColumnWidth * 1.25)));
    }
    /// The room of a bar that scrolls, so that it covers no cell.
    readonly property int gutter: Theme.s4 + Theme.s1
    readonly property int headHeight: Math.round(76 * Theme.textScale)
    readonly property int labelWidth: Math.round(264 * Theme.textScale)
    readonly property bool mirrored: LayoutMirroring.enabled
    /// Of the current column.
    readonly property color tint: Qt.tint(Theme.sheet, Qt.alpha(Theme.selected, 0.55))

    signal activated(string key)
    signal filterRequested

    function go(row: int, column: int): void {
        currentRow = Math.max(0, Math.min(cells.rows - 1, row));
        currentColumn = Math.max(0, Math.min(cells.columns - 1, column));
        permissionKey = matrix.permissionKey(currentRow);
        roleKey = matrix.columnKey(currentColumn);
        why = false;
        message = "";
        read();
        reveal();
    }

    function show(permission: string): void {
        const row = matrix.rowOf(permission);
        if (row >= 0)
            go(row, currentColumn);
        forceActiveFocus(Qt.OtherFocusReason);
    }

    function read(): void {
        sentence = why ? matrix.whyLine(currentRow, currentColumn) : matrix.readingLine(currentRow, currentColumn);
    }

    function reveal(): void {
        if (cells.height <= 0)
            return;
        // the first row of a group brings the group's band along
        const underBand = currentRow > 0 && matrix.isGroupRow(currentRow - 1);
        const top = (underBand ? currentRow - 1 : currentRow) * rowHeight;
        const bottom = (currentRow + 1) * rowHeight;
        const left = currentColumn * columnWidth;
        cells.contentY = Math.max(0, Math.min(top, Math.max(cells.contentY, bottom - cells.height)));
        cells.contentX = Math.max(0, Math.min(left, Math.max(cells.contentX, left + columnWidth - cells.width)));
    }

    function change(): void {
        if (matrix.isGroupRow(currentRow))
            matrix.toggleFolded(currentRow);
        else
            message = matrix.toggle(currentRow, currentColumn);
        read();
    }

    /// Goes to the cell; where it is already, changes it.
    function press(row: int, column: int): void {
        const again = activeFocus && row === currentRow && column === currentColumn;
        forceActiveFocus(Qt.MouseFocusReason);
        go(row, column);
        if (again)
            change();
    }

    /// Cells stay where they were though rows and columns came and went.
    function settle(): void {
        const row = matrix.rowOf(permissionKey);
        const column = matrix.columnOf(roleKey);
        go(row >= 0 ? row : currentRow, column >= 0 ? column : currentColumn);
    }

    Accessible.role: Accessible.Table
    Accessible.name: qsTr("What each role may")
    Accessible.description: sentence?.plain ?? ""

    onColumnWidthChanged: fitting.restart()

    Timer {
        id: fitting

        // not at once: the width may change while the table lays itself out
        interval: 0
        onTriggered: cells.forceLayout()
    }

    Component.onCompleted: go(1, mirrored ? cells.columns - 2 : 1)

    Connections {
        target: grid.matrix

        function onCellsChanged(): void {
            grid.read();
        }
        function onModelReset(): void {
            grid.settle();
        }
    }

    MatrixKeys {
        id: keys

        grid: grid
        rowsPerPage: Math.max(1, Math.floor(cells.height / grid.rowHeight) - 1)
    }
    Keys.forwardTo: [keys]
    activeFocusOnTab: true

    MatrixCorner {
        id: corner

        anchors.left: parent.left
        anchors.top: parent.top
        width: grid.labelWidth
        height: grid.headHeight
        text: grid.matrix.headText
    }
    Rectangle {
        anchors.left: corner.right
        anchors.right: parent.right
        anchors.top: parent.top
        height: grid.headHeight
        color: Theme.sunken

        Divider {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            strong: true
        }
    }
    Rectangle {
        anchors.right: parent.right
        anchors.top: corner.bottom
        anchors.bottom: floor.top
        visible: upDown.size < 1
        // where less than a column is left over, all of it
        width: rest < grid.leastColumnWidth ? rest : grid.gutter
        color: Theme.sunken

        readonly property real rest: grid.width - grid.labelWidth - cells.width

        ScrollBar {
            id: upDown

            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: parent.bottom
        }
    }
    Rectangle {
        id: floor

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: sideways.size < 1 ? grid.gutter : 0
        color: Theme.sunken

        ScrollBar {
            id: sideways

            x: cells.x
            width: cells.width
        }
    }
    TableView {
        id: heads

        activeFocusOnTab: false // later than Qt 6.4 a table is a stop of its own; here the grid is
        anchors.left: corner.right
        anchors.top: parent.top
        width: cells.width
        height: grid.headHeight
        clip: true
        interactive: false
        model: grid.matrix.columns
        syncView: cells
        syncDirection: Qt.Horizontal
        rowHeightProvider: () => grid.headHeight
        delegate: MatrixHead {
            selected: column === grid.currentColumn
            onActivated: grid.activated(key)
        }
    }
    TableView {
        id: labels

        activeFocusOnTab: false
        anchors.left: parent.left
        anchors.top: corner.bottom
        anchors.bottom: floor.top
        width: grid.labelWidth
        clip: true
        model: grid.matrix
        syncView: cells
        syncDirection: Qt.Vertical
        boundsBehavior: Flickable.StopAtBounds
        // the model's own first column stands for the row
        columnWidthProvider: column => column === 0 ? grid.labelWidth : 0
        delegate: MatrixRowHead {
            current: row === grid.currentRow
            onPressed: {
                grid.forceActiveFocus(Qt.MouseFocusReason);
                grid.go(row, grid.currentColumn);
                if (isGroup)
                    grid.change();
            }
        }
    }
    TableView {
        id: cells

        activeFocusOnTab: false
        anchors.left: labels.right
        anchors.top: corner.bottom
        anchors.bottom: floor.top
        // no wider than its columns, so that in a mirrored window they stand at the first one's side
        width: Math.min(grid.width - grid.labelWidth - grid.gutter, columns * grid.columnWidth)
        clip: true
        model: grid.matrix
        boundsBehavior: Flickable.StopAtBounds
        rowHeightProvider: () => grid.rowHeight
        columnWidthProvider: () => grid.columnWidth
        delegate: MatrixCell {
            currentRow: row === grid.currentRow
            currentColumn: column === grid.currentColumn
            reading: currentRow && currentColumn ? grid.sentence?.plain ?? "" : ""
            tint: grid.tint
            onPressed: grid.press(row, column)
        }

        TapHandler {
            onTapped: point => grid.press(Math.floor(point.position.y / grid.rowHeight), Math.floor(point.position.x / grid.columnWidth))
        }

        Rectangle {
            z: 2
            visible: grid.activeFocus && cells.rows > 0 && !grid.matrix.isGroupRow(grid.currentRow)
            x: grid.currentColumn * grid.columnWidth
            y: grid.currentRow * grid.rowHeight
            width: grid.columnWidth
            height: grid.rowHeight
            color: "transparent"
            border.width: Theme.border.focus
            border.color: Theme.focus
        }
        T.ScrollBar.vertical: upDown
        T.ScrollBar.horizontal: sideways
    }
    FocusRing {
        visible: grid.activeFocus && grid.matrix.isGroupRow(grid.currentRow)
        anchors.fill: undefined
        x: labels.x
        y: labels.y + grid.currentRow * grid.rowHeight - cells.contentY
        width: grid.width
        height: grid.rowHeight
        inside: true
        corner: 0
    }
}
