// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

/// Makes `what` when `active` first becomes true and lets go of it when it ends, the item as large as this. Instead of a
/// Loader: in Qt 6.4 a Loader cannot make a component whose file binds its components.
FocusScope {
    id: place

    required property Component what
    property bool active: true
    property Item item: null

    function update(): void {
        if (active && item === null) {
            item = what.createObject(place) as Item;
            item.anchors.fill = place;
            item.focus = true;
        } else if (!active && item !== null) {
            item.destroy();
            item = null;
        }
    }

    onActiveChanged: update()
    Component.onCompleted: update()
}
