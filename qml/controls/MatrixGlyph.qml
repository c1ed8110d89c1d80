// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// What MatrixMark looks like, without its words: a table has hundreds of these, and their cells say the words.
Rectangle {
    id: mark

    required property int kind ///< MatrixMark.Kind
    property int count: 0
    readonly property bool staged: kind === MatrixMark.StagedOn || kind === MatrixMark.StagedOff
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
    Rectangle {
        anchors.centerIn: parent
        visible: mark.kind === MatrixMark.NotGranted || mark.kind === MatrixMark.NotOffered
        width: mark.kind === MatrixMark.NotGranted ? Theme.s2 : Theme.s4
        height: mark.kind === MatrixMark.NotGranted ? Theme.s2 : 1
        radius: height / 2
        color: Theme.highContrast ? Theme.textFaint : Theme.lineMid
    }
    Loader {
        anchors.fill: parent
        source: mark.kind === MatrixMark.Some || mark.staged ? Qt.resolvedUrl("MatrixExtra.qml") : ""
    }
}
