// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Steward.Controls

/// What is said of the demo's packs.
QtObject {
    /// Those that are offered, smallest first. The others open for who starts the program with their letter.
    readonly property var letters: ["S", "M"]
    /// Of each: places and people, as app/demo/pack.cpp makes them.
    readonly property var sizes: ({
            "S": [40, 50],
            "M": [2000, 3000],
            "L": [20000, 20000],
            "XL": [120000, 100000]
        })

    function count(number: int): string {
        return Number(number).toLocaleString(Qt.locale(), "f", 0);
    }

    function text(pack: string): string {
        //: A project made up for the demo. %1: the letter it goes by, as "M"; %2: a number, 40 at least
        return Say.fill(qsTr("%1, %2 places"), [pack, count(sizes[pack][0])]);
    }

    function people(pack: string): string {
        return qsTr("%Ln person(s)", "", sizes[pack][1]);
    }

    function title(pack: string): string {
        return qsTr("Demo %1").arg(text(pack));
    }
}
