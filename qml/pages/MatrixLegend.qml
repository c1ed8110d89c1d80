// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// What the marks of the matrix mean.
RowLayout {
    id: legend

    component Entry: RowLayout {
        id: entry

        required property int kind
        required property string text

        spacing: Theme.s3

        MatrixMark {
            mark: entry.kind
            count: 3
            Accessible.ignored: true
        }
        Label {
            text: entry.text
            look: Theme.small
            color: Theme.textMuted
        }
    }

    spacing: Theme.s5
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("What the marks mean")

    Entry {
        kind: MatrixGlyph.Granted
        text: qsTr("granted")
    }
    Entry {
        kind: MatrixGlyph.Implied
        text: qsTr("implied")
    }
    Entry {
        kind: MatrixGlyph.Some
        text: qsTr("some")
    }
    Entry {
        kind: MatrixGlyph.Blocked
        text: qsTr("blocked")
    }
    RowLayout {
        spacing: Theme.s4 + Theme.s1
        Layout.leftMargin: Theme.s1

        MatrixMark {
            mark: MatrixGlyph.StagedOn
            Accessible.ignored: true
        }
        Entry {
            kind: MatrixGlyph.StagedOff
            text: qsTr("staged")
            spacing: Theme.s4
        }
    }
}
