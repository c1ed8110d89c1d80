// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models

/// Somebody would be locked out: give him a place, or type his name to say that it is meant.
ModalDialog {
    id: dialog

    required property ReviewChecklist checklist

    signal placeRequested(string personKey)

    title: qsTr("%1 could not enter any more").arg(checklist.lockedOutName)
    text: checklist.lockedOutText + " " + (checklist.lockedOutNeedsPlace ? qsTr("Give a place, or type the name to go on without.") : qsTr("Take the change back, or type the name to go on."))
    first: name
    answer: cancel
    actions: [
        ActionButton {
            id: cancel

            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            visible: dialog.checklist.lockedOutNeedsPlace
            iconName: "map-pin"
            text: qsTr("Give a place…")
            onClicked: {
                const person = dialog.checklist.lockedOutKey;
                dialog.closeThen(() => dialog.placeRequested(person));
            }
        },
        ActionButton {
            kind: ActionButton.Danger
            text: qsTr("Lock out")
            blocked: name.text.trim() !== dialog.checklist.lockedOutName
            reason: qsTr("Type the name exactly as it stands above.")
            onClicked: if (dialog.checklist.acceptLockOut(name.text))
                dialog.close()
        }
    ]
    onAboutToShow: name.text = ""

    ColumnLayout {
        Layout.fillWidth: true

        Field {
            id: name

            label: qsTr("Type %1 to go on").arg(dialog.checklist.lockedOutName)
            Layout.fillWidth: true
        }
    }
}
