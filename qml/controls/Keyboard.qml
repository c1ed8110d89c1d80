// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

/// Where the keyboard goes when what has it goes away: never to something that cannot be seen.
QtObject {
    /// True if `item` is `above` or stands somewhere in it.
    function isIn(item: Item, above: Item): bool {
        let at = item;
        while (at && at !== above)
            at = at.parent;
        return at !== null && at === above;
    }

    /// Tab from what is no stop itself, as a page just gone to: on from where it stands. Qt would go to the window's first.
    function goOn(from: Item, event: KeyEvent): void {
        const forward = event.key === Qt.Key_Tab && !(event.modifiers & Qt.ShiftModifier);
        event.accepted = from !== null && !(event.modifiers & ~Qt.ShiftModifier);
        if (event.accepted)
            from.nextItemInFocusChain(forward).forceActiveFocus(forward ? Qt.TabFocusReason : Qt.BacktabFocusReason);
    }

    /// To `item`; where that is hidden by now, to the control before it, from where Tab goes on as it would have.
    function giveTo(item: Item): void {
        const to = item.visible ? item : item.nextItemInFocusChain(false);
        if (to && to.visible)
            to.forceActiveFocus(item.visible ? Qt.PopupFocusReason : Qt.BacktabFocusReason);
    }

    /// Into `pane`: where it was in it last, or to its first control. False if there is nothing to work in it.
    function enter(pane: Item): bool {
        const first = pane.activeFocusOnTab ? pane : pane.nextItemInFocusChain(true);
        if (!isIn(first, pane))
            return false;
        const scope = pane as FocusScope;
        if (scope)
            scope.forceActiveFocus(Qt.ShortcutFocusReason);
        const now = pane.Window.window?.activeFocusItem ?? null;
        if (!scope || now === pane || !now?.visible)
            first.forceActiveFocus(Qt.ShortcutFocusReason);
        return true;
    }

    /// What lay over the page has closed: back to `before`, unless somebody else has been given the keyboard meanwhile.
    function giveBack(before: Item): void {
        const now = before?.Window.window?.activeFocusItem ?? null;
        const isTaken = now !== null && now.visible && !isIn(before, now);
        if (before && !isTaken)
            giveTo(before);
    }

    /// `item` hides, but not all around it: the keyboard does not stay behind in it.
    function leave(item: Item): void {
        if (!item.visible && item.parent?.visible && isIn(item.Window.window?.activeFocusItem ?? null, item))
            giveTo(item);
    }
}
