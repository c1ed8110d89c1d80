// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Under the entries where a long search has paused: how far it came, and the way on.
Item {
    id: pause

    required property AuditModel audit

    signal goneOn

    implicitHeight: line.implicitHeight + 2 * Theme.s4

    Divider {
        width: parent.width
    }
    RowLayout {
        id: line

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.s6
        anchors.rightMargin: Theme.s6
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4

        Label {
            text: pause.audit.pausedText
            look: Theme.small
            color: Theme.textMuted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
        ActionButton {
            small: true
            text: qsTr("Look further")
            onClicked: {
                pause.goneOn();
                pause.audit.lookFurther();
            }
        }
    }
}
