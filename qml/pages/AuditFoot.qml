// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Under the fields: what putting it back would do, and the entry's place in the chain.
Item {
    id: foot

    required property AuditEntry entry

    implicitHeight: lines.implicitHeight

    ColumnLayout {
        id: lines

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 0

        EffectLine {
            visible: text !== ""
            text: foot.entry.backText
            Layout.fillWidth: true
            Layout.topMargin: Theme.s4
            Layout.bottomMargin: Theme.s4
        }
        RowLayout {
            spacing: Theme.s4
            Layout.topMargin: Theme.s1

            Icon {
                name: "link-2"
                color: foot.entry.isVerified ? Theme.successText : Theme.textFaint
            }
            Label {
                visible: foot.entry.isVerified
                text: qsTr("Verified")
                look: Theme.smallStrong
                color: Theme.successText
            }
            Label {
                text: foot.entry.chainText
                look: Theme.small
                color: Theme.textFaint
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
        }
    }
}
