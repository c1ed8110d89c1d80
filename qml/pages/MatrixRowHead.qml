// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// The first column of the matrix: a permission with its risk, or the band of a group, which folds.
Rectangle {
    id: head

    required property int row
    required property string label
    required property string verb
    required property int risk
    required property bool isGroup
    required property bool isChild
    required property bool isFolded
    required property int groupCount
    required property bool isOffered
    property bool current: false
    /// Kept by the table for another place: it is not drawn, but would be read aloud.
    property bool laidAside: false

    signal pressed

    color: isGroup ? Theme.sunken : current ? Theme.hover : Theme.sheet

    Accessible.role: Accessible.RowHeader
    Accessible.name: verb === "" ? label : label + ", " + verb
    Accessible.description: isGroup ? (isFolded ? qsTr("closed") : qsTr("open")) : ""
    Accessible.ignored: laidAside
    Accessible.onPressAction: pressed()

    TableView.onPooled: laidAside = true
    TableView.onReused: laidAside = false

    TapHandler {
        onTapped: head.pressed()
    }
    Loader {
        anchors.fill: parent
        source: head.isGroup ? Qt.resolvedUrl("MatrixBand.qml") : ""
    }
    RiskBars {
        id: bars

        visible: !head.isGroup
        anchors.left: parent.left
        anchors.leftMargin: head.isChild ? 28 : Theme.s5
        anchors.verticalCenter: parent.verticalCenter
        level: head.risk
        Accessible.ignored: true
    }
    Label {
        visible: !head.isGroup
        anchors.left: bars.right
        anchors.leftMargin: Theme.s4 - 1
        anchors.right: side.left
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        text: head.label
        color: head.isOffered ? Theme.text : Theme.textFaint
        elide: Text.ElideRight
        Accessible.ignored: true
    }
    Label {
        id: side

        anchors.right: parent.right
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        text: head.verb
        look: Theme.small
        color: Theme.textFaint
        Accessible.ignored: true
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
    Divider {
        visible: !head.isGroup
        anchors.right: parent.right
        height: parent.height
        vertical: true
        strong: true
    }
}
