// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/keyuses.h"

#include "core/json.h"
#include "vault/digest.h"
#include "vault/random.h"
#include "vault/seal.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// Of the canonical JSON of the three, written out: it is asked for twice for each person of a large set.
QByteArray checkOf(const PersonKey &key)
{
    const QByteArray erasedAt = key.erasedAt.isEmpty() ? R"("")" : canonicalJson(QJsonValue(key.erasedAt));
    return sha256(R"({"erasedAt":)" + erasedAt + R"(,"key":")" + key.key.toHex() + R"(","person":")"
                  + key.person.toString().toLatin1() + R"("})");
}

KeyUses::Key usesOf(const PersonKey &key)
{
    KeyUses::Key uses{.isSound = isSound(key), .isErased = key.key.isEmpty()};
    if (!uses.isSound)
        return uses;
    if (uses.isErased) {
        uses.erasedAt = instantFromText(key.erasedAt);
    } else {
        uses.seal = hmacSha256(key.key, "steward seal 1");
        uses.digest = hmacSha256(key.key, "steward digest 1");
    }
    return uses;
}

} // namespace

PersonKey newKey(const Id &person)
{
    PersonKey key{.person = person, .key = randomBytes(sealKeySize)};
    key.check = checkOf(key);
    return key;
}

PersonKey erasedKey(const Id &person, Instant at)
{
    PersonKey key{.person = person, .erasedAt = toText(at)};
    key.check = checkOf(key);
    return key;
}

bool isSound(const PersonKey &key)
{
    const bool isKey = key.key.size() == sealKeySize && key.erasedAt.isEmpty();
    const bool isMarker = key.key.isEmpty() && instantFromText(key.erasedAt).has_value();
    return (isKey || isMarker) && equalInConstantTime(key.check, checkOf(key));
}

const KeyUses::Key *KeyUses::find(const Id &person)
{
    if (const auto known = m_keys.constFind(person); known != m_keys.constEnd())
        return &*known;
    const auto key = m_ring.constFind(person);
    return key == m_ring.constEnd() ? nullptr : &*m_keys.insert(person, usesOf(*key));
}

} // namespace steward
