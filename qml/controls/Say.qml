// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// Puts words together for a screen reader.
QtObject {
    /// Those of `parts` that are not empty.
    function list(parts: var, separator: string): string {
        return parts.filter(part => part !== "").join(separator);
    }
}
