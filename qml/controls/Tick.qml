// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A tick. Implied: dashed and ticked, follows from another. Blocked: dashed and empty. Neither acts; both tell why.
T.CheckBox {
    id: control

    /// What it ticks, for the screen reader; `text`, if any, is shown beside it.
    property string label
    property bool staged: false
    property bool implied: false
    property bool blocked: false
    /// Some of what lies under it is ticked.
    property bool some: false
    property string reason
    property bool ringed: visualFocus
    readonly property bool inert: blocked || implied || !enabled
    readonly property bool full: checked && !blocked && !implied && !some

    implicitWidth: text === "" ? Theme.size.target : implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.size.target, implicitContentHeight)
    spacing: staged ? Theme.s4 + Theme.s1 : Theme.s3
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true

    Accessible.role: Accessible.CheckBox
    Accessible.name: label !== "" ? label : text
    Accessible.description: {
        if (blocked || implied)
            return reason;
        return staged ? qsTr("staged") : "";
    }
    Accessible.checkable: true
    Accessible.checked: (checked && !blocked) || implied
    Accessible.checkStateMixed: some
    Accessible.focusable: true
    Accessible.onPressAction: control.act()
    Accessible.onToggleAction: control.act()

    /// As if pressed: changes over and says so.
    function act(): void {
        if (inert)
            return;
        toggle();
        toggled();
        clicked();
    }

    Keys.onPressed: event => {
        const press = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        event.accepted = press || (control.inert && event.key === Qt.Key_Space);
        if (press && !event.isAutoRepeat)
            control.act();
    }

    indicator: Rectangle {
        readonly property bool dashed: control.implied || control.blocked
        readonly property bool filled: control.full || control.some

        x: {
            if (control.text === "")
                return Math.round((control.width - width) / 2);
            return control.mirrored ? control.width - width - control.rightPadding : control.leftPadding;
        }
        y: Math.round((control.height - height) / 2)
        width: Math.round(Theme.size.checkbox * Theme.textScale)
        height: width
        radius: Theme.radius.chip
        color: dashed ? Theme.sunken : filled ? Theme.mark : control.hovered && !control.inert ? Theme.hover : Theme.sheet
        border.width: dashed ? 0 : Theme.border.control
        border.color: filled ? Theme.mark : control.enabled ? Theme.lineStrong : Theme.lineMid

        Icon {
            anchors.centerIn: parent
            visible: parent.dashed
            name: "tick-dashed"
            size: Theme.size.checkbox
            color: Theme.lineStrong
        }
        Icon {
            anchors.centerIn: parent
            visible: control.full || control.implied
            name: "check-bold"
            size: 12
            color: control.implied ? Theme.textFaint : Theme.overMark
        }
        Rectangle {
            anchors.centerIn: parent
            visible: control.some
            width: Math.round(parent.width / 2)
            height: Theme.s1
            radius: 1
            color: Theme.overMark
        }
        StagedRing {
            visible: control.staged
        }
        FocusRing {
            visible: control.ringed
            corner: Theme.radius.chip
            gap: control.staged ? Theme.s3 : Theme.s1
        }
    }
    contentItem: Label {
        readonly property int room: control.indicator.width + control.spacing

        leftPadding: control.mirrored ? 0 : room
        rightPadding: control.mirrored ? room : 0
        visible: control.text !== ""
        text: control.text
        wrapMode: Text.Wrap
        color: control.enabled ? Theme.text : Theme.textDisabled
        topPadding: 0
        bottomPadding: 0
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }

    Barrier {
        control: control
        visible: control.blocked || control.implied
    }
    TipLoader {
        text: control.blocked || control.implied ? control.reason : ""
        shown: control.hovered || control.visualFocus
    }
}
