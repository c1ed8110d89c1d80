// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/requestcheck.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

/// Headers of which two could be read in two ways.
constexpr std::array<QByteArrayView, 11> single{
    "authorization", "content-digest", "content-encoding", "content-length",  "content-type",     "expect",
    "host",          "if-match",       "if-none-match",    "idempotency-key", "transfer-encoding"};

bool isVisible(char c)
{
    return c > 0x20 && c < 0x7f;
}

bool isTokenLetter(char c)
{
    return isVisible(c) && !std::strchr("\"(),/:;<=>?@[\\]{}", c); // RFC 9110 5.6.2
}

bool areFit(const Headers &headers)
{
    return std::all_of(headers.cbegin(), headers.cend(), [](const auto &header) {
        const auto &[name, value] = header;
        return !name.isEmpty() && std::all_of(name.cbegin(), name.cend(), isTokenLetter)
               && std::all_of(value.cbegin(), value.cend(),
                              [](char c) { return isVisible(c) || c == ' ' || c == '\t'; });
    });
}

bool haveRepeated(const Headers &headers)
{
    return std::any_of(single.cbegin(), single.cend(), [&headers](QByteArrayView name) {
        return std::count_if(headers.cbegin(), headers.cend(),
                             [name](const auto &header) { return header.first == name; })
               > 1;
    });
}

std::optional<Request::Verb> verbFrom(const QByteArray &name)
{
    using Verb = Request::Verb;
    if (name == "HEAD")
        return Verb::Get; // the host leaves the body out
    for (const Verb verb : {Verb::Get, Verb::Post, Verb::Put, Verb::Patch, Verb::Delete}) {
        if (name == verbName(verb))
            return verb;
    }
    return std::nullopt;
}

/// RFC 9112 6.1: both a length and a coding is how requests are smuggled past a proxy.
bool isFramingInDoubt(const Headers &headers)
{
    const QByteArray coding = headerValue(headers, "transfer-encoding");
    const QByteArray length = headerValue(headers, "content-length");
    if (!coding.isEmpty())
        return !length.isEmpty() || coding.toLower() != "chunked";
    return !std::all_of(length.cbegin(), length.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

/// What follows the scheme (RFC 9110 11.4), whose letters may be of either case.
std::optional<QByteArray> sentBy(QByteArrayView scheme, const QByteArray &value)
{
    const bool isIt = value.left(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0
                      && (value.size() == scheme.size() || value.at(scheme.size()) == ' ');
    return isIt ? std::optional(value.sliced(scheme.size()).trimmed()) : std::nullopt;
}

/// RFC 6750 2.1. Of an unknown scheme, all that was sent: it is no token and will be refused as one.
void readAuthorization(Exchange &exchange)
{
    const QByteArray value = headerValue(exchange.request.headers, "authorization");
    exchange.apiKey = sentBy("apikey", value);
    if (!exchange.apiKey)
        exchange.token = value.left(7).toLower() == "bearer " ? value.sliced(7).trimmed() : value;
}

} // namespace

Complaint checkHead(Exchange &exchange, const QByteArray &version)
{
    const Headers &headers = exchange.request.headers;
    if (!areFit(headers))
        return {400, u"header.characters"_s, true};
    if (haveRepeated(headers))
        return {400, u"header.repeated"_s, true};
    if (isFramingInDoubt(headers))
        return {400, u"body.framing"_s, true};
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return {505, u"http.version"_s, true};
    const QByteArray &target = exchange.target;
    if (!target.startsWith('/') || target.contains('#') || !std::all_of(target.cbegin(), target.cend(), isVisible))
        return {400, u"target.form"_s};
    const auto verb = verbFrom(exchange.verb);
    if (!verb)
        return {405, u"route.verb"_s};
    exchange.request.verb = *verb;
    exchange.request.path = QString::fromLatin1(target);
    readAuthorization(exchange);
    return {};
}

qint64 declaredLength(const Exchange &exchange)
{
    bool isNumber = false;
    const qint64 length = headerValue(exchange.request.headers, "content-length").toLongLong(&isNumber);
    return isNumber ? length : -1;
}

bool hasBody(const Exchange &exchange)
{
    return declaredLength(exchange) > 0 || !headerValue(exchange.request.headers, "transfer-encoding").isEmpty();
}

} // namespace steward::server
