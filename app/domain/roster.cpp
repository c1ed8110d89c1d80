// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/roster.h"

#include "domain/catalogue.h"
#include "domain/effective.h"

#include <algorithm>

namespace steward::domain {

Roster::Roster(const Project &project)
    : m_project(project)
{
    m_limited.reserve(static_cast<size_t>(project.roles.size()));
    for (int row = 0; row < project.roles.size(); ++row) {
        const Role &role = project.roles.at(row);
        m_limited.push_back(isLimitedToPlaces(role.permissions));
        if (role.isMobileWorkerDefault && m_mobileDefault == noRole)
            m_mobileDefault = row;
    }
}

int Roster::rowFor(const Membership &person) const
{
    return rowFor(person, person.isAdmin ? noRole : m_project.roles.indexOf(person.role));
}

int Roster::rowFor(const Membership &person, int role) const
{
    if (person.isAdmin)
        return admin;
    if (!person.role.isNull())
        return role;
    return person.kind == Person::Kind::MobileWorker ? m_mobileDefault : noRole;
}

bool Roster::canEnter(const Membership &person) const
{
    const Entry found = entry(person, rowFor(person));
    return found == Entry::Open || (found == Entry::ByPlace && hasPlaceInUse(person));
}

Roster::Entry Roster::entry(const Membership &person, int row) const
{
    if (!person.isActive)
        return Entry::Shut;
    if (row == admin)
        return Entry::Open;
    if (row == noRole || m_project.roles.at(row).isArchived)
        return Entry::Shut;
    return isLimited(row) ? Entry::ByPlace : Entry::Open;
}

bool Roster::isLimited(int row) const
{
    return row >= 0 && m_limited.at(static_cast<size_t>(row));
}

Roster::Held Roster::held(int row) const
{
    Held held;
    if (row == noRole || (row >= 0 && m_project.roles.at(row).isArchived))
        return held;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        const bool holds = row == admin || effective(m_project.roles.at(row).permissions, permission).holds();
        held.set(static_cast<size_t>(permission), holds);
    }
    return held;
}

bool Roster::hasPlaceInUse(const Membership &person) const
{
    return isOneInUse(m_project.places, person.places);
}

namespace {

const Role *mobileDefault(const Project &project)
{
    for (int row = 0; row < project.roles.size(); ++row) {
        if (project.roles.at(row).isMobileWorkerDefault)
            return &project.roles.at(row);
    }
    return nullptr;
}

} // namespace

ChangedRoles::ChangedRoles(const Project &before, const Project &after, Compare areSame)
    : m_places(before.places, after.places)
{
    const auto collect = [this, areSame](const Table<Role> &from, const Table<Role> &other) {
        for (int row = 0; row < from.size(); ++row) {
            const Role *same = other.find(from.at(row).id);
            if (!same || !areSame(*same, from.at(row)))
                m_roles.push_back(from.at(row).id);
        }
    };
    collect(before.roles, after.roles);
    collect(after.roles, before.roles);
    const Role *was = mobileDefault(before);
    const Role *is = mobileDefault(after);
    m_isDefaultTouched = was && is ? !areSame(*was, *is) : was != is;
}

ChangedRoles::OfChunk::OfChunk(const ChangedRoles &changed, const PersonColumns &people)
    : m_changed(changed)
    , m_people(people)
{
    const std::span<const Id> roles = people.roles.values();
    for (size_t i = 0; i < roles.size(); ++i)
        m_isChanged[i] = roles[i].isNull() ? changed.m_isDefaultTouched : changed.isOne(roles[i]);
}

bool ChangedRoles::mayTouch(const Membership &person) const
{
    if (person.isAdmin)
        return false;
    if (m_places.mayTouch(person.places))
        return true;
    if (person.role.isNull())
        return m_isDefaultTouched && person.kind == Person::Kind::MobileWorker;
    return isOne(person.role);
}

} // namespace steward::domain
