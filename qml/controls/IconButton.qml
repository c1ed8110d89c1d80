// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A button that is only an icon; `text` is its name, for the screen reader and the tip.
T.Button {
    id: control

    required property string iconName
    property bool small: false
    property bool quiet: true
    property bool danger: false
    property string shortcutHint
    property bool blocked: false
    property string reason
    property bool lit: hovered
    property bool ringed: visualFocus
    property bool used: false
    property int iconSize: Theme.size.iconRow
    readonly property bool inert: blocked || !enabled
    readonly property int side: small ? Theme.grown(26) : Theme.dButton

    implicitWidth: side
    implicitHeight: side
    padding: 0
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    onVisibleChanged: Keyboard.leave(control)

    onPressed: used = true
    onHoveredChanged: if (!hovered)
        used = false

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: blocked ? reason : ""
    Accessible.focusable: true
    Accessible.onPressAction: if (!control.inert)
        control.clicked()

    Keys.onPressed: event => {
        const press = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        event.accepted = press || (control.blocked && event.key === Qt.Key_Space);
        if (press && !control.blocked && !event.isAutoRepeat)
            control.clicked();
    }

    contentItem: ButtonFace {
        iconName: control.iconName
        iconSize: control.iconSize
        iconColor: control.inert ? Theme.textDisabled : control.danger ? Theme.dangerText : Theme.textMuted
    }
    background: Rectangle {
        radius: Theme.radius.control
        color: {
            if (control.inert)
                return control.quiet ? "transparent" : Theme.sunken;
            return control.down ? Theme.pressed : control.lit ? Theme.hover : control.quiet ? "transparent" : Theme.sheet;
        }
        border.width: 1
        border.color: {
            if (Theme.highContrast)
                return Theme.line;
            return control.quiet ? "transparent" : control.inert ? Theme.line : Theme.lineMid;
        }

        FocusRing {
            visible: control.ringed
        }
    }

    Barrier {
        control: control
        visible: control.blocked
    }
    TipLoader {
        text: {
            if (control.blocked)
                return control.reason;
            return control.shortcutHint === "" ? control.text : control.text + "  " + control.shortcutHint;
        }
        // what opens under the button must not lie under its tip
        shown: (control.hovered && !control.used) || control.visualFocus
    }
}
