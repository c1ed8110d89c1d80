// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/keyvalue.h"

#include "store/store.h"
#include "vault/digest.h"
#include "vault/random.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype digestSize = 32;

SecretRef refOf(const Id &key)
{
    return {{u"api_key"_s, key}, u"value"_s};
}

} // namespace

KeyValue newKeyValue(const Id &key)
{
    const QByteArray value = key.toString().toLatin1() + '.' + randomToken();
    return {.value = value, .kept = {refOf(key), sha256(value)}};
}

Id keyNamedBy(QByteArrayView value)
{
    const qsizetype dot = value.indexOf('.');
    return Id::fromString(value.first(std::max(dot, qsizetype(0)))).value_or(Id());
}

Result<bool> isKeyValue(const Store &store, const Id &key, QByteArrayView value)
{
    const auto kept = store.sealedSecret(refOf(key));
    if (!kept && kept.error().kind != Error::Kind::NotFound)
        return kept.error();
    return equalInConstantTime(sha256(value),
                               kept ? *kept : QByteArray(digestSize, 0)); // of which nothing is the digest
}

} // namespace steward
