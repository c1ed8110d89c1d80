// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Steward.Controls
import Steward.Theme

/// The tick of one permission, or a dash where there is no such half.
Item {
    id: cell

    /// A model's PermissionTick.
    required property var tick

    signal toggled

    implicitHeight: Theme.size.target

    Label {
        visible: !cell.tick.present
        anchors.centerIn: parent
        text: "–"
        color: Theme.textFaint
        Accessible.ignored: true
    }
    Tick {
        visible: cell.tick.present
        anchors.centerIn: parent
        label: cell.tick.label
        checked: cell.tick.checked
        some: cell.tick.some
        implied: cell.tick.implied
        blocked: cell.tick.blocked
        staged: cell.tick.staged
        reason: cell.tick.reason
        onToggled: {
            checked = Qt.binding(() => cell.tick.checked);
            cell.toggled();
        }
    }
}
