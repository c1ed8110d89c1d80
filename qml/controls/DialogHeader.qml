// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// Title and a sentence. For ModalDialog.
Item {
    id: header

    property string title
    property string text

    implicitHeight: column.implicitHeight + Theme.s8

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.s7
        anchors.rightMargin: Theme.s7
        y: Theme.s6
        spacing: 0

        Label {
            text: header.title
            look: Theme.title2
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.role: Accessible.Heading
            Accessible.name: header.title
        }
        Label {
            visible: header.text !== ""
            text: header.text
            color: Theme.textMuted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
        }
    }
}
