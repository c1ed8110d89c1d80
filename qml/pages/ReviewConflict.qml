// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Theme

/// Two people changed the same field: both values, and the choice, or a third value. Nothing is overwritten before it is
/// made.
Item {
    id: row

    required property string title
    required property string subject
    required property string mine
    required property string mineBy
    required property string theirs
    required property string theirsBy
    required property bool hasAnother
    /// What my side would do.
    required property var effects

    signal settled(bool isMine)
    signal anotherRequested
    signal takenBack

    implicitHeight: column.implicitHeight + Theme.s7
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Conflict: %1").arg(row.title)

    MarginMark {
        id: margin

        anchors.top: parent.top
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        mark: MarginMark.Conflict
        markTop: Theme.s4 + Theme.s1
    }
    ColumnLayout {
        id: column

        anchors.left: margin.right
        anchors.leftMargin: 14
        anchors.right: parent.right
        anchors.rightMargin: Theme.s5
        y: Theme.s4
        spacing: Theme.s4

        RowLayout {
            spacing: Theme.s3

            Label {
                text: row.title
                look: Theme.rowStrong
            }
            Label {
                text: row.subject
                look: Theme.small
                color: Theme.textMuted
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            IconButton {
                iconName: "undo-2"
                small: true
                text: qsTr("Take back: %1").arg(row.title)
                onClicked: row.takenBack()
            }
        }
        RowLayout {
            spacing: Theme.s4
            Layout.fillWidth: true

            T.ButtonGroup {
                id: sides
            }
            Radio {
                text: row.mine
                note: row.mineBy
                card: true
                T.ButtonGroup.group: sides
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onClicked: row.settled(true)
            }
            Radio {
                text: row.theirs
                note: row.theirsBy
                card: true
                T.ButtonGroup.group: sides
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.preferredWidth: 1
                onClicked: row.settled(false)
            }
            ActionButton {
                visible: row.hasAnother
                kind: ActionButton.Quiet
                text: qsTr("Another…")
                label: qsTr("Another value for %1…").arg(row.title)
                onClicked: row.anotherRequested()
            }
        }
        Rows {
            model: row.effects
            delegate: EffectLine {
                required property string modelData

                text: Say.fill(qsTr("Mine: %1"), [modelData])
            }
            Layout.fillWidth: true
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
