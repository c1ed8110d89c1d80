// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import Steward.Pages

/// One role, in the console; loaded like RolesPlace.
RoleEditorPage {
    id: page

    required property PageHost host

    workspace: page.host.workspace
    status: page.host.status
    roleKey: page.host.roleKey
    onBackRequested: page.host.pageRequested(PageHost.Roles)
    onReviewRequested: page.host.pageRequested(PageHost.Review)
    onRoleActivated: key => page.host.openRole(key)
}
