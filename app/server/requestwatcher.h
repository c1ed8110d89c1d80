// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/metrics.h"
#include "server/routepatterns.h"

namespace steward::server {

/// Counts each request under its route pattern and writes a line of the log about it. Thread-safe.
class RequestWatcher final : public Watcher
{
public:
    /// \a metrics must outlive this.
    explicit RequestWatcher(Metrics &metrics)
        : m_metrics(metrics)
    {
    }

    void ended(const Exchange &exchange, int status, std::chrono::microseconds spent) override;
    void refused(Limit limit, int count) override { m_metrics.refused(limit, count); }

private:
    Metrics &m_metrics;
    const RoutePatterns m_patterns = servedPatterns();
};

} // namespace steward::server
