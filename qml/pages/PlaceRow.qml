// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// A place to choose: two of the same name show what they lie in.
Rectangle {
    id: row

    required property int index
    required property string key
    required property string name
    required property string code
    required property string path
    required property string level
    required property string reading
    property bool chosen: false
    property bool focused: false

    signal activated

    implicitHeight: Theme.dRowTwoLine
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
        anchors.rightMargin: Theme.s4
        spacing: Theme.s4

        Icon {
            name: row.chosen ? "circle-check" : "map-pin"
            color: row.chosen ? Theme.accentText : Theme.textFaint
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            Label {
                text: row.name
                look: Theme.rowStrong
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
            Label {
                text: row.path === "" ? row.level : row.level + " · " + row.path
                look: Theme.small
                color: Theme.textFaint
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Label {
            text: "\u2068" + row.code + "\u2069"
            look: Theme.small
            color: Theme.textFaint
            Accessible.ignored: true
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
    FocusRing {
        visible: row.focused
        inside: true
        corner: 0
    }
}
