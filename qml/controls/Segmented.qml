// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// A few choices side by side, one of them taken: one tab stop, arrows move. `model` is a list of texts, or of
/// {text, icon, blocked, reason}.
FocusScope {
    id: control

    required property string label
    property var model: []
    property int currentIndex: 0
    property bool staged: false
    property bool small: false
    readonly property bool plain: model.length > 0 && typeof model[0] === "string"

    /// The user took this one; currentIndex already says so.
    signal chosen(int index)

    function choose(index: int): void {
        const item = repeater.itemAt(index);
        if (item === null)
            return;
        item.forceActiveFocus(Qt.TabFocusReason);
        if (index === currentIndex || model[index].blocked === true)
            return;
        currentIndex = index;
        chosen(index);
    }

    function step(by: int): void {
        const next = currentIndex + (LayoutMirroring.enabled ? -by : by);
        if (next >= 0 && next < model.length)
            choose(next);
    }

    implicitWidth: row.implicitWidth + 6
    implicitHeight: small ? Theme.grown(28) : Theme.dControl

    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.description: staged ? qsTr("staged") : ""

    Keys.onLeftPressed: control.step(-1)
    Keys.onRightPressed: control.step(1)

    Rectangle {
        anchors.fill: parent
        color: Theme.sunken
        radius: Theme.radius.control
        border.width: 1
        border.color: Theme.highContrast ? Theme.lineStrong : Theme.lineMid

        StagedRing {
            visible: control.staged
            corner: Theme.radius.control
        }
    }
    RowLayout {
        id: row

        anchors.fill: parent
        anchors.margins: 3
        spacing: 0

        Repeater {
            id: repeater

            model: control.model
            delegate: Segment {
                id: segment

                required property var modelData
                required property int index

                current: index === control.currentIndex
                text: control.plain ? modelData : modelData.text
                iconName: control.plain ? "" : modelData.icon ?? ""
                blocked: modelData.blocked === true
                reason: modelData.reason ?? ""
                Layout.fillWidth: true
                Layout.fillHeight: true
                onClicked: control.choose(segment.index)
            }
        }
    }
}
