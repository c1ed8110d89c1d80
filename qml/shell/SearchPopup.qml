// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The hits under the search field. The focus stays in the field; arrows choose, Return opens.
T.Popup {
    id: popup

    required property Workspace workspace
    required property Field field
    readonly property string text: field.text

    signal roleChosen(string roleKey)
    signal permissionChosen(string permissionKey)
    signal entryChosen(string link)

    function next(by: int): void {
        list.currentIndex = Math.max(0, Math.min(list.count - 1, list.currentIndex + by));
    }

    function choose(): void {
        const item = list.currentItem as T.ItemDelegate;
        if (visible && item)
            item.clicked();
    }

    y: field.height + Theme.s2
    width: field.width
    visible: field.inputFocus && text.trim() !== ""
    closePolicy: T.Popup.NoAutoClose
    focus: false
    margins: Theme.s2
    padding: Theme.s2
    implicitHeight: Math.min(460, contentHeight + topPadding + bottomPadding)
    contentHeight: column.implicitHeight

    background: Raised {
        Accessible.role: Accessible.PopupMenu
        Accessible.name: qsTr("Search hits")
    }

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        spacing: 0

        ListView {
            id: list

            clip: true
            interactive: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            implicitHeight: Math.min(contentHeight, 400)
            Layout.fillWidth: true
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Search hits")
            model: SearchModel {
                id: hits

                workspace: popup.workspace
                text: popup.visible ? popup.text : ""
                onTextChanged: list.currentIndex = 0
            }
            delegate: T.ItemDelegate {
                id: hit

                required property int index
                required property string key
                required property int kind
                required property string title
                required property string detail
                required property string roleKey
                required property string iconName
                readonly property bool leads: kind === SearchModel.Permission || kind === SearchModel.Entry || roleKey !== ""

                width: ListView.view.width
                implicitHeight: Theme.dRow
                focusPolicy: Qt.NoFocus
                hoverEnabled: true
                Accessible.role: Accessible.ListItem
                Accessible.name: Say.fill(qsTr("%1, %2"), [title, detail])
                Accessible.selected: ListView.isCurrentItem
                Accessible.onPressAction: hit.clicked()
                onClicked: {
                    if (kind === SearchModel.Permission)
                        popup.permissionChosen(key);
                    else if (kind === SearchModel.Entry)
                        popup.entryChosen(key);
                    else if (roleKey !== "")
                        popup.roleChosen(roleKey);
                }

                background: Rectangle {
                    radius: Theme.radius.chip
                    color: hit.ListView.isCurrentItem ? Theme.selected : hit.hovered && hit.leads ? Theme.hover : "transparent"
                }
                contentItem: RowLayout {
                    spacing: Theme.s4

                    Icon {
                        name: hit.iconName
                        color: Theme.textFaint
                        Layout.leftMargin: Theme.s4
                    }
                    Label {
                        text: hit.title
                        look: Theme.rowStrong
                        color: hit.leads ? Theme.text : Theme.textFaint
                        elide: Text.ElideRight
                        Layout.fillWidth: true
                    }
                    Label {
                        text: hit.detail
                        look: Theme.small
                        color: Theme.textFaint
                        elide: hit.kind === SearchModel.Place ? Text.ElideLeft : Text.ElideRight // what is nearest stays
                        Layout.maximumWidth: Math.round(180 * Theme.textScale)
                        Layout.rightMargin: Theme.s4
                    }
                }
            }
        }
        Label {
            visible: list.count === 0
            text: hits.nothingText
            color: Theme.textMuted
            wrapMode: Text.Wrap
            Layout.fillWidth: true
            Layout.margins: Theme.s5
        }
        Label {
            visible: hits.moreText !== ""
            text: hits.moreText
            look: Theme.small
            color: Theme.textFaint
            Layout.margins: Theme.s4
        }
    }
}
