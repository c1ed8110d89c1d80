// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// One changed field: mark, name, old and new value.
Item {
    id: row

    enum Kind {
        Changed,
        Added,
        Removed,
        Staged,
        Masked
    }

    property int kind: DiffRow.Changed
    required property string title
    /// The API's name for it, or where it is; under or beside the title.
    property string note
    property bool noteUnder: false
    property string was
    property string now
    property int wasColumn: 0
    property int nowColumn: 0
    property bool lined: true

    implicitWidth: line.implicitWidth
    implicitHeight: Math.max(Theme.grown(34), line.implicitHeight + Theme.s2)
    Accessible.role: Accessible.ListItem
    Accessible.name: {
        const kinds = [qsTr("changed"), qsTr("added"), qsTr("removed"), qsTr("staged"), qsTr("changed, not shown")];
        return Say.list([title, note, pair.spoken, kinds[kind]], ", ");
    }

    RowLayout {
        id: line

        anchors.fill: parent
        spacing: Theme.s4

        Icon {
            name: ["arrow-left-right", "plus", "minus", "pencil", "lock"][row.kind]
            size: 14
            color: [Theme.infoText, Theme.successText, Theme.dangerText, Theme.pencilText, Theme.infoText][row.kind]
        }
        ColumnLayout {
            spacing: 0
            Layout.fillWidth: true

            RowLayout {
                spacing: Theme.s4

                Label {
                    text: row.title
                    look: Theme.rowStrong
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Layout.maximumWidth: Math.ceil(implicitWidth)
                    Accessible.ignored: true
                }
                Label {
                    text: row.noteUnder ? "" : row.note
                    look: Theme.small
                    color: Theme.textFaint
                    elide: Text.ElideRight
                    Layout.fillWidth: true
                    Accessible.ignored: true
                }
            }
            Label {
                visible: row.noteUnder && row.note !== ""
                text: row.note
                look: Theme.small
                color: Theme.textFaint
                elide: Text.ElideRight
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
        ValuePair {
            id: pair

            kind: row.kind === DiffRow.Masked ? ValuePair.Changed : row.kind
            was: row.was
            now: row.now
            wasColumn: row.wasColumn
            nowColumn: row.nowColumn
            Layout.fillWidth: false
            Layout.maximumWidth: Math.round(row.width * 0.7)
            Accessible.ignored: true
        }
    }
    Divider {
        visible: row.lined
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
