// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// One staged change: what, of whom, before and after, what it does, and the way to take it back.
Item {
    id: row

    required property int kind
    required property string title
    required property string subject
    required property string was
    required property string now
    required property var effects
    required property string problem
    required property bool isRead
    required property string reading

    readonly property bool removal: kind === ReviewModel.Removal

    signal ticked(bool isRead)
    signal takenBack

    implicitHeight: grid.implicitHeight + Theme.s5 - 1
    Accessible.role: Accessible.ListItem
    Accessible.name: row.reading

    MarginMark {
        id: margin

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        mark: row.problem !== "" ? MarginMark.Danger : row.removal ? MarginMark.Removed : row.kind === ReviewModel.Addition ? MarginMark.Added : MarginMark.Staged
        markTop: Theme.s4 + Theme.s1
    }
    ColumnLayout {
        id: grid

        anchors.left: margin.right
        anchors.leftMargin: 14
        anchors.right: parent.right
        anchors.rightMargin: Theme.s5
        y: Theme.s2
        spacing: 0

        RowLayout {
            spacing: Theme.s5
            Layout.fillWidth: true

            Tick {
                visible: row.removal
                label: qsTr("I have read this removal: %1").arg(row.title)
                checked: row.isRead
                // the box, not the room around it for the finger, stands under the heading
                Layout.leftMargin: (Theme.size.checkbox - Theme.size.target) / 2
                Layout.rightMargin: -Layout.leftMargin
                Layout.preferredWidth: Theme.size.target
                onToggled: row.ticked(checked)
            }
            Label {
                text: row.title
                look: Theme.rowStrong
                wrapMode: Text.Wrap
                Layout.maximumWidth: Math.ceil(implicitWidth)
                Layout.fillWidth: true
                Layout.minimumWidth: Math.round(80 * Theme.textScale)
                Layout.rightMargin: Theme.s3 - Theme.s5
            }
            Label {
                text: row.subject
                look: Theme.small
                color: Theme.textMuted
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                // narrower, a single word would be torn apart
                Layout.minimumWidth: Math.ceil(Math.min(implicitWidth, 80 * Theme.textScale))
            }
            ValuePair {
                kind: row.removal ? ValuePair.Removed : row.kind === ReviewModel.Addition ? ValuePair.Added : ValuePair.Staged
                was: row.was
                now: row.now
                wasColumn: Math.round(96 * Theme.textScale)
                nowColumn: Math.round(196 * Theme.textScale)
            }
            IconButton {
                iconName: "undo-2"
                small: true
                text: qsTr("Take back: %1").arg(row.title)
                onClicked: row.takenBack()
            }
        }
        Rows {
            model: row.effects
            delegate: EffectLine {
                required property string modelData

                kind: row.removal ? EffectLine.Danger : EffectLine.Draft
                text: modelData
            }
            Layout.fillWidth: true
            Layout.leftMargin: row.removal ? Theme.size.target + Theme.s5 : 0
        }
        EffectLine {
            visible: row.problem !== ""
            kind: EffectLine.Danger
            text: row.problem
            Layout.fillWidth: true
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
