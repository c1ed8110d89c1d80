// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/within.h"

#include "domain/placetree.h"

#include <algorithm>

namespace steward::domain {

Within::Within(const Table<Place> &places, const QList<Id> &asked)
    : m_places(places)
{
    for (const Id &id : asked) {
        const int row = places.indexOf(id);
        if (row < 0)
            continue;
        if (!isInUse(places, id)) {
            m_elsewhere = std::max(m_elsewhere, Reason::PlaceArchived);
            continue;
        }
        m_elsewhere = Reason::OutOfReach;
        addAbove(row, id);
    }
}

void Within::addAbove(int row, const Id &asked)
{
    for (int step = 0; row >= 0 && step < mostLevels; ++step) { // as in isWithin(): it may lead in a circle
        const auto [places, slot] = m_places.cells(row);
        if (!places.areArchived.at(slot)) // who is given an archived place is given nothing by it
            m_above.push_back({places.idAt(slot), asked});
        row = m_places.indexOf(places.parents.at(slot));
    }
}

std::vector<int> Within::rows() const
{
    std::vector<int> rows;
    for (const Above &above : m_above)
        rows.push_back(m_places.indexOf(above.place));
    return rows;
}

Within::Own Within::of(const QList<Id> &own) const
{
    if (own.isEmpty())
        return Own::None;
    if (std::ranges::any_of(own, [this](const Id &place) { return find(place) != nullptr; }))
        return Own::Here;
    return isOneInUse(m_places, own) ? Own::Elsewhere : Own::Archived;
}

std::pair<Id, Id> Within::link(const QList<Id> &own) const
{
    for (const Id &place : own) {
        if (const Above *above = find(place))
            return {place, above->asked};
    }
    return {};
}

const Within::Above *Within::find(const Id &own) const
{
    const auto found = std::ranges::find(m_above, own, &Above::place);
    return found == m_above.end() ? nullptr : &*found;
}

} // namespace steward::domain
