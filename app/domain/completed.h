// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

namespace steward::domain {

/// \a project with what every project has from its beginning and what nobody could give it later: an object of each
/// EntityKind::Life::Single with the values of a new project (DOMAIN.md 4: all off but secure submissions, 4.10), and a
/// handle for each role (from its name). What is there stays as it is; what is made gets \a version. Shares all rows
/// that stay. O(roles).
[[nodiscard]] Project completed(const Project &project, qint64 version);

} // namespace steward::domain
