// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Theme

/// The entries, newest first, under their days. Not bound: 6.4 cannot make the head of a section in a bound file.
ListView {
    id: list

    /// The pointer was here last: the row chosen is told by its colour, without a ring.
    property bool byPointer: true

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    highlightMoveDuration: 0
    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Entries")

    onActiveFocusChanged: if (!activeFocus)
        byPointer = false
    Keys.onPressed: event => {
        byPointer = false;
        const page = Math.max(1, Math.floor(height / Theme.dRow) - 1);
        const steps = {
            [Qt.Key_Home]: -count,
            [Qt.Key_End]: count,
            [Qt.Key_PageUp]: -page,
            [Qt.Key_PageDown]: page
        };
        if (steps[event.key] === undefined)
            return;
        currentIndex = Math.max(0, Math.min(count - 1, currentIndex + steps[event.key]));
        event.accepted = true;
    }

    section.property: "day"
    section.delegate: Rectangle {
        id: day

        required property string section

        width: ListView.view.width
        height: label.implicitHeight + Theme.s5
        color: Theme.sunken

        Label {
            id: label

            anchors.left: parent.left
            anchors.leftMargin: Theme.s6
            anchors.verticalCenter: parent.verticalCenter
            text: day.section
            look: Theme.smallStrong
            color: Theme.textMuted
        }
        Divider {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
        }
    }
    delegate: AuditRow {
        width: ListView.view.width
        current: ListView.isCurrentItem
        onClicked: {
            list.byPointer = true;
            list.currentIndex = index;
            list.forceActiveFocus(Qt.MouseFocusReason);
        }
    }

    FocusRing {
        visible: list.activeFocus && !list.byPointer
        inside: true
    }

    T.ScrollBar.vertical: ScrollBar {
    }
}
