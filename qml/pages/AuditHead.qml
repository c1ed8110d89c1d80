// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Over the entries: how many are shown and of how many, the way to a filter, and each part of it with a cross.
ColumnLayout {
    id: head

    required property AuditModel audit

    signal filterRequested

    /// What has the keyboard goes away with the part of the filter that it stands on.
    function keepKeyboard(): void {
        funnel.forceActiveFocus(Qt.TabFocusReason);
    }

    spacing: 0

    RowLayout {
        spacing: Theme.s4
        Layout.leftMargin: Theme.s6
        Layout.rightMargin: Theme.s4 + 2
        Layout.preferredHeight: Theme.grown(43)

        Label {
            text: head.audit.countText
            look: Theme.small
            color: Theme.textMuted
            elide: Text.ElideRight
            Layout.fillWidth: true
        }
        IconButton {
            id: funnel

            small: true
            iconName: "list-filter"
            text: qsTr("Filter the entries")
            shortcutHint: qsTr("/")
            onClicked: head.filterRequested()
        }
    }
    Flow {
        visible: !head.audit.filter.isEmpty
        spacing: Theme.s3
        Layout.fillWidth: true
        Layout.leftMargin: Theme.s6
        Layout.rightMargin: Theme.s6
        Layout.bottomMargin: Theme.s4

        Repeater {
            model: head.audit.filter.words

            FilterChip {
                id: chip

                required property int index
                required property string modelData

                width: Math.min(implicitWidth, head.width - 2 * Theme.s6)
                closable: true
                text: modelData
                onClosed: {
                    if (activeFocus)
                        head.keepKeyboard();
                    head.audit.filter.remove(index);
                }
            }
        }
        ActionButton {
            kind: ActionButton.Link
            height: Theme.grown(28) // as a chip
            text: qsTr("Clear filter")
            onClicked: {
                head.keepKeyboard();
                head.audit.filter.clear();
            }
        }
    }
    Divider {
        Layout.fillWidth: true
    }
    ProgressLine {
        visible: text !== ""
        text: head.audit.waitText
        Layout.fillWidth: true
        Layout.leftMargin: Theme.s6
        Layout.rightMargin: Theme.s6
        Layout.topMargin: Theme.s4
        Layout.bottomMargin: Theme.s4
    }
}
