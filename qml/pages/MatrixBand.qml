// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// The band of a group in the first column of the matrix. A MatrixRowHead that is one loads it into itself.
Item {
    id: band

    readonly property MatrixRowHead head: parent?.parent as MatrixRowHead

    Icon {
        id: fold

        anchors.left: parent.left
        anchors.leftMargin: Theme.s5
        anchors.verticalCenter: parent.verticalCenter
        name: band.head?.isFolded ? "chevron-right" : "chevron-down"
        size: 14
        color: Theme.textFaint
    }
    Label {
        id: name

        anchors.left: fold.right
        anchors.leftMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Math.ceil(implicitWidth), band.width - Theme.s12)
        text: band.head?.label ?? ""
        look: Theme.smallStrong
        font.weight: Theme.title3.weight
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Label {
        anchors.left: name.right
        anchors.leftMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        text: (band.head?.groupCount ?? 0).toLocaleString(Qt.locale(), "f", 0)
        look: Theme.small
        color: Theme.textFaint
        Accessible.ignored: true
    }
}
