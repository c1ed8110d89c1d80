// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "wire/changes.h"

namespace steward {

/// What a change set leads to may lie beyond what its author is shown (DOMAIN.md 2.4): he is told how many, not who.
/// What he asked for himself he is told whole. A rule and an admin are shown all. \a before and \a after: the project
/// without the set and with it; shown is who is shown in either. O(ids told).
void trimToShown(wire::Applied &applied, const domain::Project &before, const domain::Project &after,
                 const domain::Author &author);

/// The same of what stands against a set; each Problem::count stays.
void trimToShown(QList<domain::Problem> &problems, const domain::Project &before, const domain::Project &after,
                 const domain::Author &author);

} // namespace steward
