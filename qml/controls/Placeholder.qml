// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// In place of a list that shows nothing: why, and the way on. Buttons are its children.
Item {
    id: place

    property string iconName
    required property string title
    property string text
    default property alias actions: row.data

    implicitWidth: 320
    implicitHeight: column.implicitHeight + Theme.s10
    Accessible.role: Accessible.StaticText
    Accessible.name: Say.list([title, text], " ")

    ColumnLayout {
        id: column

        anchors.centerIn: parent
        width: Math.min(parent.width - 72, Math.round(400 * Theme.textScale))
        spacing: Theme.s3

        Icon {
            visible: place.iconName !== ""
            name: place.iconName
            size: 32
            color: Theme.textFaint
            Layout.alignment: Qt.AlignHCenter
            Layout.bottomMargin: Theme.s2
        }
        Label {
            text: place.title
            look: Theme.title3
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: place.text !== ""
            text: place.text
            color: Theme.textMuted
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        RowLayout {
            id: row

            visible: children.length > 0
            spacing: Theme.s4
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.s4
        }
    }
}
