// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// A heading of a group, or one permission (a pair in one row) of the role.
Rectangle {
    id: row

    required property string key
    required property string section
    required property bool isHeading
    required property string label
    required property string grantedText
    required property int risk
    required property string help
    required property var edit
    required property var view
    required property bool isChild
    required property int mark
    required property var becauses
    required property var effects
    required property string dangerText
    required property string itemsText
    required property string itemKey
    required property string reading
    property bool editable: true
    /// False: far above or below what the pane shows. Not painted then, but there for the keyboard and the reader.
    property bool near: true
    property string lockText
    readonly property int tickWidth: Math.round(64 * Theme.textScale)

    signal toggled(string permission)
    signal takenBack(string key)
    signal itemsRequested(string permission)

    implicitHeight: place.implicitHeight

    Accessible.role: isHeading ? Accessible.Heading : Accessible.Grouping
    Accessible.name: reading

    Keys.onPressed: event => {
        if (event.key === Qt.Key_T && event.modifiers === Qt.NoModifier && !row.isHeading) {
            row.takenBack(row.key);
            event.accepted = true;
        }
    }

    // what reads from this row goes before it, or it would read from nothing
    Component.onDestruction: permission.model = 0

    // a Loader's Component cannot be bound within a delegate (6.4)
    Item {
        id: place

        property Item made: null

        width: row.width
        implicitHeight: made?.implicitHeight ?? 0
        opacity: row.near ? 1 : 0

        Repeater {
            model: row.isHeading ? 1 : 0
            onItemAdded: (index, item) => place.made = item
            delegate: GroupHeading {
                width: place.width
                margined: true
                title: row.label
                text: row.grantedText
                Accessible.ignored: true

                Label {
                    text: qsTr("Can Edit")
                    look: Theme.smallStrong
                    color: Theme.textMuted
                    horizontalAlignment: Text.AlignHCenter
                    Layout.preferredWidth: row.tickWidth
                    Layout.rightMargin: -Theme.s6
                }
                Label {
                    text: qsTr("Can View")
                    look: Theme.smallStrong
                    color: Theme.textMuted
                    horizontalAlignment: Text.AlignHCenter
                    Layout.preferredWidth: row.tickWidth
                    Layout.rightMargin: -Theme.s2
                }
            }
        }
        Repeater {
            id: permission

            model: row.isHeading ? 0 : 1
            onItemAdded: (index, item) => place.made = item
            delegate: PermissionRow {
                width: place.width
                of: row
            }
        }
    }
}
