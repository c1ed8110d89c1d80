// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Controls
import Steward.Theme

/// The entries, newest first; the first of a day bears the day's head, as 6.4 cannot make a section's in a bound file.
ListView {
    id: list

    /// The pointer was here last: the row chosen is told by its colour, without a ring.
    property bool byPointer: true
    /// What is shown beside the list, while that was not chosen in it; it may be none of its rows.
    property string heldKey

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    keyNavigationEnabled: true
    highlightMoveDuration: 0
    activeFocusOnTab: true
    onCountChanged: if (heldKey === "" && currentIndex < 0 && count > 0)
        currentIndex = 0
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
    delegate: AuditRow {
        width: ListView.view.width
        current: ListView.isCurrentItem || (list.heldKey !== "" && key === list.heldKey)
        startsDay: ListView.section !== ListView.previousSection
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
