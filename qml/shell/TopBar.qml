// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Mark, project and environment, search, how fresh things are, theme, me.
Item {
    id: bar

    required property ProjectStatus status
    required property DraftStatus draft
    required property ProjectSwitcher switcher
    required property Preferences preferences
    required property Workspace workspace
    property SignIn signIn: null
    property bool collapsed: false
    readonly property alias search: field

    signal roleRequested(string roleKey)
    signal permissionRequested(string permissionKey)
    signal entryRequested(string link)
    signal projectChosen(int place, string name)
    signal signOutRequested
    signal helpRequested

    implicitHeight: Theme.shell.topBar

    function focusSearch(): void {
        field.forceActiveFocus(Qt.ShortcutFocusReason);
        field.selectAll();
    }

    RowLayout {
        anchors.fill: parent
        anchors.rightMargin: Theme.s6
        spacing: 0

        RowLayout {
            spacing: Theme.s4 + Theme.s1
            Layout.fillWidth: false
            Layout.preferredWidth: bar.collapsed ? Theme.shell.navRailCollapsed : Theme.shell.navRail

            ProductMark {
                Layout.leftMargin: Theme.s6
            }
            Label {
                visible: !bar.collapsed
                text: qsTr("Steward")
                look: Theme.title3
                font.pixelSize: Math.round(15 * Theme.textScale)
                Layout.fillWidth: true
            }
        }
        ProjectSwitch {
            visible: bar.status.projectName !== ""
            status: bar.status
            draft: bar.draft
            switcher: bar.switcher
            Layout.fillWidth: true
            Layout.maximumWidth: Math.min(360, Math.ceil(implicitWidth))
            Layout.leftMargin: Theme.s8 - Theme.s3
            onChosen: (place, name) => bar.projectChosen(place, name)
        }
        Item {
            Layout.fillWidth: true
        }
        SearchField {
            id: field

            label: qsTr("Find a role, permission, person or place")
            labelShown: false
            quiet: true
            placeholder: qsTr("Find a role, permission, person or place")
            shortcutHint: qsTr("Ctrl K")
            Layout.fillWidth: true
            Layout.leftMargin: Theme.s6
            Layout.rightMargin: Theme.s8
            Layout.minimumWidth: Math.round(120 * Theme.textScale)
            Layout.preferredWidth: Math.min(420, bar.width * 0.44)
            Layout.maximumWidth: Math.min(420, bar.width * 0.44)
            onTextChanged: if (text.trim() !== "")
                hits.make()
            Keys.onDownPressed: (hits.popup as SearchPopup)?.next(1)
            Keys.onUpPressed: (hits.popup as SearchPopup)?.next(-1)
            Keys.onReturnPressed: (hits.popup as SearchPopup)?.choose()
            Keys.onEnterPressed: (hits.popup as SearchPopup)?.choose()
            Keys.onEscapePressed: event => event.accepted = field.clear()

            Later {
                id: hits

                over: field
                source: Qt.resolvedUrl("SearchPopup.qml")
                given: ({
                        "workspace": bar.workspace,
                        "field": field
                    })
            }
            Connections {
                target: hits.popup

                function onRoleChosen(roleKey: string): void {
                    field.clear();
                    bar.roleRequested(roleKey);
                }

                function onPermissionChosen(key: string): void {
                    field.clear();
                    bar.permissionRequested(key);
                }

                function onEntryChosen(link: string): void {
                    field.clear();
                    bar.entryRequested(link);
                }
            }
        }
        Item {
            Layout.fillWidth: true
        }
        StatusDot {
            text: bar.status.lineText
            look: Theme.small
            ink: Theme.textFaint
            tone: bar.status.lineState === ProjectStatus.UpToDate ? Tone.Success : Tone.Warning
            hollow: bar.status.lineState !== ProjectStatus.UpToDate
            Layout.fillWidth: true
            Layout.maximumWidth: implicitWidth
            Layout.rightMargin: Theme.s4
        }
        IconButton {
            iconName: "circle-help"
            text: qsTr("Help: keys")
            shortcutHint: qsTr("F1")
            Layout.leftMargin: Theme.s2
            onClicked: bar.helpRequested()
        }
        IconButton {
            iconName: "sun-moon"
            text: qsTr("Theme")
            Layout.leftMargin: Theme.s2
            onClicked: themes.openUnder(this, false)

            Later {
                id: themes

                over: bar
                source: Qt.resolvedUrl("../Pages/ThemeMenu.qml")
                given: ({
                        "preferences": bar.preferences
                    })
            }
        }
        PersonMenu {
            visible: bar.status.personName !== ""
            status: bar.status
            signIn: bar.signIn
            preferences: bar.preferences
            Layout.leftMargin: Theme.s2
            onSignOutRequested: bar.signOutRequested()
        }
    }
    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
