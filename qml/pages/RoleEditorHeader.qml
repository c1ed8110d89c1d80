// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The head of the role editor: the way back, the name, what is staged, who holds it, and what can be done with it.
PageHeader {
    id: header

    required property RoleEditor editor
    property bool narrow: false

    signal backRequested
    signal copyRequested
    signal renameRequested
    signal removeRequested

    title: editor.name
    text: editor.lockText
    crumbs: [
        ActionButton {
            kind: ActionButton.Link
            text: qsTr("Roles")
            label: qsTr("Back to the roles")
            implicitHeight: Theme.row.line
            font.pixelSize: Theme.row.size
            onClicked: header.backRequested()
        },
        Icon {
            name: "chevron-right"
            size: 14
            color: Theme.textFaint
        },
        Label {
            text: header.editor.kindText
            color: Theme.textFaint
        }
    ]
    chips: [
        Chip {
            visible: header.editor.isRemoved
            tone: Tone.Pencil
            iconName: "minus"
            text: qsTr("removed in your draft")
        },
        Chip {
            visible: header.editor.stagedText !== "" && !header.editor.isRemoved
            tone: Tone.Pencil
            iconName: "pencil"
            text: header.editor.stagedText
        },
        Chip {
            visible: !header.narrow
            iconName: "users-round"
            text: header.editor.holdersText
        }
    ]

    ActionButton {
        visible: header.editor.stagedCount > 0
        iconName: "undo-2"
        text: header.narrow ? qsTr("Take back") : qsTr("Take all back")
        label: qsTr("Take back everything staged of this role")
        onClicked: header.editor.takeAllBack()
    }
    IconButton {
        id: more

        quiet: false
        iconName: "ellipsis"
        text: qsTr("More about this role")
        onClicked: menu.opened ? menu.close() : menu.popup(more, 0, more.height + Theme.s2)

        Menu {
            id: menu

            property string problem

            title: qsTr("More about this role")
            onAboutToShow: problem = header.editor.removalProblem()

            MenuItem {
                iconName: "pencil-line"
                text: qsTr("Rename…")
                blocked: !header.editor.isEditable
                reason: header.editor.lockText
                onTriggered: menu.closeThen(() => header.renameRequested())
            }
            MenuItem {
                iconName: "copy"
                text: qsTr("Make a copy…")
                blocked: !header.editor.isEditable
                reason: header.editor.lockText
                onTriggered: menu.closeThen(() => header.copyRequested())
            }
            MenuSeparator {
            }
            MenuItem {
                iconName: "archive"
                text: header.editor.isArchived ? qsTr("Put back in use") : qsTr("Archive")
                blocked: !header.editor.isEditable || (!header.editor.isArchived && menu.problem !== "")
                reason: header.editor.isEditable ? menu.problem : header.editor.lockText
                onTriggered: header.editor.setArchived(!header.editor.isArchived)
            }
            MenuItem {
                iconName: "trash-2"
                danger: true
                text: qsTr("Remove…")
                blocked: menu.problem !== ""
                reason: menu.problem
                onTriggered: menu.closeThen(() => header.removeRequested())
            }
        }
    }
}
