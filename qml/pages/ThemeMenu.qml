// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Controls
import Steward.Models

/// Light, dark, high contrast, or as the system has it; the one chosen is ticked.
Menu {
    id: menu

    required property Preferences preferences

    Repeater {
        model: Schemes.texts

        MenuItem {
            required property int index
            required property string modelData

            text: modelData
            checkable: true
            checked: menu.preferences.scheme === index
            onTriggered: {
                menu.preferences.scheme = index;
                checked = Qt.binding(() => menu.preferences.scheme === index);
            }
        }
    }
}
