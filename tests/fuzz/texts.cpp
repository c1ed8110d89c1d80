// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clock.h"
#include "core/id.h"
#include "fuzz/fuzz.h"
#include "transport/httpdate.h"
#include "vault/base64url.h"
#include "wire/logfilter.h"
#include "wire/problem.h"

/// The small readers of texts: ids, moments, base64url, the query of the log, refusals. Each spelling is the only one.
namespace steward::fuzzing {

namespace {

void checkId(const QByteArray &bytes)
{
    const auto id = Id::fromString(QByteArrayView(bytes));
    if (bytes.isValidUtf8())
        require(Id::fromString(QString::fromUtf8(bytes)) == id, "an id is the same from both kinds of text");
    if (id)
        requireSame(id->toString().toUtf8(), bytes, "an id has one spelling");
}

void checkInstant(const QByteArray &bytes)
{
    const auto instant = instantFromText(QByteArrayView(bytes));
    if (bytes.isValidUtf8())
        require(instantFromText(QString::fromUtf8(bytes)) == instant, "a moment is the same from both kinds of text");
    if (instant)
        require(instantFromText(toText(*instant)) == instant, "a moment is read as what was written");
}

void checkBase64(const QByteArray &bytes)
{
    if (const auto plain = fromBase64Url(bytes))
        requireSame(toBase64Url(*plain), bytes, "base64url has one spelling");
    require(fromBase64Url(toBase64Url(bytes)) == bytes, "base64url is read as what was written");
}

void checkQuery(const QByteArray &bytes)
{
    const auto filter = wire::logFilterFrom(QUrlQuery(QString::fromUtf8(bytes)), {});
    if (!filter)
        return;
    const auto again = wire::logFilterFrom(QUrlQuery(wire::queryOf(*filter).mid(1)), {});
    require(again && *again == *filter, "a filter is read as what was written");
}

void checkRefusal(const QByteArray &bytes)
{
    constexpr Instant now{std::chrono::seconds(1'800'000'000)};
    (void)instantFromHttpDate(bytes, now);
    if (const auto wait = retryAfter({{"retry-after", bytes}}, now))
        require(*wait >= std::chrono::seconds(0) && *wait <= std::chrono::hours(24),
                "nobody waits for more than a day");
    for (const char *name : {"content-type", "retry-after", "x-request-id"})
        (void)wire::errorFromResponse({.status = 503, .headers = {{name, bytes}}});
    (void)wire::errorFromResponse(
        {.status = 422, .headers = {{"content-type", "application/problem+json"}}, .body = bytes});
}

} // namespace

void fuzz(const QByteArray &bytes)
{
    checkId(bytes);
    checkInstant(bytes);
    checkBase64(bytes);
    checkQuery(bytes);
    checkRefusal(bytes);
}

QByteArrayList seeds()
{
    const domain::LogFilter filter{.author = Id(3, 1),
                                   .kind = QStringLiteral("role"),
                                   .object = Id(2, 1),
                                   .from = Instant(std::chrono::seconds(1)),
                                   .until = Instant(std::chrono::seconds(2))};
    return {
        Id(1, 2).toString().toUtf8(),
        "2026-11-19T13:22:07.000Z",
        "2024-02-29T23:59:59Z",
        toBase64Url("any"),
        wire::queryOf(filter).mid(1).toUtf8(),
        "author=rule&from=2026-11-19T13:22:07Z",
        "120",
        "Thu, 19 Nov 2026 13:22:07 GMT",
        "Thursday, 19-Nov-26 13:22:07 GMT",
        "Thu Nov 19 13:22:07 2026",
        R"({"type":"urn:steward:problem:body.invalid","title":"t","status":422,"requestId":"r","errors":[{"pointer":"/a","code":"field.type"}],"more":1})"};
}

} // namespace steward::fuzzing
