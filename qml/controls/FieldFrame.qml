// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// What stands around every field: the label above, help or error under it. For the field controls here.
FocusScope {
    id: frame

    default property alias content: place.data
    property string label
    property bool labelShown: true
    property string help
    property string error
    property bool blocked: false
    property string reason

    /// What a screen reader says after the name.
    readonly property string spoken: error !== "" ? error : blocked ? reason : help

    implicitWidth: Math.max(place.implicitWidth, title.implicitWidth, Math.round(180 * Theme.textScale))
    implicitHeight: column.implicitHeight

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Theme.s2

        Label {
            id: title

            visible: frame.labelShown && frame.label !== ""
            text: frame.label
            look: Theme.smallStrong
            color: Theme.textMuted
            elide: Text.ElideRight
            Layout.fillWidth: true
            Accessible.ignored: true
        }
        Item {
            id: place

            implicitWidth: children.length > 0 ? (children[0] as Item).implicitWidth : 0
            implicitHeight: children.length > 0 ? (children[0] as Item).implicitHeight : 0
            Layout.fillWidth: true
        }
        RowLayout {
            visible: message.text !== ""
            spacing: Theme.s2

            Icon {
                visible: frame.error !== ""
                name: "octagon-alert"
                size: 14
                color: Theme.dangerText
                Layout.alignment: Qt.AlignTop
                Layout.topMargin: 1
            }
            Label {
                id: message

                text: frame.error !== "" ? frame.error : frame.blocked && frame.reason !== "" ? frame.reason : frame.help
                look: Theme.small
                color: frame.error !== "" ? Theme.dangerText : Theme.textFaint
                wrapMode: Text.Wrap
                Layout.fillWidth: true
                Accessible.ignored: true
            }
        }
    }
}
