// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A hairline between groups of a menu.
T.MenuSeparator {
    implicitWidth: 120
    implicitHeight: topPadding + bottomPadding + 1
    verticalPadding: Theme.s2

    contentItem: Divider {
    }
    Accessible.role: Accessible.Separator
}
