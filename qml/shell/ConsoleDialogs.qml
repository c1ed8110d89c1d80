// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Models

/// What can lie over the whole console: help, the draft thrown away, signing out and signing in again.
Item {
    id: dialogs

    /// Null in a demo window.
    required property SignIn signIn
    required property ProjectStatus status
    required property DraftStatus draft
    required property ProjectSwitcher switcher
    /// Where to once the draft may be lost.
    property var next: null

    function showHelp(): void {
        help.open();
    }

    function askToDiscard(): void {
        discard.open();
    }

    function askToSignIn(): void {
        again.open();
    }

    function signOut(): void {
        askFirst(LeaveDialog.SigningOut, () => signIn.signOut());
    }

    function goTo(place: int, name: string): void {
        if (!switcher.isInPlace(place))
            switcher.go(place, name);
        else if (!draft.isApplying) // else nobody knows yet what would be lost; the menu says so
            askFirst(LeaveDialog.Switching, () => switcher.go(place, name));
    }

    /// What the draft is kept for ends: never unasked.
    function askFirst(way: int, act: var): void {
        if (draft.atStake === 0)
            return act();
        next = act;
        (leave.make() as LeaveDialog).way = way;
        leave.open();
    }

    Connections {
        target: dialogs.status

        function onSignInNeeded(): void {
            if (dialogs.signIn !== null)
                again.open();
        }
    }
    Connections {
        target: dialogs.signIn

        function onStateChanged(): void {
            if (dialogs.signIn.isSignedIn)
                again.close();
        }

        function onOtherChanged(): void {
            if (dialogs.signIn.isOther)
                other.open();
            else
                other.close();
        }
    }

    Later {
        id: help

        over: dialogs
        source: Qt.resolvedUrl("KeysDialog.qml")
    }
    Later {
        id: discard

        over: dialogs
        source: Qt.resolvedUrl("DiscardDialog.qml")
        given: ({
                "count": dialogs.draft.count
            })
    }
    Connections {
        target: discard.popup

        function onConfirmed(): void {
            dialogs.draft.discard();
        }
    }
    Later {
        id: leave

        over: dialogs
        source: Qt.resolvedUrl("LeaveDialog.qml")
        given: ({
                "count": dialogs.draft.atStake
            })
    }
    Connections {
        target: leave.popup

        function onLeft(): void {
            const act = dialogs.next;
            act();
        }
    }
    Later {
        id: again

        over: dialogs
        source: Qt.resolvedUrl("SignInAgain.qml")
        given: ({
                "signIn": dialogs.signIn,
                "count": dialogs.draft.count
            })
    }
    Later {
        id: other

        over: dialogs
        source: Qt.resolvedUrl("OtherPerson.qml")
        given: ({
                "signIn": dialogs.signIn,
                "count": dialogs.draft.count,
                "owner": dialogs.status.personName
            })
    }
    Connections {
        target: other.popup

        function onCameBack(): void {
            again.open();
        }
    }
}
