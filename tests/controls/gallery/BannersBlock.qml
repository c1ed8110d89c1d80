// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Banners"
    gap: 8

    Banner {
        tone: Tone.Danger
        sentence: ({
                "html": "<b>1 person could not enter.</b> Give them a place.",
                "plain": "1 person could not enter. Give them a place."
            })
        Layout.fillWidth: true
    }
    Banner {
        tone: Tone.Warning
        sentence: ({
                "html": "<b>12 forms were never sent.</b> They go first.",
                "plain": "12 forms were never sent. They go first."
            })
        Layout.fillWidth: true
    }
    Banner {
        tone: Tone.Info
        text: "People on single sign-on skip this step."
        Layout.fillWidth: true
    }
    Banner {
        tone: Tone.Success
        text: "11 changes are live. Undo until 15:02."
        Layout.fillWidth: true
    }
}
