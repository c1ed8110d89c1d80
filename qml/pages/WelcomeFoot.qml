// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Under the welcome page: language, theme, version.
RowLayout {
    id: root

    required property Preferences preferences

    spacing: Theme.s4

    ActionButton {
        kind: ActionButton.Quiet
        iconName: "globe"
        trailingIcon: "chevron-down"
        text: qsTr("English")
        label: qsTr("Language: %1").arg(text)
        onClicked: languages.openAbove(this)

        Later {
            id: languages

            over: root
            source: Qt.resolvedUrl("LanguageMenu.qml")
        }
    }
    ActionButton {
        kind: ActionButton.Quiet
        iconName: "sun-moon"
        trailingIcon: "chevron-down"
        text: Schemes.texts[root.preferences.scheme]
        label: qsTr("Theme: %1").arg(text)
        onClicked: themes.openAbove(this)

        Later {
            id: themes

            over: root
            source: Qt.resolvedUrl("ThemeMenu.qml")
            given: ({
                    "preferences": root.preferences
                })
        }
    }
    Item {
        Layout.fillWidth: true
    }
    Label {
        text: qsTr("Version %1").arg(Qt.application.version)
        look: Theme.small
        color: Theme.textFaint
    }
}
