// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/draw.h"
#include "demo/people.h"

namespace steward::demo {

/// What the other objects of a pack stand among: its places, roles and people. Lives while a pack is made.
struct Scene
{
    const PackShape &shape;
    const Tables &tables;
    const PlacePlan &places;
    const RolePlan &roles;
    const PeoplePlan &people;
    QHash<QString, Id> &plants; ///< grows
    Id project;

    [[nodiscard]] Draws draws(std::string_view kind) const
    {
        return {tables.region.key.toStdString(), shape.letter.toStdString(), kind};
    }

    /// Among the people: the first holder of a role, also where it has none. O(roles).
    [[nodiscard]] int firstHolder(size_t role) const;
    /// Among the people: holder number \a nth, from 1, of the first role with this key; -1: not in this pack.
    [[nodiscard]] int holder(const QString &role, int nth) const;
    /// A plant, or "ddo/2", the second holder of a role. Null: not in this pack.
    [[nodiscard]] Id named(const QString &text) const;
};

inline constexpr std::chrono::seconds day{86'400};

} // namespace steward::demo
