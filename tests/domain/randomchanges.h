// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"

#include <random>

namespace steward::domain::sample {

/// Changes that start from what \a project holds: of every kind, objects made, changed and removed. Most can be
/// applied; some few break a rule, start from a value that does not stand there, or name what is not to be written. The
/// same for the same state of \a random on every machine, and the first of them for any greater \a count.
[[nodiscard]] QList<Change> randomChanges(std::mt19937_64 &random, const Project &project, int count);

} // namespace steward::domain::sample
