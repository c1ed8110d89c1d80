// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/searchindex.h"
#include "domain/search/suffixsorter.h"

namespace steward::domain {

/// Makes a SearchIndex in pieces, so that a page with one thread stays alive: add() all texts, as many at a time as one
/// likes, then step() until there is no more to do, then take().
///
/// Costs on one core of a desktop: some 0.2 µs for a text to add and 1.5 µs to sort; meanwhile 4 bytes for each letter
/// more than the index itself has.
class SearchIndexBuilder
{
public:
    /// In the order of row, then field: ties are in this order. A text that folds to nothing is not found and takes no
    /// room. False: not taken, as row or field are out of bounds or the folded texts would come to more than 2 GiB.
    bool add(const SearchText &text);

    /// Does a piece of the work on about \a budget letters, 50 ns each; longer where more of them than that have the
    /// same first two bytes, as these are looked at together once. False when there is no more to do.
    bool step(qint64 budget = 100'000);
    /// Does what is left to do; then the builder is empty.
    [[nodiscard]] SearchIndex take();

    /// How often a letter was looked at so far.
    [[nodiscard]] qint64 work() const { return m_starts.work() + m_insides.work() + m_work; }

private:
    enum class Phase { Add, PlaceStarts, SortStarts, ListWords, PlaceInsides, SortInsides, Pack, Done };

    void placeStarts(qint64 budget);
    void listWords(qint64 budget);
    void listWord(LetterPlace place);
    void placeInsides(qint64 budget);
    void pack(qint64 budget);

    Phase m_phase = Phase::Add;
    TextArena m_arena;
    int m_texts = 0;
    SuffixSorter m_starts{2}; ///< TextStart, WordStart
    SuffixSorter m_insides{1};
    std::vector<LetterPlace> m_words; ///< where those begin whose letters are in m_insides, sorted
    quint32 m_placed = 0;             ///< up to here in the arena
    size_t m_next = 0;                ///< of what the phase goes through
    size_t m_nextLater = 0;           ///< while words are listed: of the word starts
    bool m_isLaterListed = false;     ///< one that is equal to the next
    qint64 m_work = 0;                ///< apart from sorting
    std::shared_ptr<SearchBase> m_base;
};

} // namespace steward::domain
