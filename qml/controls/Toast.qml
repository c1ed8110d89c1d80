// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// Done, with a way back. Goes after ten seconds, but stays while it holds an action or the pointer is on it.
Rectangle {
    id: toast

    required property string text
    property string iconName: "check"
    property string actionText
    /// How long the action is offered, as text; not said by the screen reader, so that it is not said every second.
    property string timeText

    signal acted
    signal dismissed

    implicitWidth: Math.min(line.implicitWidth + 26, Math.round(480 * Theme.textScale))
    implicitHeight: line.implicitHeight + Theme.s7 - (actionText === "" ? 0 : Theme.s2)
    radius: Theme.radius.sheet
    color: Theme.tooltip

    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    onVisibleChanged: Keyboard.leave(toast)
    Keys.onEscapePressed: toast.dismissed()

    Timer {
        interval: 10000
        running: toast.visible && toast.actionText === "" && !pointer.hovered
        onTriggered: toast.dismissed()
    }
    HoverHandler {
        id: pointer
    }
    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: 14
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4 + Theme.s1

        Icon {
            name: toast.iconName
            color: Theme.overTooltip
        }
        Label {
            text: toast.text
            color: Theme.overTooltip
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        ToastButton {
            visible: toast.actionText !== ""
            text: toast.actionText
            timeText: toast.timeText
            onClicked: toast.acted()
        }
        ToastButton {
            text: qsTr("Dismiss")
            iconName: "x"
            onClicked: toast.dismissed()
        }
    }
}
