// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/shownplaces.h"

#include "service/visible.h"

#include <algorithm>

namespace steward {

using namespace domain;

namespace {

constexpr int rowsAtOnce = 2'000;
constexpr int looksAtOnce = 60; ///< each after some 50 microseconds

bool isWhereItWas(const Table<Place> &now, const Table<Place> &before, int row)
{
    const auto [places, slot] = now.cells(row);
    const auto [others, otherSlot] = before.cells(row);
    return places.idAt(slot) == others.idAt(otherSlot) && places.parents.at(slot) == others.parents.at(otherSlot);
}

} // namespace

ShownPlaces::ShownPlaces(std::optional<QList<Id>> own)
    : m_own(std::move(own))
{
}

bool ShownPlaces::step(const Project &now, qint64 least)
{
    if (m_isDone)
        begin(now);
    look();
    if (!m_isDone && m_next == m_project.places.size()) {
        m_before = m_project.places;
        m_names.follow(m_shown);
        m_isDone = m_names.isCurrent() || !m_names.step([looks = 0]() mutable { return ++looks >= looksAtOnce; });
    }
    return m_isDone && m_project.revision >= std::min(least, now.revision); // a backup that is put back has a lower one
}

void ShownPlaces::begin(const Project &now)
{
    m_project.revision = now.revision;
    m_isDone = m_project.places.isSharedWith(now.places);
    if (m_isDone)
        return;
    m_project.places = now.places;
    m_next = m_own ? 0 : now.places.size();
    if (!m_own)
        m_shown = now.places;
    else if (now.places.size() < m_before.size())
        m_before = m_shown = {};
}

/// Who is shown is a matter of what lies above whom: as long as no place has gone or moved, those that were there are
/// shown or not as before. A new one is above nobody, but for those that move below it.
void ShownPlaces::look()
{
    const Table<Place> &all = m_project.places;
    for (int looked = 0; m_next < all.size() && looked < rowsAtOnce; ++looked) {
        if (all.sharesRow(m_before, m_next)) {
            m_next = all.lastBesides(m_next) + 1;
        } else if (m_next < m_before.size() && !isWhereItWas(all, m_before, m_next)) {
            m_before = m_shown = {};
            m_next = 0;
        } else {
            lookAt(m_next++);
        }
    }
}

void ShownPlaces::lookAt(int row)
{
    const Table<Place> &all = m_project.places;
    const bool isKnown = row < m_before.size();
    if (isKnown && all.hasSame(row, m_before, row))
        return;
    const Id &id = all.idAt(row);
    if (isKnown ? m_shown.indexOf(id) >= 0 : isInSight(m_project, *m_own, id))
        m_shown = std::move(m_shown).with(all.at(row));
}

} // namespace steward
