// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A switch with the word On or Off beside it. `label` says what is switched.
T.Switch {
    id: control

    required property string label
    property bool staged: false
    property bool blocked: false
    property string reason
    property bool ringed: visualFocus
    readonly property bool inert: blocked || !enabled

    text: checked ? qsTr("On") : qsTr("Off")
    implicitWidth: {
        const least = indicator.width + spacing + Math.round(22 * Theme.textScale);
        return Math.max(implicitContentWidth, least) + leftPadding + rightPadding;
    }
    implicitHeight: Math.max(Theme.size.target, implicitContentHeight)
    spacing: staged ? Theme.s6 : Theme.s4 + Theme.s1
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true

    Accessible.role: Accessible.CheckBox
    Accessible.name: label
    Accessible.description: blocked ? reason : staged ? qsTr("staged") : ""
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.focusable: true
    Accessible.onPressAction: control.act()
    Accessible.onToggleAction: control.act()

    /// As if pressed: changes over and says so.
    function act(): void {
        if (inert)
            return;
        toggle();
        toggled();
        clicked();
    }

    Keys.onPressed: event => {
        const press = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        event.accepted = press || (control.blocked && event.key === Qt.Key_Space);
        if (press && !event.isAutoRepeat)
            control.act();
    }

    indicator: Rectangle {
        x: control.mirrored ? control.width - width - control.rightPadding : control.leftPadding
        y: Math.round((control.height - height) / 2)
        width: Math.round(Theme.size.switchWidth * Theme.textScale)
        height: Math.round(Theme.size.switchHeight * Theme.textScale)
        radius: height / 2
        color: {
            if (control.inert)
                return Theme.sunken;
            return control.checked ? Theme.accent : control.hovered ? Theme.hover : Theme.sheet;
        }
        border.width: Theme.border.control
        border.color: control.inert ? Theme.lineMid : control.checked ? Theme.accent : Theme.lineStrong

        Rectangle {
            readonly property bool far: control.checked !== control.mirrored

            x: far ? parent.width - width - y : y
            y: Math.round((parent.height - height) / 2)
            width: Math.round(Theme.size.switchKnob * Theme.textScale)
            height: width
            radius: height / 2
            color: control.inert ? Theme.lineMid : control.checked ? Theme.overAccent : Theme.lineStrong
        }
        StagedRing {
            visible: control.staged
            corner: parent.radius
        }
        FocusRing {
            visible: control.ringed
            corner: parent.radius
            gap: control.staged ? Theme.s3 : Theme.s1
        }
    }
    contentItem: Label {
        readonly property int room: control.indicator.width + control.spacing

        leftPadding: control.mirrored ? 0 : room
        rightPadding: control.mirrored ? room : 0
        look: Theme.small
        text: control.text
        color: control.inert ? Theme.textDisabled : Theme.textMuted
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
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
