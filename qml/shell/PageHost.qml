// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Steward.Models
import Steward.Pages

/// Shows one page at a time; a page is made when it is first gone to and stays, with its place and its scroll.
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

    signal pageRequested(int page)
    signal backRequested(string setKey)
    signal discardRequested

    function openRole(key: string): void {
        roleKey = key;
        pageRequested(PageHost.RoleEditor);
    }

    function showPermission(key: string): void {
        pageRequested(PageHost.Roles);
        (roles.item as RolesPage).showPermission(key);
    }

    function focusApply(): void {
        (review.item as ReviewPage).focusApply();
    }

    component Place: Loader {
        required property int shownAs

        anchors.fill: parent
        active: false
        visible: host.page === shownAs
        focus: visible
        onVisibleChanged: {
            if (!visible)
                return;
            active = true;
            forceActiveFocus(Qt.OtherFocusReason);
        }
        Component.onCompleted: if (visible) active = true
    }

    Place {
        id: roles

        shownAs: PageHost.Roles
        sourceComponent: RolesPage {
            workspace: host.workspace
            status: host.status
            onRoleActivated: key => host.openRole(key)
            onReviewRequested: host.pageRequested(PageHost.Review)
        }
    }
    Place {
        shownAs: PageHost.RoleEditor
        sourceComponent: RoleEditorPage {
            workspace: host.workspace
            status: host.status
            roleKey: host.roleKey
            onBackRequested: host.pageRequested(PageHost.Roles)
            onReviewRequested: host.pageRequested(PageHost.Review)
            onRoleActivated: key => host.openRole(key)
        }
    }
    Place {
        shownAs: PageHost.Audit
        sourceComponent: AuditPage {
            workspace: host.workspace
            status: host.status
            onBackRequested: setKey => host.backRequested(setKey)
        }
    }
    Place {
        id: review

        shownAs: PageHost.Review
        sourceComponent: ReviewPage {
            workspace: host.workspace
            status: host.status
            onDiscardRequested: host.discardRequested()
        }
    }
}
