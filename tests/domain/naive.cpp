// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/naive.h"

#include "domain/catalogue.h"

using namespace Qt::StringLiterals;

namespace steward::domain::naive {

namespace {

using Held = std::vector<char>; ///< by permission, yes or no

/// While \a by is held, and \a with, where there is one, \a permission is.
struct Bond
{
    int by;
    int with;
    int permission;
};

const std::vector<Bond> &bonds()
{
    static const std::vector<Bond> all = [] {
        std::vector<Bond> bonds;
        for (int by = 0; by < catalogue().size(); ++by) {
            for (const Implication &implication : catalogue().at(by).implies)
                bonds.push_back({by, implication.with, implication.permission});
        }
        return bonds;
    }();
    return all;
}

bool isHeld(const Held &held, int permission)
{
    return held.at(static_cast<size_t>(permission)) != 0;
}

/// The permission that stands against it, were \a held what is held; -1: none.
int obstacle(const Held &held, int permission)
{
    for (const int other : catalogue().at(permission).clearedBy) {
        if (isHeld(held, other))
            return other;
    }
    for (const int need : catalogue().at(permission).needs) {
        if (!isHeld(held, need))
            return need;
    }
    return -1;
}

int bringer(const Held &held, int permission)
{
    for (const Bond &bond : bonds()) {
        if (bond.permission == permission && isHeld(held, bond.by) && (bond.with < 0 || isHeld(held, bond.with)))
            return bond.by;
    }
    return -1;
}

template<typename Row>
const Row *find(const std::vector<Row> &rows, const Id &id)
{
    for (const Row &row : rows) {
        if (row.id == id)
            return &row;
    }
    return nullptr;
}

template<typename Rows>
auto listed(const Rows &table)
{
    std::vector<std::decay_t<decltype(table.at(0))>> rows;
    for (int row = 0; row < table.size(); ++row)
        rows.push_back(table.at(row));
    return rows;
}

} // namespace

std::map<int, Effective> states(const PermissionSet &stored)
{
    Held held;
    for (int permission = 0; permission < catalogue().size(); ++permission)
        held.push_back(stored.holds(permission) ? 1 : 0);
    for (Held before; before != held;) {
        before = held;
        held.clear();
        for (int permission = 0; permission < catalogue().size(); ++permission) {
            const bool isIn =
                obstacle(before, permission) < 0 && (bringer(before, permission) >= 0 || stored.holds(permission));
            held.push_back(isIn ? 1 : 0);
        }
    }
    std::map<int, Effective> states;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        using State = Effective::State;
        int cause = obstacle(held, permission);
        if (cause >= 0) {
            while (obstacle(held, cause) >= 0) // what is blocked in turn is not what one would have to switch
                cause = obstacle(held, cause);
            states[permission] = {State::Blocked, cause};
        } else if (const int by = bringer(held, permission); by >= 0) {
            states[permission] = {State::Implied, by};
        } else if (!stored.holds(permission)) {
            states[permission] = {State::NotGranted, -1};
        } else {
            states[permission] = {stored.items(permission).isEmpty() ? State::Granted : State::Some, -1};
        }
    }
    return states;
}

Model::Model(const Project &project, Instant now)
    : m_now(now)
    , m_roles(listed(project.roles))
    , m_places(listed(project.places))
    , m_people(listed(project.people))
{
    for (const Role &role : m_roles)
        m_states[role.id] = states(role.permissions);
}

const Role *Model::roleOf(const Person &person) const
{
    if (person.isAdmin)
        return nullptr;
    if (!person.role.isNull() || person.kind == Person::Kind::WebUser)
        return find(m_roles, person.role);
    for (const Role &role : m_roles) {
        if (role.isMobileWorkerDefault)
            return &role;
    }
    return nullptr;
}

Reason Model::entry(const Person &person) const
{
    if (!person.isActive)
        return Reason::Inactive;
    if (person.isAdmin)
        return Reason::Open;
    const Role *role = roleOf(person);
    if (!role)
        return Reason::NoRole;
    if (role->isArchived)
        return Reason::RoleArchived;
    if (!isLimited(person))
        return Reason::Open;
    if (person.places.isEmpty())
        return Reason::NoPlace;
    for (const Id &id : person.places) {
        const Place *place = find(m_places, id);
        if (place && !place->isArchived)
            return Reason::Open;
    }
    return Reason::PlacesArchived;
}

