// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/devicecode.h"

#include "core/json.h"
#include "session/tokens.h"
#include "transport/netexchange.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using std::chrono::seconds;

constexpr qsizetype longestUserCode = 64;
constexpr seconds longestLife = std::chrono::hours(1); // nobody types for longer
constexpr seconds longestInterval = std::chrono::minutes(5);

Error malformed(const QString &member)
{
    return {.kind = Error::Kind::BadReply, .code = u"device.malformed"_s, .detail = member};
}

/// A refusal has the form that one of the token endpoint has (RFC 8628, 3.2).
Error refusal(const Response &response, Instant now)
{
    Error error = parseTokens(response, now).error();
    if (error.kind == Error::Kind::GrantDead || error.kind == Error::Kind::BadReply) {
        error.kind = Error::Kind::BadReply;
        error.code = u"device.refused"_s;
    }
    return error;
}

/// A whole number of seconds, of at least one; nothing: it is none.
std::optional<seconds> secondsOf(const QJsonValue &value, seconds most)
{
    const double number = value.toDouble();
    if (!value.isDouble() || !(number >= 1))
        return std::nullopt;
    return number < static_cast<double>(most.count()) ? seconds(static_cast<qint64>(number)) : most;
}

/// "https://h/device?code=X" may save typing; one that leads elsewhere would lead people astray.
QUrl complete(const QJsonValue &value, const QUrl &address)
{
    const QUrl url(value.toString(), QUrl::StrictMode);
    const bool isSame = url.scheme() == address.scheme() && url.authority() == address.authority();
    return isSame && isSafeAddress(url) ? url : QUrl();
}

} // namespace

Result<DeviceCode> parseDeviceCode(const Response &response, Instant now)
{
    if (response.status != 200)
        return refusal(response, now);
    const auto document = parseObject(response.body);
    if (!document)
        return malformed(document.error().code);

    DeviceCode code{.secret = document->value("device_code"_L1).toString().toUtf8(),
                    .userCode = document->value("user_code"_L1).toString(),
                    .address = QUrl(document->value("verification_uri"_L1).toString(), QUrl::StrictMode)};
    if (!isSafeToken(code.secret))
        return malformed(u"device_code"_s);
    // It is shown in a terminal, which obeys control characters.
    if (code.userCode.isEmpty() || code.userCode.size() > longestUserCode || !isSafeHeaderValue(code.userCode.toUtf8()))
        return malformed(u"user_code"_s);
    if (!isSafeAddress(code.address))
        return malformed(u"verification_uri"_s);
    code.addressWithCode = complete(document->value("verification_uri_complete"_L1), code.address);
    const auto life = secondsOf(document->value("expires_in"_L1), longestLife);
    if (!life)
        return malformed(u"expires_in"_s);
    code.life = *life;
    if (const QJsonValue interval = document->value("interval"_L1); !interval.isUndefined()) {
        const auto asked = secondsOf(interval, longestInterval);
        if (!asked)
            return malformed(u"interval"_s);
        code.interval = *asked;
    }
    return code;
}

} // namespace steward
