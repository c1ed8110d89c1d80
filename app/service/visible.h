// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/authority.h"
#include "domain/change.h"
#include "domain/kinds.h"
#include "domain/project.h"

namespace steward {

/// Of these kinds a person may be shown some objects without being shown all. They are the large ones, too.
[[nodiscard]] bool isShownInPart(const domain::EntityKind &kind);

/// Whoever is limited to \a own is shown the place: it is one of them, below one or, so that the tree hangs together,
/// above one. O(own places × levels).
[[nodiscard]] bool isInSight(const domain::Project &project, const QList<Id> &own, const Id &place);

/// What one person may see of a project (DOMAIN.md 2.4). Both must outlive it.
class View
{
public:
    View(const domain::Project &project, const domain::Person &person);

    /// To be told of objects of the kind at all: of people and places those in reach, of API keys his own.
    [[nodiscard]] domain::Verdict mayList(const domain::EntityKind &kind) const;
    /// O(1), of places and people O(own places × levels). The kind is one he may list.
    [[nodiscard]] bool showsRow(const domain::EntityKind &kind, int row) const;

    [[nodiscard]] bool showsPlace(int row) const;
    [[nodiscard]] bool showsAllPlaces() const { return m_places && m_everywhere; }
    [[nodiscard]] bool showsPerson(int row) const;

private:
    [[nodiscard]] bool isInReach(const Id &place) const;

    const domain::Project &m_project;
    const domain::Person &m_person;
    bool m_everywhere;
    bool m_places;
    bool m_webUsers;
    bool m_workers;
};

/// The project as one person may see it: kinds he may not read are empty, and whoever is limited to places gets
/// only his places, what lies below and above them, and the people there (DOMAIN.md 2.4). O(people + places).
[[nodiscard]] domain::Project visibleTo(const domain::Project &project, const domain::Person &person);

/// Those of \a changes that are about what \a person may see; \a visible is his view of \a project now.
[[nodiscard]] QList<domain::Change> visibleTo(const domain::Project &project, const domain::Person &person,
                                              const domain::Project &visible, const QList<domain::Change> &changes);

/// True when \a changes have moved the view itself: what he is and may, or who is within his places. A replica cannot
/// be carried over that by changes, only be fetched anew.
[[nodiscard]] bool movesView(const domain::Project &project, const domain::Person &person,
                             const QList<domain::Change> &changes);

} // namespace steward
