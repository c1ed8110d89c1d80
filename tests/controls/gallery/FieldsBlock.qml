// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

Block {
    title: "Fields"

    GridLayout {
        columns: 2
        columnSpacing: 12
        rowSpacing: 12
        Layout.fillWidth: true

        Field {
            label: "Name"
            text: "Nathenje"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
        Field {
            label: "Focus"
            text: "Nathenje"
            ringed: true
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
        Field {
            label: "Staged"
            text: "30"
            staged: true
            wasText: "20,160"
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
        Choice {
            label: "Choice"
            model: ["Dowa", "Lilongwe", "Rumphi"]
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
        Field {
            label: "Site code"
            text: "LL 09"
            code: true
            error: "Use letters, digits, - and _ only."
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
        Field {
            label: "Locked"
            text: "set upstream"
            iconName: "lock"
            blocked: true
            reason: "Only the source project can change it."
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
        }
    }
}
