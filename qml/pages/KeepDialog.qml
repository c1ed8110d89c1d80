// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models

/// A danger that is kept needs words: they stand in the review and in the audit.
ModalDialog {
    id: dialog

    required property ImpactModel impact
    property string dangerKey

    function begin(key: string, why: string): void {
        dangerKey = key;
        words.text = why;
        open();
    }

    title: qsTr("Keep Access APIs")
    text: qsTr("The API does not know places. Say why it is needed all the same; the review and the audit show it.")
    first: words
    actions: [
        ActionButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            kind: ActionButton.Draft
            text: qsTr("Keep it")
            blocked: words.text.trim() === ""
            reason: qsTr("Say why first.")
            onClicked: {
                dialog.impact.keep(dialog.dangerKey, words.text);
                dialog.close();
            }
        }
    ]

    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true

        TextBox {
            id: words

            label: qsTr("Why")
            focus: true
            Layout.fillWidth: true
        }
    }
}
