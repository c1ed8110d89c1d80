// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The white page on the canvas: one per page, split by dividers.
Rectangle {
    id: sheet

    color: Theme.sheet
    radius: Theme.radius.sheet
    border.width: Theme.border.hairline
    border.color: Theme.line
}
