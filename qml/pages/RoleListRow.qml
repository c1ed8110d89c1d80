// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// A role in the list: its mark, its tick for the matrix, its name and how many hold it. Pressing it opens it.
Rectangle {
    id: row

    required property int index
    required property string key
    required property string name
    required property string kindText
    required property string holdersText
    required property int mark
    required property bool isShown
    required property string reading
    property bool selected: false
    property bool focused: false

    signal activated
    signal ticked

    implicitHeight: Theme.dRow + 1
    color: selected ? Theme.selected : hover.hovered ? Theme.hover : "transparent"

    Accessible.role: Accessible.ListItem
    Accessible.name: reading
    Accessible.focusable: true
    Accessible.focused: focused
    Accessible.selected: selected
    Accessible.onPressAction: activated()
    Accessible.onToggleAction: ticked()

    HoverHandler {
        id: hover
    }
    TapHandler {
        onTapped: row.activated()
    }
    MarginMark {
        id: margin

        anchors.left: parent.left
        width: Theme.s7
        height: parent.height
        mark: row.mark
        Accessible.ignored: true
    }
    Tick {
        id: tick

        anchors.left: margin.right
        anchors.leftMargin: Theme.s3
        anchors.verticalCenter: parent.verticalCenter
        focusPolicy: Qt.NoFocus
        activeFocusOnTab: false
        label: qsTr("Show %1 in the matrix").arg(row.name)
        checked: row.isShown
        onToggled: {
            checked = Qt.binding(() => row.isShown);
            row.ticked();
        }
    }
    ColumnLayout {
        anchors.left: tick.right
        anchors.leftMargin: Theme.s2
        anchors.right: count.left
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0

        Label {
            text: row.name
            look: Theme.rowStrong
            lineHeight: 17 * Theme.textScale
            lineHeightMode: Text.FixedHeight
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Label {
            visible: text !== ""
            text: row.kindText
            look: Theme.small
            color: Theme.textFaint
            lineHeight: 15 * Theme.textScale
            lineHeightMode: Text.FixedHeight
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    Label {
        id: count

        anchors.right: parent.right
        anchors.rightMargin: Theme.s5 + Theme.s1
        anchors.verticalCenter: parent.verticalCenter
        text: row.holdersText
        look: Theme.small
        color: Theme.textFaint
        Accessible.ignored: true
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
