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

    /// What the list has chosen; or what a link led to, until another one is chosen.
    function show(): void {
        entry.key = list.currentIndex < 0 ? root.linked : audit.keyAt(list.currentIndex);
    }

    property string linked

    panes: [list, detail]
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Audit")
    onVisibleChanged: list.byPointer = true

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

        function onLoadChanged(): void {
            root.show();
        }
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

            visible: audit.loadState !== AuditModel.Failed || list.count > 0
            Layout.fillWidth: true
            Layout.fillHeight: true

            RowLayout {
                anchors.fill: parent
                anchors.margins: 1
                spacing: 0
                visible: audit.loadState !== AuditModel.NotAllowed && list.count > 0

                AuditList {
                    id: list

                    model: audit
                    focus: true
                    Layout.preferredWidth: Math.round(Math.min((root.narrow ? 280 : 408) * Theme.textScale, root.width * 0.45))
                    Layout.fillHeight: true
                    heldKey: currentIndex < 0 ? root.linked : ""
                    onCurrentIndexChanged: root.show()
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
                visible: audit.loadState === AuditModel.Loading && list.count === 0
            }
            Placeholder {
                anchors.fill: parent
                visible: audit.loadState === AuditModel.Ready && list.count === 0
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
