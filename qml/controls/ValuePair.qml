// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Theme

/// Old value struck, arrow, new value. Either may be empty: added, or removed without a trace.
RowLayout {
    id: pair

    enum Kind {
        Changed,
        Added,
        Removed,
        Staged,
        Same
    }

    property int kind: ValuePair.Changed
    property string was
    property string now
    /// Where the arrow stands from the start, to line up the pairs of a list; 0: no columns.
    property int wasColumn: 0
    property int nowColumn: 0

    readonly property string spoken: {
        if (was === "")
            return now;
        return now === "" ? qsTr("was %1").arg(was) : Say.fill(qsTr("was %1, now %2"), [was, now]);
    }
    readonly property int tone: [Tone.Info, Tone.Success, Tone.Danger, Tone.Pencil, Tone.Neutral][kind]

    spacing: Theme.s4
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken

    Item {
        implicitWidth: pair.wasColumn > 0 ? pair.wasColumn : old.implicitWidth
        implicitHeight: old.implicitHeight
        visible: pair.was !== "" || pair.wasColumn > 0
        Layout.maximumWidth: implicitWidth
        Layout.fillWidth: true

        ValueBox {
            id: old

            visible: pair.was !== ""
            anchors.right: parent.right
            width: Math.min(implicitWidth, parent.width)
            text: pair.was
            struck: true
        }
    }
    Icon {
        visible: pair.was !== "" && pair.now !== "" || pair.wasColumn > 0
        opacity: pair.was !== "" && pair.now !== "" ? 1 : 0
        name: "arrow-right"
        size: 14
        color: Theme.textFaint
    }
    Item {
        implicitWidth: pair.nowColumn > 0 ? pair.nowColumn : fresh.implicitWidth
        implicitHeight: fresh.implicitHeight
        visible: pair.now !== "" || pair.nowColumn > 0
        Layout.maximumWidth: implicitWidth
        Layout.fillWidth: true

        ValueBox {
            id: fresh

            visible: pair.now !== ""
            anchors.left: parent.left
            width: Math.min(implicitWidth, parent.width)
            text: pair.now
            tone: pair.tone
        }
    }
}
