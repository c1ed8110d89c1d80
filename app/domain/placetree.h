// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

#include <optional>
#include <utility>
#include <vector>

namespace steward::domain {

/// No place is deeper than this; what claims to be is in a circle.
inline constexpr int mostLevels = 64;

/// The places in use of one snapshot, laid out so that a subtree is a run of positions. Built in O(places), kept for as
/// long as one question about many people is answered.
class PlaceTree
{
public:
    /// Runs of positions, sorted, apart from each other: what a person sees.
    using Reach = std::vector<std::pair<int, int>>;

    explicit PlaceTree(const Table<Place> &places);

    /// Of these places, for sure.
    [[nodiscard]] bool isOf(const Table<Place> &places) const { return m_places.isSharedWith(places); }

    [[nodiscard]] Reach everywhere() const;
    /// The places and all below them; O(places given × log).
    [[nodiscard]] Reach below(const QList<Id> &places) const;
    [[nodiscard]] static int size(const Reach &reach);
    /// Positions in both.
    [[nodiscard]] static int overlap(const Reach &left, const Reach &right);

    /// Places of the level that lie in the reach or hold some of it; O(runs × log). Places of one level never hold each
    /// other.
    [[nodiscard]] int countOf(int level, const Reach &reach) const;
    /// Highest level with more than one place, to count by; -1 when there is none.
    [[nodiscard]] int countingLevel() const;

private:
    using Span = std::pair<int, int>;

    void lay(const std::vector<std::vector<int>> &children, int root);
    void enter(int row, size_t level);

    Table<Place> m_places;
    std::vector<Span> m_spans;              ///< by row: the positions of the subtree; {-1, -1} when in no tree
    std::vector<std::vector<Span>> m_level; ///< by level: the spans of its places in use, in order
    std::vector<std::vector<int>> m_rows;   ///< by level: the rows of those
    int m_count = 0;
};

/// Keeps the tree that was asked for last: most edits leave all places as they are.
class LastPlaceTree
{
public:
    /// Valid until it is asked again. O(places) where they are not those of the last time.
    [[nodiscard]] const PlaceTree &of(const Table<Place> &places)
    {
        if (!m_tree || !m_tree->isOf(places))
            m_tree.emplace(places);
        return *m_tree;
    }

private:
    std::optional<PlaceTree> m_tree;
};

} // namespace steward::domain
