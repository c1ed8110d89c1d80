// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/watcher.h"

#include <QHash>
#include <QMap>

#include <array>
#include <atomic>
#include <mutex>

namespace steward::server {

/// What a monitoring reads: numbers, by route pattern, verb, status and limit. No id, name or address is ever a label:
/// they are personal, and there are endlessly many. Thread-safe.
class Metrics
{
public:
    /// What others know now.
    struct Gauges
    {
        int connections = 0;
        int busy = 0; ///< connections with a request under way
        bool isStoreUp = false;
        int issuers = 0;
        int issuersRead = 0; ///< with keys at hand
    };

    /// \a route and \a verb from lists of ours, \a status 0: none.
    void answered(const QByteArray &route, const QByteArray &verb, int status, std::chrono::microseconds spent);
    void refused(Limit limit, int count) { m_refused.at(static_cast<size_t>(limit)) += count; }
    /// The project came from revision \a before to \a after.
    void moved(qint64 before, qint64 after);
    void setRevision(qint64 revision) { m_revision = revision; }
    void setLongPolls(qsizetype count) { m_longPolls = count; }
    void setTasks(qsizetype count) { m_tasks = count; }

    /// Prometheus' text format 0.0.4. O(series).
    [[nodiscard]] QByteArray text(const Gauges &gauges) const;
    static constexpr auto contentType = "text/plain; version=0.0.4; charset=utf-8";

private:
    static constexpr std::array bounds{1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10'000, 30'000}; // ms

    using Key = std::pair<QByteArray, QByteArray>; ///< route, verb

    struct Series
    {
        QMap<int, qint64> byStatus;
        std::array<qint64, bounds.size() + 1> byDuration{}; ///< not yet summed up; the last one: longer than all
        qint64 micros = 0;
    };

    void writeRequests(QByteArray &out) const;
    void writeDurations(QByteArray &out) const;

    mutable std::mutex m_mutex;
    QMap<Key, Series> m_series; ///< guarded by the mutex
    std::array<std::atomic<qint64>, 5> m_refused{};
    std::atomic<qint64> m_commits = 0;
    std::atomic<qint64> m_revision = 0;
    std::atomic<qint64> m_longPolls = 0;
    std::atomic<qint64> m_tasks = 0;
    const qint64 m_started =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
};

} // namespace steward::server
