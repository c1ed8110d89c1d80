// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// One entry in full: who, when, from where, why; each field before and after; its place in the chain.
Item {
    id: root

    required property AuditEntry entry

    signal backRequested

    /// The link of the entry that is shown was copied; with another one that is over.
    property bool copied: false
    readonly property string link: entry.link
    readonly property string copyIcon: copied ? "check" : "link"
    readonly property string copyText: copied ? qsTr("Link copied") : qsTr("Copy link")
    readonly property bool narrow: width < 480 * Theme.textScale

    function copyLink(): void {
        Clip.copy(link);
        copied = true;
    }

    onLinkChanged: {
        copied = false;
        room.contentY = 0;
        page.contentY = 0;
    }

    Accessible.role: Accessible.Pane
    Accessible.name: entry.title

    Flickable {
        id: room

        anchors.fill: parent
        visible: root.entry.isThere
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        contentHeight: column.height

        ColumnLayout {
            id: column

            width: room.width
            // where large letters leave no room under the head, all of it scrolls
            height: Math.max(room.height, about.implicitHeight + Math.round(160 * Theme.textScale))
            spacing: 0

            ColumnLayout {
                id: about

                spacing: Theme.s3
                Layout.fillWidth: true
                Layout.leftMargin: Theme.s7
                Layout.rightMargin: Theme.s7
                Layout.topMargin: 14
                Layout.bottomMargin: 14

                Item {
                    // not a layout within a layout, as in MatrixPane
                    implicitHeight: head.implicitHeight
                    Layout.fillWidth: true

                    RowLayout {
                        id: head

                        anchors.left: parent.left
                        anchors.right: parent.right
                        spacing: Theme.s4

                        Label {
                            text: root.entry.title
                            look: Theme.title2
                            wrapMode: Text.Wrap
                            Layout.fillWidth: true
                            Accessible.role: Accessible.Heading
                            Accessible.name: text
                        }
                        ActionButton {
                            visible: !root.narrow
                            kind: ActionButton.Quiet
                            small: true
                            iconName: root.copyIcon
                            text: root.copyText
                            onClicked: root.copyLink()
                        }
                        IconButton {
                            visible: root.narrow
                            small: true
                            iconName: root.copyIcon
                            text: root.copyText
                            onClicked: root.copyLink()
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
                            text: root.entry.authorText
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
                            height: Math.max(Math.round(22 * Theme.textScale), implicitHeight)
                            verticalAlignment: Text.AlignVCenter
                        }
                    }
                }
                Banner {
                    visible: root.entry.reason !== ""
                    tone: Tone.Neutral
                    dense: true
                    iconName: "message-square-quote"
                    text: root.entry.reason === "" ? "" : qsTr("“%1”").arg(root.entry.reason)
                    Layout.fillWidth: true
                }
            }
            Divider {
                Layout.fillWidth: true
            }
            Flickable {
                id: page

                clip: true
                boundsBehavior: Flickable.StopAtBounds
                contentHeight: fields.implicitHeight + Theme.s8
                activeFocusOnTab: true
                Layout.fillWidth: true
                Layout.fillHeight: true
                Accessible.role: Accessible.List
                Accessible.name: qsTr("What changed, %1").arg(root.entry.countText)
                Keys.onDownPressed: contentY = Math.min(Math.max(0, contentHeight - height), contentY + Theme.dRow)
                Keys.onUpPressed: contentY = Math.max(0, contentY - Theme.dRow)

                ColumnLayout {
                    id: fields

                    x: Theme.s7
                    y: Theme.s4
                    width: page.width - 2 * Theme.s7
                    spacing: 0

                    RowLayout {
                        spacing: Theme.s4
                        Layout.preferredHeight: Theme.grown(32)

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
                        ActionButton {
                            kind: ActionButton.Link
                            text: root.entry.showsAll ? qsTr("Show changed fields") : qsTr("Show all fields")
                            blocked: root.entry.allBlocked !== ""
                            reason: root.entry.allBlocked
                            onClicked: root.entry.showsAll = !root.entry.showsAll
                        }
                    }
                    Divider {
                        Layout.fillWidth: true
                    }
                    Rows {
                        model: root.entry
                        delegate: AuditField {
                        }
                        Layout.fillWidth: true
                    }
                    AuditFoot {
                        entry: root.entry
                        Layout.fillWidth: true
                    }
                }
                T.ScrollBar.vertical: ScrollBar {
                }
                FocusRing {
                    parent: page
                    visible: page.activeFocus
                    inside: true
                }
            }
        }
        FocusFollower {
            pane: room
        }
        T.ScrollBar.vertical: ScrollBar {
        }
    }
}
