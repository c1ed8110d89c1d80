// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/httphost.h"

namespace steward::server {

/// Answers GET /healthz on a port of its own, so that it can be asked while all connections of the API are taken:
/// 200 while the thread that answers requests is alive, 503 when it has not been heard of for a while.
class HealthListener
{
public:
    [[nodiscard]] static Result<std::unique_ptr<HealthListener>>
    start(const Endpoint &endpoint, std::chrono::milliseconds longestSilence = std::chrono::seconds(30));
    Q_DISABLE_COPY_MOVE(HealthListener)

    [[nodiscard]] quint16 port() const { return m_host->port(); }

    /// "I am alive": to be called every second or so by the thread that is watched.
    void beat();
    void shutOverdue() { m_host->shutOverdue(); }

private:
    explicit HealthListener(std::chrono::milliseconds longestSilence)
        : m_longestSilence(longestSilence)
    {
    }
    [[nodiscard]] Response answer(const Exchange &exchange) const;

    const std::chrono::milliseconds m_longestSilence;
    std::atomic<std::chrono::steady_clock::rep> m_lastBeat = 0;
    std::unique_ptr<HttpHost> m_host; ///< last: its threads end before what they read
};

} // namespace steward::server
