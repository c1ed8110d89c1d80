// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/authority.h"
#include "domain/impact.h"
#include "domain/roster.h"

namespace steward::domain {

LockOut lockOut(const Project &before, const Project &after, const Id &author)
{
    LockOut found;
    const Roster was(before);
    const Roster is(after);
    const bool noAdminLeft = admins(after).isEmpty();
    for (int row = 0; row < before.people.size(); ++row) {
        const Person &person = before.people.at(row);
        if (!was.canEnter(person))
            continue;
        const Person *now = after.people.sharesRow(before.people, row) ? &person : after.people.find(person.id);
        if (now && is.canEnter(*now))
            continue;
        found.people << person.id;
        if (person.isBreakGlass || (person.isAdmin && noAdminLeft))
            found.never << person.id;
        found.locksAuthor = found.locksAuthor || person.id == author;
    }
    return found;
}

} // namespace steward::domain
