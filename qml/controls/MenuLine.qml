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
    /// Keeps the icon's place also while there is none.
    property bool hasIcon: false

    implicitWidth: {
        const icon = hasIcon ? mark.width + row.spacing : 0;
        const keys = shortcutHint === "" ? 0 : row.spacing + shortcut.implicitWidth;
        return Math.ceil(icon + words.implicitWidth + keys);
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
        Kbd {
            id: shortcut

            visible: line.shortcutHint !== ""
            text: line.shortcutHint
        }
    }
}
