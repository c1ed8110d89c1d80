// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Theme

/// Stacked rectangles under the parent; nothing in high contrast. Give the popup room for it with margins.
Item {
    id: shadow

    property var layers: Theme.menuShadow
    property int corner: Theme.radius.sheet

    anchors.fill: parent
    z: -1

    Repeater {
        model: shadow.layers
        delegate: Rectangle {
            required property var modelData

            anchors.fill: parent
            anchors.margins: -modelData.grow
            anchors.topMargin: modelData.y - modelData.grow
            anchors.bottomMargin: -modelData.y - modelData.grow
            radius: shadow.corner + modelData.grow
            color: Theme.shadow
            opacity: modelData.opacity
        }
    }
}
