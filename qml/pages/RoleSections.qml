// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The blocks of the role editor; the one in sight is marked. One tab stop: arrows go to a block.
PaneGround {
    id: pane

    required property RoleSectionModel sections
    property string currentKey

    signal chosen(string key)

    function step(by: int): void {
        const row = Math.max(0, Math.min(list.count - 1, sections.rowOf(currentKey) + by));
        chosen(sections.keyAt(row));
    }

    Rectangle {
        // hides all below it, as the grounds of RoleForm's rows do; not as far as the sheet's round corner
        anchors.fill: parent
        anchors.leftMargin: Theme.s4
        color: pane.color
    }
    ListView {
        id: list

        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: Theme.s4 + Theme.s1
        clip: contentHeight > height
        spacing: Theme.s1
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        model: pane.sections
        keyNavigationEnabled: false
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Parts of this role")

        Keys.onUpPressed: pane.step(-1)
        Keys.onDownPressed: pane.step(1)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Home || event.key === Qt.Key_End) {
                pane.step(event.key === Qt.Key_Home ? -count : count);
                event.accepted = true;
            }
        }

        delegate: RoleSectionRow {
            width: ListView.view.width
            current: key === pane.currentKey
            focused: current && list.activeFocus
            onActivated: {
                list.forceActiveFocus(Qt.MouseFocusReason);
                pane.chosen(key);
            }
        }
    }
}
