// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Me: name and role, density, text size, signing out.
T.Button {
    id: button

    required property ProjectStatus status
    required property Preferences preferences
    property SignIn signIn: null

    signal signOutRequested

    implicitWidth: Math.round(Theme.size.avatar * Theme.textScale)
    implicitHeight: implicitWidth
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    Accessible.role: Accessible.ButtonMenu
    Accessible.name: Say.fill(qsTr("Me: %1, %2"), [status.personName, status.roleText])
    Accessible.focusable: true
    Accessible.onPressAction: button.clicked()
    Keys.onReturnPressed: button.clicked()
    Keys.onEnterPressed: button.clicked()
    onClicked: menu.popup(button, button.width - menu.width, height + Theme.s2)

    background: Avatar {
        name: button.status.personName
        size: Theme.size.avatar

        FocusRing {
            visible: button.visualFocus
            corner: button.width / 2
        }
    }

    Menu {
        id: menu

        MenuItem {
            text: Say.fill(qsTr("%1, %2"), [button.status.personName, button.status.roleText])
            blocked: true
            reason: qsTr("This is you.")
        }
        MenuSeparator {
        }
        MenuItem {
            text: button.preferences.isCompact ? qsTr("Comfortable rows") : qsTr("Compact rows")
            onTriggered: button.preferences.isCompact = !button.preferences.isCompact
        }
        MenuItem {
            text: button.preferences.textScale > 1 ? qsTr("Text at 100 %") : qsTr("Text at 200 %")
            onTriggered: button.preferences.textScale = button.preferences.textScale > 1 ? 1 : 2
        }
        MenuItem {
            text: button.preferences.reducedMotion ? qsTr("Allow motion") : qsTr("Reduce motion")
            onTriggered: button.preferences.reducedMotion = !button.preferences.reducedMotion
        }
        MenuSeparator {
        }
        MenuItem {
            iconName: "log-out"
            text: qsTr("Sign out")
            blocked: button.signIn === null
            reason: qsTr("The demo has no sign-in. Close the window to leave it.")
            onTriggered: menu.closeThen(() => button.signOutRequested())
        }
    }
}
