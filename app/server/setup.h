// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/options.h"
#include "store/store.h"

namespace steward::server {

/// A project as CommCare HQ makes one: its preset roles, one admin, nothing else. Pure but for the ids.
[[nodiscard]] domain::Project newProject(const InitOptions &options);

/// Makes the one-time code by which \a admin claims the project in \a store: 160 random bits, of which the store keeps
/// the digest only.
[[nodiscard]] Result<QString> makeClaim(Store &store, const Id &admin);

/// The first active admin of the project; null when there is none.
[[nodiscard]] Id firstAdmin(const domain::Project &project);

} // namespace steward::server
