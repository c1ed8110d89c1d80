// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Theme

/// Tabs over a page: arrows move, and the page follows the focus. `model` is a list of texts, or of {text, count}.
FocusScope {
    id: control

    required property string label
    property var model: []
    property int currentIndex: 0
    readonly property bool plain: model.length > 0 && typeof model[0] === "string"

    signal chosen(int index)

    function choose(index: int): void {
        const item = repeater.itemAt(index);
        if (item === null)
            return;
        item.forceActiveFocus(Qt.TabFocusReason);
        if (index === currentIndex)
            return;
        currentIndex = index;
        chosen(index);
    }

    function step(by: int): void {
        const next = currentIndex + (LayoutMirroring.enabled ? -by : by);
        if (next >= 0 && next < model.length)
            choose(next);
    }

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Accessible.role: Accessible.PageTabList
    Accessible.name: label

    Keys.onLeftPressed: control.step(-1)
    Keys.onRightPressed: control.step(1)

    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
    Row {
        id: row

        anchors.left: parent.left
        spacing: Theme.s7

        Repeater {
            id: repeater

            model: control.model
            delegate: Tab {
                id: tab

                required property var modelData
                required property int index

                current: index === control.currentIndex
                text: control.plain ? modelData : modelData.text
                count: control.plain ? "" : modelData.count ?? ""
                onClicked: control.choose(tab.index)
            }
        }
    }
}
