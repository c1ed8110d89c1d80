// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The whole draft once more before it becomes ink: removals first, what stands against it, why, and Apply.
PageScope {
    id: root

    required property Workspace workspace
    required property ProjectStatus status
    property bool narrow: width < 760 * Theme.textScale

    signal discardRequested

    panes: [list, aside]
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Review and apply")

    function focusApply(): void {
        aside.focusApply();
    }

    /// The conflict that another value is asked for.
    property string asked

    function askForAnother(key: string): void {
        asked = key;
        another.begin(key);
    }

    /// To the row that was asked about, unless the keyboard has found back by itself.
    function comeBack(): void {
        const at = root.Window.activeFocusItem;
        if (at === null || at === list || !Keyboard.isIn(at, list))
            list.enterRow(asked);
    }

    ReviewModel {
        id: review

        workspace: root.workspace
    }
    ReviewChecklist {
        id: checklist

        workspace: root.workspace
    }

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.s6

        PageHeader {
            title: qsTr("Review and apply")
            text: review.summary
            chips: EnvironmentTag {
                kind: root.status.environment
            }
            Layout.fillWidth: true

            ActionButton {
                visible: review.changeCount > 0
                kind: ActionButton.Quiet
                text: qsTr("Discard all…")
                onClicked: root.discardRequested()
            }
        }

        // by anchors: a grid that changes its columns before it is first laid out stays as it was (6.4)
        Item {
            id: panes

            Layout.fillWidth: true
            Layout.fillHeight: true

            Sheet {
                anchors.left: parent.left
                anchors.top: parent.top
                anchors.right: root.narrow || !aside.visible ? parent.right : aside.left
                anchors.rightMargin: root.narrow || !aside.visible ? 0 : Theme.s6
                anchors.bottom: root.narrow && aside.visible ? aside.top : parent.bottom
                anchors.bottomMargin: root.narrow && aside.visible ? Theme.s6 : 0

                ReviewList {
                    id: list

                    anchors.fill: parent
                    anchors.margins: 1
                    model: review
                    visible: review.changeCount > 0
                    onAnotherRequested: key => root.askForAnother(key)
                }
                Placeholder {
                    anchors.fill: parent
                    visible: review.changeCount === 0
                    iconName: "pencil-line"
                    title: qsTr("Nothing is staged")
                    text: qsTr("Every edit you make is pencilled here first. Nothing is live before you apply it.")
                }
            }
            ReviewAside {
                id: aside

                anchors.right: parent.right
                anchors.bottom: parent.bottom
                width: root.narrow ? parent.width : Math.round(352 * Theme.textScale)
                height: root.narrow ? Math.min(implicitHeight, Math.round(parent.height * 0.6)) : parent.height
                visible: review.changeCount > 0
                checklist: checklist
                waitText: root.status.waitText
                onLockOutRequested: lockOut.open()
                onBarredRequested: barred.open()
            }
        }
    }

    LockOutDialog {
        id: lockOut

        checklist: checklist
        onPlaceRequested: personKey => place.begin(personKey)
    }
    BarredDialog {
        id: barred

        checklist: checklist
    }
    AnotherDialog {
        id: another

        workspace: root.workspace
        onItemsRequested: (roleKey, permission) => items.begin(roleKey, permission)
        onClosed: root.comeBack()
    }
    ItemsDialog {
        id: items

        workspace: root.workspace
        onClosed: root.comeBack()
    }
    GivePlaceDialog {
        id: place

        workspace: root.workspace
    }
}
