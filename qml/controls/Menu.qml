// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A menu of MenuItems. Inside the window; Esc closes it and gives the focus back.
T.Menu {
    id: menu

    /// As wide as the widest item, known when it opens.
    property real widest: 0

    implicitWidth: Math.max(Math.round(176 * Theme.textScale), widest + leftPadding + rightPadding)
    implicitHeight: contentHeight + topPadding + bottomPadding
    margins: Theme.s4
    padding: Theme.s2
    overlap: 1
    onAboutToShow: {
        let width = 0;
        for (let i = 0; i < count; ++i)
            width = Math.max(width, itemAt(i).implicitWidth);
        widest = width;
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
