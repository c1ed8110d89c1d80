// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"
#include "domain/kinds.h"
#include "domain/project.h"

namespace steward {

/// Of these kinds a person may be shown some objects without being shown all. They are the large ones, too.
[[nodiscard]] bool isShownInPart(const domain::EntityKind &kind);

/// The project as one person may see it: kinds he may not read are empty, and whoever is limited to places gets
/// only his places, what lies below and above them, and the people there (DOMAIN.md 2.4). O(people + places).
[[nodiscard]] domain::Project visibleTo(const domain::Project &project, const domain::Person &person);

/// Those of \a changes that are about what \a person may see; \a visible is his view of \a project now.
[[nodiscard]] QList<domain::Change> visibleTo(const domain::Project &project, const domain::Person &person,
                                              const domain::Project &visible, const QList<domain::Change> &changes);

/// True when \a changes have moved the view itself: what he is and may, or who is within his places. A replica cannot
/// be carried over that by changes, only be fetched anew.
[[nodiscard]] bool movesView(const domain::Project &project, const domain::Person &person,
                             const QList<domain::Change> &changes);

} // namespace steward
