// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/keydoor.h"

#include "core/log.h"
#include "domain/author.h"
#include "domain/ipranges.h"
#include "domain/names.h"
#include "vault/digest.h"
#include "vault/random.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

using domain::ApiKey;
using domain::Person;
using domain::Project;

namespace {

STEWARD_LOG(service)

/// Empty: there is none.
Result<QByteArray> digestKept(const Store &store, const Id &key)
{
    auto kept = store.sealedSecret(keyValueRef(key));
    if (!kept && kept.error().kind == Error::Kind::NotFound)
        return QByteArray();
    return kept;
}

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
    return ranges.isEmpty() || std::ranges::any_of(ranges, [&address](const QString &range) {
               return domain::isInIpRange(address, range);
           });
}

bool isOpen(const ApiKey &key, const Person &owner, const GivenKey &given, Instant now)
{
    return key.isActive && (!key.expiresAt || *key.expiresAt > now) && owner.isActive && isCalled(owner, given.user)
           && comesFrom(key.ipAllowed, given.address);
}

} // namespace

SecretRef keyValueRef(const Id &key)
{
    return {{u"api_key"_s, key}, u"value"_s};
}

QByteArray newKeyValue(const Id &key)
{
    return key.toString().toLatin1() + '.' + randomToken();
}

Result<std::optional<Person>> personByKey(const GivenKey &given, const Project &project, const Store &store,
                                          Instant now)
{
    const QByteArrayView named = QByteArrayView(given.value).first(std::max(given.value.indexOf('.'), qsizetype(0)));
    const Id id = Id::fromString(named).value_or(Id());
    const auto digest = digestKept(store, id); // of one that is not there, too: that takes as long
    if (!digest) {
        qCWarning(logger) << "an API key cannot be looked up:" << digest.error().code << digest.error().detail;
        return digest.error();
    }
    const bool isValue = equalInConstantTime(sha256(given.value), digest->isEmpty() ? QByteArray(32, 0) : *digest);
    const auto key = project.apiKeys.find(id);
    if (!key || !isValue)
        return std::optional<Person>();
    auto owner = domain::personThrough(project, *key);
    if (!owner || !isOpen(*key, *owner, given, now))
        return std::optional<Person>();
    return owner;
}

} // namespace steward
