// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The initials of a person. The name stands beside it, so it says nothing itself.
Rectangle {
    id: avatar

    required property string name
    property int size: 26
    property bool square: false
    readonly property string initials: {
        const words = name.trim().split(/\s+/).filter(word => word !== "");
        return words.slice(0, 2).map(word => String.fromCodePoint(word.codePointAt(0))).join("").toLocaleUpperCase();
    }

    implicitWidth: Math.round(size * Theme.textScale)
    implicitHeight: implicitWidth
    radius: square ? Theme.radius.control : width / 2
    color: Theme.accentSoft
    border.width: Theme.highContrast ? 1 : 0
    border.color: Theme.accentText
    Accessible.ignored: true

    Label {
        anchors.centerIn: parent
        text: avatar.initials
        look: Theme.smallStrong
        font.weight: Theme.title3.weight
        font.pixelSize: Math.ceil(avatar.size * 11 / 26 * Theme.textScale)
        color: Theme.accentText
        Accessible.ignored: true
    }
}
