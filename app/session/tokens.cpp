// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/tokens.h"

#include "core/json.h"
#include "oidc/strictjson.h"
#include "session/webclient.h"
#include "transport/httpdate.h"
#include "transport/netexchange.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr double longestLife = 366.0 * 24 * 3600;

/// The error slug of an issuer goes into codes and logs: only what RFC 6749 lets such a slug be, and short.
QString errorSlug(const QByteArray &body)
{
    const auto document = parseObject(body);
    const QString slug = document ? document->value("error"_L1).toString() : QString();
    const QByteArray bytes = slug.toUtf8();
    return bytes.size() <= 64 && isSafeToken(bytes) ? slug : QString();
}

Error refusal(const Response &response, Instant now)
{
    Error error{.kind = Error::Kind::BadReply, .httpStatus = response.status, .code = u"tokens.refused"_s};
    error.detail = errorSlug(response.body);
    if (response.status == 429 || response.status >= 500) {
        error.kind = response.status == 429 ? Error::Kind::RateLimited : Error::Kind::Server;
        error.code = u"provider.unreachable"_s;
        error.retryAfter = retryAfter(response.headers, now);
    } else if (error.detail == "invalid_grant"_L1 || error.detail == "invalid_client"_L1
               || error.detail == "unauthorized_client"_L1) {
        error.kind = Error::Kind::GrantDead;
        error.code = "grant."_L1 + error.detail;
    }
    return error;
}

Error malformed(const QString &member)
{
    return {.kind = Error::Kind::BadReply, .code = u"tokens.malformed"_s, .detail = member};
}

} // namespace

Result<Tokens> parseTokens(const Response &response, Instant now)
{
    if (response.status != 200)
        return refusal(response, now);
    if (isOfAnotherType(response))
        return malformed(u"content-type"_s);
    const auto document = oidc::parseStrictObject(response.body); // of two tokens neither is the right one (RULES T11)
    if (!document)
        return malformed(document.error().code);
    if (document->value("token_type"_L1).toString().compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return malformed(u"token_type"_s);

    Tokens tokens;
    for (const auto &[name, target, required] :
         {std::tuple(u"access_token"_s, &tokens.access, true), std::tuple(u"refresh_token"_s, &tokens.refresh, false),
          std::tuple(u"id_token"_s, &tokens.id, false)}) {
        const QJsonValue value = document->value(name);
        *target = value.toString().toUtf8();
        if ((required || !value.isUndefined()) && !isSafeToken(*target))
            return malformed(name);
    }
    const QJsonValue life = document->value("expires_in"_L1);
    if (!life.isUndefined()) {
        if (!life.isDouble() || !(life.toDouble() >= 0 && life.toDouble() <= longestLife))
            return malformed(u"expires_in"_s);
        tokens.life = std::chrono::seconds(static_cast<qint64>(life.toDouble()));
    }
    return tokens;
}

} // namespace steward
