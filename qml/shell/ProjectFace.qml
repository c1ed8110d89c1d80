// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// What stands on ProjectSwitch. Where there is too little room, the name is cut, and nothing else.
RowLayout {
    id: face

    required property ProjectStatus status
    readonly property alias truncated: name.truncated

    spacing: Theme.s4

    EnvironmentTag {
        kind: face.status.environment
    }
    Label {
        id: name

        text: face.status.projectName
        look: Theme.rowStrong
        elide: Text.ElideRight
        Layout.fillWidth: true
        Accessible.ignored: true
    }
    Icon {
        name: "chevrons-up-down"
        size: 14
        color: Theme.textFaint
    }
}
