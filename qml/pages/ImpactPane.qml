// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// "If you apply this": how many people gain, lose, are locked out; dangers with their buttons; then each consequence.
PaneGround {
    id: pane

    required property Workspace workspace
    required property ImpactModel impact
    /// False: as high as what it says, for a pane that scrolls around it.
    property bool scrolls: true

    implicitHeight: head.height + counts.height + column.implicitHeight + 2 * Theme.s5
    atEnd: true
    Accessible.role: Accessible.Pane
    Accessible.name: head.title

    PaneHeader {
        id: head

        anchors.left: parent.left
        anchors.right: parent.right
        title: qsTr("If you apply this")
    }
    StatusDot {
        visible: pane.impact.countedText !== ""
        anchors.right: head.right
        anchors.rightMargin: Theme.s6
        anchors.verticalCenter: head.verticalCenter
        tone: pane.impact.isServerCount ? Tone.Success : Tone.Neutral
        hollow: !pane.impact.isServerCount
        text: pane.impact.countedText
        look: Theme.small
        ink: Theme.textFaint
    }
    ImpactCounts {
        id: counts

        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        impact: pane.impact
    }
    Flickable {
        id: flick

        anchors.top: counts.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        clip: true
        interactive: pane.scrolls
        contentHeight: column.implicitHeight + 2 * Theme.s5
        boundsBehavior: Flickable.StopAtBounds

        Rectangle {
            // hides all below it, as the grounds of RoleForm's rows do; not as far as the sheet's round corner
            width: flick.width - Theme.s6
            height: flick.contentHeight
            color: pane.color
        }
        ColumnLayout {
            id: column

            x: Theme.s6
            y: 14
            width: flick.width - 2 * Theme.s6
            spacing: 0

            Rows {
                visible: shown.count > 0
                model: SpareRows {
                    id: shown

                    source: pane.impact
                }
                delegate: ImpactEntry {
                    within: pane
                    onSwitchedOff: pane.impact.switchOffApis(key)
                    onKept: keep.begin(key, keptWhy)
                    // not "names": a row has a property of that name
                    onNamesRequested: people.begin(title, "", peopleKeys)
                    onPlaceRequested: {
                        if (peopleKeys.length === 1)
                            place.begin(peopleKeys[0]);
                        else
                            without.begin(title, "", peopleKeys);
                    }
                }
                Layout.fillWidth: true
            }
            Label {
                visible: shown.count === 0
                text: qsTr("Nothing is staged here that anyone would notice.")
                look: Theme.small
                color: Theme.textFaint
                wrapMode: Text.Wrap
                Layout.fillWidth: true
            }
        }
        FocusFollower {
            pane: flick
        }
        T.ScrollBar.vertical: ScrollBar {
        }
    }

    KeepDialog {
        id: keep

        impact: pane.impact
    }
    NamesDialog {
        id: people

        workspace: pane.workspace
    }
    NamesDialog {
        id: without

        workspace: pane.workspace
        actionText: qsTr("Give a place…")
        onChosen: key => place.begin(key)
    }
    GivePlaceDialog {
        id: place

        workspace: pane.workspace
    }
}
