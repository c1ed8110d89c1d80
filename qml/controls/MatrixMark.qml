// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls // of its own module only the types of QML are known by themselves

/// What a role may, in one cell: each state a shape of its own.
MatrixGlyph {
    id: root

    implicitWidth: MatrixPaint.size
    implicitHeight: MatrixPaint.size
    paint: MatrixPaint

    readonly property string text: {
        switch (root.mark) {
        case MatrixGlyph.Granted:
            return qsTr("granted");
        case MatrixGlyph.Implied:
            return qsTr("implied");
        case MatrixGlyph.Some:
            return qsTr("only %Ln", "", count);
        case MatrixGlyph.Blocked:
            return qsTr("blocked");
        case MatrixGlyph.NotOffered:
            return qsTr("not offered");
        case MatrixGlyph.StagedOn:
            return qsTr("granted, staged");
        case MatrixGlyph.StagedOff:
            return qsTr("not granted, staged");
        case MatrixGlyph.Dangerous:
            return qsTr("granted, dangerous");
        default:
            return qsTr("not granted");
        }
    }

    Accessible.role: Accessible.Graphic
    Accessible.name: text
}
