// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Theme

/// A line of a menu. A blocked one can be reached, tells its reason and acts on nothing.
T.MenuItem {
    id: item

    property string iconName
    property string shortcutHint
    property bool danger: false
    property bool blocked: false
    property string reason
    property bool lit: highlighted || hovered
    readonly property bool hasIcon: iconName !== "" || checkable
    readonly property color ink: blocked || !enabled ? Theme.textDisabled : danger ? Theme.dangerText : Theme.text

    // not the layout's, which does not know it before the menu is seen
    implicitWidth: {
        const spacing = line.spacing;
        const icon = hasIcon ? mark.width + spacing : 0;
        const keys = shortcutHint === "" ? 0 : spacing + shortcut.implicitWidth;
        return Math.ceil(icon + words.implicitWidth + keys) + leftPadding + rightPadding;
    }
    implicitHeight: Theme.grown(30)
    horizontalPadding: Theme.s4
    hoverEnabled: true

    Accessible.role: Accessible.MenuItem
    Accessible.name: text
    Accessible.description: blocked ? reason : shortcutHint
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.onPressAction: if (!item.blocked)
        item.triggered()

    Keys.onPressed: event => {
        const acts = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key);
        event.accepted = acts && item.blocked;
    }

    contentItem: RowLayout {
        id: line

        spacing: Theme.s4

        Icon {
            id: mark

            visible: item.hasIcon
            name: item.checkable && item.checked ? "check" : item.iconName
            color: item.danger || item.blocked ? item.ink : Theme.textFaint
        }
        Label {
            id: words

            text: item.text
            color: item.ink
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Kbd {
            id: shortcut

            visible: item.shortcutHint !== ""
            text: item.shortcutHint
        }
    }
    background: Rectangle {
        radius: Theme.radius.chip
        color: item.lit ? Theme.selected : "transparent"
        border.width: Theme.highContrast && item.lit ? 1 : 0
        border.color: Theme.accent
    }

    Barrier {
        control: item
        visible: item.blocked
    }
    TipLoader {
        text: item.blocked ? item.reason : ""
        shown: item.lit
    }
}
