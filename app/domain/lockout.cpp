// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/authority.h"
#include "domain/effective.h"
#include "domain/impact.h"
#include "domain/roster.h"

#include <optional>

namespace steward::domain {

namespace {

/// For those who act under the role; permissions that open no door do not matter here.
bool areSameWayIn(const Role &left, const Role &right)
{
    return left.isArchived == right.isArchived
           && (left.permissions == right.permissions
               || isLimitedToPlaces(left.permissions) == isLimitedToPlaces(right.permissions));
}

} // namespace

LockOut lockOut(const Project &before, const Project &after, const Id &author)
{
    LockOut found;
    const Roster was(before);
    const Roster is(after);
    const ChangedRoles roles(before, after, areSameWayIn);
    std::optional<bool> noAdminLeft; // asks everyone: only where somebody is locked out
    for (int row = 0; row < before.people.size(); ++row) {
        const bool isSame = after.people.sharesRow(before.people, row);
        if (isSame && roles.mayTouchNobody()) {
            row = before.people.lastBesides(row);
            continue;
        }
        const Person &person = before.people.at(row);
        if ((isSame && !roles.mayTouch(person)) || !was.canEnter(person))
            continue;
        const Person *now = isSame ? &person : after.people.find(person.id);
        if (now && is.canEnter(*now))
            continue;
        found.people << person.id;
        if (!noAdminLeft)
            noAdminLeft = !hasAdmin(after);
        if (person.isBreakGlass || (person.isAdmin && *noAdminLeft))
            found.never << person.id;
        found.locksAuthor = found.locksAuthor || person.id == author;
    }
    return found;
}

} // namespace steward::domain
