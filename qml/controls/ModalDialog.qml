// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Theme

/// A question that holds everything else. The focus starts in `first`, Esc closes, and the focus goes back to where it
/// was. Return, where no field or button takes it, presses `answer`: the safe button in a dangerous dialog.
T.Dialog {
    id: dialog

    property string text
    property Item first
    property ActionButton answer
    property alias actions: foot.actions
    property Item before
    property bool closing: false
    property var next: null

    /// Closes, and calls `act` once the focus is back: a dialog that opens sooner would lose it again.
    function closeThen(act: var): void {
        next = act;
        close();
    }

    /// Not while it closes: the key that closed it may arrive here too.
    function press(): void {
        if (!closing && answer && !answer.inert)
            answer.clicked();
    }

    anchors.centerIn: T.Overlay.overlay
    modal: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape
    /// As wide as this, or as the window lets it; the pane that it is written in does not matter.
    property int wanted: Theme.shell.dialogSmall
    readonly property Item ground: T.Overlay.overlay ?? parent
    width: Math.min(Math.round(wanted * Theme.textScale), ground ? ground.width - Theme.s9 : 0)
    implicitHeight: header.implicitHeight + contentHeight + footer.implicitHeight + topPadding + bottomPadding
    height: Math.min(implicitHeight, ground ? ground.height - Theme.s9 : implicitHeight)
    horizontalPadding: Theme.s7
    topPadding: 0
    bottomPadding: 14

    onAboutToShow: {
        closing = false;
        before = parent?.Window.window?.activeFocusItem ?? null;
        const target = first ?? answer;
        if (target)
            target.focus = true; // and not once it is open: by then somebody may be at work in it
    }
    onAboutToHide: closing = true
    onClosed: {
        Keyboard.giveBack(before);
        before = null;
        const act = next;
        next = null;
        if (act)
            act();
    }

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.duration.base
            easing.type: Theme.enter
        }
    }
    exit: Transition {
        NumberAnimation {
            property: "opacity"
            from: 1
            to: 0
            duration: Theme.duration.base
            easing.type: Theme.leave
        }
    }

    background: Raised {
        dialog: true
        Accessible.role: Accessible.Dialog
        Accessible.name: dialog.title
        Accessible.description: dialog.text
    }
    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    contentItem: ColumnLayout {
        spacing: Theme.s5
        Keys.onReturnPressed: dialog.press()
        Keys.onEnterPressed: dialog.press()
    }
    header: DialogHeader {
        title: dialog.title
        text: dialog.text
    }
    footer: DialogFooter {
        id: foot
    }
}
