// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/requestwatcher.h"

#include "server/jsonlog.h"

#include <algorithm>
#include <array>

namespace steward::server {

namespace {

/// A client may make up a verb as it may make up a path.
QByteArray knownVerb(const QByteArray &verb)
{
    static const std::array known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"};
    const bool isKnown = std::any_of(known.cbegin(), known.cend(), [&verb](const char *one) { return verb == one; });
    return isKnown ? verb : QByteArrayLiteral("other");
}

} // namespace

void RequestWatcher::ended(const Exchange &exchange, int status, std::chrono::microseconds spent)
{
    const QByteArray route = exchange.route.isEmpty() ? m_patterns.of(exchange.path()) : exchange.route;
    const QByteArray verb = knownVerb(exchange.verb);
    m_metrics.answered(route, verb, status, spent);
    logRequest({.id = exchange.id,
                .verb = verb,
                .route = route,
                .status = status,
                .spent = spent,
                .received = exchange.received,
                .sent = status != 0 && exchange.response ? exchange.response->body.size() : 0});
}

} // namespace steward::server
