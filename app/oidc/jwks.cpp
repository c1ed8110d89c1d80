// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/jwks.h"

#include "oidc/strictjson.h"
#include "vault/base64url.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::oidc {

namespace {

constexpr qsizetype largestSet = 256 * 1024;
constexpr qsizetype mostKeys = 64; // each costs a check of its numbers

Error bad(const QString &code)
{
    return {.kind = Error::Kind::BadReply, .code = code};
}

std::optional<PublicKey> publicKeyFrom(const QJsonObject &key)
{
    const auto bytes = [&key](QLatin1StringView name) {
        return fromBase64Url(key.value(name).toString().toLatin1()).value_or(QByteArray());
    };
    const QString type = key.value("kty"_L1).toString();
    if (type == "RSA"_L1) {
        auto made = PublicKey::rsa(bytes("n"_L1), bytes("e"_L1));
        return made ? std::optional(std::move(made).value()) : std::nullopt;
    }
    if (type == "EC"_L1 && key.value("crv"_L1).toString() == "P-256"_L1) {
        auto made = PublicKey::ecP256(bytes("x"_L1), bytes("y"_L1));
        return made ? std::optional(std::move(made).value()) : std::nullopt;
    }
    return std::nullopt;
}

bool isForSignatures(const QJsonObject &key)
{
    const QJsonValue use = key.value("use"_L1);
    const QJsonValue operations = key.value("key_ops"_L1);
    return (use.isUndefined() || use.toString() == "sig"_L1)
           && (operations.isUndefined() || operations.toArray().contains(u"verify"_s));
}

std::optional<KeySet::Key> keyFrom(const QJsonObject &object)
{
    if (!isForSignatures(object))
        return std::nullopt;
    auto key = publicKeyFrom(object);
    if (!key)
        return std::nullopt;
    const QJsonValue name = object.value("alg"_L1);
    const auto algorithm = algorithmFromName(name.toString());
    // A key for an algorithm that we do not take is not lent to one that we do.
    if (!name.isUndefined() && (!algorithm || !key->fits(*algorithm)))
        return std::nullopt;
    return KeySet::Key{.id = object.value("kid"_L1).toString(), .key = *std::move(key), .algorithm = algorithm};
}

} // namespace

Result<KeySet> KeySet::fromJson(const QByteArray &bytes)
{
    if (bytes.size() > largestSet)
        return bad(u"jwks.size"_s);
    const auto document = parseStrictObject(bytes);
    if (!document || !document->value("keys"_L1).isArray())
        return bad(u"jwks.malformed"_s);
    const QJsonArray keys = document->value("keys"_L1).toArray();
    if (keys.size() > mostKeys)
        return bad(u"jwks.size"_s);

    KeySet set;
    for (const QJsonValue &value : keys) {
        const QJsonObject object = value.toObject();
        if (object.contains("d"_L1) || object.contains("k"_L1))
            return bad(u"jwks.secret"_s);
        if (auto key = keyFrom(object))
            set.m_keys << *std::move(key);
    }
    return set;
}

const KeySet::Key *KeySet::find(const QString &id, SignatureAlgorithm algorithm) const
{
    const auto fits = [&](const Key &key) {
        return (id.isEmpty() || key.id == id) && key.key.fits(algorithm)
               && key.algorithm.value_or(algorithm) == algorithm;
    };
    const auto found = std::find_if(m_keys.cbegin(), m_keys.cend(), fits);
    if (found == m_keys.cend() || std::any_of(std::next(found), m_keys.cend(), fits))
        return nullptr; // none, or more than one that could be meant
    return &*found;
}

Result<void> checkSignature(const Jws &jws, const KeySet &keys)
{
    const KeySet::Key *key = keys.find(jws.keyId, jws.algorithm);
    if (!key)
        return Error{.kind = Error::Kind::Unauthorised, .code = u"token.key_unknown"_s};
    if (!key->key.verifies(jws.algorithm, jws.signedPart, jws.signature))
        return Error{.kind = Error::Kind::Unauthorised, .code = u"token.signature"_s};
    return {};
}

} // namespace steward::oidc
