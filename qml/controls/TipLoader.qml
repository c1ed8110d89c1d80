// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick

/// Makes the tip of a control only while it is shown: a popup per control would be dear.
Loader {
    id: loader

    required property string text
    required property bool shown

    active: shown && text !== ""
    sourceComponent: Tip {
        visible: true
        text: loader.text
        parent: loader.parent
    }
}
