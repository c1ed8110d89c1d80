// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Steward.Controls
import Steward.Models
import Steward.Pages

/// Shows one page at a time; a page is loaded and made when it is first gone to and stays, with its place and its scroll.
FocusScope {
    id: host

    enum Page {
        Roles,
        RoleEditor,
        Audit,
        Review
    }

    required property Workspace workspace
    required property ProjectStatus status
    property int page: PageHost.Roles
    property string roleKey
    /// The page that was shown last.
    property int seen: PageHost.Roles

    signal pageRequested(int page)
    signal backRequested(string setKey)
    signal discardRequested

    function openRole(key: string): void {
        roleKey = key;
        pageRequested(PageHost.RoleEditor);
    }

    function showPermission(key: string): void {
        pageRequested(PageHost.Roles);
        (roles.item as RolesPage)?.showPermission(key);
    }

    /// An entry of the audit, by its link.
    function openEntry(link: string): void {
        pageRequested(PageHost.Audit);
        (audit.item as AuditPage)?.openEntry(link);
    }

    /// The keyboard is in the bars around: its person has gone there while the project was awaited.
    function isLeft(): bool {
        const at = host.Window.activeFocusItem;
        return at !== null && at.visible && !Keyboard.isIn(host, at) && !Keyboard.isIn(at, host.parent);
    }

    /// Of the page that is shown: what F6 goes through.
    function panes(): var {
        for (const place of [roles, editor, audit, review]) {
            if (place.visible)
                return Array.from((place.item as PageScope)?.panes ?? []);
        }
        return [];
    }

    function focusApply(): void {
        (review.item as ReviewPage)?.focusApply();
    }

    component Place: Lazy {
        required property int shownAs
        property bool wanted: false

        anchors.fill: parent
        given: ({
                "host": host
            })
        active: wanted
        visible: host.page === shownAs
        focus: visible
        onVisibleChanged: {
            if (!visible)
                return;
            wanted = true;
            if (host.seen !== shownAs || !host.isLeft())
                forceActiveFocus(Qt.OtherFocusReason);
            host.seen = shownAs;
        }
        Component.onCompleted: if (visible)
            wanted = true
    }

    Place {
        id: roles

        shownAs: PageHost.Roles
        source: Qt.resolvedUrl("RolesPlace.qml")
    }
    Place {
        id: editor

        shownAs: PageHost.RoleEditor
        source: Qt.resolvedUrl("EditorPlace.qml")
    }
    Place {
        id: audit

        shownAs: PageHost.Audit
        source: Qt.resolvedUrl("AuditPlace.qml")
    }
    Place {
        id: review

        shownAs: PageHost.Review
        source: Qt.resolvedUrl("ReviewPlace.qml")
    }
}
