// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The console round the pages: environment strip, top bar, rail, page, draft bar; and what can lie over all of them.
FocusScope {
    id: root

    required property Preferences preferences
    required property ProjectStatus status
    required property DraftStatus draft
    required property ProjectSwitcher switcher
    property SignIn signIn: null

    readonly property bool collapsed: width < Theme.breakpoint.collapseNav
    readonly property bool single: width <= Theme.breakpoint.singlePane
    readonly property bool ready: status.loadState === ProjectStatus.Ready
    readonly property color environmentColor: [Theme.envLive, Theme.envTraining, Theme.envDemo][status.environment]
    property int page: PageHost.Roles

    function goTo(page: int): void {
        root.page = page;
    }

    /// From what is in no pane, the bars at the top, it goes to the page, or back to the rail.
    function nextPane(by: int): void {
        const panes = [rail, ...host.panes(), draftBar].filter(pane => pane.visible);
        const at = root.Window.activeFocusItem;
        const here = panes.findIndex(pane => Keyboard.isIn(at, pane));
        let next = here < 0 && by < 0 ? 1 : Math.max(0, here);
        for (let i = 0; i < panes.length; ++i) {
            next = (next + by + panes.length) % panes.length;
            if (Keyboard.enter(panes[next]))
                return;
        }
    }

    Connections {
        target: root.draft

        function onApplied(): void {
            if (root.page === PageHost.Review) // who has gone on with something else stays there
                root.goTo(PageHost.Audit);
            toast.count = root.draft.appliedText;
            toast.timeText = root.draft.undoTimeLeft();
        }

        function onInverseStaged(): void {
            toast.count = ""; // the way back is under way
            root.goTo(PageHost.Review);
        }
    }
    ConsoleKeys {
        draft: root.draft
        page: root.page
        enabled: root.ready
        onSearchRequested: top.focusSearch()
        onPageRequested: page => root.goTo(page)
        onApplyRequested: host.focusApply()
        onPaneRequested: by => root.nextPane(by)
        onHelpRequested: dialogs.showHelp()
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: 0

        Rectangle {
            color: root.environmentColor
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.border.envStrip
        }
        TopBar {
            id: top

            status: root.status
            draft: root.draft
            switcher: root.switcher
            preferences: root.preferences
            workspace: root.status.workspace
            signIn: root.signIn
            collapsed: root.collapsed
            Layout.fillWidth: true
            onHelpRequested: dialogs.showHelp()
            onRoleRequested: key => host.openRole(key)
            onPermissionRequested: key => host.showPermission(key)
            onEntryRequested: link => host.openEntry(link)
            onProjectChosen: (place, name) => dialogs.goTo(place, name)
            onSignOutRequested: dialogs.signOut()
        }
        RowLayout {
            spacing: 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            Rail {
                id: rail

                draft: root.draft
                page: root.page
                collapsed: root.collapsed
                frame: root.signIn === null ? Theme.border.envStrip : 0
                Layout.fillHeight: true
                onChosen: page => root.goTo(page)
            }
            ColumnLayout {
                spacing: 0

                Strips {
                    status: root.status
                    draft: root.draft
                    switcher: root.switcher
                    signIn: root.signIn
                    ready: root.ready
                    Layout.fillWidth: true
                    Layout.fillHeight: false // a layout in a layout takes what is left over, unless it is told
                    onSignInAsked: dialogs.askToSignIn()
                }
                ProgressLine {
                    visible: root.ready && root.status.waitText !== "" && root.page !== PageHost.Review
                    text: root.status.waitText
                    Layout.fillWidth: true
                    Layout.leftMargin: host.Layout.leftMargin
                    Layout.rightMargin: host.Layout.rightMargin
                    Layout.topMargin: Theme.s4
                    Layout.bottomMargin: Theme.s4 - Theme.s7
                }
                PageHost {
                    id: host

                    visible: root.ready
                    workspace: root.status.workspace
                    status: root.status
                    page: root.page
                    focus: true
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.leftMargin: root.single ? Theme.shell.pagePaddingNarrow : Theme.shell.pagePadding
                    Layout.rightMargin: root.single ? Theme.shell.pagePaddingNarrow : Theme.shell.pagePadding
                    Layout.topMargin: Theme.s7
                    Layout.bottomMargin: draftBar.visible ? Theme.s6 : Theme.s7
                    onPageRequested: page => root.goTo(page)
                    onBackRequested: setKey => root.draft.stageInverse(setKey)
                    onDiscardRequested: dialogs.askToDiscard()
                }
                Toast {
                    id: toast

                    property string count

                    // it takes room, so that it covers nothing
                    visible: count !== "" && root.ready
                    text: count
                    actionText: qsTr("Undo")
                    Layout.alignment: Qt.AlignHCenter
                    Layout.topMargin: -Theme.s3
                    Layout.bottomMargin: Theme.s5
                    onActed: {
                        count = "";
                        root.draft.stageInverseOfLast();
                    }
                    onDismissed: count = ""

                    Timer {
                        interval: 1000
                        repeat: true
                        running: toast.visible
                        onTriggered: {
                            toast.timeText = root.draft.undoTimeLeft();
                            if (toast.timeText === "")
                                toast.count = "";
                        }
                    }
                }
                LoadingView {
                    visible: !root.ready
                    status: root.status
                    connected: root.signIn !== null
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onSignOutRequested: dialogs.signOut()
                    onRetried: {
                        if (root.signIn !== null)
                            root.signIn.tryNow(); // first: loading needs its token
                        root.status.load();
                    }
                }
                DraftBar {
                    id: draftBar

                    shown: root.ready && root.draft.count > 0 && root.page !== PageHost.Review
                    title: root.draft.title
                    text: root.draft.text
                    shortcutHint: qsTr("Ctrl ⏎")
                    narrow: root.single
                    Layout.fillWidth: true
                    onReviewed: root.goTo(PageHost.Review)
                    onDiscarded: dialogs.askToDiscard()
                }
            }
        }
    }

    Rectangle {
        // the frame of a demo window: nobody mistakes it for the real one
        anchors.fill: parent
        visible: root.signIn === null
        color: "transparent"
        border.width: Theme.border.envStrip
        border.color: Theme.envDemo
    }

    ConsoleDialogs {
        id: dialogs

        anchors.fill: parent
        signIn: root.signIn
        status: root.status
        draft: root.draft
        switcher: root.switcher
    }
}
