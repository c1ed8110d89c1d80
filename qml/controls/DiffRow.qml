// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// One changed field: mark, name, old and new value. One that stayed the same has no mark, and one value.
Item {
    id: row

    enum Kind {
        Changed,
        Added,
        Removed,
        Staged,
        Masked,
        Same
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

    /// Without room for the words beside them there are no columns: the values stand at the end.
    readonly property bool columned: width - wasColumn - nowColumn >= 160 * Theme.textScale

    implicitWidth: mark.width + words.implicitWidth + pair.implicitWidth + 2 * Theme.s4
    implicitHeight: Math.max(Theme.grown(noteUnder ? 44 : 34), words.implicitHeight + Theme.s2, pair.implicitHeight + Theme.s2)
    Accessible.role: Accessible.ListItem
    Accessible.name: {
        const kinds = [qsTr("changed"), qsTr("added"), qsTr("removed"), qsTr("staged"), qsTr("changed, not shown"), qsTr("not changed")];
        return Say.list([title, note, pair.spoken, kinds[kind]], ", ");
    }

    // Placed by anchors: a layout around the pair would be asked for its size again by the pair's own limit.
    Icon {
        id: mark

        // two lines of words: the mark stands in a margin of its own
        anchors.left: parent.left
        anchors.leftMargin: row.noteUnder ? Theme.s3 + 1 : 0
        anchors.verticalCenter: parent.verticalCenter
        visible: row.kind !== DiffRow.Same
        name: ["arrow-left-right", "plus", "minus", "pencil", "lock", ""][row.kind]
        size: 14
        color: [Theme.infoText, Theme.successText, Theme.dangerText, Theme.pencilText, Theme.infoText, Theme.textFaint][row.kind]
    }
    ColumnLayout {
        id: words

        anchors.left: mark.right
        anchors.right: pair.left
        anchors.leftMargin: row.noteUnder ? Theme.s6 + 1 : Theme.s4
        anchors.rightMargin: Theme.s4
        anchors.verticalCenter: parent.verticalCenter
        spacing: 0

        RowLayout {
            spacing: Theme.s4

            Label {
                text: row.title
                look: Theme.rowStrong
                wrapMode: Text.Wrap
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
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Accessible.ignored: true
        }
    }
    ValuePair {
        id: pair

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, Math.round(row.width * 0.7))
        kind: row.kind === DiffRow.Masked ? ValuePair.Changed : row.kind === DiffRow.Same ? ValuePair.Same : row.kind
        was: row.was
        now: row.now
        wasColumn: row.columned ? row.wasColumn : 0
        nowColumn: row.columned ? row.nowColumn : 0
        Accessible.ignored: true
    }
    Divider {
        visible: row.lined
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
