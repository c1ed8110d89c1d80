// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/impacteffects.h"
#include "domain/placeedits.h"

namespace steward::domain {

/// What the parts of impact() work on.
struct Comparing
{
    const Project &before;
    const Project &after;
    const QList<Change> &changes;
    LastPlaceTree &trees;
    Effects &effects;
    Impact &impact;

    /// The first of the fields that a change of the object names; the first of all where none does.
    [[nodiscard]] QString changedField(const EntityRef &entity, std::initializer_list<const char16_t *> fields) const;
};

/// Places that come, go and move; told of the places themselves.
void addPlaces(Comparing &comparing, const PlaceEdits &edits);

/// Phones that get more or less at their next sync (DOMAIN.md 6.9): cases of places, of levels and of groups that share
/// them, and the list of places. O(people) where any of it changes.
void addPhones(Comparing &comparing, const PlaceEdits &edits);

/// Settings, IP access and identity providers: sessions, who is warned and of whom nobody knows, vendor staff, single
/// sign-on. O(people) for each rule that is about all of them.
void addRules(Comparing &comparing);

/// API keys and clients that stop or may less, invitations that lead nowhere, profiles. O(these objects).
void addObjects(Comparing &comparing);

} // namespace steward::domain
