// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A line of a menu. A blocked one can be reached, tells its reason and acts on nothing.
T.MenuItem {
    id: item

    property string iconName
    property string shortcutHint
    /// Said beside the text, in small.
    property string note
    /// At the end; the note says what it means.
    property string trailingIcon
    property bool danger: false
    property bool blocked: false
    property string reason
    property bool lit: highlighted || hovered
    readonly property color ink: blocked || !enabled ? Theme.textDisabled : danger ? Theme.dangerText : Theme.text

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Theme.grown(30)
    horizontalPadding: Theme.s4
    hoverEnabled: true

    Accessible.role: Accessible.MenuItem
    Accessible.name: Say.list([text, note], ", ")
    Accessible.description: blocked ? reason : shortcutHint
    Accessible.checkable: checkable
    Accessible.checked: checked
    Accessible.onPressAction: if (!item.blocked)
        item.triggered()

    Keys.onPressed: event => {
        const acts = [Qt.Key_Return, Qt.Key_Enter, Qt.Key_Space].includes(event.key);
        event.accepted = acts && item.blocked;
    }

    contentItem: MenuLine {
        hasIcon: item.iconName !== "" || item.checkable
        iconName: item.checkable && item.checked ? "check" : item.iconName
        iconColor: item.danger || item.blocked ? item.ink : Theme.textFaint
        text: item.text
        ink: item.ink
        shortcutHint: item.shortcutHint
        note: item.note
        trailingIcon: item.trailingIcon
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
