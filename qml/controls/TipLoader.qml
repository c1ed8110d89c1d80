// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

/// Makes the tip of a control only while it is shown: a popup per control would be dear.
Loader {
    id: loader

    required property string text
    required property bool shown
    readonly property bool wanted: shown && text !== ""

    onWantedChanged: {
        if (wanted)
            setSource("Tip.qml", {
                    "text": text,
                    "parent": parent,
                    "visible": true
                });
        else
            source = "";
    }
    onTextChanged: {
        const tip = item as Tip;
        if (tip)
            tip.text = text;
    }
}
