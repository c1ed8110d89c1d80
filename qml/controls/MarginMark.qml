// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The margin of a row, 28 wide: a hairline, a bar at the edge and the mark. Nothing else stands in a margin.
Item {
    id: margin

    enum Mark {
        None,
        Staged,
        Removed,
        Conflict,
        Danger,
        Locked,
        Added
    }

    property int mark: MarginMark.None
    /// The mark stands this far from the top; in the middle by default.
    property int markTop: -1
    readonly property string text: ["", qsTr("staged"), qsTr("staged removal"), qsTr("conflict"), qsTr("dangerous"), qsTr("not yours to change"), qsTr("staged addition")][mark]

    implicitWidth: Theme.shell.margin
    implicitHeight: Theme.dRow

    Accessible.role: Accessible.Graphic
    Accessible.name: text
    Accessible.ignored: mark === MarginMark.None

    Divider {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        vertical: true
        strong: true
    }
    Loader {
        // once there it stays: marks come and go with each press
        readonly property bool wanted: margin.mark !== MarginMark.None

        anchors.fill: parent
        visible: wanted
        onWantedChanged: if (wanted && status === Loader.Null)
            source = Qt.resolvedUrl("MarginSign.qml")
    }
}
