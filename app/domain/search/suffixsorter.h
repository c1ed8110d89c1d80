// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/textarena.h"

#include <array>
#include <vector>

namespace steward::domain {

/// Sorts where letters stand in an arena by what follows them up to the end of their text, then by position; in three
/// groups: letters that begin a text, that begin a later word, and all others. In pieces.
///
/// How: all are put into baskets by their first two bytes, then each basket is sorted by the next eight bytes, kept
/// beside the position as one number; what is equal in these and not at its end is sorted by the next eight. So the
/// depth is on a stack of ours, and the work is O(n log n) key comparisons for each eight bytes that texts have in
/// common, of which there are at most mostFolded / 8: linear for "aaaa...", for equal texts, for anything.
class SuffixSorter
{
public:
    enum Group { TextStart, WordStart, Inside };
    static constexpr int groups = 3;

    /// The positions of a group are [first[group], first[group + 1]).
    struct Sorted
    {
        std::vector<quint32> positions;
        std::array<size_t, groups + 1> first{};
    };

    SuffixSorter();

    /// Each text of the arena once, before the first step.
    void count(std::string_view text);
    /// Looks at about \a budget letters; a piece is larger where more than that have their first bytes in common. False
    /// when all is done. \a arena is the same each time.
    bool step(const TextArena &arena, qint64 budget);
    /// How often a letter was looked at so far.
    [[nodiscard]] qint64 work() const { return m_work; }
    /// Once all is done.
    [[nodiscard]] Sorted take();

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
    };

    void open();
    void place(const TextArena &arena, qint64 until);
    void sort(const TextArena &arena, const Range &range);
    bool split(const Range &range);
    void sortByKey(const Range &range);
    void goDeeper(const Range &range, quint64 key);
    [[nodiscard]] quint64 keyAt(const TextArena &arena, quint32 position);

    Sorted m_sorted;
    std::vector<quint32> m_baskets; ///< how many there are in each; while placing, where the next goes; then, its end
    std::vector<Range> m_ranges;    ///< still to be sorted
    std::vector<Keyed> m_keyed;     ///< of the range that is being sorted
    quint32 m_placed = 0;           ///< up to here in the arena
    size_t m_basket = 0;            ///< the next one to sort
    bool m_isOpen = false;
    qint64 m_work = 0;
};

} // namespace steward::domain
