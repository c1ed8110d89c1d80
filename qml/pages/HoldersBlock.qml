// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Who holds the role: the first few by name, the rest behind a button.
ColumnLayout {
    id: block

    required property Workspace workspace
    required property string roleKey

    spacing: 0

    PeopleListModel {
        id: people

        workspace: block.workspace
        roleKey: block.roleKey
        limit: 8
    }
    BlockHeading {
        title: qsTr("Holders")
        text: people.countText
    }
    Rows {
        model: people
        delegate: PersonRow {
            inset: Theme.shell.margin
        }
        Layout.fillWidth: true
    }
    Label {
        visible: people.nothingFoundText !== ""
        text: people.nothingFoundText
        look: Theme.small
        color: Theme.textFaint
        Layout.margins: Theme.s5
        Layout.leftMargin: Theme.shell.margin + 14
    }
    ActionButton {
        visible: people.moreText !== ""
        text: qsTr("%1…").arg(people.moreText)
        label: qsTr("All holders…")
        small: true
        Layout.margins: Theme.s5
        Layout.leftMargin: Theme.shell.margin + 14
        onClicked: names.begin(qsTr("Holders"), block.roleKey, [])
    }
    NamesDialog {
        id: names

        workspace: block.workspace
    }
}
