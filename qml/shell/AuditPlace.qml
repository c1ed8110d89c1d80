// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import Steward.Pages

/// The record, in the console; loaded like RolesPlace.
AuditPage {
    id: page

    required property PageHost host

    workspace: page.host.workspace
    status: page.host.status
    onBackRequested: setKey => page.host.backRequested(setKey)
}
