// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// In which world and which project the window is, and the way to another one.
T.Button {
    id: button

    required property ProjectStatus status
    required property DraftStatus draft
    required property ProjectSwitcher switcher
    property bool used: false

    signal chosen(int place, string name)

    /// Who comes by keys goes on by keys: on the first line.
    function openByKeys(): void {
        menu.openUnder(button, false);
        (menu.popup as T.Menu).currentIndex = 0;
    }

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.dButton
    leftPadding: mirrored ? Theme.s4 : Theme.s3
    rightPadding: mirrored ? Theme.s3 : Theme.s4
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    onPressed: used = true
    onHoveredChanged: if (!hovered)
        used = false
    onVisibleChanged: Keyboard.leave(button)
    onClicked: menu.openUnder(button, false)

    Accessible.role: Accessible.ButtonMenu
    Accessible.name: Say.fill(qsTr("Project: %1, switch"), [status.projectName])
    Accessible.focusable: true
    Accessible.onPressAction: button.clicked()
    Keys.onPressed: event => {
        const presses = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key);
        event.accepted = presses || (event.key === Qt.Key_Down && (event.modifiers & Qt.AltModifier) !== 0);
        if (event.accepted && !event.isAutoRepeat)
            button.openByKeys();
    }

    contentItem: ProjectFace {
        status: button.status
    }
    background: Rectangle {
        radius: Theme.radius.control
        color: button.down ? Theme.pressed : button.hovered ? Theme.hover : "transparent"
        border.width: Theme.highContrast ? 1 : 0
        border.color: Theme.line

        FocusRing {
            visible: button.visualFocus
        }
    }

    TipLoader {
        text: (button.contentItem as ProjectFace).truncated ? button.status.projectName : ""
        // what opens under the button must not lie under its tip
        shown: (button.hovered && !button.used) || button.visualFocus
    }
    Later {
        id: menu

        over: button
        source: Qt.resolvedUrl("ProjectMenu.qml")
        given: ({
                "button": button
            })
    }
}
