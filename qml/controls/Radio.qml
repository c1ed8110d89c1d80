// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Theme

/// One choice of several; put those that belong together into one parent or one ButtonGroup. With `card` it is a box; a
/// `stacked` card has the note under its text, and a tick in place of the dot.
T.RadioButton {
    id: control

    property string note
    property bool card: false
    property bool stacked: false
    property bool staged: false
    property bool blocked: false
    property string reason
    property bool ringed: visualFocus
    readonly property bool inert: blocked || !enabled

    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(card ? Theme.dControl + Theme.s4 : Theme.size.target, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: stacked ? Theme.s5 : card ? Theme.s4 + Theme.s1 : 0
    verticalPadding: stacked ? Theme.s4 + 1 : card ? Theme.s4 : 0
    spacing: card ? Theme.s4 : Theme.s3
    focusPolicy: Qt.StrongFocus
    hoverEnabled: true

    Accessible.role: Accessible.RadioButton
    Accessible.name: note === "" ? text : text + ", " + note
    Accessible.description: blocked ? reason : staged ? qsTr("staged") : ""
    Accessible.checkable: true
    Accessible.checked: checked
    Accessible.focusable: true
    Accessible.onPressAction: control.act()
    Accessible.onToggleAction: control.act()

    /// As if pressed: chooses this one and says so.
    function act(): void {
        if (inert || checked)
            return;
        toggle(); // an assignment would end what `checked` is bound to
        toggled();
        clicked();
    }

    Keys.onPressed: event => {
        const press = event.key === Qt.Key_Return || event.key === Qt.Key_Enter;
        event.accepted = press || (control.blocked && event.key === Qt.Key_Space);
        if (press && !event.isAutoRepeat)
            control.act();
    }

    indicator: Rectangle {
        visible: !control.stacked
        x: control.mirrored ? control.width - width - control.rightPadding : control.leftPadding
        y: Math.round((control.height - height) / 2)
        width: Math.round(Theme.size.radio * Theme.textScale)
        height: width
        radius: width / 2
        color: control.inert ? Theme.sunken : control.hovered && !control.checked ? Theme.hover : Theme.sheet
        border.width: control.checked ? Math.round(5 * Theme.textScale) : Theme.border.control
        border.color: {
            if (control.inert)
                return Theme.lineMid;
            return control.checked ? Theme.accent : Theme.lineStrong;
        }

        StagedRing {
            visible: control.staged
            corner: parent.radius
        }
        FocusRing {
            visible: control.ringed && !control.card
            corner: parent.radius
            gap: control.staged ? Theme.s3 : Theme.s1
        }
    }
    contentItem: RadioFace {
        text: control.text
        note: control.note
        look: control.card ? Theme.rowStrong : Theme.row
        ink: control.inert ? Theme.textDisabled : Theme.text
        stacked: control.stacked
        ticked: control.stacked && control.checked
        lead: control.stacked ? 0 : control.indicator.width + control.spacing
    }
    background: Rectangle {
        visible: control.card
        radius: Theme.radius.control
        color: control.checked ? Theme.selected : control.hovered && !control.inert ? Theme.hover : Theme.sheet
        border.width: control.stacked && control.checked ? Theme.border.focus : Theme.border.control
        border.color: control.checked ? Theme.accent : control.stacked ? Theme.lineMid : Theme.lineStrong

        FocusRing {
            visible: control.ringed && control.card
        }
    }

    Barrier {
        control: control
        visible: control.blocked
    }
    TipLoader {
        text: control.blocked ? control.reason : ""
        shown: control.hovered || control.visualFocus
    }
}
