// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import QtQuick.Templates as T
import Steward.Theme

/// A menu of MenuItems. Inside the window; Esc closes it and gives the focus back.
T.Menu {
    id: menu

    /// As wide as the widest item, known when it opens: measure().
    property real widest: 0
    property Item before
    property var next: null

    /// Closes, and calls `act` once the focus is back: a dialog that opens sooner could not give it back in the end.
    function closeThen(act: var): void {
        if (!visible) {
            act();
            return;
        }
        next = act;
        close();
    }

    function measure(): void {
        let width = 0;
        for (let i = 0; i < count; ++i)
            width = Math.max(width, itemAt(i).implicitWidth);
        widest = width;
    }

    implicitWidth: Math.max(Math.round(176 * Theme.textScale), widest + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding
    margins: Theme.s4
    padding: Theme.s2
    overlap: 1
    onAboutToShow: {
        measure();
        before = parent?.Window.window?.activeFocusItem ?? null;
    }
    // Qt gives it to the window, from where Tab begins anew.
    onClosed: {
        Keyboard.giveBack(before);
        before = null;
        const act = next;
        next = null;
        if (act)
            act();
    }

    delegate: MenuItem {
    }
    contentItem: ListView {
        implicitHeight: contentHeight
        model: menu.contentModel
        interactive: contentHeight > height
        clip: interactive
        currentIndex: menu.currentIndex
        boundsBehavior: Flickable.StopAtBounds
        Accessible.role: Accessible.PopupMenu
        Accessible.name: menu.title
    }
    background: Raised {
    }
}
