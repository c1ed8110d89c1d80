// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/project.h"

namespace steward {

/// The project as one person may see it: kinds he may not read are empty, and whoever is limited to places gets
/// only his places, what lies below and above them, and the people there (DOMAIN.md 2.4). O(people + places).
[[nodiscard]] domain::Project visibleTo(const domain::Project &project, const domain::Person &person);

/// The changes of a log entry that person may see.
[[nodiscard]] QList<domain::Change> visibleTo(const domain::Project &visible, const QList<domain::Change> &changes);

} // namespace steward
