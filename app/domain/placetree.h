// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"

#include <QVarLengthArray>

#include <memory>
#include <span>
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
    /// Most see one subtree or two: they cost no allocation.
    using Reach = QVarLengthArray<std::pair<int, int>, 4>;

    /// So many positions, one after the other, of another tree's places that stand here from \a to on.
    struct Run
    {
        int from = 0;
        int to = 0;
        int size = 0;
    };

    explicit PlaceTree(const Table<Place> &places)
        : PlaceTree(places, nullptr)
    {
    }
    /// As above; where \a like is of almost the same places, what they share is not looked at again.
    PlaceTree(const Table<Place> &places, const PlaceTree *like);

    /// Of these places, for sure.
    [[nodiscard]] bool isOf(const Table<Place> &places) const { return m_places.isSharedWith(places); }

    [[nodiscard]] Reach everywhere() const;
    /// The places and all below them; O(places given × log).
    [[nodiscard]] Reach below(std::span<const Id> places) const;
    /// The same for places whose rows are known; -1: there is none.
    [[nodiscard]] Reach below(std::span<const int> rows) const;
    [[nodiscard]] static int size(const Reach &reach);
    /// Positions in both.
    [[nodiscard]] static int overlap(const Reach &left, const Reach &right);

    /// Rows of the places in use at and below the one, which need not be in use itself.
    [[nodiscard]] std::span<const int> rowsBelow(const Id &place) const;

    /// Where the places of the tree before an edit stand in this one: as many runs as the edit tore apart. O(places).
    [[nodiscard]] std::vector<Run> runsFrom(const PlaceTree &before) const;
    /// A reach of the tree before, less what is no longer in use; O(runs of both).
    [[nodiscard]] static Reach carried(const Reach &reach, const std::vector<Run> &runs);

    /// Places of the level that lie in the reach or hold some of it; O(runs × log). Places of one level never hold each
    /// other.
    [[nodiscard]] int countOf(int level, const Reach &reach) const;
    /// Highest level with more than one place, to count by; -1 when there is none.
    [[nodiscard]] int countingLevel() const;

private:
    using Span = std::pair<int, int>;

    struct Children;

    [[nodiscard]] bool begins(const Table<Place> &places) const;
    static Reach joined(Reach spans);
    void addBelow(int row, Reach &spans) const;
    void readRows(const PlaceTree *like);
    void takeRows(const PlaceTree &like, int first, int count);
    void readRows(int first, const PlaceColumns &places);
    void lay(const Children &children, int root);
    void enter(int row, size_t level);

    Table<Place> m_places;
    std::vector<int> m_parents; ///< by row: the parent's; noParent, or absentParent where there is no such place
    std::vector<bool> m_inUse;  ///< by row
    int m_absentParents = 0;
    std::vector<int> m_order;               ///< by position: the row
    std::vector<Span> m_spans;              ///< by row: the positions of the subtree; {-1, -1} when in no tree
    std::vector<std::vector<Span>> m_level; ///< by level: the spans of its places in use, in order
    std::vector<std::vector<int>> m_rows;   ///< by level: the rows of those
    int m_count = 0;
};

/// Keeps the two trees that were asked for last, before and after an edit: most edits leave all places as they are.
class LastPlaceTree
{
public:
    /// Valid until two others were asked for. O(places) where they are not those of the last times.
    [[nodiscard]] const PlaceTree &of(const Table<Place> &places)
    {
        if (!isLast(places)) {
            std::swap(m_last, m_other);
            if (!isLast(places))
                m_last = std::make_unique<PlaceTree>(places, m_other.get());
        }
        return *m_last;
    }

private:
    [[nodiscard]] bool isLast(const Table<Place> &places) const { return m_last && m_last->isOf(places); }

    std::unique_ptr<PlaceTree> m_last;
    std::unique_ptr<PlaceTree> m_other;
};

} // namespace steward::domain
