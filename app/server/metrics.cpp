// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/metrics.h"

#include <QFile>

#include <algorithm>
#include <unistd.h>

namespace steward::server {

namespace {

constexpr std::array limitNames{"connections", "address", "body", "memory", "time"};

void head(QByteArray &out, const char *name, const char *type, const char *help)
{
    out += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void line(QByteArray &out, const QByteArray &series, qint64 value)
{
    out += series + ' ' + QByteArray::number(value) + '\n';
}

void single(QByteArray &out, const char *name, const char *type, const char *help, qint64 value)
{
    head(out, name, type, help);
    line(out, name, value);
}

QByteArray label(const char *name, QByteArray value)
{
    value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return QByteArray(name) + "=\"" + value + '"';
}

QByteArray seconds(qint64 micros)
{
    return QByteArray::number(static_cast<double>(micros) / 1e6, 'f', 6);
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm")); // pages: all, resident, …
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

} // namespace

void Metrics::answered(const QByteArray &route, const QByteArray &verb, int status, std::chrono::microseconds spent)
{
    // the first bound that is not below it: "le" is "less or equal"
    const auto bound = std::find_if(bounds.cbegin(), bounds.cend(),
                                    [spent](int ms) { return spent <= std::chrono::milliseconds(ms); });
    const std::lock_guard lock(m_mutex);
    Series &series = m_series[{route, verb}];
    ++series.byStatus[status];
    ++series.byDuration.at(static_cast<size_t>(bound - bounds.cbegin()));
    series.micros += spent.count();
}

void Metrics::moved(qint64 before, qint64 after)
{
    m_commits += std::max<qint64>(after - before, 0);
    m_revision = after;
}

void Metrics::writeRequests(QByteArray &out) const
{
    head(out, "steward_requests_total", "counter",
         "Requests that have ended; status \"none\": closed without an answer.");
    for (auto series = m_series.cbegin(); series != m_series.cend(); ++series) {
        const QByteArray labels = label("route", series.key().first) + ',' + label("verb", series.key().second);
        for (auto count = series->byStatus.cbegin(); count != series->byStatus.cend(); ++count) {
            const QByteArray status = count.key() == 0 ? QByteArray("none") : QByteArray::number(count.key());
            line(out, "steward_requests_total{" + labels + ',' + label("status", status) + '}', *count);
        }
    }
}

void Metrics::writeDurations(QByteArray &out) const
{
    head(out, "steward_request_seconds", "histogram",
         "From the end of the headers to the end of the answer; long polls wait on purpose.");
    for (auto series = m_series.cbegin(); series != m_series.cend(); ++series) {
        const QByteArray labels = label("route", series.key().first) + ',' + label("verb", series.key().second);
        qint64 sum = 0;
        for (size_t i = 0; i < series->byDuration.size(); ++i) {
            sum += series->byDuration.at(i);
            const QByteArray bound = i < bounds.size() ? QByteArray::number(bounds.at(i) / 1000.0) : QByteArray("+Inf");
            line(out, "steward_request_seconds_bucket{" + labels + ',' + label("le", bound) + '}', sum);
        }
        out += "steward_request_seconds_sum{" + labels + "} " + seconds(series->micros) + '\n';
        line(out, "steward_request_seconds_count{" + labels + '}', sum);
    }
}

QByteArray Metrics::text(const Gauges &gauges) const
{
    QByteArray out;
    {
        const std::lock_guard lock(m_mutex);
        writeRequests(out);
        writeDurations(out);
    }
    head(out, "steward_refused_total", "counter", "Connections and requests refused or closed, by the limit they hit.");
    for (size_t i = 0; i < limitNames.size(); ++i)
        line(out, "steward_refused_total{" + label("limit", limitNames.at(i)) + '}', m_refused.at(i));
    single(out, "steward_commits_total", "counter", "Change sets that came into the project since the start.",
           m_commits);
    single(out, "steward_revision", "gauge", "Revision of the project.", m_revision);
    single(out, "steward_connections", "gauge", "Open connections.", gauges.connections);
    single(out, "steward_connections_busy", "gauge", "Connections with a request under way.", gauges.busy);
    single(out, "steward_long_polls", "gauge", "Requests that wait for the next revision.", m_longPolls);
    single(out, "steward_tasks", "gauge", "Long answers under way.", m_tasks);
    single(out, "steward_store_up", "gauge", "1: the store answered when it was last asked.", gauges.isStoreUp ? 1 : 0);
    single(out, "steward_issuers", "gauge", "Identity providers whose tokens are taken.", gauges.issuers);
    single(out, "steward_issuers_read", "gauge", "Those of them whose keys are at hand.", gauges.issuersRead);
    single(out, "process_start_time_seconds", "gauge", "When this process began, in seconds since 1970.", m_started);
    single(out, "process_resident_memory_bytes", "gauge", "Memory of this process.", residentBytes());
    return out;
}

} // namespace steward::server
