// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Models

/// The keys that work everywhere. A Shortcut does not heed whether what it stands in is enabled.
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
        enabled: keys.enabled
        onActivated: keys.searchRequested()
    }
    Shortcut {
        sequences: ["F1"] // help is there without a project too
        onActivated: keys.helpRequested()
    }
    Shortcut {
        sequences: ["Alt+1", "Meta+1"]
        enabled: keys.enabled
        onActivated: keys.pageRequested(PageHost.Roles)
    }
    Shortcut {
        sequences: ["Alt+2", "Meta+2"]
        enabled: keys.enabled
        onActivated: keys.pageRequested(PageHost.Audit)
    }
    Shortcut {
        sequences: ["Alt+0", "Meta+0"]
        enabled: keys.enabled
        onActivated: keys.pageRequested(PageHost.Review)
    }
    Shortcut {
        sequences: ["Ctrl+Return", "Ctrl+Enter"]
        enabled: keys.enabled
        onActivated: keys.page === PageHost.Review ? keys.applyRequested() : keys.pageRequested(PageHost.Review)
    }
    Shortcut {
        sequences: ["Ctrl+Z"]
        enabled: keys.enabled && keys.draft.canUndoStep
        onActivated: keys.draft.undoStep()
    }
    Shortcut {
        sequences: ["Ctrl+Shift+Z", "Ctrl+Y"]
        enabled: keys.enabled && keys.draft.canRedoStep
        onActivated: keys.draft.redoStep()
    }
    Shortcut {
        sequences: ["F6"]
        enabled: keys.enabled
        onActivated: keys.paneRequested(1)
    }
    Shortcut {
        sequences: ["Shift+F6"]
        enabled: keys.enabled
        onActivated: keys.paneRequested(-1)
    }
}
