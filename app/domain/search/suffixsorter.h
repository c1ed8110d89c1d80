// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/textarena.h"

#include <vector>

namespace steward::domain {

/// Where a letter stands in an arena, and whether it also stands for others, as SearchBase tells.
struct LetterPlace
{
    quint32 number = 0; ///< twice the position, and one if it is shared: what is kept of it

    [[nodiscard]] static LetterPlace of(quint32 position, bool isShared)
    {
        return {2 * position + (isShared ? 1U : 0U)};
    }
    [[nodiscard]] quint32 position() const { return number / 2; }
    [[nodiscard]] bool isShared() const { return number % 2 != 0; }
};

/// Sorts places of letters in an arena by what follows them up to the end of their text; what is equal stays in the
/// order it came in. In groups, and in pieces.
///
/// How: all are put into baskets by their first two bytes, then each basket is sorted by the next eight bytes, kept
/// beside the place as one number; what is equal in these and not at its end is sorted by the next eight. So the
/// depth is on a stack of ours, and the work is O(n log n) key comparisons for each eight bytes that texts have in
/// common, of which there are at most mostFolded / 8: linear for "aaaa...", for equal texts, for anything.
class SuffixSorter
{
public:
    explicit SuffixSorter(size_t groups);

    /// First, for each place: what stands there.
    void count(size_t group, const char *text);
    /// Then, once.
    void open();
    /// Then the places themselves, as many of each kind as were counted.
    void place(size_t group, const char *text, LetterPlace place);
    /// Then, until it is false: looks at about \a budget letters; more where more than that have their first bytes in
    /// common.
    bool step(const TextArena &arena, qint64 budget);

    /// Sorted, one group behind the other.
    [[nodiscard]] const std::vector<LetterPlace> &places() const { return m_places; }
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
        LetterPlace place;
        quint32 order; ///< it came in
    };

    void sort(const TextArena &arena, const Range &range);
    bool split(const Range &range);
    void sortByKey(const Range &range);
    void goDeeper(const Range &range, quint64 key);

    std::vector<LetterPlace> m_places;
    std::vector<size_t> m_begins;
    std::vector<quint32> m_baskets; ///< how many there are in each; while placing, where the next goes; then, its end
    std::vector<Range> m_ranges;    ///< still to be sorted
    std::vector<Keyed> m_keyed;     ///< of the range that is being sorted
    size_t m_basket = 0;            ///< the next one to sort
    qint64 m_work = 0;
};

} // namespace steward::domain
