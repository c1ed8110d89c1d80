// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Switches and choices"
    gap: 12

    RowLayout {
        spacing: 8

        Toggle {
            label: "A"
        }
        Toggle {
            label: "B"
            checked: true
        }
        Toggle {
            label: "C"
            checked: true
            staged: true
            Layout.leftMargin: 6
            Layout.rightMargin: 6
        }
        Toggle {
            label: "D"
            checked: true
            ringed: true
            Layout.leftMargin: 6
            Layout.rightMargin: 6
        }
        Toggle {
            label: "E"
            blocked: true
            reason: "Because Full Organization Access is off."
        }
    }
    RowLayout {
        spacing: 8

        Tick {
            text: "no"
        }
        Tick {
            text: "yes"
            checked: true
        }
        Tick {
            text: "some"
            some: true
        }
        Tick {
            text: "implied"
            implied: true
            reason: "Can View follows from Can Edit."
        }
        Tick {
            text: "staged"
            checked: true
            staged: true
            Layout.leftMargin: 4
        }
        Tick {
            text: "blocked"
            blocked: true
            reason: "Because Full Organization Access is off."
        }
    }
    RowLayout {
        spacing: 8

        Radio {
            text: "chosen"
            checked: true
        }
        Radio {
            text: "not"
        }
        Segmented {
            label: "Second factor"
            small: true
            model: ["Off", "Remind", "Require"]
            currentIndex: 1
        }
    }
    RowLayout {
        spacing: 6

        FilterChip {
            text: "Filter"
        }
        FilterChip {
            text: "Only differences 13"
            checked: true
        }
        FilterChip {
            text: "Place: Dowa"
            closable: true
        }
    }
}
