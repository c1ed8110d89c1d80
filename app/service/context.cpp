// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/context.h"

#include "core/json.h"
#include "service/etags.h"
#include "wire/problem.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

int statusOf(const Error &error)
{
    if (error.code.startsWith("json."_L1))
        return 400;
    if (error.kind == Error::Kind::Server && error.retryAfter)
        return 503;
    switch (error.kind) {
    case Error::Kind::Unauthorised:
    case Error::Kind::GrantDead:
    case Error::Kind::SignInFailed:
        return 401;
    case Error::Kind::Forbidden:
        return 403;
    case Error::Kind::NotFound:
        return 404;
    case Error::Kind::Objection:
        return 409;
    case Error::Kind::Stale:
        return 412;
    case Error::Kind::TooLarge:
        return 413;
    case Error::Kind::Invalid:
        return 422;
    case Error::Kind::RateLimited:
        return 429;
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        return 503;
    case Error::Kind::Tls:
    case Error::Kind::Server:
    case Error::Kind::BadReply:
    case Error::Kind::Cancelled:
        break;
    }
    return 500;
}

/// RFC 9110, 15.4.5: with what tells a cache which of its answers is meant.
Response notModified(const Headers &headers)
{
    Response response{304, {}, {}};
    for (const auto &header : headers) {
        if (header.first == "etag" || header.first == "vary" || header.first == "cache-control")
            response.headers.append(header);
    }
    return response;
}

} // namespace

domain::Author Context::author() const
{
    domain::Author author = *person;
    author.address = call.caller.address;
    return author;
}

Response Reading::refuse(int status, const QString &code, QJsonObject more) const
{
    return problem(status, code, requestId, std::move(more));
}

Response Reading::refuse(const Error &error) const
{
    return refusal(error, requestId);
}

Response refusal(const Error &error, const QByteArray &requestId)
{
    QJsonObject more = error.more;
    if (!error.fields.isEmpty()) {
        QJsonArray errors;
        for (const FieldError &field : error.fields)
            errors << QJsonObject{{u"pointer"_s, field.pointer}, {u"code"_s, field.code}};
        more.insert(u"errors"_s, errors);
    }
    Response response = problem(statusOf(error), error.code, requestId, more);
    if (error.retryAfter)
        response.headers.append(
            std::pair{QByteArray("retry-after"), QByteArray::number(static_cast<qint64>(error.retryAfter->count()))});
    return response;
}

Response Reading::jsonText(const QByteArray &text, const QByteArray &etag)
{
    Response response{200, {{"content-type", "application/json"}}, text};
    if (!etag.isEmpty())
        response.headers.append(std::pair{QByteArray("etag"), etag});
    return response;
}

Response Reading::json(const QJsonObject &object, int status, const QByteArray &etag)
{
    Response response = jsonText(canonicalJson(object), etag);
    response.status = status;
    return response;
}

void finish(Response &response, const Request &request, const QByteArray &requestId)
{
    const QByteArray tag = headerValue(response.headers, "etag");
    if (request.verb == Request::Verb::Get && response.status == 200
        && isKnownTag(tag, headerValue(request.headers, "if-none-match")))
        response = notModified(response.headers);
    if (!requestId.isEmpty())
        response.headers.append(std::pair{QByteArray("x-request-id"), requestId});
}

QByteArray tagOf(qint64 version)
{
    return "\"v" + QByteArray::number(version) + '"';
}

std::optional<qint64> Reading::number(const QString &name, qint64 otherwise, qint64 least, qint64 most) const
{
    if (!query.hasQueryItem(name))
        return otherwise;
    bool isNumber = false;
    const qint64 value = query.queryItemValue(name).toLongLong(&isNumber);
    if (!isNumber || value < least || value > most)
        return std::nullopt;
    return value;
}

Response problem(int status, const QString &code, const QByteArray &requestId, QJsonObject more)
{
    const QJsonObject body = wire::problemToJson(status, code, QString::fromLatin1(requestId), std::move(more));
    return {status, {{"content-type", "application/problem+json"}}, canonicalJson(body)};
}

} // namespace steward
