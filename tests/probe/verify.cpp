// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/probe.h"

#include "core/json.h"
#include "oidc/idtoken.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace steward::probe {

namespace {

using oidc::IdToken;
using oidc::IdTokenRules;
using oidc::KeySet;

/// As it was written, where it is a text; of an object any spelling will do. A single key becomes a set.
QByteArray keysFrom(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    const QJsonObject object = value.toObject();
    const bool isOne = object.contains("kty"_L1) && !object.contains("keys"_L1);
    return canonicalJson(isOne ? QJsonObject{{u"keys"_s, QJsonArray{object}}} : object);
}

QList<SignatureAlgorithm> algorithmsFrom(ObjectReader &reader)
{
    if (!reader.has(u"algs"_s))
        return IdTokenRules().algorithms;
    QList<SignatureAlgorithm> algorithms;
    const QStringList names = reader.texts(u"algs"_s);
    for (const QString &name : names) {
        if (const auto algorithm = oidc::algorithmFromName(name))
            algorithms << *algorithm;
    }
    return algorithms;
}

template<typename T>
QByteArray answerOf(const Result<T> &result)
{
    return result ? QByteArray("valid") : "invalid " + result.error().code.toUtf8();
}

QByteArray wrong(const ObjectReader &reader)
{
    const FieldError &first = reader.errors().constFirst();
    return "error " + first.pointer.toUtf8() + ' ' + first.code.toUtf8();
}

QByteArray verifySignature(ObjectReader &reader, const KeySet &keys)
{
    const QByteArray token = reader.text(u"jws"_s).toUtf8();
    const QList<SignatureAlgorithm> algorithms = algorithmsFrom(reader);
    if (!reader.errors().isEmpty())
        return wrong(reader);
    const auto jws = oidc::parseSigned(token, algorithms);
    return jws ? answerOf(oidc::checkSignature(*jws, keys)) : answerOf(jws);
}

/// The token that came with the sign-in, as far as a later one is compared with it.
IdToken firstFrom(const QJsonObject &first, const QString &issuer)
{
    return {.issuer = issuer,
            .subject = first.value("sub"_L1).toString(),
            .audience = oidc::audiences(first).value_or(QStringList()),
            .claims = first};
}

QByteArray verifyIdToken(ObjectReader &reader, const KeySet &keys)
{
    const QByteArray token = reader.text(u"token"_s).toUtf8();
    const QJsonObject context = reader.object(u"ctx"_s);
    ObjectReader of(context, u"/ctx"_s);
    IdTokenRules rules{.issuer = of.text(u"issuer"_s),
                       .clientId = of.text(u"client_id"_s),
                       .nonce = of.text(u"nonce"_s, {}),
                       .accessToken = of.text(u"access_token"_s, {}).toUtf8(),
                       .algorithms = algorithmsFrom(context.contains("algs"_L1) ? of : reader)};
    rules.leeway = std::chrono::seconds(of.integer(u"leeway"_s, rules.leeway.count()));
    rules.oldest = std::chrono::seconds(of.integer(u"oldest"_s, rules.oldest.count()));
    const auto now = oidc::numericDate(of.value(u"now"_s));
    if (!now)
        of.fail(u"now"_s, u"field.time"_s);
    const QJsonObject first = of.object(u"first"_s);
    reader.take(of.errors());
    if (!reader.errors().isEmpty())
        return wrong(reader);
    if (context.contains("first"_L1))
        return answerOf(oidc::checkRefreshedIdToken(token, keys, rules, firstFrom(first, rules.issuer), *now));
    return answerOf(oidc::checkIdToken(token, keys, rules, *now));
}

} // namespace

QByteArray verifyCase(const QJsonObject &given)
{
    ObjectReader reader(given);
    const bool isIdToken = given.contains("token"_L1);
    if (!isIdToken && !given.contains("jws"_L1))
        return "error /jws field.missing";
    const QJsonValue set = reader.value(u"jwks"_s);
    if (!set.isObject() && !set.isString())
        return "error /jwks field.type";
    const auto keys = KeySet::fromJson(keysFrom(set));
    if (!keys)
        return answerOf(keys);
    return isIdToken ? verifyIdToken(reader, *keys) : verifySignature(reader, *keys);
}

} // namespace steward::probe
