// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// One entry in full: who, when, from where, why; each field before and after; its place in the chain. Not bound: 6.4 cannot make the head
/// and the foot of a list in a bound file.
Item {
    id: root

    required property AuditEntry entry

    signal backRequested

    Accessible.role: Accessible.Pane
    Accessible.name: entry.title

    ColumnLayout {
        anchors.fill: parent
        spacing: 0
        visible: root.entry.isThere

        ColumnLayout {
            spacing: Theme.s3
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s7
            Layout.rightMargin: Theme.s7
            Layout.topMargin: 14
            Layout.bottomMargin: 14

            RowLayout {
                spacing: Theme.s4

                Label {
                    text: root.entry.title
                    look: Theme.title2
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.role: Accessible.Heading
                    Accessible.name: text
                }
                ActionButton {
                    kind: ActionButton.DraftPlain
                    small: true
                    iconName: "undo-2"
                    text: root.entry.backLabel
                    blocked: root.entry.backBlocked !== ""
                    reason: root.entry.backBlocked
                    onClicked: root.backRequested()
                }
            }
            Flow {
                spacing: Theme.s6
                Layout.fillWidth: true

                RowLayout {
                    spacing: Theme.s3

                    Avatar {
                        visible: root.entry.initials !== ""
                        name: root.entry.author
                        size: 22
                    }
                    Label {
                        text: root.entry.author
                        look: Theme.small
                        color: Theme.textMuted
                    }
                }
                Repeater {
                    model: root.entry.facts

                    Label {
                        required property string modelData

                        text: modelData
                        look: Theme.small
                        color: Theme.textMuted
                        height: 22
                        verticalAlignment: Text.AlignVCenter
                    }
                }
            }
            Banner {
                visible: root.entry.reason !== ""
                tone: Tone.Neutral
                iconName: "message-square-quote"
                text: root.entry.reason === "" ? "" : qsTr("“%1”").arg(root.entry.reason)
                Layout.fillWidth: true
            }
        }
        Divider {
            Layout.fillWidth: true
        }
        ListView {
            id: fields

            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: root.entry
            leftMargin: Theme.s7
            rightMargin: Theme.s7
            topMargin: Theme.s4
            bottomMargin: Theme.s6
            activeFocusOnTab: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("What changed")
            Keys.onDownPressed: flick(0, -600)
            Keys.onUpPressed: flick(0, 600)

            header: RowLayout {
                width: fields.width - fields.leftMargin - fields.rightMargin
                height: 32
                spacing: Theme.s4

                Label {
                    text: qsTr("What changed")
                    look: Theme.title3
                }
                Label {
                    text: root.entry.countText
                    look: Theme.small
                    color: Theme.textFaint
                    Layout.fillWidth: true
                }
            }
            delegate: DiffRow {
                id: diff

                required property int mark
                required was
                required now
                required property string field
                required property string subject
                required property string because
                required property string reading

                width: ListView.view.width - ListView.view.leftMargin - ListView.view.rightMargin
                kind: [DiffRow.Changed, DiffRow.Added, DiffRow.Removed][diff.mark]
                note: (diff.subject !== "" ? diff.subject + ", " : "") + (diff.because !== "" ? diff.because : diff.field)
                noteUnder: true
                wasColumn: 120
                nowColumn: 150
            }
            footer: AuditFoot {
                entry: root.entry
                width: fields.width - fields.leftMargin - fields.rightMargin
            }
            FocusRing {
                visible: fields.activeFocus
                inside: true
            }
        }
    }
}
