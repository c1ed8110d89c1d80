// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The whole draft once more before it becomes ink: removals first, what stands against it, why, and Apply.
FocusScope {
    id: root

    required property Workspace workspace
    required property ProjectStatus status
    property bool narrow: width < 760

    signal placeRequested(string personKey)
    signal discardRequested

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Review and apply")

    function focusApply(): void {
        aside.focusApply();
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

        GridLayout {
            columns: root.narrow ? 1 : 2
            columnSpacing: Theme.s6
            rowSpacing: Theme.s6
            Layout.fillWidth: true
            Layout.fillHeight: true

            Sheet {
                Layout.fillWidth: true
                Layout.fillHeight: true

                ReviewList {
                    id: list

                    anchors.fill: parent
                    anchors.margins: 1
                    model: review
                    visible: review.changeCount > 0
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

                visible: review.changeCount > 0
                checklist: checklist
                waitText: root.status.waitText
                Layout.preferredWidth: root.narrow ? -1 : Math.round(352 * Theme.textScale)
                Layout.fillWidth: root.narrow
                Layout.fillHeight: !root.narrow
                onLockOutRequested: lockOut.open()
            }
        }
    }

    LockOutDialog {
        id: lockOut

        checklist: checklist
        onPlaceRequested: personKey => root.placeRequested(personKey)
    }
}
