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
        const auto place = places.find(id);
        if (!place)
            continue;
        if (place->isArchived) {
            m_elsewhere = std::max(m_elsewhere, Reason::PlaceArchived);
            continue;
        }
        m_elsewhere = Reason::OutOfReach;
        Id at = id;
        for (int step = 0; step < mostLevels; ++step) { // as in isWithin(): it may lead in a circle
            const auto above = places.find(at);
            if (!above)
                break;
            if (!above->isArchived) // who is given an archived place is given nothing by it
                m_above.push_back({at, id});
            at = above->parent;
        }
    }
}

Within::Own Within::of(const QList<Id> &own) const
{
    if (own.isEmpty())
        return Own::None;
    if (std::ranges::any_of(own, [this](const Id &place) { return find(place) != nullptr; }))
        return Own::Here;
    const bool isInUse = std::ranges::any_of(own, [this](const Id &id) {
        const auto place = m_places.find(id);
        return place && !place->isArchived;
    });
    return isInUse ? Own::Elsewhere : Own::Archived;
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
