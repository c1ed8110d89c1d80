// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The buttons of a dialog, at its end. For ModalDialog.
Item {
    id: footer

    property alias actions: row.data

    implicitHeight: row.implicitHeight + Theme.s7

    Rectangle {
        anchors.fill: parent
        anchors.margins: 1
        color: Theme.sunken
        radius: Theme.radius.dialog - 1

        Rectangle {
            anchors.left: parent.left
            anchors.right: parent.right
            height: parent.radius
            color: Theme.sunken
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
    }
    Flow {
        id: row

        anchors.right: parent.right
        anchors.rightMargin: Theme.s7
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.s4
    }
}
