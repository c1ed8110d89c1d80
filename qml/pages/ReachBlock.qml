// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Full Organization Access, before everything else: it decides what all other permissions can touch.
Column {
    id: block

    required property RoleEditor editor
    property color ground: "transparent"

    PaneHeader {
        width: block.width
        implicitHeight: Theme.grown(38)
        title: qsTr("Reach")
        text: qsTr("decides what all other permissions can touch")
    }
    Rectangle {
        width: block.width
        color: block.ground
        height: line.implicitHeight + Theme.s4 + Theme.s4 + Theme.s1

        Keys.onPressed: event => {
            if (event.key === Qt.Key_T && event.modifiers === Qt.NoModifier) {
                block.editor.takeBackReach();
                event.accepted = true;
            }
        }

        MarginMark {
            id: margin

            anchors.left: parent.left
            height: parent.height
            mark: block.editor.reachMark
            markTop: 11
        }
        RowLayout {
            id: line

            anchors.left: margin.right
            anchors.leftMargin: 14
            anchors.right: parent.right
            anchors.rightMargin: Theme.s6
            y: Theme.s4
            spacing: Theme.s6

            ColumnLayout {
                spacing: Theme.s2
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignTop

                RowLayout {
                    spacing: Theme.s4

                    Label {
                        text: qsTr("Full Organization Access")
                        look: Theme.rowStrong
                    }
                    RiskBars {
                        level: 3
                    }
                }
                Label {
                    text: block.editor.reachHelp
                    look: Theme.small
                    color: Theme.textFaint
                    wrapMode: Text.Wrap
                    Layout.fillWidth: true
                }
                Lines {
                    id: effects

                    texts: block.editor.reachEffects
                    spacing: Theme.s2
                    delegate: EffectLine {
                        required property int index

                        text: effects.at(index)
                        visible: index < effects.texts.length
                    }
                    Layout.fillWidth: true
                }
                Lines {
                    id: consequences

                    texts: block.editor.reachConsequences
                    spacing: Theme.s2
                    delegate: BecauseLine {
                        required property int index

                        text: consequences.at(index)
                        visible: index < consequences.texts.length
                    }
                    Layout.fillWidth: true
                }
            }
            ColumnLayout {
                spacing: Theme.s2
                Layout.alignment: Qt.AlignTop

                Toggle {
                    label: qsTr("Full Organization Access")
                    checked: block.editor.isReachFull
                    staged: block.editor.isReachStaged
                    blocked: !block.editor.isEditable || !block.editor.isReachOffered
                    reason: block.editor.reachBlocked
                    Layout.alignment: Qt.AlignRight
                    onToggled: {
                        checked = Qt.binding(() => block.editor.isReachFull);
                        block.editor.toggleReach();
                    }
                }
                ActionButton {
                    visible: block.editor.isReachStaged
                    kind: ActionButton.Quiet
                    small: true
                    iconName: "undo-2"
                    text: qsTr("Take back")
                    label: qsTr("Take back the change of Full Organization Access")
                    Layout.alignment: Qt.AlignRight
                    Layout.rightMargin: -Theme.s4
                    onClicked: block.editor.takeBackReach()
                }
            }
        }
        Divider {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
        }
    }
}
