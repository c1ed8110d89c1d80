// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Dialog"
    note: "Enter acts only when the words match"

    Raised {
        dialog: true
        implicitHeight: question.implicitHeight
        Layout.fillWidth: true

        ColumnLayout {
            id: question

            width: parent.width
            spacing: 0

            DialogHeader {
                title: "Archive Kachule?"
                text: "2 workers move up to Nathenje. You can bring it back for 30 days."
                Layout.fillWidth: true
            }
            Field {
                label: "Type Kachule to go on"
                text: "Kach"
                ringed: true
                Layout.fillWidth: true
                Layout.leftMargin: 20
                Layout.rightMargin: 20
                Layout.bottomMargin: 14
            }
            DialogFooter {
                Layout.fillWidth: true
                actions: [
                    ActionButton {
                        text: "Cancel"
                    },
                    ActionButton {
                        text: "Archive"
                        kind: ActionButton.Danger
                        blocked: true
                        reason: "Type the name first."
                    }
                ]
            }
        }
    }
}
