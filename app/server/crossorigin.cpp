// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/crossorigin.h"

#include "oidc/discovery.h"
#include "server/contract.h"

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

/// The browser's own files are for its own pages.
bool isOfTheApi(const Exchange &exchange)
{
    return exchange.target.startsWith("/v1/") || exchange.path() == oidc::resourceMetadataPath
           || exchange.path() == contractPath;
}

void vary(Response &response, const QByteArray &name)
{
    const QByteArray before = headerValue(response.headers, "vary");
    setHeader(response, "vary", before.isEmpty() ? name : before + ", " + name);
}

} // namespace

CrossOrigin::CrossOrigin(const QStringList &origins)
{
    for (const QString &origin : origins)
        m_origins << origin.toLatin1();
}

bool CrossOrigin::mayAsk(const Exchange &exchange) const
{
    return isOfTheApi(exchange) && m_origins.contains(exchange.origin);
}

std::optional<Response> CrossOrigin::preflight(const Exchange &exchange) const
{
    const bool isAsking =
        exchange.verb == "OPTIONS" && !headerValue(exchange.request.headers, "access-control-request-method").isEmpty();
    if (!isAsking || !mayAsk(exchange))
        return std::nullopt;
    return Response{204,
                    {{"access-control-allow-methods", "GET, POST, PUT, PATCH, DELETE"},
                     {"access-control-allow-headers",
                      "Accept, Authorization, Content-Digest, Content-Encoding, Content-Type, Idempotency-Key, "
                      "If-Match, If-None-Match"},
                     {"access-control-max-age", "600"}},
                    {}};
}

void CrossOrigin::addTo(Exchange &exchange) const
{
    if (m_origins.isEmpty() || !isOfTheApi(exchange))
        return;
    Response &response = *exchange.response;
    vary(response, "Origin"); // a cache in between must not give one page's answer to another
    if (!mayAsk(exchange))
        return;
    setHeader(response, "access-control-allow-origin", exchange.origin);
    setHeader(response, "access-control-expose-headers", "ETag, Link, Location, Retry-After, X-Request-Id");
}

} // namespace steward::server
