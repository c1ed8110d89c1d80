// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// One choice of a Segmented.
T.RadioButton {
    id: segment

    property bool current: false
    property string iconName
    property bool blocked: false
    property string reason

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: implicitContentHeight
    horizontalPadding: Theme.s4 + Theme.s1
    checkable: false // what is current is told from outside
    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: current
    hoverEnabled: true
    Keys.onReturnPressed: segment.clicked()
    Keys.onEnterPressed: segment.clicked()

    // The base must have the same role: Qt 6.4 takes that one, whatever is said here.
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.description: blocked ? reason : ""
    Accessible.checkable: true
    Accessible.checked: current
    Accessible.focusable: true
    Accessible.onPressAction: segment.clicked()

    contentItem: ButtonFace {
        text: segment.text
        iconName: segment.iconName
        color: segment.blocked ? Theme.textDisabled : segment.current ? Theme.text : Theme.textMuted
        iconColor: color
    }
    background: Rectangle {
        radius: Theme.radius.chip
        color: segment.current ? Theme.sheet : segment.hovered ? Theme.hover : "transparent"
        border.width: segment.current ? 1 : 0
        border.color: Theme.highContrast ? Theme.lineStrong : Theme.lineMid

        FocusRing {
            visible: segment.visualFocus
            corner: Theme.radius.chip
        }
    }

    TipLoader {
        text: segment.blocked ? segment.reason : ""
        shown: segment.hovered || segment.visualFocus
    }
}
