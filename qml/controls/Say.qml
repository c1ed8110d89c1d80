// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// Puts words together: for a screen reader, and where they are not ours.
QtObject {
    /// Those of `parts` that are not empty.
    function list(parts: var, separator: string): string {
        return parts.filter(part => part !== "").join(separator);
    }

    /// `pattern` with `words` at %1, %2… Not by arg() after arg(): the second takes a %1 in the first one's name for its
    /// own place.
    function fill(pattern: string, words: var): string {
        return pattern.replace(/%([1-9])/g, (place, number) => words[number - 1] ?? "");
    }
}
