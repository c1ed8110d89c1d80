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

/// What was built: the texts, and where their letters stand in sorted order.
class SearchBase
{
public:
    SearchBase(TextArena arena, const SuffixSorter::Sorted &sorted, int texts);

    void setPosition(size_t index, quint32 position) { m_positions.set(index, position); }

    /// In their order, of rows that \a overlay does not hide, until there are \a enough of them; each row once.
    void findWhole(const SearchQuery &query, const SearchOverlay *overlay, size_t enough,
                   std::vector<SearchFound> &found, SearchAnswer &answer) const;
    /// In no order, a row perhaps several times.
    void findWords(const SearchQuery &query, const SearchOverlay *overlay, std::vector<SearchFound> &found,
                   SearchAnswer &answer) const;

    [[nodiscard]] int textCount() const { return m_texts; }
    [[nodiscard]] qint64 bytes() const { return m_arena.bytes() + m_positions.bytes(); }

private:
    /// A stretch of the sorted positions.
    struct Stretch
    {
        size_t begin = 0;
        size_t end = 0;

        [[nodiscard]] qint64 size() const { return static_cast<qint64>(end - begin); }
    };
    using Stretches = std::array<Stretch, SuffixSorter::groups>;

    [[nodiscard]] Stretch stretchOf(std::string_view text, int group) const;
    [[nodiscard]] Stretches stretchesOf(std::string_view text) const;

    TextArena m_arena;
    PackedNumbers m_positions;
    std::array<size_t, SuffixSorter::groups + 1> m_first;
    int m_texts;
};

} // namespace steward::domain
