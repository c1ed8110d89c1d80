// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Diff rows"
    note: "changed, added, removed, staged, masked"
    gap: 0

    DiffRow {
        kind: DiffRow.Changed
        title: "Login Duration"
        was: "24 h"
        now: "12 h"
        Layout.fillWidth: true
    }
    DiffRow {
        kind: DiffRow.Added
        title: "Exception for Chikwawa"
        now: "14 days"
        Layout.fillWidth: true
    }
    DiffRow {
        kind: DiffRow.Removed
        title: "Kachule"
        was: "In use"
        now: "Archived"
        Layout.fillWidth: true
    }
    DiffRow {
        kind: DiffRow.Staged
        title: "Two Factor Authentication"
        was: "Off"
        now: "Remind"
        Layout.fillWidth: true
    }
    DiffRow {
        kind: DiffRow.Masked
        title: "Client secret"
        was: "••••"
        now: "•••• new"
        Layout.fillWidth: true
    }
}
