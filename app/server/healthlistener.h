// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/httphost.h"
#include "server/readiness.h"

namespace steward::server {

/// Answers what machines ask about the server itself, on a port of its own: so that it can be asked while all
/// connections of the API are taken, and is not open to everybody.
/// - GET /healthz: 200 while the thread that answers requests is alive, 503 when it has not been heard of for a while;
/// - GET /readyz: 200 when requests should be sent here (Readiness), 503 when not;
/// - GET /metrics: numbers in Prometheus' text format.
class HealthListener
{
public:
    /// What is told; both are asked in other threads, and must outlive the listener.
    struct Sources
    {
        const Readiness *readiness = nullptr;  ///< null: never ready
        std::function<QByteArray()> metrics{}; ///< none: there is no /metrics
    };

    [[nodiscard]] static Result<std::unique_ptr<HealthListener>>
    start(const Endpoint &endpoint, Sources sources,
          std::chrono::milliseconds longestSilence = std::chrono::seconds(30));
    Q_DISABLE_COPY_MOVE(HealthListener)

    [[nodiscard]] quint16 port() const { return m_host->port(); }

    /// "I am alive": to be called every second or so by the thread that is watched.
    void beat();
    void shutOverdue() { m_host->shutOverdue(); }

private:
    HealthListener(Sources sources, std::chrono::milliseconds longestSilence)
        : m_sources(std::move(sources))
        , m_longestSilence(longestSilence)
    {
    }
    [[nodiscard]] Response answer(const Exchange &exchange) const;
    [[nodiscard]] Response health(const Exchange &exchange) const;
    [[nodiscard]] Response ready(const Exchange &exchange) const;
    [[nodiscard]] bool isAlive() const;

    const Sources m_sources;
    const std::chrono::milliseconds m_longestSilence;
    std::atomic<std::chrono::steady_clock::rep> m_lastBeat = 0;
    std::unique_ptr<HttpHost> m_host; ///< last: its threads end before what they read
};

} // namespace steward::server
