// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The pages there are, in groups; how much of each is in the draft.
Item {
    id: rail

    required property DraftStatus draft
    property int page: PageHost.Roles
    property bool collapsed: false
    /// As wide as a frame round the window.
    property int frame: 0

    signal chosen(int page)

    implicitWidth: collapsed ? Theme.shell.navRailCollapsed : Theme.shell.navRail
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Pages")

    component Heading: Label {
        visible: !rail.collapsed
        look: Theme.smallStrong
        color: Theme.textFaint
        Layout.leftMargin: Theme.s4 + Theme.s1
        Layout.topMargin: 14
        Layout.bottomMargin: Theme.s2
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.s4
        anchors.topMargin: Theme.s1
        spacing: 1

        Heading {
            text: qsTr("People and places")
        }
        RailItem {
            iconName: "key-round"
            text: qsTr("Roles")
            staged: rail.draft.roleCount
            current: rail.page === PageHost.Roles || rail.page === PageHost.RoleEditor
            collapsed: rail.collapsed
            inset: rail.frame
            shortcutHint: qsTr("Alt 1")
            Layout.fillWidth: true
            onClicked: rail.chosen(PageHost.Roles)
        }
        Heading {
            text: qsTr("Record")
        }
        RailItem {
            iconName: "history"
            text: qsTr("Audit")
            current: rail.page === PageHost.Audit
            collapsed: rail.collapsed
            inset: rail.frame
            shortcutHint: qsTr("Alt 2")
            Layout.fillWidth: true
            onClicked: rail.chosen(PageHost.Audit)
        }
        RailItem {
            iconName: "pencil-line"
            text: qsTr("Review and apply")
            staged: rail.draft.count
            current: rail.page === PageHost.Review
            collapsed: rail.collapsed
            inset: rail.frame
            shortcutHint: qsTr("Alt 0")
            Layout.fillWidth: true
            onClicked: rail.chosen(PageHost.Review)
        }
        Item {
            Layout.fillHeight: true
        }
    }
    Divider {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        vertical: true
    }
}
