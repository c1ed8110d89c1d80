// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A button in the dark of a toast. For Toast.
T.AbstractButton {
    id: control

    property string iconName
    property string timeText

    implicitWidth: Math.max(Theme.size.target, implicitContentWidth + leftPadding + rightPadding)
    horizontalPadding: iconName === "" ? 0 : Theme.s2
    implicitHeight: Math.max(Theme.size.target, implicitContentHeight)
    focusPolicy: Qt.StrongFocus

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focusable: true
    Accessible.onPressAction: control.clicked()
    Keys.onReturnPressed: control.clicked()
    Keys.onEnterPressed: control.clicked()

    contentItem: Row {
        Label {
            visible: control.iconName === ""
            anchors.verticalCenter: parent.verticalCenter
            text: control.timeText === "" ? control.text : control.text + ", " + control.timeText
            font.underline: true
            font.weight: Theme.rowStrong.weight
            color: Theme.overTooltip
            Accessible.ignored: true
        }
        Icon {
            visible: control.iconName !== ""
            anchors.verticalCenter: parent.verticalCenter
            name: control.iconName
            color: Theme.overTooltip
        }
    }
    background: Rectangle {
        color: "transparent"
        radius: Theme.radius.chip
        border.width: control.visualFocus ? Theme.border.focus : 0
        border.color: Theme.overTooltip
    }
}
