// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls

/// The heading of a block of the role editor that has no ticks in columns.
GroupHeading {
    margined: true
    Layout.fillWidth: true
}
