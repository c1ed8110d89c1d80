// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models

/// A rule on signing in would refuse people, maybe everybody: type how many, to say that it is meant.
ModalDialog {
    id: dialog

    required property ReviewChecklist checklist

    title: checklist.barredTitle
    text: checklist.barredText + " " + qsTr("Take the change back, or type the number to go on.")
    first: number
    answer: cancel
    actions: [
        ActionButton {
            id: cancel

            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            kind: ActionButton.Danger
            text: qsTr("Lock out")
            blocked: dialog.checklist.barredCount === 0 || !dialog.checklist.isBarredCount(number.text)
            reason: qsTr("Type the number exactly as it stands above.")
            onClicked: if (dialog.checklist.acceptBarred(number.text))
                dialog.close()
        }
    ]
    onAboutToShow: number.text = ""

    ColumnLayout {
        Layout.fillWidth: true

        Field {
            id: number

            label: qsTr("Type %1 to go on").arg(dialog.checklist.barredCount)
            Layout.fillWidth: true
        }
    }
}
