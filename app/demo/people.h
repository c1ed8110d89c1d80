// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/places.h"

namespace steward::demo {

/// The roles of a pack and how many people hold each.
struct RolePlan
{
    std::vector<domain::Role> roles;
    std::vector<const RoleTemplate *> templates; ///< as many as roles
    std::vector<int> holders;
    int admins = 0;
};
[[nodiscard]] RolePlan makeRoles(const PackShape &shape, const Tables &tables);

/// The people of a pack: admins first, then the holders of each role in order.
struct PeoplePlan
{
    std::vector<domain::Person> people;
    std::vector<int> homes; ///< row of the primary place, as many as people; -1: none
};

/// Adds those with a part to play to \a plants.
[[nodiscard]] PeoplePlan makePeople(const PackShape &shape, const Tables &tables, const PlacePlan &places,
                                    const RolePlan &roles, QHash<QString, Id> &plants);

} // namespace steward::demo
