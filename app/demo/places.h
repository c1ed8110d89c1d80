// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "demo/pack.h"
#include "demo/tables.h"

namespace steward::demo {

/// The places of a pack, level after level from the top, each level in the order of its numbers.
struct PlacePlan
{
    std::vector<domain::Place> places;
    std::vector<int> parents;   ///< row of the parent; -1 at the top
    std::array<int, 6> first{}; ///< by PackShape::Level: its first row
    std::array<int, 6> count{};
    std::vector<domain::LocationType> types; ///< from the top
    int widest = -1;                         ///< row of the facility with the most villages

    /// Row of the \a which of \a of shares of a level, evenly spread.
    [[nodiscard]] int spread(PackShape::Level level, int which, int of) const;
    /// The level a spread means here: not the top, where that would be no limit, but the next one below that is there.
    [[nodiscard]] PackShape::Level levelOf(Spread spread) const;
    [[nodiscard]] bool isWithin(int row, int ancestor) const;
};

[[nodiscard]] PlacePlan makePlaces(const PackShape &shape, const Region &region);

} // namespace steward::demo
