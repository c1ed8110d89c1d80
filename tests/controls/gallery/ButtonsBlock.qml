// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Buttons"
    note: "ink appears once in the product: Apply"

    component ButtonRow: RowLayout {
        id: line

        required property string kindName
        required property string title
        required property int kind

        spacing: 12

        Label {
            text: line.kindName
            look: Theme.small
            color: Theme.textFaint
            Layout.preferredWidth: 60
        }
        ActionButton {
            kind: line.kind
            text: line.title
        }
        ActionButton {
            kind: line.kind
            text: "Hover"
            lit: true
        }
        ActionButton {
            kind: line.kind
            text: "Focus"
            ringed: true
        }
    }

    ButtonRow {
        kindName: "Plain"
        title: "Export"
        kind: ActionButton.Plain
    }
    ButtonRow {
        kindName: "Primary"
        title: "Add user"
        kind: ActionButton.Primary
    }
    ButtonRow {
        kindName: "Draft"
        title: "Review"
        kind: ActionButton.Draft
    }
    ButtonRow {
        kindName: "Ink"
        title: "Apply"
        kind: ActionButton.Ink
    }
    ButtonRow {
        kindName: "Danger"
        title: "Erase"
        kind: ActionButton.Danger
    }
    ButtonRow {
        kindName: "Quiet"
        title: "Discard"
        kind: ActionButton.Quiet
    }
    RowLayout {
        spacing: 8

        Label {
            text: "Other"
            look: Theme.small
            color: Theme.textFaint
            Layout.preferredWidth: 64
        }
        ActionButton {
            text: "Disabled"
            blocked: true
            reason: "Because nothing is staged."
        }
        ActionButton {
            text: "Stage a fix"
            small: true
            kind: ActionButton.DraftPlain
            iconName: "pencil"
        }
        IconButton {
            text: "More"
            iconName: "ellipsis"
            quiet: false
        }
    }
}
