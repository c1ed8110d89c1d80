// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/project.h"
#include "domain/search/rownumbers.h"
#include "domain/search/searchbuilder.h"

#include <functional>

namespace steward::domain {

/// By what a row is found; the position is the field of a hit.
using RowNames = std::array<QString, 3>;
[[nodiscard]] RowNames namesOf(const Place &place);   ///< name, site code, external id
[[nodiscard]] RowNames namesOf(const Person &person); ///< name, handle, address where it is not the handle

/// A row that was found.
struct NameHit
{
    Id id;
    quint8 field = 0; ///< of its RowNames
    SearchRank rank = SearchRank::Exact;
    std::string following; ///< folded, from where it fits on, or all of it: what decides among hits of a rank

    [[nodiscard]] bool isBefore(const NameHit &other) const
    {
        return rank != other.rank ? rank < other.rank : following < other.following;
    }
};

struct NameAnswer
{
    std::vector<NameHit> hits; ///< each row once, best first
    bool hasMore = false;      ///< further rows fit, or may; how many, nobody counted
};

/// Finds the rows of a table by any part of their names, by the rule of SearchIndex, and follows the table from
/// one state to the next.
///
/// The index is built in pieces, from the first follow() on; until it is there the first \a mostScanned rows are read
/// through by each search. Later states are compared with the one before: chunks that both share are passed over, and
/// the rows that differ lie over the index until there are \a mostChanged of them; then it is built anew, while the old
/// one still answers. No hit is ever told of a row that is gone, or that is not called so any more.
///
/// One thread. Memory: the index, and tables that share with the project's what has not changed since.
template<typename Row>
class TableNames
{
public:
    static constexpr int mostScanned = 2'000;
    static constexpr int mostChanged = 2'000;

    using IsWanted = std::function<bool(const Row &)>;
    using IsTimeUp = std::function<bool()>;

    /// From now on what \a table has is to be found, as far as step() has come. O(rows / chunk).
    void follow(const Table<Row> &table);
    /// Works on that, at least a little, until \a isTimeUp, which is asked after every 50 microseconds of work or so;
    /// false when there is no more to do.
    bool step(const IsTimeUp &isTimeUp);
    /// All that was followed is found.
    [[nodiscard]] bool isCurrent() const { return m_work == Work::Nothing; }

    /// At most \a limit rows, of those that \a isWanted (none: all of them). Costs what the index' answer does, and for
    /// each hit a look at its row; before there is one, O(mostScanned).
    [[nodiscard]] NameAnswer find(const SearchQuery &query, int limit, const IsWanted &isWanted = {}) const;

private:
    enum class Work { Nothing, Read, Sort, Compare, CompareGone };
    /// A row that is not what it was, by its number in the index.
    struct Changed
    {
        int number = 0;
        RowNames names;
    };

    void build();
    bool read(const IsTimeUp &isTimeUp);
    bool sort(const IsTimeUp &isTimeUp);
    void compareAnew();
    bool compare(const IsTimeUp &isTimeUp);
    bool compareGone(const IsTimeUp &isTimeUp);
    void compareRow(int row);
    void layOver();

    [[nodiscard]] std::vector<NameHit> looked(const SearchQuery &query, const std::vector<SearchHit> &hits,
                                              const IsWanted &isWanted) const;
    [[nodiscard]] NameAnswer scan(const SearchQuery &query, int limit, const IsWanted &isWanted) const;

    Table<Row> m_table; ///< what is to be found
    Work m_work = Work::Nothing;
    int m_next = 0; ///< row to look at

    bool m_hasIndex = false;
    SearchIndex m_index;
    RowNumbers<Row> m_numbers; ///< of the index
    SearchIndexBuilder m_builder;
    Table<Row> m_building; ///< that is being indexed

    Table<Row> m_seen;              ///< whose changes lie over the index, all of them
    std::vector<Changed> m_changed; ///< found while comparing, and not laid over yet
    std::vector<int> m_laidOver;    ///< since m_seen
    int m_new = 0;                  ///< rows of m_table that m_seen has not
};

extern template class TableNames<Place>;
extern template class TableNames<Person>;

} // namespace steward::domain
