// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Matrix marks"

    component Marked: RowLayout {
        id: marked

        required property int kind
        required property string text

        spacing: 6
        Layout.fillWidth: true
        Layout.preferredWidth: 1

        MatrixMark {
            mark: marked.kind
            count: 3
        }
        Label {
            text: marked.text
            look: Theme.small
            color: Theme.textMuted
            Layout.fillWidth: true
        }
    }

    GridLayout {
        columns: 3
        columnSpacing: 8
        rowSpacing: 12
        Layout.fillWidth: true

        Marked {
            kind: MatrixGlyph.Granted
            text: "granted"
        }
        Marked {
            kind: MatrixGlyph.Implied
            text: "implied"
        }
        Marked {
            kind: MatrixGlyph.Some
            text: "only some"
        }
        Marked {
            kind: MatrixGlyph.NotGranted
            text: "not granted"
        }
        Marked {
            kind: MatrixGlyph.Blocked
            text: "blocked"
        }
        Marked {
            kind: MatrixGlyph.NotOffered
            text: "not offered"
        }
        Marked {
            kind: MatrixGlyph.StagedOn
            text: "staged on"
        }
        Marked {
            kind: MatrixGlyph.StagedOff
            text: "staged off"
        }
        Marked {
            kind: MatrixGlyph.Dangerous
            text: "dangerous"
        }
    }
}
