// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import Steward.Pages

/// The roles, in the console. A file of its own, so that its page is loaded with it and not before.
RolesPage {
    id: page

    required property PageHost host

    workspace: page.host.workspace
    status: page.host.status
    onRoleActivated: key => page.host.openRole(key)
    onReviewRequested: page.host.pageRequested(PageHost.Review)
}
