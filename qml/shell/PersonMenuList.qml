// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import Steward.Controls

/// What PersonMenu opens.
Menu {
    id: menu

    required property PersonMenu button

    MenuItem {
        text: Say.fill(qsTr("%1, %2"), [menu.button.status.personName, menu.button.status.roleText])
        blocked: true
        reason: qsTr("This is you.")
    }
    MenuSeparator {
    }
    MenuItem {
        text: menu.button.preferences.isCompact ? qsTr("Comfortable rows") : qsTr("Compact rows")
        onTriggered: menu.button.preferences.isCompact = !menu.button.preferences.isCompact
    }
    MenuItem {
        text: menu.button.preferences.textScale > 1 ? qsTr("Text at 100 %") : qsTr("Text at 200 %")
        onTriggered: menu.button.preferences.textScale = menu.button.preferences.textScale > 1 ? 1 : 2
    }
    MenuItem {
        text: menu.button.preferences.reducedMotion ? qsTr("Allow motion") : qsTr("Reduce motion")
        onTriggered: menu.button.preferences.reducedMotion = !menu.button.preferences.reducedMotion
    }
    MenuSeparator {
    }
    MenuItem {
        iconName: "log-out"
        text: qsTr("Sign out")
        blocked: menu.button.signIn === null
        reason: qsTr("The demo has no sign-in. Close the window to leave it.")
        onTriggered: menu.closeThen(() => menu.button.signOutRequested())
    }
}