bool Model::isLimited(const Person &person) const
{
    const Role *role = roleOf(person);
    return role && !stateOf(*role, u"access_all_locations"_s).holds();
}

Effective Model::stateOf(const Role &role, const QString &key) const
{
    return m_states.at(role.id).at(catalogue().indexOf(key));
}

Effective Model::state(const Person &person, const QString &key) const
{
    if (person.isAdmin)
        return {Effective::State::Granted, -1};
    const Role *role = roleOf(person);
    return role ? stateOf(*role, key) : Effective();
}

Reason Model::missing(const Person &person, const QString &key) const
{
    return state(person, key).state == Effective::State::Blocked ? Reason::Blocked : Reason::NotGranted;
}

Reason Model::holds(const Person &person, const QString &key) const
{
    if (const Reason reason = entry(person); reason != Reason::Open)
        return reason;
    return state(person, key).holds() ? Reason::Open : missing(person, key);
}

bool Model::isBelowOwn(const Person &person, const Id &place) const
{
    const Place *at = find(m_places, place);
    for (int steps = 0; at && steps < 100; ++steps) {
        for (const Id &own : person.places) {
            if (own == at->id && !at->isArchived)
                return true;
        }
        at = find(m_places, at->parent);
    }
    return false;
}

Reason Model::seesAt(const Person &person, const QList<Id> &places, const QStringList &keys) const
{
    if (const Reason reason = entry(person); reason != Reason::Open)
        return reason;
    bool isHeld = false;
    for (const QString &key : keys)
        isHeld = isHeld || state(person, key).holds();
    if (!isHeld)
        return missing(person, keys.first());
    if (!isLimited(person))
        return Reason::Open;
    bool isSomewhere = false;
    bool isInUse = false;
    for (const Id &id : places) {
        const Place *place = find(m_places, id);
        if (!place)
            continue;
        isSomewhere = true;
        isInUse = isInUse || !place->isArchived;
        if (!place->isArchived && isBelowOwn(person, id))
            return Reason::Open;
    }
    if (state(person, u"access_api"_s).holds())
        return Reason::OpenInApi;
    if (!isSomewhere)
        return Reason::Unplaced;
    return isInUse ? Reason::OutOfReach : Reason::PlaceArchived;
}

Reason Model::sees(const Person &person, const QStringList &keys) const
{
    if (const Reason reason = entry(person); reason != Reason::Open)
        return reason;
    for (const QString &key : keys) {
        if (key == u"admin" && !person.isAdmin)
            return Reason::AdminOnly;
        if (key != u"admin" && !state(person, key).holds())
            return missing(person, key);
    }
    return Reason::Open;
}

Reason Model::seesWith(const ApiKey &key, const QStringList &any) const
{
    if (!key.isActive)
        return Reason::KeyInactive;
    if (key.expiresAt && *key.expiresAt <= m_now)
        return Reason::KeyExpired;
    const Person *owner = find(m_people, key.owner);
    if (!owner)
        return Reason::NoRole;
    if (const Reason reason = entry(*owner); reason != Reason::Open)
        return reason;
    const Role *most = find(m_roles, key.role);
    if (!key.role.isNull() && !most)
        return Reason::NoRole;
    if (most && most->isArchived)
        return Reason::RoleArchived;
    if (most && !stateOf(*most, u"access_all_locations"_s).holds()) { // limits him, as his own role may
        bool isInUse = false;
        for (const Id &id : owner->places) {
            const Place *place = find(m_places, id);
            isInUse = isInUse || (place && !place->isArchived);
        }
        if (!isInUse)
            return owner->places.isEmpty() ? Reason::NoPlace : Reason::PlacesArchived;
    }
    const auto lacks = [&](const QString &wanted) -> std::optional<Reason> {
        if (!state(*owner, wanted).holds())
            return missing(*owner, wanted);
        if (most && !stateOf(*most, wanted).holds()) {
            const bool isBlocked = stateOf(*most, wanted).state == Effective::State::Blocked;
            return isBlocked ? Reason::Blocked : Reason::NotGranted;
        }
        return {};
    };
    if (const auto reason = lacks(u"access_api"_s))
        return *reason;
    for (const QString &wanted : any) {
        if (!lacks(wanted))
            return isLimited(*owner) ? Reason::OpenInApi : Reason::Open;
    }
    return *lacks(any.first());
}

} // namespace steward::domain::naive
