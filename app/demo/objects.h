// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/scene.h"

namespace steward::demo {

/// Puts the objects of one file each into \a project, as many as the shape says. In this order: profiles before the
/// accounts that have them.

/// Custom fields of places and people, and profiles. Gives facilities their data.
void addProfiles(const Scene &scene, std::vector<domain::Place> &places, domain::Project &project);

/// What accounts have beyond the role and the place: second factor, profile, an end. Changes nothing else of them.
void addAccounts(const Scene &scene, const domain::Project &project, std::vector<domain::Person> &people);

void addGroups(const Scene &scene, domain::Project &project);
/// Invitations and requests for access.
void addInvitations(const Scene &scene, domain::Project &project);
/// Identity providers, privacy and security, from where the project may be entered.
void addSignIn(const Scene &scene, domain::Project &project);
/// API keys and OAuth clients.
void addKeys(const Scene &scene, domain::Project &project);
/// Agreements, where the data lies, how long it is kept.
void addProtection(const Scene &scene, domain::Project &project);
/// What the server has counted of places and people. After the keys: to use one is to use the APIs.
void addFacts(const Scene &scene, domain::Project &project);

} // namespace steward::demo
