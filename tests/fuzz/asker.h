// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "fuzz/draw.h"

namespace steward::fuzzing {

/// The sample project as it might stand as well: people, roles and what the server offers drawn anew, all of it lawful.
[[nodiscard]] domain::Project drawnProject(Draw &draw);

/// Asks \a project for something, sensible or not.
[[nodiscard]] domain::ChangeSet drawnSet(Draw &draw, const domain::Project &project);

/// Whoever might ask: people of the sample, a stranger, a rule.
[[nodiscard]] Id drawnAuthor(Draw &draw);

} // namespace steward::fuzzing
