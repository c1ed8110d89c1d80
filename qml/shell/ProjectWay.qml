// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import Steward.Controls as Controls

/// A place that ProjectMenu leads to: in this window, or marked as one that gets a window of its own.
Controls.MenuItem {
    id: way

    required property ProjectSwitch button
    required property int place
    property string name
    readonly property bool inPlace: button.switcher.isInPlace(place)

    trailingIcon: inPlace ? "" : "external-link"
    note: inPlace ? "" : qsTr("new window")
    blocked: inPlace && button.draft.isApplying
    reason: qsTr("Changes are being applied. Go on to another project when that is done.")
    onTriggered: (menu as Controls.Menu).closeThen(() => way.button.chosen(place, name))
}
