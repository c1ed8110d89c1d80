// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/placerows.h"

#include <algorithm>

namespace steward::domain {

namespace {

constexpr int notAsked = -2; // -1: as tables say that there is none

} // namespace

PlaceRows::OfChunk::OfChunk(const PersonColumns &people)
{
    m_starts.reserve(static_cast<size_t>(people.size()));
    int places = 0;
    for (int slot = 0; slot < people.size(); ++slot) {
        m_starts.push_back(places);
        places += static_cast<int>(people.places.at(slot).size());
    }
    m_rows.assign(static_cast<size_t>(places), notAsked);
}

std::span<const int> PlaceRows::OfChunk::at(int slot, std::span<const Id> ids, const Table<Place> &places)
{
    const auto start = static_cast<size_t>(m_starts[static_cast<size_t>(slot)]);
    const std::span<int> rows = std::span(m_rows).subspan(start, ids.size());
    if (!rows.empty() && rows.front() == notAsked)
        std::ranges::transform(ids, rows.begin(), [&places](const Id &id) { return places.indexOf(id); });
    return rows;
}

void PlaceRows::follow(const Table<Person> &people, const Table<Place> &places)
{
    if (!m_places.isSharedWith(places))
        m_chunks.clear();
    else if (!m_people.isSharedWith(people))
        std::erase_if(m_chunks, [&](const auto &chunk) { return !people.sharesRow(m_people, chunk.first); });
    m_people = people;
    m_places = places;
    m_last = nullptr;
}

PlaceRows::OfChunk &PlaceRows::of(int first, const PersonColumns &people)
{
    if (!m_last || m_lastFirst != first) {
        m_last = &m_chunks.try_emplace(first, people).first->second;
        m_lastFirst = first;
    }
    return *m_last;
}

} // namespace steward::domain
