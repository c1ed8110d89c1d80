// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/access.h"

#include "domain/access/question.h"
#include "domain/author.h"
#include "domain/catalogue.h"

#include <algorithm>

namespace steward::domain {

namespace {

int everywhere()
{
    static const int permission = catalogue().indexOf(u"access_all_locations");
    return permission;
}

Access::Amount madeOf(const Role &role)
{
    Access::Amount amount{.role = role.id, .isArchived = role.isArchived};
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        const Effective state = effective(role.permissions, permission);
        const auto index = static_cast<size_t>(permission);
        amount.states.at(index) = state;
        amount.held.set(index, state.holds() && !role.isArchived);
        if (state.state == Effective::State::Some)
            amount.items.emplace_back(permission, role.permissions.items(permission));
    }
    amount.isLimited = !amount.states.at(static_cast<size_t>(everywhere())).holds();
    return amount;
}

Access::Amount madeOfAll()
{
    Access::Amount amount;
    for (size_t permission = 0; permission < static_cast<size_t>(catalogue().size()); ++permission) {
        amount.states.at(permission) = {Effective::State::Granted, -1};
        amount.held.set(permission);
    }
    return amount;
}

Reason entry(const Project &project, const Membership &person, const Standing &standing, const Access::Amount &amount)
{
    if (!person.isActive)
        return Reason::Inactive;
    if (standing.isAdmin)
        return Reason::Open;
    if (standing.role < 0)
        return Reason::NoRole;
    if (amount.isArchived)
        return Reason::RoleArchived;
    if (!amount.isLimited || isOneInUse(project.places, person.places))
        return Reason::Open;
    return person.places.empty() ? Reason::NoPlace : Reason::PlacesArchived;
}

} // namespace

QStringList EffectivePermissions::itemsOf(int permission) const
{
    const auto found = std::ranges::find(items, permission, &std::pair<int, QStringList>::first);
    return found == items.end() ? QStringList() : found->second;
}

Answer EffectivePermissions::answer(int permission) const
{
    const One &one = at(permission);
    Answer answer{one.reason, {{.kind = Step::Kind::Person, .id = person}}};
    if (standing.isAdmin)
        answer.path << Step{.kind = Step::Kind::Admin};
    else if (standing.role >= 0)
        answer.path << Step{.kind = standing.isDefaultRole ? Step::Kind::DefaultRole : Step::Kind::Role, .id = role};
    if (standing.reason == Reason::Open)
        answer.path << Step{.kind = Step::Kind::Permission, .permission = permission, .cause = one.effective.cause};
    else if (standing.isLimited)
        answer.path << Step{.kind = Step::Kind::Everywhere, .permission = everywhere()};
    return answer;
}

Access::Access(Project project, Instant now)
    : m_project(std::move(project))
    , m_now(now)
    , m_admin(madeOfAll())
{
    m_roles.reserve(static_cast<size_t>(m_project.roles.size()));
    for (int row = 0; row < m_project.roles.size(); ++row) {
        const Role &role = m_project.roles.at(row);
        m_roles.push_back(madeOf(role));
        if (role.isMobileWorkerDefault && m_mobileDefault < 0)
            m_mobileDefault = row;
    }
}

const PeopleScan &Access::people() const
{
    if (!m_people) {
        std::vector<bool> isLimited;
        for (const Amount &amount : m_roles)
            isLimited.push_back(amount.isLimited);
        m_people = std::make_shared<const PeopleScan>(m_project, isLimited, m_mobileDefault);
    }
    return *m_people;
}

Standing Access::standing(const Membership &person) const
{
    Standing standing;
    standing.isAdmin = person.isAdmin;
    if (!person.isAdmin && !person.role.isNull()) {
        standing.role = m_project.roles.indexOf(person.role);
    } else if (!person.isAdmin && person.kind == Person::Kind::MobileWorker) {
        standing.role = m_mobileDefault;
        standing.isDefaultRole = m_mobileDefault >= 0;
    }
    const Amount &amount = amountOf(standing);
    standing.isLimited = amount.isLimited;
    standing.reason = entry(m_project, person, standing, amount);
    return standing;
}

const Access::Amount &Access::amountOf(const Standing &standing) const
{
    if (standing.isAdmin)
        return m_admin;
    return standing.role < 0 ? m_nothing : m_roles.at(static_cast<size_t>(standing.role));
}

EffectivePermissions Access::effectivePermissions(const Membership &person) const
{
    EffectivePermissions permissions{.person = person.id, .standing = standing(person)};
    const Amount &amount = amountOf(permissions.standing);
    permissions.role = amount.role;
    permissions.items = amount.items;
    for (size_t index = 0; index < static_cast<size_t>(catalogue().size()); ++index) {
        const Effective state = amount.states.at(index);
        Reason reason = permissions.standing.reason;
        if (reason == Reason::Open && !state.holds())
            reason = state.state == Effective::State::Blocked ? Reason::Blocked : Reason::NotGranted;
        permissions.all.at(index) = {state, reason};
    }
    return permissions;
}

bool restrictsAddresses(const IpAccess &lists)
{
    return !lists.countries.isEmpty() || !lists.allowed.isEmpty() || !lists.denied.isEmpty();
}

Reason Access::standing(const ApiKey &key) const
{
    if (!key.isActive)
        return Reason::KeyInactive;
    if (key.expiresAt && *key.expiresAt <= m_now)
        return Reason::KeyExpired;
    const auto owner = m_project.people.find(key.owner);
    if (!owner)
        return Reason::NoRole;
    const Reason entry = standing(*owner).reason;
    if (entry != Reason::Open || key.role.isNull())
        return entry;
    const auto role = m_project.roles.find(key.role);
    if (!role)
        return Reason::NoRole;
    if (role->isArchived)
        return Reason::RoleArchived;
    // The key's role may limit to his places somebody who sees all of them himself.
    if (amountOf(key).held.test(static_cast<size_t>(everywhere())) || isOneInUse(m_project.places, owner->places))
        return Reason::Open;
    return owner->places.isEmpty() ? Reason::NoPlace : Reason::PlacesArchived;
}

Access::Amount Access::amountOf(const ApiKey &key) const
{
    const auto owner = m_project.people.find(key.owner);
    Amount amount = owner ? amountOf(standing(*owner)) : m_nothing;
    const int row = m_project.roles.indexOf(key.role);
    if (key.role.isNull())
        return amount;
    const Amount &most = row < 0 ? m_nothing : amountOfRole(row);
    const auto acting = personThrough(m_project, key); // who asks the service by it is asked about as this one
    const Amount through = acting ? madeOf(*acting->through.role) : m_nothing;
    for (size_t index = 0; index < amount.states.size(); ++index) {
        if (amount.held.test(index) && !through.held.test(index)) // what the owner lacks himself is told of him
            amount.states.at(index) = most.states.at(index);
    }
    amount.held = through.held;
    amount.items = through.items;
    return amount;
}

Vendor Access::vendor() const
{
    if (m_project.settings.size() == 0)
        return {};
    const Settings settings = m_project.settings.at(0);
    if (!settings.restrictSuperusers)
        return {.state = Vendor::State::In};
    if (settings.vendorAccessUntil && *settings.vendorAccessUntil > m_now)
        return {Vendor::State::InUntil, settings.vendorAccessUntil, settings.vendorAccessReason};
    return {.state = Vendor::State::Out};
}

} // namespace steward::domain
