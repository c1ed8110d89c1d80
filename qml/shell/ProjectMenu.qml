// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Controls
import Steward.Models
import Steward.Pages

/// What ProjectSwitch opens: this project, where else one can go without typing, and the page with all there is.
Menu {
    id: projects

    required property ProjectSwitch button
    readonly property ProjectSwitcher switcher: button.switcher

    title: qsTr("Projects")

    MenuItem {
        text: projects.button.status.projectName
        note: projects.switcher.pack === "" ? projects.switcher.server : Packs.title(projects.switcher.pack)
        checkable: true
        checked: true
        onTriggered: checked = true
    }
    MenuSeparator {
    }
    Repeater {
        model: projects.switcher.servers

        ProjectWay {
            required property string modelData

            button: projects.button
            place: ProjectSwitcher.Server
            name: modelData
            iconName: "globe"
            text: modelData
        }
    }
    Repeater {
        model: Packs.letters.filter(pack => pack !== projects.switcher.pack)

        ProjectWay {
            required property string modelData

            button: projects.button
            place: ProjectSwitcher.Demo
            name: modelData
            iconName: "package"
            text: Packs.title(modelData)
        }
    }
    Repeater {
        model: projects.switcher.hasWelcome ? 1 : 0

        MenuSeparator {
        }
    }
    Repeater {
        model: projects.switcher.hasWelcome ? 1 : 0

        ProjectWay {
            button: projects.button
            place: ProjectSwitcher.Welcome
            iconName: "list"
            text: qsTr("All projects…")
        }
    }
}
