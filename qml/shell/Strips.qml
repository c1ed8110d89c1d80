// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models

/// What stands above the page as long as it is so: no line, what could not be done, what cannot be done here.
ColumnLayout {
    id: root

    required property ProjectStatus status
    required property DraftStatus draft
    required property ProjectSwitcher switcher
    property SignIn signIn: null
    property bool ready

    signal signInAsked

    spacing: 0

    Strip {
        readonly property bool toSignIn: root.signIn !== null && root.status.lineState === ProjectStatus.SignedOut

        visible: root.status.offlineText !== ""
        title: root.status.offlineText
        text: root.status.offlineDetail
        actionText: toSignIn ? qsTr("Sign in") : qsTr("Try now")
        Layout.fillWidth: true
        onActed: {
            if (toSignIn)
                return root.signInAsked();
            if (root.signIn !== null)
                root.signIn.tryNow(); // first: the line needs its token
            root.status.tryNow();
        }
    }
    Strip {
        visible: title !== ""
        title: root.signIn?.keptTitle ?? ""
        text: root.signIn?.keptText ?? ""
        iconName: "lock"
        actionText: root.signIn?.keptAction || qsTr("Close")
        Layout.fillWidth: true
        onActed: {
            if (root.signIn.keptAction !== "")
                root.signIn.keepAgain();
            else
                root.signIn.dismissKept();
        }
    }
    Strip {
        visible: text !== ""
        title: qsTr("The other window could not be opened.")
        text: root.switcher.errorText
        iconName: "triangle-alert"
        actionText: qsTr("Close")
        Layout.fillWidth: true
        onActed: root.switcher.dismissError()
    }
    Strip {
        visible: root.draft.undoErrorTitle !== ""
        title: root.draft.undoErrorTitle
        text: root.draft.undoErrorText
        actionText: qsTr("Close")
        Layout.fillWidth: true
        onActed: root.draft.dismissUndoError()
    }
    Strip {
        visible: root.ready && root.status.notAllowedText !== ""
        tone: Tone.Info
        iconName: "lock"
        title: qsTr("You can look at roles, but not change them.")
        text: root.status.notAllowedText
        Layout.fillWidth: true
    }
    Strip {
        property string seen // said once; another remark is shown again

        visible: root.ready && title !== "" && title !== seen
        tone: Tone.Info
        iconName: "info"
        title: root.status.newerText
        actionText: qsTr("Close")
        Layout.fillWidth: true
        onActed: seen = title
    }
}
