// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Controls
import Steward.Models

/// The staged changes under their headings. Each row is plain controls, so a screen reader and Tab go through it.
ListView {
    id: list

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: 4000
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Staged changes")

    signal anotherRequested(string key)

    /// The keyboard to the row of this key, wherever that stands now; to the first one if it is gone.
    function enterRow(key: string): void {
        forceLayout();
        const row = (model as ReviewModel).rowOf(key);
        const place = row < 0 ? null : itemAtIndex(row);
        const first = place?.nextItemInFocusChain(true) ?? null;
        if (first !== null && Keyboard.isIn(first, place))
            first.forceActiveFocus(Qt.ShortcutFocusReason);
        else
            Keyboard.enter(list);
    }

    /// Of the row that has the keyboard; empty: none has.
    function heldKey(): string {
        const at = Window.activeFocusItem;
        for (let row = 0; at !== null && row < count; ++row) {
            const place = itemAtIndex(row) as Lazy;
            if (place !== null && Keyboard.isIn(at, place))
                return (model as ReviewModel).keyAt(row);
        }
        return "";
    }

    property string held

    Timer {
        id: again

        interval: 0
        onTriggered: list.enterRow(list.held)
    }
    Connections {
        target: list.model as ReviewModel

        // rows that change their kind are other rows: without this the keyboard would go with the old one
        function onModelAboutToBeReset(): void {
            list.held = list.heldKey();
        }

        function onModelReset(): void {
            if (list.held !== "")
                again.restart();
        }
    }

    function toneOf(kind: int): int {
        return [Tone.Danger, Tone.Warning, Tone.Pencil, Tone.Success][kind];
    }

    function iconOf(kind: int): string {
        return ["minus", "triangle-alert", "pencil", "plus"][kind];
    }

    delegate: Lazy {
        id: place

        required property string key
        required property int kind
        required property bool isHeading
        required property string title
        required property string subject
        required property string note
        required property string was
        required property string now
        required property var effects
        required property string problem
        required property bool isRead
        required property string mine
        required property string mineBy
        required property string theirs
        required property string theirsBy
        required property bool hasAnother
        required property string reading

        width: ListView.view.width
        implicitHeight: item?.implicitHeight ?? 0
        what: isHeading ? heading : kind === ReviewModel.Conflict ? conflict : change

        Component {
            id: heading

            GroupHeading {
                title: place.title
                text: place.subject
                endText: place.note
                done: place.isRead
                margined: true
                iconName: list.iconOf(place.kind)
                tone: list.toneOf(place.kind)
            }
        }
        Component {
            id: change

            ReviewChange {
                kind: place.kind
                title: place.title
                subject: place.subject
                was: place.was
                now: place.now
                effects: place.effects
                problem: place.problem
                isRead: place.isRead
                reading: place.reading
                onTicked: isRead => (list.model as ReviewModel).setRead(place.key, isRead)
                onTakenBack: (list.model as ReviewModel).takeBack(place.key)
            }
        }
        Component {
            id: conflict

            ReviewConflict {
                title: place.title
                subject: place.subject
                mine: place.mine
                mineBy: place.mineBy
                theirs: place.theirs
                theirsBy: place.theirsBy
                hasAnother: place.hasAnother
                effects: place.effects
                onAnotherRequested: list.anotherRequested(place.key)
                onSettled: isMine => (list.model as ReviewModel).settle(place.key, isMine)
                onTakenBack: (list.model as ReviewModel).takeBack(place.key)
            }
        }
    }

    FocusFollower {
        pane: list
    }
    ScrollBar.vertical: ScrollBar {
    }
}
