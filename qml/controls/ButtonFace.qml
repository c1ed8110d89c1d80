// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// What stands on a button: icon, words, a shortcut. For the button controls here.
Item {
    id: face

    property string text
    property string iconName
    property string trailingIcon
    property string shortcutHint
    property int iconSize: Theme.size.iconRow
    property TextStyle look: Theme.rowStrong
    property color color: Theme.text
    property color iconColor: Theme.textMuted

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    RowLayout {
        id: row

        anchors.centerIn: parent
        width: Math.min(implicitWidth, face.width)
        spacing: Theme.s3

        Icon {
            visible: face.iconName !== ""
            name: face.iconName
            size: face.iconSize
            color: face.iconColor
            Layout.leftMargin: face.text === "" ? 0 : -Theme.s1
        }
        Label {
            visible: face.text !== ""
            text: face.text
            look: face.look
            color: face.color
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Kbd {
            visible: face.shortcutHint !== ""
            text: face.shortcutHint
            ink: face.color
            bare: true
            Layout.leftMargin: Theme.s2
        }
        Icon {
            visible: face.trailingIcon !== ""
            name: face.trailingIcon
            size: 14
            color: face.iconColor
        }
    }
}
