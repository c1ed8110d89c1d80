// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/accesstoken.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward::oidc {

namespace {

Error refused(const QString &code)
{
    return {.kind = Error::Kind::Unauthorised, .code = code};
}

/// The code of the first time that does not fit, or nothing.
QString complaintAboutTimes(const QJsonObject &payload, std::chrono::seconds leeway, Instant now)
{
    const auto expires = numericDate(payload.value("exp"_L1));
    if (!expires || now >= *expires + leeway)
        return u"token.expired"_s;
    const auto issued = numericDate(payload.value("iat"_L1));
    if (!issued || *issued > now + leeway)
        return u"token.issued"_s;
    const QJsonValue notBefore = payload.value("nbf"_L1);
    const auto from = numericDate(notBefore);
    if (!notBefore.isUndefined() && (!from || *from > now + leeway))
        return u"token.not_yet"_s;
    return {};
}

/// What anybody may have written at the issuer proves nothing.
QString verifiedEmail(const QJsonObject &payload)
{
    const bool isVerified = payload.value("email_verified"_L1) == QJsonValue(true);
    return isVerified ? payload.value("email"_L1).toString() : QString();
}

/// Who has asked for the token: "client_id" (RFC 9068 2.2), and what it is called by issuers of before.
QString clientOf(const QJsonObject &payload, bool isPlain)
{
    const QString client = payload.value("client_id"_L1).toString();
    if (!isPlain || !client.isEmpty())
        return client;
    for (const QLatin1StringView name : {"azp"_L1, "appid"_L1, "cid"_L1}) {
        if (const QString other = payload.value(name).toString(); !other.isEmpty())
            return other;
    }
    return {};
}

/// Only an access token is so, whatever it calls itself; see AccessTokenRules::takesPlainType.
bool isForAnApi(const Jws &jws)
{
    const QJsonObject &payload = jws.payload;
    const bool isPlain = jws.type.isEmpty() || jws.type == "jwt"_L1;
    const auto isOthers = [&payload](QLatin1StringView claim) { return payload.contains(claim); };
    static constexpr std::array ofOthers{"nonce"_L1, "at_hash"_L1, "c_hash"_L1, "s_hash"_L1, "events"_L1};
    const QString client = clientOf(payload, true);
    const auto audience = audiences(payload);
    return isPlain && std::ranges::none_of(ofOthers, isOthers) && !client.isEmpty() && audience
           && !audience->contains(client);
}

/// RFC 9068 2.2.3: words in one text, by RFC 6749 3.3. Issuers of before have "scp", as such a text or as a list.
QStringList scopesOf(const QJsonObject &payload, bool isPlain)
{
    const QJsonValue before = payload.value("scp"_L1);
    if (!isPlain || payload.contains("scope"_L1) || before.isUndefined())
        return payload.value("scope"_L1).toString().split(u' ', Qt::SkipEmptyParts);
    return before.isArray() ? before.toVariant().toStringList() : before.toString().split(u' ', Qt::SkipEmptyParts);
}

bool hasScopes(const QStringList &held, const QStringList &needed)
{
    return std::all_of(needed.cbegin(), needed.cend(), [&held](const QString &scope) { return held.contains(scope); });
}

} // namespace

Result<AccessToken> checkAccessToken(const QByteArray &token, const KeySet &keys, const AccessTokenRules &rules,
                                     Instant now)
{
    const auto jws = parseJws(token, rules.algorithms);
    if (!jws)
        return jws.error();
    // Without its type an ID token for the same audience would pass for an access token (RFC 8725 3.11).
    const bool isPlain = jws->type != "at+jwt"_L1;
    if (isPlain && !(rules.takesPlainType && isForAnApi(*jws)))
        return refused(u"token.type"_s);
    const QJsonObject &payload = jws->payload;
    if (rules.issuer.isEmpty() || payload.value("iss"_L1).toString() != rules.issuer)
        return refused(u"token.issuer"_s);
    const auto audience = audiences(payload);
    if (rules.audience.isEmpty() || !audience || !audience->contains(rules.audience))
        return refused(u"token.audience"_s);
    if (const auto signature = checkSignature(*jws, keys); !signature)
        return signature.error();

    const auto leeway = std::clamp(rules.leeway, std::chrono::seconds(0), std::chrono::seconds(60));
    if (const QString complaint = complaintAboutTimes(payload, leeway, now); !complaint.isEmpty())
        return refused(complaint);
    const QString subject = subjectOf(payload);
    if (subject.isEmpty())
        return refused(u"token.subject"_s);
    if (!hasScopes(scopesOf(payload, isPlain), rules.scopes))
        return Error{.kind = Error::Kind::Forbidden, .code = u"token.scope"_s};
    return AccessToken{.issuer = rules.issuer,
                       .subject = subject,
                       .clientId = clientOf(payload, isPlain),
                       .expires = *numericDate(payload.value("exp"_L1)),
                       .issued = *numericDate(payload.value("iat"_L1)),
                       .authenticated = numericDate(payload.value("auth_time"_L1)),
                       .session = payload.value("sid"_L1).toString(),
                       .through = payload.value("idp"_L1).toString(),
                       .email = verifiedEmail(payload)};
}

} // namespace steward::oidc
