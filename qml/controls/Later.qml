// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A dialog or menu that is made when it is first asked for; a window that only starts does not even load its types.
QtObject {
    id: later

    required property url source
    /// What it is made with, and follows: names of its properties and their values.
    property var given: ({})
    /// What it belongs to.
    required property Item over
    /// Null until it is first asked for.
    property T.Popup popup: null

    function make(): T.Popup {
        if (popup === null) {
            const component = Qt.createComponent(source);
            if (component.status === Component.Error)
                throw new Error(component.errorString());
            popup = component.createObject(over, given) as T.Popup;
        }
        return popup;
    }

    function open(): void {
        make().open();
    }

    function close(): void {
        popup?.close();
    }

    /// A menu, above or under \a button; \a atEnd: its end at the button's.
    function openAbove(button: Item): void {
        const menu = make() as T.Menu;
        menu.popup(button, 0, -menu.height - Theme.s2);
    }

    function openUnder(button: Item, atEnd: bool): void {
        const menu = make() as Menu;
        menu.measure();
        const toRight = atEnd !== button.LayoutMirroring.enabled;
        menu.popup(button, toRight ? button.width - menu.width : 0, button.height + Theme.s2);
    }

    onGivenChanged: {
        if (popup === null)
            return;
        for (const name in given)
            popup[name] = given[name];
    }
}
