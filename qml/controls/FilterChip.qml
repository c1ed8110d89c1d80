// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A filter to switch on and off. With `closable` it is one that is on and goes away: pressing it says closed().
T.AbstractButton {
    id: control

    property string iconName
    property bool closable: false
    property bool ringed: visualFocus

    signal closed

    checkable: !closable
    checked: closable
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.grown(28)
    horizontalPadding: Theme.s4 + 3
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true
    onClicked: if (closable)
        closed()

    Accessible.role: closable ? Accessible.Button : Accessible.CheckBox
    Accessible.name: closable ? qsTr("Remove the filter %1").arg(text) : text
    Accessible.checkable: !closable
    Accessible.checked: checked
    Accessible.focusable: true
    Accessible.onPressAction: control.act()
    Accessible.onToggleAction: control.act()

    function act(): void {
        if (!closable) {
            toggle();
            toggled();
        }
        clicked();
    }

    Keys.onReturnPressed: control.act()
    Keys.onEnterPressed: control.act()

    readonly property bool on: checked || closable
    readonly property color ink: !enabled ? Theme.textDisabled : on ? Theme.accentText : Theme.textMuted

    contentItem: ButtonFace {
        text: control.text
        look: Theme.smallStrong
        iconName: control.iconName !== "" ? control.iconName : control.checked && !control.closable ? "check" : ""
        trailingIcon: control.closable ? "x" : ""
        iconSize: 14
        color: control.ink
        iconColor: control.ink
    }
    background: Rectangle {
        radius: height / 2
        color: control.down ? Theme.pressed : control.on ? Theme.selected : control.hovered ? Theme.hover : Theme.sheet
        border.width: 1
        border.color: Theme.highContrast ? control.ink : control.on ? Theme.accentLine : Theme.lineMid

        FocusRing {
            visible: control.ringed
            corner: parent.radius
        }
    }
}
