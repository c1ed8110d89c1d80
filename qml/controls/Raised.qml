// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The ground of what floats: menus, lists, dialogs.
Rectangle {
    id: raised

    property bool dialog: false

    color: Theme.raised
    radius: dialog ? Theme.radius.dialog : Theme.radius.sheet
    border.width: Theme.highContrast ? 2 : 1
    border.color: Theme.highContrast ? Theme.lineStrong : Theme.lineMid

    Shadow {
        layers: raised.dialog ? Theme.dialogShadow : Theme.menuShadow
        corner: raised.radius
    }
}
