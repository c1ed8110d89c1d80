// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/keptgrant.h"

#include "core/json.h"
#include "transport/netexchange.h"
#include "vault/base64url.h"
#include "vault/digest.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr qsizetype largestEntry = 512 * 1024; // what a token endpoint may answer with
constexpr int version = 1;

QByteArray measured(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return QByteArray::number(bytes.size()) + ':' + bytes;
}

Error malformed(const QString &member)
{
    return {.kind = Error::Kind::Invalid, .code = u"kept.malformed"_s, .detail = member};
}

} // namespace

QString AccountId::handle() const
{
    const QByteArray all = measured(server.toString()) + measured(issuer) + measured(client) + measured(subject);
    return QString::fromLatin1(toBase64Url(sha256(all).first(16)));
}

QString AccountId::key() const
{
    return server.authority() + u' ' + handle();
}

QByteArray KeptGrant::toBytes() const
{
    QJsonObject claims;
    for (const QString &name : {u"nonce"_s, u"email"_s}) {
        if (idToken.claims.contains(name))
            claims.insert(name, idToken.claims.value(name));
    }
    return canonicalJson(QJsonObject{{u"version"_s, version},
                                     {u"server"_s, account.server.toString()},
                                     {u"issuer"_s, account.issuer},
                                     {u"client"_s, account.client},
                                     {u"subject"_s, account.subject},
                                     {u"audience"_s, QJsonArray::fromStringList(idToken.audience)},
                                     {u"issued"_s, toText(idToken.issued)},
                                     {u"name"_s, idToken.name},
                                     {u"claims"_s, claims},
                                     {u"idToken"_s, QString::fromLatin1(idTokenBytes)},
                                     {u"refresh"_s, QString::fromLatin1(refresh)}});
}

Result<KeptGrant> KeptGrant::fromBytes(const QByteArray &bytes, const QString &key)
{
    if (bytes.size() > largestEntry)
        return malformed(u"size"_s);
    auto object = parseObject(bytes);
    if (!object)
        return malformed(object.error().code);
    ObjectReader reader(std::move(object).value());
    KeptGrant kept;
    if (reader.integer(u"version"_s) != version)
        return malformed(u"version"_s);
    kept.account = {.server = QUrl(reader.text(u"server"_s), QUrl::StrictMode),
                    .issuer = reader.text(u"issuer"_s),
                    .client = reader.text(u"client"_s),
                    .subject = reader.text(u"subject"_s)};
    const auto issued = reader.instant(u"issued"_s);
    kept.idToken = {.issuer = kept.account.issuer,
                    .subject = kept.account.subject,
                    .audience = reader.texts(u"audience"_s),
                    .issued = issued.value_or(Instant()),
                    .expires = {},
                    .name = reader.text(u"name"_s, QString()),
                    .claims = reader.object(u"claims"_s)};
    kept.idTokenBytes = reader.text(u"idToken"_s).toUtf8();
    kept.refresh = reader.text(u"refresh"_s).toUtf8();
    if (!reader.errors().isEmpty())
        return malformed(reader.errors().constFirst().pointer);
    if (!isSafeToken(kept.refresh) || !isSafeToken(kept.idTokenBytes))
        return malformed(u"token"_s);
    if (kept.account.key() != key)
        return Error{.kind = Error::Kind::Invalid, .code = u"kept.other"_s};
    return kept;
}

} // namespace steward
