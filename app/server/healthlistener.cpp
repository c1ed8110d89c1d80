// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/healthlistener.h"

#include "service/service.h"

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

using Steady = std::chrono::steady_clock;

Limits limits()
{
    Limits limits;
    limits.headerBytes = 4 * 1024;
    limits.bodyBytes = 0;
    limits.drainBytes = 0;
    limits.connections = 32;
    limits.reserve = 0;
    limits.threads = 1;
    limits.headers = limits.body = limits.answer = limits.between = std::chrono::seconds(5);
    limits.isLogged = false;
    return limits;
}

} // namespace

Result<std::unique_ptr<HealthListener>> HealthListener::start(const Endpoint &endpoint,
                                                              std::chrono::milliseconds longestSilence)
{
    std::unique_ptr<HealthListener> listener(new HealthListener(longestSilence));
    listener->beat();
    HealthListener *self = listener.get();
    auto host = HttpHost::start(endpoint, limits(), [self](HttpHost &at, const std::shared_ptr<Exchange> &exchange) {
        at.finish(exchange, self->answer(*exchange));
    });
    if (!host)
        return host.error();
    listener->m_host = std::move(host).value();
    return listener;
}

void HealthListener::beat()
{
    m_lastBeat = Steady::now().time_since_epoch().count();
}

Response HealthListener::answer(const Exchange &exchange) const
{
    if (exchange.path() != "/healthz")
        return problem(404, u"route.unknown"_s, exchange.id);
    if (exchange.request.verb != Request::Verb::Get)
        return problem(405, u"route.verb"_s, exchange.id);
    const bool isAlive = Steady::now() - Steady::time_point(Steady::duration(m_lastBeat)) < m_longestSilence;
    if (!isAlive)
        return problem(503, u"server.stuck"_s, exchange.id);
    return {200, {{"content-type", "application/json"}}, R"({"status":"ok"})"};
}

} // namespace steward::server
