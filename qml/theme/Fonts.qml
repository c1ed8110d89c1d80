// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Brings the fonts in. To be made before there is a window: one that is there when a font comes lays out every text
/// once more.
QtObject {
    readonly property list<string> families: [Theme.family, Theme.medium.name, Theme.semibold.name, Icons.family]
}
