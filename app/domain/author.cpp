// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/author.h"

#include "domain/catalogue.h"
#include "domain/effective.h"

#include <algorithm>

namespace steward::domain {

namespace {

using State = Effective::State;

QStringList inBoth(const QStringList &one, const QStringList &other)
{
    QStringList both;
    std::ranges::copy_if(one, std::back_inserter(both), [&other](const QString &item) { return other.contains(item); });
    return both;
}

/// Of a newer server, which alone knows what they mean: the same in both, or what one has of all that the other has.
void takeUnknown(PermissionSet &both, const QJsonObject &one, const QJsonObject &other)
{
    for (auto it = one.begin(); it != one.end(); ++it) {
        const QJsonValue there = other.value(it.key());
        if (there == it.value() || there == QJsonValue(true))
            both.setUnknown(it.key(), it.value());
        else if (it.value() == QJsonValue(true) && !there.isUndefined())
            both.setUnknown(it.key(), there);
    }
}

/// Null: he has none that gives anything.
std::shared_ptr<const Role> narrowed(const Role *own, const Role &keys, bool isAdmin)
{
    Role role = isAdmin || !own ? keys : *own;
    if (!isAdmin && own)
        role.permissions = common(own->permissions, keys.permissions);
    role.isArchived = keys.isArchived || (!isAdmin && (!own || own->isArchived));
    return std::make_shared<const Role>(std::move(role));
}

} // namespace

PermissionSet common(const PermissionSet &one, const PermissionSet &other)
{
    PermissionSet both;
    for (int permission = 0; permission < catalogue().size(); ++permission) {
        const Effective left = effective(one, permission);
        const Effective right = effective(other, permission);
        if (!left.holds() || !right.holds())
            continue;
        if (left.state != State::Some && right.state != State::Some)
            both.grant(permission);
        else if (left.state != State::Some)
            both.grantOnly(permission, other.items(permission));
        else if (right.state != State::Some)
            both.grantOnly(permission, one.items(permission));
        else
            both.grantOnly(permission, inBoth(one.items(permission), other.items(permission)));
    }
    takeUnknown(both, one.unknown(), other.unknown());
    return both;
}

std::optional<Person> personThrough(const Project &project, const ApiKey &key)
{
    const auto owner = project.people.find(key.owner);
    if (!owner)
        return std::nullopt;
    Person person = *owner;
    person.through = {.key = key.id, .role = nullptr};
    if (key.role.isNull())
        return person;
    const auto role = project.roles.find(key.role);
    if (!role)
        return std::nullopt;
    person.through.role = narrowed(roleOf(project, *owner), *role, owner->isAdmin);
    person.isAdmin = false;
    return person;
}

std::optional<Person> personFor(const Project &project, const Author &author)
{
    if (author.key.isNull()) {
        const auto person = project.people.find(author.person);
        return person ? std::optional<Person>(*person) : std::nullopt;
    }
    const auto key = project.apiKeys.find(author.key);
    if (!key || key->owner != author.person || !key->isActive)
        return std::nullopt;
    return personThrough(project, *key);
}

} // namespace steward::domain
