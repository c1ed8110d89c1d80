// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// A field that filters or finds: Esc empties it, the cross too.
Field {
    id: field

    labelShown: false
    iconName: "search"

    signal cleared

    /// True if there was something to clear.
    function clear(): bool {
        if (text === "")
            return false;
        empty();
        edited("");
        cleared();
        return true;
    }

    Keys.onEscapePressed: event => event.accepted = field.clear()

    IconButton {
        visible: field.text !== ""
        anchors.right: parent ? parent.right : undefined
        anchors.rightMargin: Theme.s1
        anchors.verticalCenter: parent ? parent.verticalCenter : undefined
        small: true
        iconName: "x"
        iconSize: 14
        text: qsTr("Clear")
        focusPolicy: Qt.NoFocus
        onClicked: field.clear()
    }
}
