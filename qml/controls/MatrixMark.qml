// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// What a role may, in one cell: each state a shape of its own.
MatrixGlyph {
    id: mark

    enum Kind {
        NotGranted,
        Granted,
        Implied,
        Some,
        Blocked,
        NotOffered,
        StagedOn,
        StagedOff,
        Dangerous
    }

    readonly property string text: {
        switch (kind) {
        case MatrixMark.Granted:
            return qsTr("granted");
        case MatrixMark.Implied:
            return qsTr("implied");
        case MatrixMark.Some:
            return qsTr("only %Ln", "", count);
        case MatrixMark.Blocked:
            return qsTr("blocked");
        case MatrixMark.NotOffered:
            return qsTr("not offered");
        case MatrixMark.StagedOn:
            return qsTr("granted, staged");
        case MatrixMark.StagedOff:
            return qsTr("not granted, staged");
        case MatrixMark.Dangerous:
            return qsTr("granted, dangerous");
        default:
            return qsTr("not granted");
        }
    }

    Accessible.role: Accessible.Graphic
    Accessible.name: text
}
