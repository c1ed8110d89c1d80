// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Steward.Controls
import Steward.Models
import Steward.Theme

/// The middle of the role editor: all blocks in one column that scrolls, so that where each stands is known.
FocusScope {
    id: form

    required property Workspace workspace
    required property RoleEditor editor
    required property ImpactModel impact
    /// What the draft does stands here, where there is no pane beside for it.
    property bool impactShown: false
    property string section: "reach"
    /// Panes at both sides: no row lies over a round corner of the sheet, and so each may have a ground of its own.
    /// What has one hides all below it: the software renderer then adds up far fewer regions when rows move.
    property bool boxed: true
    // once for all rows: the editor says that all of it changed whenever anything did
    readonly property bool editable: editor.isEditable
    readonly property string lockText: editor.lockText
    readonly property color ground: boxed ? Theme.sheet : "transparent"

    /// Brings the block of this key to the top, and keeps it there while rows above it that were just edited still grow.
    function goTo(key: string): void {
        settling.key = key;
        settling.restart();
        place();
    }

    function place(): void {
        const found = column.blocks().find(block => block.section === settling.key);
        if (!found)
            return;
        flick.contentY = Math.max(0, Math.min(found.y, flick.contentHeight - flick.height));
        section = found.section;
    }

    function follow(): void {
        let found = "reach";
        for (const block of column.blocks()) {
            if (block.y <= flick.contentY + Theme.s8)
                found = block.section;
        }
        section = found;
    }

    /// Scrolls so far that the focused control is seen.
    function reveal(item: Item): void {
        if (!item || !form.activeFocus)
            return;
        const top = item.mapToItem(column, 0, 0).y - Theme.s8;
        const bottom = top + item.height + 2 * Theme.s8;
        if (top < flick.contentY)
            flick.contentY = Math.max(0, top);
        else if (bottom > flick.contentY + flick.height)
            flick.contentY = Math.min(flick.contentHeight - flick.height, bottom - flick.height);
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What %1 may").arg(form.editor.name)

    readonly property Item focused: Window.activeFocusItem
    onFocusedChanged: reveal(focused)

    Flickable {
        id: flick

        /// The rows in here are painted: what is seen, in steps of a quarter page, so that few are asked anew.
        readonly property real step: Math.max(1, height / 4)
        readonly property real paintedFrom: Math.floor(contentY / step) * step
        readonly property real paintedTo: paintedFrom + 5 * step

        /// What stands at `y`, this high, is painted.
        function paints(y: real, height: real): bool {
            return y + height > paintedFrom && y < paintedTo;
        }

        anchors.fill: parent
        clip: true
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        onContentHeightChanged: if (settling.running)
            form.place()
        onMovementEnded: form.follow()
        onContentYChanged: if (moving || form.focused)
            form.follow()

        Column {
            id: column

            /// The blocks with their place in the column.
            function blocks(): var {
                const found = [{
                        "section": "reach",
                        "y": 0
                    }];
                for (let i = 0; i < rows.count; ++i) {
                    const row = rows.itemAt(i) as RoleFormRow;
                    if (row && row.isHeading)
                        found.push({
                                "section": row.section,
                                "y": row.y
                            });
                }
                for (const block of [assign, landing, holders]) {
                    if (block.visible)
                        found.push({
                                "section": block.section,
                                "y": block.y
                            });
                }
                return found;
            }

            width: flick.width

            ReachBlock {
                width: column.width
                ground: form.ground
                editor: form.editor
            }
            Repeater {
                id: rows

                model: RolePermissionModel {
                    id: permissions

                    workspace: form.workspace
                    roleKey: form.editor.roleKey
                }
                delegate: RoleFormRow {
                    width: column.width
                    color: form.ground
                    near: flick.paints(y, height)
                    editable: form.editable
                    lockText: form.lockText
                    onToggled: key => permissions.toggle(key)
                    onTakenBack: key => permissions.takeBack(key)
                    onItemsRequested: key => items.begin(form.editor.roleKey, key)
                }
            }
            AssignBlock {
                id: assign

                readonly property string section: "assignable_by"

                opacity: flick.paints(y, height) ? 1 : 0
                visible: form.editor.roleKey !== "admin"
                width: column.width
                workspace: form.workspace
                editor: form.editor
            }
            LandingBlock {
                id: landing

                readonly property string section: "landing_page"

                opacity: flick.paints(y, height) ? 1 : 0
                visible: form.editor.roleKey !== "admin"
                width: column.width
                editor: form.editor
            }
            HoldersBlock {
                id: holders

                readonly property string section: "holders"

                opacity: flick.paints(y, height) ? 1 : 0
                width: column.width
                workspace: form.workspace
                roleKey: form.editor.roleKey
            }
            Repeater {
                model: form.impactShown ? 1 : 0
                delegate: ImpactPane {
                    width: column.width
                    height: implicitHeight
                    workspace: form.workspace
                    impact: form.impact
                    scrolls: false
                }
            }
        }

        T.ScrollBar.vertical: ScrollBar {
        }
    }

    Timer {
        id: settling

        property string key

        interval: 200
    }
    ItemsDialog {
        id: items

        workspace: form.workspace
    }
}
