// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Every change, by whom and why, on a chain that can be checked; the one chosen, before and after, and the way back.
PageScope {
    id: root

    required property Workspace workspace
    required property ProjectStatus status
    property bool narrow: width < 760 * Theme.textScale

    signal backRequested(string setKey)

    /// Shows the entry that a link leads to, wherever it is in the log.
    function openEntry(link: string): void {
        finder.open(link);
        list.forceActiveFocus(Qt.OtherFocusReason);
    }

    /// What the list has chosen; or what a link led to, until another one is chosen. While rows are awaited, what it was.
    function show(): void {
        if (restarting || (list.currentIndex < 0 && linked === "" && audit.loadState === AuditModel.Loading))
            return;
        entry.key = list.currentIndex < 0 ? root.linked : audit.keyAt(list.currentIndex);
    }

    /// All rows are others: the entry that is shown stays chosen where it is among them.
    function chooseAgain(): void {
        restarting = false;
        const row = audit.rowOf(entry.key);
        list.currentIndex = row >= 0 || linked !== "" ? row : list.count > 0 ? 0 : -1;
    }

    function openFilter(): void {
        if (audit.loadState === AuditModel.NotAllowed)
            return;
        const dialog = filterDialog.make() as AuditFilterDialog;
        dialog.begin();
        if (Keyboard.isIn(dialog.before, list)) // its row will have gone when the keyboard comes back
            dialog.before = list;
    }

    property string linked
    property bool restarting: false

    panes: [list, detail]
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Audit")
    onVisibleChanged: list.byPointer = true
    Keys.onPressed: event => {
        event.accepted = event.key === Qt.Key_Slash;
        if (event.accepted)
            root.openFilter();
    }

    AuditModel {
        id: audit

        workspace: root.workspace
    }
    AuditEntry {
        id: entry

        audit: audit
    }
    AuditFinder {
        id: finder

        audit: audit
        onFound: key => {
            root.linked = key;
            list.currentIndex = audit.rowOf(key);
            root.show();
        }
    }
    Connections {
        target: audit

        function onModelAboutToBeReset(): void {
            root.restarting = true;
        }
        function onLoadChanged(): void {
            if (root.restarting)
                root.chooseAgain();
            root.show();
        }
    }
    Connections {
        target: audit.filter

        function onChanged(): void {
            root.linked = "";
        }
    }
    Later {
        id: filterDialog

        over: root
        source: Qt.resolvedUrl("AuditFilterDialog.qml")
        given: ({
                "workspace": root.workspace,
                "filter": audit.filter
            })
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.s6

        PageHeader {
            title: qsTr("Audit")
            text: audit.summary
            Layout.fillWidth: true

            Icon {
                visible: audit.chainState === AuditModel.Good
                name: "link-2"
                color: Theme.successText
            }
            Label {
                text: audit.chainText
                look: Theme.smallStrong
                color: audit.chainState === AuditModel.Good ? Theme.successText : audit.chainState === AuditModel.Broken ? Theme.dangerText : Theme.textMuted
            }
            ActionButton {
                visible: audit.loadState !== AuditModel.NotAllowed
                iconName: "refresh-cw"
                text: qsTr("Verify again")
                onClicked: audit.verify()
            }
        }
        Banner {
            visible: audit.loadState === AuditModel.Failed
            tone: Tone.Danger
            title: audit.errorTitle
            text: audit.errorText
            requestId: audit.requestId
            Layout.fillWidth: true

            ActionButton {
                small: true
                iconName: "refresh-cw"
                text: qsTr("Try again")
                onClicked: audit.refresh()
            }
        }
        ProgressLine {
            visible: text !== ""
            text: finder.waitText
            Layout.fillWidth: true
        }
        Banner {
            visible: finder.problemTitle !== ""
            tone: Tone.Warning
            title: finder.problemTitle
            text: finder.problemText
            requestId: finder.requestId
            Layout.fillWidth: true

            ActionButton {
                small: true
                text: qsTr("Close")
                onClicked: finder.dismiss()
            }
        }
        Item {
            visible: !sheet.visible
            Layout.fillHeight: true
        }
        Sheet {
            id: sheet

            visible: audit.loadState !== AuditModel.Failed || list.count > 0 || !audit.filter.isEmpty
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                anchors.fill: parent
                anchors.margins: 1
                spacing: 0
                visible: audit.loadState !== AuditModel.NotAllowed && (list.count > 0 || !audit.filter.isEmpty)

                ColumnLayout {
                    spacing: 0
                    Layout.preferredWidth: Math.round(Math.min((root.narrow ? 280 : 408) * Theme.textScale, root.width * 0.45))
                    Layout.maximumWidth: Layout.preferredWidth
                    Layout.fillHeight: true

                    AuditHead {
                        id: head

                        audit: audit
                        Layout.fillWidth: true
                        onFilterRequested: root.openFilter()
                    }
                    Item {
                        Layout.fillWidth: true
                        Layout.fillHeight: true

                        AuditList {
                            id: list

                            anchors.fill: parent
                            model: audit
                            focus: true
                            heldKey: currentIndex < 0 ? root.linked : ""
                            onCurrentIndexChanged: root.show()
                        }
                        SkeletonRows {
                            anchors.fill: parent
                            visible: audit.loadState === AuditModel.Loading && list.count === 0
                        }
                        Placeholder {
                            anchors.fill: parent
                            visible: audit.loadState === AuditModel.Ready && list.count === 0
                            iconName: "list-filter"
                            title: audit.pausedText === "" ? qsTr("Nothing fits this filter") : qsTr("Nothing that fits so far")
                            text: qsTr("Every entry is still there. Take a part of the filter away to see more of them.")

                            ActionButton {
                                small: true
                                text: qsTr("Show all entries")
                                onClicked: {
                                    head.keepKeyboard();
                                    audit.filter.clear();
                                }
                            }
                        }
                    }
                    AuditPause {
                        visible: audit.pausedText !== ""
                        audit: audit
                        Layout.fillWidth: true
                        onGoneOn: head.keepKeyboard()
                    }
                }
                Divider {
                    vertical: true
                    strong: true
                    Layout.fillHeight: true
                }
                AuditDetail {
                    id: detail

                    entry: entry
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    onBackRequested: root.backRequested(entry.key)
                }
            }
            SkeletonRows {
                anchors.fill: parent
                anchors.margins: 1
                visible: audit.loadState === AuditModel.Loading && list.count === 0 && audit.filter.isEmpty
            }
            Placeholder {
                anchors.fill: parent
                visible: audit.loadState === AuditModel.Ready && list.count === 0 && audit.filter.isEmpty
                iconName: "history"
                title: qsTr("Nothing has been changed yet")
                text: qsTr("Every change that is applied is written here, with who, when and why.")
            }
            Placeholder {
                anchors.fill: parent
                visible: audit.loadState === AuditModel.NotAllowed
                iconName: "lock"
                title: qsTr("You cannot read the audit")
                text: audit.errorText
            }
        }
    }
}
