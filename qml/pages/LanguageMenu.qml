// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls

/// The languages there are; the one in use is ticked.
Menu {
    id: menu

    MenuItem {
        checkable: true
        checked: true
        text: qsTr("English")
        onTriggered: checked = true
    }
}
