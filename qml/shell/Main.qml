// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The one window: the welcome page until there is a project, then the console. A demo window never has a sign-in, a connected
/// one never a pack (ARCHITECTURE, decision 1).
Window {
    id: root

    required property Workspace workspace
    required property Preferences preferences
    /// Null in a demo window.
    required property SignIn signIn
    required property ProjectSwitcher switcher
    readonly property bool demo: signIn === null
    property bool leaving: false
    readonly property bool open: demo || (signIn.isSignedIn && !signIn.isOther) || signIn.isExpired || projectStatus.loadState === ProjectStatus.Ready

    function beginAnew(): void {
        pages.renew();
    }

    width: preferences.windowWidth
    height: preferences.windowHeight
    minimumWidth: Theme.breakpoint.minimumWidth
    minimumHeight: Theme.breakpoint.minimumHeight
    visible: true
    color: Theme.canvas
    title: {
        if (!open || projectStatus.projectName === "")
            return qsTr("Steward");
        //: Window title: project, environment, program
        return Say.fill(qsTr("%1 (%2) – Steward"), [projectStatus.projectName, projectStatus.environmentText]);
    }

    onWidthChanged: if (visibility === Window.Windowed)
        preferences.windowWidth = width
    onHeightChanged: if (visibility === Window.Windowed)
        preferences.windowHeight = height
    onClosing: event => {
        if (draftStatus.atStake > 0 && !leaving) {
            event.accepted = false;
            leave.open();
        }
    }

    Binding {
        target: Theme
        property: "scheme"
        value: root.preferences.effectiveScheme
    }
    Binding {
        target: Theme
        property: "density"
        value: root.preferences.isCompact ? 1 : 0
    }
    Binding {
        target: Theme
        property: "textScale"
        value: root.preferences.textScale
    }
    Binding {
        target: Theme
        property: "reducedMotion"
        value: root.preferences.reducedMotion
    }

    ProjectStatus {
        id: projectStatus

        workspace: root.workspace
    }
    DraftStatus {
        id: draftStatus

        workspace: root.workspace
    }

    // of the window, so that it holds for what lies over the pages too
    LayoutMirroring.enabled: root.preferences.rightToLeft
    LayoutMirroring.childrenInherit: true

    Item {
        anchors.fill: parent
        Keys.onTabPressed: event => Keyboard.goOn(root.activeFocusItem, event)
        Keys.onBacktabPressed: event => Keyboard.goOn(root.activeFocusItem, event)

        Lazy {
            anchors.fill: parent
            active: !root.open
            source: Qt.resolvedUrl("../Pages/WelcomePage.qml")
            given: ({
                    "signIn": root.signIn,
                    "preferences": root.preferences,
                    "switcher": root.switcher
                })
        }
        Lazy {
            id: pages

            anchors.fill: parent
            active: root.open
            focus: true
            source: Qt.resolvedUrl("Console.qml")
            given: ({
                    "preferences": root.preferences,
                    "signIn": root.signIn,
                    "switcher": root.switcher,
                    "status": projectStatus,
                    "draft": draftStatus
                })
        }
    }

    Later {
        id: leave

        over: root.contentItem
        source: Qt.resolvedUrl("LeaveDialog.qml")
        given: ({
                "count": draftStatus.atStake
            })
    }
    Connections {
        target: leave.popup

        function onLeft(): void {
            root.leaving = true;
            root.close();
        }
    }
}
