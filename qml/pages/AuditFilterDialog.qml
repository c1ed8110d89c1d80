// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// Which entries of the audit are shown: by whom, of what, from when. Nothing of it is changed before the button says so.
ModalDialog {
    id: dialog

    required property Workspace workspace
    required property AuditFilter filter
    property string authorKey

    readonly property var kinds: ["", "role", "person", "place"]
    readonly property bool byDays: time.currentIndex === AuditFilter.Days

    function begin(): void {
        authorKey = filter.authorKey;
        people.filter = "";
        people.refresh();
        list.currentIndex = Math.max(0, people.rowOf(authorKey));
        what.currentIndex = Math.max(0, kinds.indexOf(filter.kind));
        time.currentIndex = filter.when;
        firstDay.text = filter.firstDay;
        lastDay.text = filter.lastDay;
        firstDay.error = "";
        lastDay.error = "";
        open();
    }

    /// Return after a name was typed takes the best that fits.
    function takeFirst(): void {
        if (people.filter.trim() !== "" && list.count > 0)
            authorKey = people.keyAt(0);
    }

    function show(): void {
        if (list.count === 0) {
            // somebody was meant, and it is not said who
            search.forceActiveFocus(Qt.OtherFocusReason);
            return;
        }
        if (byDays) {
            firstDay.error = filter.dayProblem(firstDay.text);
            lastDay.error = filter.dayProblem(lastDay.text);
            if (firstDay.error === "" && lastDay.error === "")
                lastDay.error = filter.daysProblem(firstDay.text, lastDay.text);
            const wrong = firstDay.error !== "" ? firstDay : lastDay.error !== "" ? lastDay : null;
            if (wrong !== null) {
                wrong.forceActiveFocus(Qt.OtherFocusReason);
                return;
            }
        }
        filter.set(authorKey, kinds[what.currentIndex], time.currentIndex, firstDay.text, lastDay.text);
        close();
    }

    title: qsTr("Filter the entries")
    text: qsTr("It only chooses what is shown. The chain is verified over all entries.")
    first: search
    answer: showButton
    wanted: Theme.shell.dialogMedium
    actions: [
        ActionButton {
            text: qsTr("Cancel")
            onClicked: dialog.close()
        },
        ActionButton {
            id: showButton

            kind: ActionButton.Primary
            text: qsTr("Show these entries")
            onClicked: dialog.show()
        }
    ]

    AuthorPickerModel {
        id: people

        workspace: dialog.workspace
    }
    ColumnLayout {
        Layout.fillWidth: true
        Layout.fillHeight: true
        spacing: Theme.s4

        SearchField {
            id: search

            label: qsTr("Who")
            labelShown: true
            placeholder: qsTr("Name or address of a web user")
            help: qsTr("Chosen: %1").arg(people.nameOf(dialog.authorKey))
            text: people.filter
            Layout.fillWidth: true
            onEdited: text => people.filter = text
            onAccepted: dialog.takeFirst()
            Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        }
        ListView {
            id: list

            model: people
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            highlightMoveDuration: 0
            activeFocusOnTab: true
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: Theme.dRow
            Layout.preferredHeight: Math.round(200 * Theme.textScale)
            Accessible.role: Accessible.List
            Accessible.name: qsTr("People")

            Keys.onSpacePressed: if (currentItem)
                (currentItem as AuthorRow).activated()
            Keys.onReturnPressed: if (currentItem)
                (currentItem as AuthorRow).activated()

            delegate: AuthorRow {
                width: ListView.view.width
                chosen: key === dialog.authorKey
                focused: ListView.isCurrentItem && list.activeFocus
                onActivated: {
                    list.currentIndex = index;
                    dialog.authorKey = key;
                }
            }
            Label {
                anchors.centerIn: parent
                text: people.nothingFoundText
                color: Theme.textFaint
            }
            T.ScrollBar.vertical: ScrollBar {
            }
        }
        Label {
            visible: text !== ""
            text: people.moreText
            look: Theme.small
            color: Theme.textFaint
        }
        RowLayout {
            spacing: Theme.s6
            Layout.fillWidth: true

            Choice {
                id: what

                label: qsTr("What")
                model: [qsTr("Everything"), qsTr("Roles"), qsTr("People"), qsTr("Places")]
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onChosen: index => currentIndex = index
            }
            Choice {
                id: time

                label: qsTr("When")
                model: [qsTr("Any time"), qsTr("Today"), qsTr("The last 7 days"), qsTr("The last 30 days"), qsTr("From day to day")]
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                onChosen: index => currentIndex = index
            }
        }
        RowLayout {
            visible: dialog.byDays
            spacing: Theme.s6
            Layout.fillWidth: true

            Field {
                id: firstDay

                label: qsTr("First day")
                placeholder: qsTr("Year-month-day")
                code: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                onEdited: error = ""
            }
            Field {
                id: lastDay

                label: qsTr("Last day")
                placeholder: qsTr("Year-month-day")
                code: true
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                onEdited: error = ""
            }
        }
    }
}
