// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/searchindex.h"
#include "domain/search/suffixsorter.h"

namespace steward::domain {

/// Makes a SearchIndex in pieces, so that a page with one thread stays alive: add() all texts, as many at a time as one
/// likes, then step() until there is no more to do, then take().
///
/// Costs on one core of a desktop: some 0.2 µs for a text to add and 1 µs to sort; meanwhile 4 bytes for each letter
/// more than the index itself has.
class SearchIndexBuilder
{
public:
    /// In the order of row, then field: ties are in this order. A text that folds to nothing is not found and takes no
    /// room. False: not taken, as row or field are out of bounds or the folded texts would come to more than 4 GiB.
    bool add(const SearchText &text);

    /// Does a piece of the work on about \a budget letters: a million take some 50 ms. Longer, by the time that it
    /// takes to look at the most letters with the same two first bytes once. False when there is no more to do.
    bool step(qint64 budget = 200'000);
    /// Does what is left to do; then the builder is empty.
    [[nodiscard]] SearchIndex take();

    /// How often a letter was looked at so far.
    [[nodiscard]] qint64 work() const;

private:
    bool pack(qint64 budget);

    TextArena m_arena;
    SuffixSorter m_sorter;
    SuffixSorter::Sorted m_sorted;
    std::shared_ptr<SearchBase> m_base; ///< when all is sorted
    size_t m_packed = 0;
    int m_texts = 0;
    bool m_isSorted = false;
};

} // namespace steward::domain
