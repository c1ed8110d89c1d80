// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// A line of text to fill in. A blocked one can be read and copied, not changed.
FieldFrame {
    id: field

    property alias text: input.text
    property alias maximumLength: input.maximumLength
    property alias validator: input.validator
    property alias inputMethodHints: input.inputMethodHints
    property alias echoMode: input.echoMode
    property alias readOnly: input.readOnly
    property alias acceptableInput: input.acceptableInput
    property alias inputFocus: input.activeFocus
    property string placeholder
    property string iconName
    /// At the end inside the box: a unit, or what a check has found.
    property string trailingText
    property string trailingIcon
    property color trailingColor: Theme.textFaint
    property string shortcutHint
    property bool quiet: false
    property bool staged: false
    /// What it was before the draft; shown at the end while staged.
    property string wasText
    property bool secret: false
    /// Numbers, codes, addresses: left to right in every language.
    property bool code: false
    property bool ringed: input.activeFocus

    signal edited(string text)
    signal accepted
    signal editingFinished

    function selectAll(): void {
        input.selectAll();
    }

    /// Writing to `text` would end what the page has bound it to; this leaves it.
    function empty(): void {
        input.clear();
    }

    readonly property string tail: {
        if (staged && wasText !== "")
            return qsTr("was %1").arg(wasText);
        return trailingText;
    }

    T.TextField {
        id: input

        readonly property int lead: Theme.s4 + Theme.s1 + (field.iconName === "" ? 0 : mark.width + Theme.s4)
        readonly property int trail: Theme.s4 + Theme.s1 + (end.width > 0 ? end.width + Theme.s4 : 0)

        anchors.left: parent.left
        anchors.right: parent.right
        focus: true
        implicitWidth: Math.round(180 * Theme.textScale)
        implicitHeight: Theme.dControl
        leftPadding: field.LayoutMirroring.enabled ? trail : lead
        rightPadding: field.LayoutMirroring.enabled ? lead : trail
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: field.code && field.LayoutMirroring.enabled ? Text.AlignRight : Text.AlignLeft
        font: field.staged ? Theme.title3.font : Theme.row.font
        color: field.blocked ? Theme.textFaint : Theme.text
        selectionColor: Theme.accent
        selectedTextColor: Theme.overAccent
        selectByMouse: true
        readOnly: field.blocked
        echoMode: field.secret ? TextInput.Password : TextInput.Normal
        passwordCharacter: "•"
        inputMethodHints: field.secret ? Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhHiddenText : Qt.ImhNone
        activeFocusOnTab: true
        hoverEnabled: true
        onTextEdited: field.edited(text)
        onAccepted: field.accepted()
        onEditingFinished: field.editingFinished()

        Accessible.role: Accessible.EditableText
        Accessible.name: field.label
        Accessible.description: Say.list([field.spoken, field.tail, field.staged ? qsTr("staged") : ""], " ")
        Accessible.editable: !readOnly
        Accessible.readOnly: readOnly
        Accessible.passwordEdit: field.secret
        Accessible.focusable: true

        background: FieldBox {
            focused: field.ringed
            hovered: input.hovered
            staged: field.staged
            quiet: field.quiet
            wrong: field.error !== ""
            blocked: field.blocked || !field.enabled
        }

        Icon {
            id: mark

            visible: field.iconName !== ""
            anchors.left: parent.left
            anchors.leftMargin: Theme.s4 + Theme.s1
            anchors.verticalCenter: parent.verticalCenter
            name: field.iconName
            color: Theme.textFaint
        }
        Label {
            visible: input.text === "" && input.preeditText === "" && field.placeholder !== ""
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: input.lead
            anchors.rightMargin: input.trail
            anchors.verticalCenter: parent.verticalCenter
            text: field.placeholder
            color: Theme.textFaint
            elide: Text.ElideRight
            Accessible.ignored: true
        }
        Row {
            id: end

            anchors.right: parent.right
            anchors.rightMargin: Theme.s4 + Theme.s1
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.s2

            Icon {
                visible: field.trailingIcon !== ""
                anchors.verticalCenter: parent.verticalCenter
                name: field.trailingIcon
                size: 14
                color: field.trailingColor
            }
            Label {
                visible: field.tail !== ""
                anchors.verticalCenter: parent.verticalCenter
                look: Theme.small
                text: field.tail
                color: field.trailingColor
                Accessible.ignored: true
            }
            Kbd {
                visible: field.shortcutHint !== "" && input.text === ""
                anchors.verticalCenter: parent.verticalCenter
                text: field.shortcutHint
            }
        }
    }
}
