// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// A person in a list of names.
Item {
    id: row

    required property string key
    required property string name
    required property string handle
    required property string detail
    required property string reading
    property int inset: 0
    /// A button at the end; empty: none.
    property string actionText

    signal acted

    implicitHeight: Theme.dRowTwoLine

    Accessible.role: Accessible.ListItem
    Accessible.name: reading

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: row.inset + 14
        anchors.rightMargin: Theme.s6
        spacing: Theme.s5

        Avatar {
            name: row.name
            Accessible.ignored: true
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
                text: row.detail
                look: Theme.small
                color: Theme.textFaint
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        Label {
            text: "\u2068" + row.handle + "\u2069"
            look: Theme.small
            color: Theme.textFaint
            elide: Text.ElideRight
            Layout.maximumWidth: row.width / 3
            Accessible.ignored: true
        }
        ActionButton {
            visible: row.actionText !== ""
            small: true
            text: row.actionText
            label: row.actionText + ": " + row.name
            onClicked: row.acted()
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
