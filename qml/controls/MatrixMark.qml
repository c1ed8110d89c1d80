// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// What a role may, in one cell: each state a shape of its own.
Rectangle {
    id: mark

    enum Kind {
        NotGranted,
        Granted,
        Implied,
        Some,
        Blocked,
        NotOffered,
        StagedOn,
        StagedOff,
        Dangerous
    }

    required property int kind
    /// How many, for Some.
    property int count: 0
    readonly property bool staged: kind === MatrixMark.StagedOn || kind === MatrixMark.StagedOff
    readonly property string text: {
        switch (kind) {
        case MatrixMark.Granted:
            return qsTr("granted");
        case MatrixMark.Implied:
            return qsTr("implied");
        case MatrixMark.Some:
            return qsTr("only %Ln", "", count);
        case MatrixMark.Blocked:
            return qsTr("blocked");
        case MatrixMark.NotOffered:
            return qsTr("not offered");
        case MatrixMark.StagedOn:
            return qsTr("granted, staged");
        case MatrixMark.StagedOff:
            return qsTr("not granted, staged");
        case MatrixMark.Dangerous:
            return qsTr("granted, dangerous");
        default:
            return qsTr("not granted");
        }
    }

    implicitWidth: Math.round(Theme.size.matrixGlyph * Theme.textScale)
    implicitHeight: implicitWidth
    radius: Theme.radius.chip
    color: {
        switch (kind) {
        case MatrixMark.Granted:
        case MatrixMark.StagedOn:
            return Theme.mark;
        case MatrixMark.Implied:
            return Theme.sheet;
        case MatrixMark.Some:
            return Theme.accentSoft;
        case MatrixMark.StagedOff:
            return Theme.pencilSoft;
        case MatrixMark.Dangerous:
            return Theme.dangerSoft;
        default:
            return "transparent";
        }
    }
    border.width: kind === MatrixMark.Implied || kind === MatrixMark.Some || kind === MatrixMark.Dangerous ? 1 : 0
    border.color: kind === MatrixMark.Dangerous ? Theme.dangerLine : Theme.accentLine

    Accessible.role: Accessible.Graphic
    Accessible.name: text

    Icon {
        anchors.centerIn: parent
        visible: name !== ""
        size: mark.kind === MatrixMark.Blocked ? 13 : 12
        name: ["", "check-bold", "check-bold", "", "lock", "", "plus-bold", "minus-bold", "check-bold"][mark.kind]
        color: {
            switch (mark.kind) {
            case MatrixMark.Implied:
                return Theme.accentText;
            case MatrixMark.Blocked:
                return Theme.textFaint;
            case MatrixMark.StagedOff:
                return Theme.pencilText;
            case MatrixMark.Dangerous:
                return Theme.dangerText;
            default:
                return Theme.overMark;
            }
        }
    }
    Label {
        anchors.centerIn: parent
        visible: mark.kind === MatrixMark.Some
        text: mark.count
        look: Theme.smallStrong
        font.weight: Theme.title3.weight
        font.pixelSize: Math.round(11 * Theme.textScale)
        color: Theme.accentText
        Accessible.ignored: true
    }
    Rectangle {
        anchors.centerIn: parent
        visible: mark.kind === MatrixMark.NotGranted || mark.kind === MatrixMark.NotOffered
        width: mark.kind === MatrixMark.NotGranted ? Theme.s2 : Theme.s4
        height: mark.kind === MatrixMark.NotGranted ? Theme.s2 : 1
        radius: height / 2
        color: Theme.highContrast ? Theme.textFaint : Theme.lineMid
    }
    StagedRing {
        visible: mark.staged
        gap: 1
    }
}
