// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Models

/// The keys that work everywhere (DESIGN-LANGUAGE 10).
Item {
    id: keys

    required property DraftStatus draft
    required property int page

    signal searchRequested
    signal pageRequested(int page)
    signal applyRequested
    signal paneRequested(int by)
    signal helpRequested

    Shortcut {
        sequences: ["Ctrl+K"]
        onActivated: keys.searchRequested()
    }
    Shortcut {
        sequences: ["F1"]
        onActivated: keys.helpRequested()
    }
    Shortcut {
        sequences: ["Alt+1", "Meta+1"]
        onActivated: keys.pageRequested(PageHost.Roles)
    }
    Shortcut {
        sequences: ["Alt+2", "Meta+2"]
        onActivated: keys.pageRequested(PageHost.Audit)
    }
    Shortcut {
        sequences: ["Alt+0", "Meta+0"]
        onActivated: keys.pageRequested(PageHost.Review)
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        onActivated: keys.page === PageHost.Review ? keys.applyRequested() : keys.pageRequested(PageHost.Review)
    }
    Shortcut {
        sequences: ["Ctrl+Z"]
        enabled: keys.draft.canUndoStep
        onActivated: keys.draft.undoStep()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+Z", "Ctrl+Y"]
        enabled: keys.draft.canRedoStep
        onActivated: keys.draft.redoStep()
    }
    Shortcut {
        sequences: ["F6"]
        onActivated: keys.paneRequested(1)
    }
    Shortcut {
        sequences: ["Shift+F6"]
        onActivated: keys.paneRequested(-1)
    }
}
