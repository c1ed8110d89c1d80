// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/keydoor.h"

#include "core/log.h"
#include "domain/author.h"
#include "domain/ipranges.h"
#include "domain/names.h"
#include "store/keyvalue.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

using domain::ApiKey;
using domain::Person;
using domain::Project;

namespace {

STEWARD_LOG(service)

/// By user name or address, in any case, as people write them.
bool isCalled(const Person &person, const QString &user)
{
    const QString folded = domain::foldedCode(user);
    return std::ranges::any_of(std::array{person.handle, person.email}, [&folded](const QString &name) {
        return !name.isEmpty() && domain::foldedCode(name) == folded;
    });
}

bool comesFrom(const QStringList &ranges, const QString &address)
{
    return ranges.isEmpty() || domain::isInAnyIpRange(address, ranges);
}

bool isOpen(const ApiKey &key, const Person &owner, const Caller &caller, Instant now)
{
    return key.isActive && (!key.expiresAt || *key.expiresAt > now) && owner.isActive
           && isCalled(owner, caller.key->user) && comesFrom(key.ipAllowed, caller.address);
}

} // namespace

Result<std::optional<Person>> personByKey(const Caller &caller, const Project &project, const Store &store, Instant now)
{
    const Id id = keyNamedBy(caller.key->value);
    const auto isValue = isKeyValue(store, id, caller.key->value);
    if (!isValue) {
        qCWarning(logger) << "an API key cannot be looked up:" << isValue.error().code << isValue.error().detail;
        return isValue.error();
    }
    const auto key = project.apiKeys.find(id);
    if (!key || !*isValue)
        return std::optional<Person>();
    auto owner = domain::personThrough(project, *key);
    if (!owner || !isOpen(*key, *owner, caller, now))
        return std::optional<Person>();
    return owner;
}

} // namespace steward
