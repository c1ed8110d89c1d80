// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/packednumbers.h"
#include "domain/search/searchindex.h"
#include "domain/search/suffixsorter.h"

namespace steward::domain {

/// An occurrence that fits, and what decides its place in the answer.
struct SearchFound
{
    SearchHit hit;
    const char *text = nullptr; ///< ends with a byte 0; from the occurrence on, or, of words, all of it
    const char *word = nullptr; ///< of Inside: from the start of the word on that it is in; else the same
    bool isLater = false;       ///< of Inside: that word does not begin its text

    [[nodiscard]] bool isBefore(const SearchFound &other) const;
};

/// Texts that were changed since, to be read through one by one; and the rows that are not what they were.
class SearchOverlay
{
public:
    /// Also with \a rows, of which \a texts are all that there are now; instead of what \a older says of them.
    SearchOverlay(const SearchOverlay *older, std::vector<int> rows, std::span<const SearchText> texts);

    [[nodiscard]] const std::vector<int> &rows() const { return m_rows; }
    [[nodiscard]] bool hides(int row) const;
    void find(const SearchQuery &query, std::vector<SearchFound> &found) const;
    [[nodiscard]] qint64 bytes() const;

private:
    std::vector<int> m_rows; ///< sorted
    TextArena m_arena;
};

/// What was built: the texts, and where their letters stand, in sorted order, in three groups.
///
/// Texts often end alike: "Health Centre" stands in thousands of names. Of letters inside of a later word only those of
/// one of all texts are kept that are equal from that word on to their end, marked as shared; the others are found by
/// way of the words' starts, which are all there. That is half of the index where names are made of few words, as those
/// of people are.
class SearchBase
{
public:
    enum Group : size_t { TextStart, WordStart, Inside };
    static constexpr size_t groups = 3;

    /// \a starts and \a insides are sorted, but their places are told by setPlace(), starts first.
    SearchBase(TextArena arena, const SuffixSorter &starts, const SuffixSorter &insides, int texts);

    void setPlace(size_t index, LetterPlace place) { m_places.set(index, place.number); }

    /// In their order, of rows that \a overlay does not hide, until there are \a enough of them; each row once.
    void findWhole(const SearchQuery &query, const SearchOverlay *overlay, size_t enough,
                   std::vector<SearchFound> &found, SearchAnswer &answer) const;
    /// In no order, a row perhaps several times.
    void findWords(const SearchQuery &query, const SearchOverlay *overlay, std::vector<SearchFound> &found,
                   SearchAnswer &answer) const;

    [[nodiscard]] int textCount() const { return m_texts; }
    [[nodiscard]] qint64 bytes() const { return m_arena.bytes() + m_places.bytes(); }

private:
    /// A stretch of the sorted places.
    struct Stretch
    {
        size_t begin = 0;
        size_t end = 0;

        [[nodiscard]] size_t size() const { return end - begin; }
    };
    using Stretches = std::array<Stretch, groups>;

    [[nodiscard]] LetterPlace placeAt(size_t index) const { return {m_places.at(index)}; }
    [[nodiscard]] const char *textAt(size_t index) const { return m_arena.at(placeAt(index).position()); }
    [[nodiscard]] Stretch stretchOf(std::string_view text, Group group) const;
    [[nodiscard]] Stretches stretchesOf(std::string_view text) const;
    template<typename Visit>
    bool forEachShared(std::string_view word, size_t at, Visit visit) const;
    template<typename Visit>
    bool forEachPlace(const Stretch &stretch, Group group, Visit visit) const;

    TextArena m_arena;
    PackedNumbers m_places;
    std::array<size_t, groups + 1> m_first; ///< of each group
    int m_texts;
};

} // namespace steward::domain
