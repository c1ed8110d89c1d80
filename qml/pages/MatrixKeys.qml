// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// The keys of the matrix, as the dialog of keys (F1) lists them: arrows and edges, Space, Return, W, T, the filters.
Item {
    id: keys

    required property var grid
    property int rowsPerPage: 10

    /// True if it was a key that goes somewhere.
    function move(event: var): bool {
        const row = grid.currentRow;
        const column = grid.currentColumn;
        const far = event.modifiers & Qt.ControlModifier;
        switch (event.key) {
        case Qt.Key_Up:
            grid.go(far ? 0 : row - 1, column);
            return true;
        case Qt.Key_Down:
            grid.go(far ? grid.matrix.rowCount() - 1 : row + 1, column);
            return true;
        case Qt.Key_Left:
            grid.go(row, far ? 0 : column - 1);
            return true;
        case Qt.Key_Right:
            grid.go(row, far ? grid.matrix.columnCount() - 1 : column + 1);
            return true;
        case Qt.Key_Home:
            grid.go(far ? 0 : row, grid.mirrored ? grid.matrix.columnCount() - 1 : 0);
            return true;
        case Qt.Key_End:
            grid.go(far ? grid.matrix.rowCount() - 1 : row, grid.mirrored ? 0 : grid.matrix.columnCount() - 1);
            return true;
        case Qt.Key_PageUp:
            grid.go(row - rowsPerPage, column);
            return true;
        case Qt.Key_PageDown:
            grid.go(row + rowsPerPage, column);
            return true;
        default:
            return false;
        }
    }

    /// True if it was a key that does something here.
    function act(event: var): bool {
        const shift = event.modifiers & Qt.ShiftModifier;
        const matrix = grid.matrix;
        switch (event.key) {
        case Qt.Key_Space:
            grid.change();
            return true;
        case Qt.Key_Return:
        case Qt.Key_Enter:
            grid.activated(grid.roleKey);
            return true;
        case Qt.Key_T:
            grid.message = matrix.takeBack(grid.currentRow, grid.currentColumn);
            grid.read();
            return true;
        case Qt.Key_W:
            grid.why = !grid.why;
            grid.message = "";
            grid.read();
            return true;
        case Qt.Key_Slash:
            grid.filterRequested();
            return true;
        case Qt.Key_D:
            if (shift)
                matrix.onlyDifferences = !matrix.onlyDifferences;
            return Boolean(shift);
        case Qt.Key_R:
            if (shift)
                matrix.onlyHighRisk = !matrix.onlyHighRisk;
            return Boolean(shift);
        default:
            return false;
        }
    }

    Keys.onPressed: event => {
        const moved = move(event);
        const plain = !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier));
        event.accepted = moved || (plain && act(event));
    }
}
