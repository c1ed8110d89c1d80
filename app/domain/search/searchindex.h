// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/search/searchquery.h"

#include <memory>
#include <span>
#include <vector>

namespace steward::domain {

class SearchBase;
class SearchOverlay;

/// A text by which a row is found: the name of a place, its site code, a handle. Row and field are the caller's numbers
/// (row < 2^28, field < 128); a row may have any number of texts.
struct SearchText
{
    int row = 0;
    quint8 field = 0;
    QStringView text;
};

struct SearchHit
{
    int row = 0;
    quint8 field = 0; ///< of the text that fits best
    SearchRank rank = SearchRank::Exact;

    friend bool operator==(const SearchHit &, const SearchHit &) = default;
};

struct SearchAnswer
{
    std::vector<SearchHit> hits; ///< each row once, best first
    bool hasMore = false;        ///< further rows fit; how many, nobody counted
    bool isComplete = true; ///< false: even the rarest word of several stands in so many texts that not all were read
    qint64 looked = 0;      ///< occurrences that were looked at: what the answer cost

    friend bool operator==(const SearchAnswer &, const SearchAnswer &) = default;
};

/// Finds rows by any part of their texts, as they are typed. Made by SearchIndexBuilder; an immutable value, copies
/// share everything.
///
/// The rule. Texts and query are folded (folding.h). A text fits as SearchRank says; a query of several words also fits
/// a text in which each of them stands, in any order, all in the same text. A row counts once, by its best text. Hits
/// are in the order of their rank; within Exact to Inside by what follows the query in the text, so that the shortest
/// comes first; within WordStarts and Words by the text; then by row and field.
///
/// How. All places where letters stand are sorted by what follows them (SuffixSorter), in three groups: starts of
/// texts, of later words, all others. The query's occurrences are a stretch of each group, found by halving, in the
/// order of the answer: what is read of it are the hits wanted, were there a million more. Several words: the stretches
/// of the rarest word are read to the end and its texts looked through for the others, up to 4096 occurrences; where it
/// has more, only those at the start of a word, up to as many, and the answer is then not complete.
///
/// Costs: O(query log letters), for each occurrence looked at about 0.1 µs, of a word that
/// many texts end with 2 µs; a row whose texts hold the query often is
/// looked at as often, at most mostFolded times for each of its texts.
class SearchIndex
{
public:
    SearchIndex(); ///< of nothing

    [[nodiscard]] SearchAnswer find(const SearchQuery &query, int limit = 50) const;

    /// The index of a later state: \a rows were changed, added or removed, and \a texts are all that those of them have
    /// that still exist. Not sorted in but read through by each query, some 50 ns a text: make a new index when
    /// changedRows() grows to thousands. O(changed rows so far).
    [[nodiscard]] SearchIndex with(std::vector<int> rows, std::span<const SearchText> texts) const;
    [[nodiscard]] int changedRows() const;

    [[nodiscard]] int textCount() const; ///< when it was built
    [[nodiscard]] qint64 bytes() const;  ///< of memory

private:
    friend class SearchIndexBuilder;
    explicit SearchIndex(std::shared_ptr<const SearchBase> base);

    std::shared_ptr<const SearchBase> m_base;       ///< null: nothing was built
    std::shared_ptr<const SearchOverlay> m_overlay; ///< null: nothing has changed
};

} // namespace steward::domain
