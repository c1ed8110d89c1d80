// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/problem.h"

#include "core/json.h"

#include <QDateTime>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward::wire {

namespace {

constexpr auto typePrefix = "urn:steward:problem:"_L1;
constexpr std::chrono::seconds longestWait = std::chrono::hours(1);

struct Status
{
    int status;
    Error::Kind kind;
    QLatin1StringView title;
};
constexpr std::array statuses{
    Status{400, Error::Kind::Invalid, "The request cannot be read"_L1},
    Status{401, Error::Kind::Unauthorised, "Sign in first"_L1},
    Status{403, Error::Kind::Forbidden, "Not allowed"_L1},
    Status{404, Error::Kind::NotFound, "There is no such thing"_L1},
    Status{405, Error::Kind::BadReply, "This cannot be done here"_L1},
    Status{409, Error::Kind::Objection, "The project objects"_L1},
    Status{412, Error::Kind::Stale, "Somebody else changed it first"_L1},
    Status{413, Error::Kind::TooLarge, "The request is too large"_L1},
    Status{415, Error::Kind::Invalid, "This kind of body is not taken"_L1},
    Status{422, Error::Kind::Invalid, "Something in the request is not right"_L1},
    Status{428, Error::Kind::BadReply, "Say which version is meant (If-Match)"_L1},
    Status{429, Error::Kind::RateLimited, "Too many requests"_L1},
    Status{500, Error::Kind::Server, "The server failed"_L1},
    Status{503, Error::Kind::Server, "The server is busy"_L1},
};

Error::Kind kindOf(int status)
{
    const auto found = std::find_if(statuses.begin(), statuses.end(),
                                    [status](const Status &known) { return known.status == status; });
    if (found != statuses.end())
        return found->kind;
    return status >= 500 ? Error::Kind::Server : Error::Kind::BadReply;
}

QString titleOf(int status)
{
    for (const Status &known : statuses) {
        if (known.status == status)
            return known.title;
    }
    return u"The request was refused"_s;
}

std::optional<std::chrono::seconds> retryAfter(const QByteArray &value)
{
    if (value.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    qint64 seconds = value.trimmed().toLongLong(&isNumber);
    if (!isNumber) {
        // Qt reads the same form with an offset in place of the zone's name; read as local time it would miss an hour
        // where the clocks are put forward.
        const QString text = QString::fromLatin1(value).trimmed();
        const QDateTime date = text.endsWith(" GMT"_L1)
                                   ? QDateTime::fromString(text.chopped(3) + "+0000"_L1, Qt::RFC2822Date)
                                   : QDateTime();
        if (!date.isValid())
            return std::nullopt;
        seconds = QDateTime::currentDateTimeUtc().secsTo(date);
    }
    return std::clamp(std::chrono::seconds(seconds), std::chrono::seconds(0), longestWait);
}

} // namespace

QJsonObject problemToJson(int status, const QString &code, const QString &requestId, QJsonObject more)
{
    more.insert(u"type"_s, typePrefix + code);
    more.insert(u"title"_s, titleOf(status));
    more.insert(u"status"_s, status);
    if (!requestId.isEmpty())
        more.insert(u"requestId"_s, requestId);
    return more;
}

Error errorFromResponse(const Response &response)
{
    Error error{.kind = kindOf(response.status), .httpStatus = response.status};
    error.retryAfter = retryAfter(headerValue(response.headers, QByteArrayLiteral("retry-after")));
    error.requestId = QString::fromLatin1(headerValue(response.headers, QByteArrayLiteral("x-request-id")));
    const QByteArray type = headerValue(response.headers, QByteArrayLiteral("content-type"));
    if (type.split(';').first().trimmed().toLower() != "application/problem+json")
        return error;
    const auto body = parseObject(response.body);
    if (!body)
        return error;

    QJsonObject more = body.value();
    const QString problemType = more.take(u"type"_s).toString();
    if (problemType.startsWith(typePrefix))
        error.code = problemType.sliced(typePrefix.size());
    error.detail = more.take(u"title"_s).toString().left(500);
    more.remove(u"status"_s);
    if (const QString id = more.take(u"requestId"_s).toString(); !id.isEmpty())
        error.requestId = id.left(100);
    const QJsonArray fields = more.take(u"errors"_s).toArray();
    for (const QJsonValue &field : fields)
        error.fields << FieldError{field[u"pointer"_s].toString(), field[u"code"_s].toString()};
    error.more = more;
    return error;
}

} // namespace steward::wire
