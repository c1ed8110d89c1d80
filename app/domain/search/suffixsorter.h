// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/textarena.h"

#include <vector>

namespace steward::domain {

/// Sorts positions of letters in an arena by what follows them up to the end of their text; what is equal stays in the
/// order it came in. In groups, and in pieces.
///
/// How: all are put into baskets by their first two bytes, then each basket is sorted by the next eight bytes, kept
/// beside the position as one number; what is equal in these and not at its end is sorted by the next eight. So the
/// depth is on a stack of ours, and the work is O(n log n) key comparisons for each eight bytes that texts have in
/// common, of which there are at most mostFolded / 8: linear for "aaaa...", for equal texts, for anything.
class SuffixSorter
{
public:
    explicit SuffixSorter(size_t groups);

    /// First, for each position: what stands there.
    void count(size_t group, const char *text);
    /// Then, once.
    void open();
    /// Then the positions themselves, as many of each kind as were counted.
    void place(size_t group, const char *text, quint32 position);
    /// Then, until it is false: looks at about \a budget letters; more where more than that have their first bytes in
    /// common.
    bool step(const TextArena &arena, qint64 budget);

    /// Sorted, one group behind the other.
    [[nodiscard]] const std::vector<quint32> &positions() const { return m_positions; }
    /// How many there are in the groups before \a group. Before the first step.
    [[nodiscard]] size_t begin(size_t group) const { return m_begins[group]; }
    /// How often a letter was looked at so far.
    [[nodiscard]] qint64 work() const { return m_work; }

private:
    struct Range
    {
        size_t begin = 0;
        size_t end = 0;
        quint32 depth = 0; ///< so many bytes are equal

        [[nodiscard]] size_t size() const { return end - begin; }
    };
    struct Keyed
    {
        quint64 key;
        quint32 position;
        quint32 order; ///< it came in
    };

    void sort(const TextArena &arena, const Range &range);
    bool split(const Range &range);
    void sortByKey(const Range &range);
    void goDeeper(const Range &range, quint64 key);

    std::vector<quint32> m_positions;
    std::vector<size_t> m_begins;
    std::vector<quint32> m_baskets; ///< how many there are in each; while placing, where the next goes; then, its end
    std::vector<Range> m_ranges;    ///< still to be sorted
    std::vector<Keyed> m_keyed;     ///< of the range that is being sorted
    size_t m_basket = 0;            ///< the next one to sort
    qint64 m_work = 0;
};

} // namespace steward::domain
