// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Chips and badges"
    gap: 8

    RowLayout {
        spacing: 8

        Chip {
            text: "Neutral"
        }
        Chip {
            text: "Health centre"
            outlined: true
        }
        Chip {
            text: "11 staged"
            tone: Tone.Pencil
            iconName: "pencil"
        }
        Chip {
            text: "In force"
            tone: Tone.Success
            iconName: "check"
        }
        Chip {
            text: "26 days"
            tone: Tone.Warning
            iconName: "key-round"
        }
    }
    RowLayout {
        spacing: 8

        Chip {
            text: "12 days"
            tone: Tone.Danger
            iconName: "file-key"
        }
        Chip {
            text: "Dead zone"
            tone: Tone.Info
            iconName: "cloud-off"
        }
        Chip {
            text: "this one"
            tone: Tone.Accent
        }
        RowLayout {
            spacing: 6

            RiskBars {
                level: 1
            }
            Label {
                text: "low"
                look: Theme.small
                color: Theme.textMuted
            }
            RiskBars {
                level: 2
            }
            Label {
                text: "medium"
                look: Theme.small
                color: Theme.textMuted
            }
            RiskBars {
                level: 3
            }
            Label {
                text: "high risk"
                look: Theme.small
                color: Theme.textMuted
            }
        }
    }
    RowLayout {
        spacing: 8

        Kbd {
            text: "Ctrl K"
        }
        Kbd {
            text: "⏎"
        }
        LevelBadge {
            letter: "H"
        }
        Avatar {
            name: "Wezi Nyirenda"
        }
        StatusDot {
            text: "in order"
            Layout.fillWidth: false
        }
        StatusDot {
            text: "waits"
            tone: Tone.Warning
            Layout.fillWidth: false
        }
        Bar {
            value: 0.62
            second: 0.09
            label: "Raw 62, with accepted risks 71"
            implicitWidth: 90
        }
    }
}
