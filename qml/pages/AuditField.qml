// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// One field of an entry, before and after; or one that stayed as it was.
DiffRow {
    id: row

    required property int mark
    required property string field
    required property string subject
    required property string because
    required property string reading
    required was
    required now

    kind: [DiffRow.Changed, DiffRow.Added, DiffRow.Removed, DiffRow.Same][row.mark]
    note: (row.subject !== "" ? row.subject + ", " : "") + (row.because !== "" ? row.because : row.field)
    noteUnder: true
    wasColumn: Math.round(120 * Theme.textScale)
    nowColumn: Math.round(150 * Theme.textScale)
    Accessible.name: row.reading
}
