// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// Somebody to choose as the author of what was changed.
Rectangle {
    id: row

    required property int index
    required property string key
    required property string name
    required property string note
    required property string reading
    property bool chosen: false
    property bool focused: false

    signal activated

    implicitHeight: Theme.dRow
    color: chosen ? Theme.selected : hover.hovered ? Theme.hover : "transparent"

    Accessible.role: Accessible.ListItem
    Accessible.name: reading
    Accessible.focusable: true
    Accessible.focused: focused
    Accessible.selected: chosen
    Accessible.onPressAction: activated()

    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: row.activated()
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.s4
        anchors.rightMargin: Theme.s6
        spacing: Theme.s4

        Icon {
            name: row.chosen ? "circle-check" : row.key === "" ? "users-round" : row.key === "rule" ? "clock" : "user-round"
            color: row.chosen ? Theme.accentText : Theme.textFaint
        }
        Label {
            text: row.name
            look: row.chosen ? Theme.rowStrong : Theme.row
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            text: "\u2068" + row.note + "\u2069"
            look: Theme.small
            color: Theme.textFaint
            elide: Text.ElideRight
            Layout.maximumWidth: row.width / 2
            Accessible.ignored: true
        }
    }
    FocusRing {
        visible: row.focused
        inside: true
        corner: 0
    }
}
