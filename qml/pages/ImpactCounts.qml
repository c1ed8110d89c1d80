// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Three numbers: people who gain, who lose, who would be locked out.
Rectangle {
    id: counts

    required property ImpactModel impact

    implicitHeight: line.implicitHeight
    color: Theme.sheet

    component Count: Item {
        id: count

        required property string number
        required property string words
        required property color ink
        property bool lined: true

        implicitWidth: counts.width / 3
        implicitHeight: figure.implicitHeight + under.implicitHeight + Theme.s7
        Accessible.role: Accessible.StaticText
        Accessible.name: number + " " + words

        Label {
            id: figure

            anchors.left: parent.left
            anchors.leftMargin: 14
            y: Theme.s4 + Theme.s1
            text: count.number
            color: count.ink
            font.pixelSize: Math.round(24 * Theme.textScale)
            font.weight: Theme.title3.weight
            font.letterSpacing: -0.5
            lineHeight: 30 * Theme.textScale
            lineHeightMode: Text.FixedHeight
            Accessible.ignored: true
        }
        Label {
            id: under

            anchors.left: figure.left
            anchors.top: figure.bottom
            text: count.words
            look: Theme.small
            color: Theme.textMuted
            Accessible.ignored: true
        }
        Divider {
            visible: count.lined
            anchors.right: parent.right
            height: parent.height
            vertical: true
        }
    }

    Row {
        id: line

        Count {
            number: counts.impact.gainText
            words: qsTr("people gain", "", counts.impact.gainCount)
            ink: counts.impact.gainCount > 0 ? Theme.successText : Theme.textFaint
        }
        Count {
            number: counts.impact.loseText
            words: qsTr("people lose", "", counts.impact.loseCount)
            ink: counts.impact.loseCount > 0 ? Theme.dangerText : Theme.textFaint
        }
        Count {
            lined: false
            number: counts.impact.lockedOutText
            words: qsTr("locked out")
            ink: counts.impact.lockedOutCount > 0 ? Theme.dangerText : Theme.textFaint
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
