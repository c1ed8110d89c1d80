// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/effective.h"
#include "domain/impact.h"
#include "domain/roster.h"
#include "domain/signin.h"

#include <algorithm>

namespace steward::domain {

namespace {

using Bar = SignIn::Bar;

/// For those who act under the role; permissions that open no door do not matter here.
bool areSameWayIn(const Role &left, const Role &right)
{
    return left.isArchived == right.isArchived
           && (left.permissions == right.permissions
               || isLimitedToPlaces(left.permissions) == isLimitedToPlaces(right.permissions));
}

bool canAnAdminSignIn(const Project &project, const SignIn &signIn)
{
    for (int row = 0; row < project.people.size(); ++row) {
        const Membership person = membershipAt(project.people, row);
        if (person.isAdmin && person.isActive && signIn.barOf(project.people.at(row)) == Bar::None)
            return true;
    }
    return false;
}

class Search
{
public:
    Search(const Project &before, const Project &after, const Id &author)
        : m_before(before)
        , m_after(after)
        , m_author(author)
        , m_was(before)
        , m_is(after)
        , m_wasDoor(before)
        , m_isDoor(after)
    {
    }

    LockOut run()
    {
        const ChangedRoles roles(m_before, m_after, areSameWayIn);
        const bool areDoorsSame = m_wasDoor == m_isDoor || m_isDoor.barsNobody();
        m_before.people.eachChunk([&](int first, const PersonColumns &people) {
            const bool isSame = people.size() > 0 && m_after.people.sharesRow(m_before.people, first);
            if (isSame && areDoorsSame && roles.mayTouchNobody())
                return;
            const ChangedRoles::OfChunk changed(roles, people);
            for (int slot = 0; slot < people.size(); ++slot) {
                if ((isSame && areDoorsSame && !changed.mayTouch(slot)) || !m_was.canEnter(people.membership(slot)))
                    continue;
                const int rowNow = isSame ? first + slot : m_after.people.indexOf(people.idAt(slot));
                if (rowNow >= 0)
                    look(first + slot, rowNow);
                else
                    add(m_found.people, people.at(slot));
            }
        });
        judge();
        return m_found;
    }

private:
    void look(int rowWas, int rowIs)
    {
        if (!m_is.canEnter(membershipAt(m_after.people, rowIs))) {
            add(m_found.people, m_before.people.at(rowWas));
            return;
        }
        if (m_isDoor.barsNobody())
            return;
        const Person was = m_before.people.at(rowWas);
        const Person is = m_after.people.at(rowIs);
        const Bar bar = m_isDoor.barOf(is);
        if (bar != Bar::None && m_wasDoor.barOf(was) == Bar::None)
            add(barred(bar, is).people, was);
    }

    LockOut::Barred &barred(Bar bar, const Person &person)
    {
        const EntityRef rule = m_isDoor.ruleOf(bar, person);
        const QString why = SignIn::wordOf(bar);
        const auto found = std::ranges::find_if(
            m_found.barred, [&](const LockOut::Barred &one) { return one.rule == rule && one.why == why; });
        if (found != m_found.barred.end())
            return *found;
        m_found.barred << LockOut::Barred{rule, why, {}};
        return m_found.barred.last();
    }

    void add(QList<Id> &people, const Person &person)
    {
        people << person.id;
        if (person.isBreakGlass || person.isAdmin)
            m_guarded.push_back(person);
        m_found.locksAuthor = m_found.locksAuthor || person.id == m_author;
    }

    /// Asks everyone, but only where an admin falls.
    void judge()
    {
        const bool admin = std::ranges::any_of(m_guarded, &Person::isAdmin);
        m_found.leavesNoAdmin = admin && !canAnAdminSignIn(m_after, m_isDoor) && canAnAdminSignIn(m_before, m_wasDoor);
        for (const Person &person : m_guarded) {
            if (person.isBreakGlass || (person.isAdmin && m_found.leavesNoAdmin))
                m_found.never << person.id;
        }
    }

    const Project &m_before;
    const Project &m_after;
    const Id m_author;
    const Roster m_was;
    const Roster m_is;
    const SignIn m_wasDoor;
    const SignIn m_isDoor;
    LockOut m_found;
    std::vector<Person> m_guarded; ///< admins and break-glass people among those locked out
};

} // namespace

LockOut lockOut(const Project &before, const Project &after, const Id &author)
{
    return Search(before, after, author).run();
}

} // namespace steward::domain
