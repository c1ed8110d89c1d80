// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// One of a list, in a popup. `model` is a list of texts or anything a ComboBox takes, with textRole and valueRole.
FieldFrame {
    id: field

    property alias model: box.model
    property alias textRole: box.textRole
    property alias valueRole: box.valueRole
    property alias currentIndex: box.currentIndex
    readonly property alias currentText: box.currentText
    readonly property alias currentValue: box.currentValue
    readonly property bool opened: box.popup.opened
    property string placeholder
    property string iconName
    property bool staged: false
    property string wasText

    /// The user took this one.
    signal chosen(int index)

    readonly property string tail: staged && wasText !== "" ? qsTr("was %1").arg(wasText) : ""

    T.ComboBox {
        id: box

        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        implicitWidth: Math.max(Math.round(140 * Theme.textScale), implicitContentWidth + leftPadding + rightPadding)
        implicitHeight: Theme.dControl
        horizontalPadding: Theme.s4 + Theme.s1
        focusPolicy: Qt.StrongFocus
        hoverEnabled: true
        onActivated: index => field.chosen(index)

        Accessible.role: Accessible.ComboBox
        Accessible.name: field.label
        Accessible.description: Say.list([displayText, field.spoken, field.tail], ", ")
        Accessible.focusable: true
        Accessible.onPressAction: if (!field.blocked)
            box.popup.open()

        // The template closes its list when Return is let go, so it may open no sooner than that.
        property bool opening: false

        Keys.onPressed: event => {
            const enter = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
            const acts = enter || [Qt.Key_Space, Qt.Key_Up, Qt.Key_Down].includes(event.key);
            box.opening = enter && !field.blocked && !box.popup.opened;
            event.accepted = field.blocked ? acts : box.opening;
        }
        Keys.onReleased: event => {
            event.accepted = field.blocked ? event.key === Qt.Key_Space : box.opening;
            if (box.opening)
                box.popup.open();
            box.opening = false;
        }

        contentItem: Row {
            spacing: Theme.s4

            Icon {
                visible: field.iconName !== ""
                anchors.verticalCenter: parent.verticalCenter
                name: field.iconName
                color: Theme.textFaint
            }
            Label {
                anchors.verticalCenter: parent.verticalCenter
                width: box.availableWidth - box.indicator.width - Theme.s4 - was.width - (field.iconName === "" ? 0 : Theme.s8)
                text: box.currentIndex < 0 ? field.placeholder : box.displayText
                look: field.staged ? Theme.rowStrong : Theme.row
                color: field.blocked || box.currentIndex < 0 ? Theme.textFaint : Theme.text
                elide: Text.ElideRight
                Accessible.ignored: true
            }
        }
        indicator: Icon {
            x: box.mirrored ? box.leftPadding : box.width - width - box.rightPadding
            y: Math.round((box.height - height) / 2)
            name: field.blocked ? "lock" : "chevrons-up-down"
            size: 14
            color: Theme.textFaint
        }
        background: FieldBox {
            focused: box.visualFocus || box.popup.opened
            hovered: box.hovered
            staged: field.staged
            wrong: field.error !== ""
            blocked: field.blocked || !field.enabled
        }
        delegate: ChoiceItem {
            required property int index

            width: ListView.view ? ListView.view.width : 0
            text: box.textAt(index)
            current: box.currentIndex === index
            highlighted: box.highlightedIndex === index
        }
        popup: ChoiceList {
            box: box
            label: field.label
        }

        Label {
            id: was

            anchors.right: parent.right
            anchors.rightMargin: box.horizontalPadding + box.indicator.width + Theme.s4
            anchors.verticalCenter: parent.verticalCenter
            look: Theme.small
            text: field.tail
            color: Theme.textFaint
            Accessible.ignored: true
        }
        Barrier {
            control: box
            visible: field.blocked
        }
    }
}
