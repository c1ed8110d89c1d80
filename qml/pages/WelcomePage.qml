// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// What a person sees first: go on with a server, connect to one, or try it offline.
Item {
    id: root

    required property SignIn signIn
    required property Preferences preferences
    required property ProjectSwitcher switcher
    readonly property bool narrow: width < Theme.breakpoint.collapseNav

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Welcome")

    RowLayout {
        anchors.fill: parent
        spacing: 0

        WelcomeLedger {
            visible: !root.narrow
            preferences: root.preferences
            Layout.preferredWidth: Math.round(500 * Theme.textScale)
            Layout.fillHeight: true
        }
        Rectangle {
            color: Theme.sheet
            Layout.fillWidth: true
            Layout.fillHeight: true

            Flickable {
                id: flick

                anchors.fill: parent
                contentHeight: Math.max(height, column.implicitHeight + Theme.s12)
                boundsBehavior: Flickable.StopAtBounds

                FocusFollower {
                    pane: flick
                }
                ColumnLayout {
                    id: column

                    anchors.horizontalCenter: parent.horizontalCenter
                    y: Math.max(Theme.s9, Math.round((parent.height - implicitHeight) / 2))
                    width: Math.min(Math.round(640 * Theme.textScale), parent.width - Theme.s9)
                    spacing: Theme.s9

                    WelcomeKept {
                        visible: root.signIn.keptTitle !== "" && !root.signIn.isBusy
                        signIn: root.signIn
                        Layout.fillWidth: true
                    }
                    WelcomeServers {
                        visible: root.signIn.accounts.count > 0
                        accounts: root.signIn.accounts
                        busy: root.signIn.isBusy
                        Layout.fillWidth: true
                        onChosen: (handle, server) => root.signIn.goOn(handle, server)
                    }
                    WelcomeConnect {
                        signIn: root.signIn
                        Layout.fillWidth: true
                    }
                    WelcomeDemo {
                        switcher: root.switcher
                        Layout.fillWidth: true
                    }
                    Lazy {
                        visible: root.narrow
                        active: root.narrow
                        implicitHeight: item?.implicitHeight ?? 0
                        Layout.fillWidth: true
                        Layout.leftMargin: -Theme.s5
                        what: WelcomeFoot {
                            preferences: root.preferences
                        }
                    }
                }
            }
        }
    }
}
