// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Steward.Controls
import Steward.Theme

/// One consequence of the draft: a danger as a card with its buttons, anything else as a row.
Item {
    id: entry

    required property string key
    required property bool isDanger
    required property string code
    required property int kind
    required property string title
    required property string detail
    required property var told
    required property string names
    required property var peopleKeys
    required property string keptWhy
    required property bool canGivePlace
    /// In there the keyboard stays when what had it goes.
    required property Item within
    required property bool isThere
    required property bool isLast
    readonly property bool aboutApis: code === "api.around_places"

    signal switchedOff
    signal kept
    signal namesRequested
    signal placeRequested

    visible: isThere
    implicitHeight: place.implicitHeight + (isDanger ? Theme.s5 : 0)

    onVisibleChanged: {
        const had = !visible && Keyboard.isIn(Window.activeFocusItem, entry);
        if (had && !Keyboard.enter(within))
            Keyboard.leave(entry);
    }

    // a Loader's Component cannot be bound within a delegate (6.4)
    Column {
        id: place

        width: entry.width

        Repeater {
            model: entry.isDanger ? 1 : 0
            delegate: Banner {
                width: place.width
                tone: entry.keptWhy === "" ? Tone.Danger : Tone.Warning
                stacked: true
                iconName: entry.aboutApis ? "octagon-alert" : "door-open"
                title: entry.title
                text: entry.keptWhy === "" ? entry.detail : qsTr("Kept. You say: %1").arg(entry.keptWhy)
                sentence: entry.keptWhy === "" && !entry.told.empty ? entry.told : undefined

                Flow {
                    spacing: Theme.s4
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1

                    // each only where it is needed: a button is dear, and a toggle makes these anew
                    Repeater {
                        model: entry.aboutApis ? 1 : 0
                        delegate: ActionButton {
                            small: true
                            text: qsTr("Switch off Access APIs")
                            onClicked: entry.switchedOff()
                        }
                    }
                    Repeater {
                        model: entry.aboutApis ? 1 : 0
                        delegate: ActionButton {
                            kind: ActionButton.Link
                            text: entry.keptWhy === "" ? qsTr("Keep, and say why…") : qsTr("Say it differently…")
                            onClicked: entry.kept()
                        }
                    }
                    Repeater {
                        model: entry.canGivePlace ? 1 : 0
                        delegate: ActionButton {
                            small: true
                            iconName: "map-pin"
                            text: qsTr("Give a place…")
                            onClicked: entry.placeRequested()
                        }
                    }
                    Repeater {
                        model: !entry.aboutApis && entry.peopleKeys.length > 1 ? 1 : 0
                        delegate: ActionButton {
                            kind: ActionButton.Link
                            text: qsTr("Names")
                            label: qsTr("Names: %1").arg(entry.title)
                            onClicked: entry.namesRequested()
                        }
                    }
                }
            }
        }
        Repeater {
            model: entry.isDanger ? 0 : 1
            delegate: ImpactRow {
                width: place.width
                kind: entry.kind
                title: entry.title
                text: entry.detail
                note: entry.names
                actionText: entry.peopleKeys.length > 1 ? qsTr("Names") : ""
                lined: !entry.isLast
                onActed: entry.namesRequested()
            }
        }
    }
}
