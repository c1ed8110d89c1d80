// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick

/// Makes `what`, or what the file `source` holds, when `active` first becomes true and lets go of it when it ends, the
/// item as large as this. A file's types are not even loaded before. Instead of a Loader: in Qt 6.4 a Loader cannot
/// make a component whose file binds its components.
FocusScope {
    id: place

    property Component what: null
    property url source
    /// What the item of `source` is made with; later changes do not reach it.
    property var given: ({})
    property bool active: true
    property Item item: null

    function update(): void {
        if (active && item === null) {
            const component = what ?? Qt.createComponent(source);
            if (component.status === Component.Error)
                throw new Error(component.errorString());
            item = component.createObject(place, given) as Item;
            item.anchors.fill = place;
            item.focus = true;
        } else if (!active && item !== null) {
            item.destroy();
            item = null;
        }
    }

    /// Makes another one in the place of what is there.
    function renew(): void {
        item?.destroy();
        item = null;
        update();
    }

    onActiveChanged: update()
    Component.onCompleted: update()
}
