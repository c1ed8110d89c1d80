// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Steward.Theme

/// Scrolls a pane so far that what has the focus within it is seen. Stands inside the pane.
Item {
    id: follower

    required property Flickable pane

    readonly property Item focused: Window.activeFocusItem

    function isWithin(item: Item): bool {
        for (let above = item; above; above = above.parent) {
            if (above === pane.contentItem)
                return true;
        }
        return false;
    }

    onFocusedChanged: {
        if (!focused || !isWithin(focused))
            return;
        const top = focused.mapToItem(pane.contentItem, 0, 0).y - Theme.s5;
        const bottom = top + focused.height + 2 * Theme.s5;
        const first = pane.originY;
        const last = Math.max(first, first + pane.contentHeight - pane.height);
        if (top < pane.contentY)
            pane.contentY = Math.max(first, top);
        else if (bottom > pane.contentY + pane.height)
            pane.contentY = Math.min(last, Math.min(top, bottom - pane.height));
    }
}
