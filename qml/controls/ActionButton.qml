// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A button with words. A blocked one takes the focus and tells its reason, and acts on nothing.
T.Button {
    id: control

    enum Kind {
        Plain,
        Primary,
        Draft,
        Ink,
        Danger,
        Quiet,
        DraftPlain,
        DangerPlain,
        Link
    }

    property int kind: ActionButton.Plain
    property bool small: false
    property bool large: false
    property string iconName
    property string trailingIcon
    property string shortcutHint
    property bool blocked: false
    property string reason
    /// Words for a screen reader where those on the button do not say enough alone.
    property string label
    /// Drawn as under the pointer, as with the keyboard on it.
    property bool lit: hovered
    property bool ringed: visualFocus

    readonly property bool inert: blocked || !enabled
    readonly property bool solid: kind >= ActionButton.Primary && kind <= ActionButton.Danger
    readonly property bool bare: kind === ActionButton.Quiet || kind === ActionButton.Link
    readonly property color ink: {
        if (inert)
            return Theme.textDisabled;
        switch (kind) {
        case ActionButton.Primary:
            return Theme.overAccent;
        case ActionButton.Draft:
            return Theme.overPencil;
        case ActionButton.Ink:
            return Theme.overInk;
        case ActionButton.Danger:
            return Theme.overDanger;
        case ActionButton.Quiet:
            return Theme.textMuted;
        case ActionButton.DraftPlain:
            return Theme.pencilText;
        case ActionButton.DangerPlain:
            return Theme.dangerText;
        case ActionButton.Link:
            return Theme.link;
        default:
            return Theme.text;
        }
    }
    readonly property color fill: {
        if (inert)
            return bare ? "transparent" : Theme.sunken;
        switch (kind) {
        case ActionButton.Primary:
            return down ? Theme.accentPressed : lit ? Theme.accentHover : Theme.accent;
        case ActionButton.Draft:
            return down || lit ? Theme.pencilHover : Theme.pencil;
        case ActionButton.Ink:
            return down || lit ? Theme.inkHover : Theme.ink;
        case ActionButton.Danger:
            return down || lit ? Theme.dangerHover : Theme.danger;
        case ActionButton.Link:
            return "transparent";
        default:
            return down ? Theme.pressed : lit ? Theme.hover : bare ? "transparent" : Theme.sheet;
        }
    }
    readonly property color edge: {
        if (Theme.highContrast && kind !== ActionButton.Link)
            return bare ? Theme.line : solid ? fill : ink;
        if (inert)
            return bare ? "transparent" : Theme.line;
        if (kind === ActionButton.DangerPlain)
            return Theme.dangerLine;
        return bare ? "transparent" : solid ? fill : Theme.lineMid;
    }

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: {
        if (kind === ActionButton.Link)
            return Math.max(Theme.size.target, look.line);
        return small ? Theme.grown(26) : large ? Theme.grown(40) : Theme.dButton;
    }
    readonly property TextStyle look: small || kind === ActionButton.Link ? Theme.smallStrong : large ? Theme.bodyStrong : Theme.rowStrong
    horizontalPadding: kind === ActionButton.Link ? 0 : small ? 10 : large ? 19 : 13
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    onVisibleChanged: Keyboard.leave(control)

    Accessible.role: Accessible.Button
    Accessible.name: label !== "" ? label : text
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
        text: control.text
        look: control.look
        iconName: control.iconName
        trailingIcon: control.trailingIcon
        shortcutHint: control.shortcutHint
        color: control.ink
        iconColor: control.kind === ActionButton.Plain && !control.inert ? Theme.textMuted : control.ink
    }
    background: Rectangle {
        radius: Theme.radius.control
        color: control.fill
        border.width: 1
        border.color: control.edge

        Rectangle {
            visible: control.kind === ActionButton.Link && control.lit && !control.inert
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.verticalCenterOffset: Math.round(control.look.size * 0.6)
            height: 1
            color: control.ink
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
        text: control.blocked ? control.reason : ""
        shown: control.hovered || control.visualFocus
    }
}
