// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Effect and because"
    note: "what it does; why it is so"

    EffectLine {
        text: "214 people will be signed out now."
        Layout.fillWidth: true
    }
    EffectLine {
        kind: EffectLine.Danger
        text: "Reaches past the location limit."
        Layout.fillWidth: true
    }
    BecauseLine {
        text: "Both switch off, because Full Organization Access is off."
        Layout.fillWidth: true
    }
    ReasonPath {
        model: [{
                "text": "District Supervisor",
                "icon": "key-round"
            }, {
                "text": "Lilongwe and below",
                "icon": "map-pin"
            }, {
                "text": "may",
                "icon": "check",
                "tone": Tone.Success
            }]
        Layout.fillWidth: true
    }
    ReasonPath {
        model: [{
                "text": "Data Officer",
                "icon": "key-round"
            }, {
                "text": "API, past the limit",
                "icon": "octagon-alert",
                "tone": Tone.Danger
            }]
        Layout.fillWidth: true
    }
}
