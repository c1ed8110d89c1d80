// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/healthlistener.h"

#include "core/json.h"
#include "server/metrics.h"
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
    limits.perAddress = 0;
    limits.threads = 1;
    limits.headers = limits.body = limits.answer = limits.between = std::chrono::seconds(5);
    return limits;
}

/// To be asked again soon.
Response notNow(const QString &code, const Exchange &exchange, const QJsonObject &facts = {})
{
    Response response = problem(503, code, exchange.id, facts);
    setHeader(response, "retry-after", "5");
    return response;
}

} // namespace

Result<std::unique_ptr<HealthListener>> HealthListener::start(const Endpoint &endpoint, Sources sources,
                                                              std::chrono::milliseconds longestSilence)
{
    std::unique_ptr<HealthListener> listener(new HealthListener(std::move(sources), longestSilence));
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

bool HealthListener::isAlive() const
{
    return Steady::now() - Steady::time_point(Steady::duration(m_lastBeat)) < m_longestSilence;
}

Response HealthListener::answer(const Exchange &exchange) const
{
    const QByteArray path = exchange.path();
    const bool isMetrics = path == "/metrics" && m_sources.metrics;
    if (path != "/healthz" && path != "/readyz" && !isMetrics)
        return problem(404, u"route.unknown"_s, exchange.id);
    if (exchange.request.verb != Request::Verb::Get) {
        Response refused = problem(405, u"route.verb"_s, exchange.id);
        setHeader(refused, "allow", "GET, HEAD");
        return refused;
    }
    if (isMetrics)
        return {200, {{"content-type", Metrics::contentType}}, m_sources.metrics()};
    return path == "/healthz" ? health(exchange) : ready(exchange);
}

Response HealthListener::health(const Exchange &exchange) const
{
    if (!isAlive())
        return notNow(u"server.stuck"_s, exchange);
    return {200, {{"content-type", "application/json"}}, R"({"status":"ok"})"};
}

Response HealthListener::ready(const Exchange &exchange) const
{
    const Readiness *known = m_sources.readiness;
    const QJsonObject facts{{u"store"_s, known && known->isStoreUp()},
                            {u"issuers"_s, known ? known->issuers() : 0},
                            {u"issuersRead"_s, known ? known->issuersRead() : 0}};
    if (known && known->isStopping())
        return notNow(u"server.stopping"_s, exchange, facts);
    if (!isAlive())
        return notNow(u"server.stuck"_s, exchange, facts);
    if (!known || !known->isReady())
        return notNow(u"server.not_ready"_s, exchange, facts);
    QJsonObject body = facts;
    body.insert(u"status"_s, u"ready"_s);
    return {200, {{"content-type", "application/json"}}, canonicalJson(body)};
}

} // namespace steward::server
