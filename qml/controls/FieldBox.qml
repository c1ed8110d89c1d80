// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Theme

/// The box of a field, in every state. For the field controls here.
Rectangle {
    id: box

    property bool focused: false
    property bool hovered: false
    property bool staged: false
    property bool wrong: false
    property bool blocked: false
    /// Told from its ground by its place: the search of the top bar.
    property bool quiet: false

    radius: Theme.radius.control
    color: blocked ? Theme.sunken : staged ? Theme.pencilSoft : Theme.sheet
    border.width: Theme.border.control
    border.color: {
        if (wrong)
            return Theme.dangerLine;
        if (staged)
            return Theme.pencilLine;
        if (blocked)
            return Theme.lineMid;
        return hovered ? Theme.textMuted : quiet ? Theme.lineMid : Theme.lineStrong;
    }

    FocusRing {
        visible: box.focused
        inside: true
    }
}
