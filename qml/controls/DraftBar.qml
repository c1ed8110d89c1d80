// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// Docked under the content while the draft holds anything: what is staged, and the way to the review.
Item {
    id: bar

    property bool shown: true
    required property string title
    property string text
    property string reviewText: qsTr("Review and apply")
    property string shortcutHint
    property bool narrow: false
    property bool framed: false
    property bool discardable: true

    signal reviewed
    signal discarded

    implicitWidth: line.implicitWidth + Theme.s12
    implicitHeight: shown ? Theme.shell.draftBar : 0
    visible: implicitHeight > 0
    clip: implicitHeight < Theme.shell.draftBar
    Accessible.role: Accessible.Pane
    Accessible.name: Say.list([qsTr("Draft"), title, text], ", ")

    onVisibleChanged: Keyboard.leave(bar)

    Behavior on implicitHeight  {
        NumberAnimation {
            duration: Theme.duration.slow
            easing.type: bar.shown ? Theme.enter : Theme.leave
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.pencilSoft
        radius: bar.framed ? Theme.radius.control : 0
        border.width: bar.framed ? 1 : 0
        border.color: Theme.pencilLine

        Rectangle {
            visible: !bar.framed
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            height: 1
            color: Theme.pencilLine
        }
        RowLayout {
            id: line

            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: bar.framed ? 14 : bar.narrow ? Theme.s4 : 36
            anchors.rightMargin: bar.framed ? 14 : bar.narrow ? Theme.s6 : Theme.s8
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.s5

            Icon {
                name: "pencil"
                size: 18
                color: Theme.pencilText
            }
            Label {
                text: bar.title
                look: Theme.title3
                color: Theme.pencilText
            }
            Label {
                visible: !bar.narrow
                text: bar.text
                color: Theme.textMuted
                elide: Text.ElideRight
                Layout.fillWidth: true
            }
            Item {
                visible: bar.narrow
                Layout.fillWidth: true
            }
            ActionButton {
                visible: !bar.narrow && bar.discardable
                kind: ActionButton.Quiet
                text: qsTr("Discard…")
                Layout.rightMargin: Theme.s4 - Theme.s5
                onClicked: bar.discarded()
            }
            ActionButton {
                kind: ActionButton.Draft
                text: bar.reviewText
                shortcutHint: bar.narrow ? "" : bar.shortcutHint
                onClicked: bar.reviewed()
            }
        }
    }
}
