// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// What is said of the demo's packs where they are offered.
QtObject {
    /// Smallest first.
    readonly property var letters: ["S", "M"]

    function count(number: int): string {
        return Number(number).toLocaleString(Qt.locale(), "f", 0);
    }

    function text(pack: string): string {
        return pack === "S" ? qsTr("S, %1 places").arg(count(40)) : qsTr("M, %1 places").arg(count(2000));
    }

    function people(pack: string): string {
        return pack === "S" ? qsTr("%Ln person(s)", "", 50) : qsTr("%1 people").arg(count(3000));
    }

    function title(pack: string): string {
        return qsTr("Demo %1").arg(text(pack));
    }
}
