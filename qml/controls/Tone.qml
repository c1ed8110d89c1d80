// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick
import Steward.Theme

/// What a colour means, for chips, banners and lines that come in several kinds.
QtObject {
    enum Kind {
        Neutral,
        Accent,
        Pencil,
        Danger,
        Warning,
        Success,
        Info,
        Ink
    }

    function text(kind: int): color {
        return [Theme.textMuted, Theme.accentText, Theme.pencilText, Theme.dangerText, Theme.warningText, Theme.successText, Theme.infoText, Theme.overInk][kind];
    }

    function soft(kind: int): color {
        return [Theme.sunken, Theme.accentSoft, Theme.pencilSoft, Theme.dangerSoft, Theme.warningSoft, Theme.successSoft, Theme.infoSoft, Theme.ink][kind];
    }

    function line(kind: int): color {
        return [Theme.lineMid, Theme.accentLine, Theme.pencilLine, Theme.dangerLine, Theme.warningLine, Theme.successLine, Theme.infoLine, Theme.ink][kind];
    }
}
