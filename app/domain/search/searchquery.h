// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/folding.h"

#include <optional>
#include <string_view>

namespace steward::domain {

/// How well a text fits a query, best first.
enum class SearchRank : quint8 {
    Exact,      ///< it is all of it
    Prefix,     ///< it begins it
    WordStart,  ///< it begins a later word of it
    Inside,     ///< it stands in it
    WordStarts, ///< it has several words, and each begins a word of it
    Words,      ///< it has several words, and each stands in it
};

/// What is looked for, folded once. Its words are parted by white space alone: "mw-v" is one. Work on a text of n bytes
/// is O(n) for each occurrence of the query or of a word in it.
class SearchQuery
{
public:
    struct Fit
    {
        SearchRank rank = SearchRank::Words;
        size_t at = 0; ///< of Exact to Inside: where it stands, in bytes
    };

    explicit SearchQuery(QStringView text);
    SearchQuery(const SearchQuery &) = delete; // the words are stretches of the whole
    SearchQuery &operator=(const SearchQuery &) = delete;

    [[nodiscard]] bool isEmpty() const { return m_whole.empty(); }
    [[nodiscard]] const std::string &whole() const { return m_whole; }
    /// Each once. Empty when there is only one: the whole says it already.
    [[nodiscard]] const std::vector<std::string_view> &words() const { return m_words; }

    /// Its best occurrence in \a folded: by rank, then by what follows it, then the first.
    [[nodiscard]] std::optional<Fit> fit(std::string_view folded) const;
    /// The same, but only of its words. Adds to \a looked how many occurrences it had to look at.
    [[nodiscard]] std::optional<SearchRank> fitWords(std::string_view folded, qint64 &looked) const;
    /// What to highlight in a text that was found: its best occurrence, else the best one of each of its words; in
    /// their order, not overlapping. Of the text as it is shown, not folded; for the rows on the screen. O(length).
    [[nodiscard]] std::vector<TextSpan> marksIn(QStringView text) const;

private:
    [[nodiscard]] std::optional<Fit> fitWhole(std::string_view folded) const;

    std::string m_whole;
    std::vector<std::string_view> m_words;
};

} // namespace steward::domain
