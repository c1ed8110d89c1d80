// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// "Before it becomes ink": the open points, why, and the one button that makes it live.
Sheet {
    id: root

    required property ReviewChecklist checklist
    property string waitText

    signal lockOutRequested
    signal barredRequested

    implicitHeight: column.implicitHeight
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Before it becomes ink")

    function focusApply(): void {
        apply.forceActiveFocus(Qt.ShortcutFocusReason);
    }

    function kindOf(state: int): int {
        return [ImpactRow.Passed, ImpactRow.Open, ImpactRow.Open, ImpactRow.Warns, ImpactRow.Warns][state];
    }

    function act(key: string): void {
        if (key === "dryrun")
            checklist.dryRun();
        else if (key === "barred")
            barredRequested();
        else
            lockOutRequested();
    }

    Connections {
        target: root.checklist

        function onChanged(): void {
            question.restart();
        }
    }
    Timer {
        id: question

        // the server counts once the hand rests, not at every letter
        interval: 300
        running: true
        onTriggered: if (root.visible && !root.checklist.refusalTitle && root.checklist.needsDryRun)
            root.checklist.dryRun()
    }

    ColumnLayout {
        id: column

        anchors.fill: parent
        anchors.margins: 1
        spacing: 0

        PaneHeader {
            title: qsTr("Before it becomes ink")
            Layout.fillWidth: true

            Label {
                text: root.checklist.openText
                look: Theme.small
                color: root.checklist.openCount === 0 ? Theme.successText : Theme.textMuted
            }
        }
        Flickable {
            id: flick

            clip: true
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            contentHeight: points.implicitHeight + points.y
            implicitHeight: contentHeight
            Layout.fillWidth: true
            Layout.fillHeight: true

            ColumnLayout {
                id: points

                x: Theme.s6
                y: Theme.s1
                width: flick.width - 2 * Theme.s6
                spacing: 0

                Rows {
                    model: root.checklist
                    delegate: ImpactRow {
                        required property string key
                        required property int state
                        required property string detail
                        required property string action

                        dense: true
                        kind: root.kindOf(state)
                        text: detail
                        actionText: action
                        onActed: root.act(key)
                    }
                    Layout.fillWidth: true
                }
                TextBox {
                    label: qsTr("Why, kept in the audit")
                    text: root.checklist.reason
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.s5
                    onEdited: text => root.checklist.reason = text
                }
                Banner {
                    visible: root.checklist.refusalTitle !== ""
                    tone: Tone.Danger
                    title: root.checklist.refusalTitle
                    text: root.checklist.refusalText
                    requestId: root.checklist.requestId
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.s5

                    ActionButton {
                        visible: root.checklist.canRetry
                        small: true
                        iconName: "refresh-cw"
                        text: qsTr("Try again")
                        onClicked: root.checklist.dryRun()
                    }
                }
            }

            FocusFollower {
                pane: flick
            }
            T.ScrollBar.vertical: ScrollBar {
            }
        }
        ProgressLine {
            visible: root.waitText !== ""
            text: root.waitText
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s6
            Layout.rightMargin: Theme.s6
        }
        ColumnLayout {
            spacing: Theme.s4
            Layout.fillWidth: true
            Layout.margins: Theme.s6
            Layout.topMargin: Theme.s5
            Layout.bottomMargin: Theme.s5

            ActionButton {
                id: apply

                kind: ActionButton.Ink
                large: true
                iconName: "check"
                text: root.checklist.applyText
                blocked: !root.checklist.canApply
                reason: root.checklist.applyHint
                Layout.fillWidth: true
                onClicked: root.checklist.apply()
            }
            Label {
                text: root.checklist.applyHint
                look: Theme.small
                color: Theme.textFaint
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
    }
}
