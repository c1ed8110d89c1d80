// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/placetree.h"

#include <map>
#include <span>
#include <vector>

namespace steward::domain {

/// Where people's places stand in their table, kept from one question to the next: an edit of a role asks for the same
/// places again and again, and looking up an id costs more than all else that is asked of a person. 4 bytes for each
/// person of a chunk that was asked for, and for each of his places.
class PlaceRows
{
public:
    class OfChunk
    {
    public:
        explicit OfChunk(const PersonColumns &people);

        /// Rows of the places of the person at the slot; -1 for those that are gone. O(his places) the first time, O(1)
        /// from then on. Both tables' parts must be those that follow() was told of.
        [[nodiscard]] std::span<const int> at(int slot, std::span<const Id> ids, const Table<Place> &places);

    private:
        std::vector<int> m_starts; ///< by slot
        std::vector<int> m_rows;
    };

    PlaceRows() = default;
    Q_DISABLE_COPY_MOVE(PlaceRows)

    /// Lets go what does not hold for these. O(1), or O(chunks of people) where the people are others.
    void follow(const Table<Person> &people, const Table<Place> &places);
    /// \a first: the chunk's first row. O(people of the chunk) the first time, O(1) again and again.
    [[nodiscard]] OfChunk &of(int first, const PersonColumns &people);

private:
    Table<Person> m_people; ///< kept, as chunks are known by where they are stored
    Table<Place> m_places;
    std::map<int, OfChunk> m_chunks; ///< by first row
    OfChunk *m_last = nullptr;       ///< asked for last: people come one after the other
    int m_lastFirst = 0;
};

/// What impact() keeps of a project's places for who asks again after each edit. One thread at a time.
struct PlaceCache
{
    LastPlaceTree trees;
    PlaceRows rows;
};

} // namespace steward::domain
