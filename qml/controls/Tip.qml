// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A few words beside a control, while the pointer or the keyboard is on it.
T.ToolTip {
    id: tip

    x: parent ? Math.round((parent.width - implicitWidth) / 2) : 0
    y: parent ? parent.height + Theme.s3 : 0
    implicitWidth: Math.min(Math.round(280 * Theme.textScale), contentWidth + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding
    contentWidth: measure.implicitWidth
    margins: Theme.s3
    horizontalPadding: Theme.s4 + Theme.s1
    verticalPadding: Theme.s3
    delay: 500
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Label {
        look: Theme.small
        color: Theme.overTooltip
        text: tip.text
        wrapMode: Text.Wrap
        Accessible.role: Accessible.ToolTip
        Accessible.name: tip.text
    }
    background: Rectangle {
        color: Theme.tooltip
        radius: Theme.radius.control
    }

    Label {
        id: measure
        visible: false
        look: Theme.small
        text: tip.text
    }
}
