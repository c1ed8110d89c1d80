// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// What a MenuItem shows. Knows its width before the menu is seen, which a layout does not.
Item {
    id: line

    property string iconName
    property color iconColor
    property string text
    property color ink
    property string shortcutHint
    property string note
    property string trailingIcon
    /// Keeps the icon's place also while there is none.
    property bool hasIcon: false

    implicitWidth: {
        const icon = hasIcon ? mark.width + row.spacing : 0;
        const keys = shortcutHint === "" ? 0 : row.spacing + shortcut.implicitWidth;
        const small = note === "" ? 0 : row.spacing + more.implicitWidth;
        const end = trailingIcon === "" ? 0 : row.spacing + last.width;
        return Math.ceil(icon + words.implicitWidth + small + keys + end);
    }
    implicitHeight: row.implicitHeight

    RowLayout {
        id: row

        anchors.fill: parent
        spacing: Theme.s4

        Icon {
            id: mark

            visible: line.hasIcon
            name: line.iconName
            color: line.iconColor
        }
        Label {
            id: words

            text: line.text
            color: line.ink
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            id: more

            visible: line.note !== ""
            text: line.note
            look: Theme.small
            color: Theme.textFaint
            elide: Text.ElideRight
            Layout.fillWidth: true
            Layout.minimumWidth: Math.min(Layout.maximumWidth, Math.round(line.width / 2))
            Layout.maximumWidth: Math.ceil(implicitWidth)
            Accessible.ignored: true
        }
        Kbd {
            id: shortcut

            visible: line.shortcutHint !== ""
            text: line.shortcutHint
        }
        Icon {
            id: last

            visible: line.trailingIcon !== ""
            name: line.trailingIcon
            size: 14
            color: Theme.textFaint
        }
    }
}
