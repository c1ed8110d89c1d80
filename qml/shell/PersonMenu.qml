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
    onClicked: menu.openUnder(button, true)

    background: Avatar {
        name: button.status.personName
        size: Theme.size.avatar

        FocusRing {
            visible: button.visualFocus
            corner: button.width / 2
        }
    }

    Later {
        id: menu

        over: button
        source: Qt.resolvedUrl("PersonMenuList.qml")
        given: ({
                "button": button
            })
    }
}
