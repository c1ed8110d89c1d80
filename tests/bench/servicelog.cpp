// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/load.h"
#include "bench/served.h"
#include "bench/servicemeasures.h"
#include "domain/authority.h"
#include "domain/changes.h"
#include "server/rawclient.h"
#include "store/sqlstore.h"
#include "support/cluster.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace steward::domain;

namespace steward::bench {

namespace {

constexpr int logRows = 100'000;
constexpr int atOnce = 1'000;
constexpr int pages = 101; ///< asked for at each place of the log
const QString pack = u"M"_s;

/// A role renamed so often that the log has its rows.
class Filling
{
public:
    explicit Filling(const QString &database)
        : m_store(SqlStore::open(database).value())
        , m_project(m_store->load().value())
        , m_author(admins(m_project).constFirst())
    {
    }

    void run()
    {
        while (m_project.revision < logRows) {
            const Result<void> done = m_store->atOnce([this] { return several(); });
            if (!done)
                qFatal("bench: the log cannot be filled");
        }
    }

private:
    Result<void> several()
    {
        for (int i = 0; i < atOnce; ++i) {
            const Role role = m_project.roles.at(0);
            ChangeSet set{.id = Id(0x7003, quint64(m_project.revision)),
                          .reason = u"Renamed at the request of the district"_s};
            set.changes << Change{.entity = {u"role"_s, role.id},
                                  .op = Change::Op::Update,
                                  .field = u"name"_s,
                                  .before = role.name,
                                  .after = u"Role %1"_s.arg(m_project.revision),
                                  .baseVersion = role.version};
            const Outcome outcome = apply(m_project, set, m_author);
            if (!outcome.isGood())
                qFatal("bench: a role cannot be renamed");
            m_project = *outcome.project;
            const auto row = m_store->commit({.project = m_project,
                                              .set = set,
                                              .changes = outcome.changes,
                                              .at = m_now += std::chrono::seconds(1),
                                              .author = m_author,
                                              .authorName = u"Kawe Mzuya"_s,
                                              .from = u"192.0.2.7, desktop"_s});
            if (!row)
                return row.error();
        }
        return {};
    }

    std::unique_ptr<SqlStore> m_store;
    Project m_project;
    Id m_author;
    Instant m_now{std::chrono::hours(490'000)};
};

void fill(const QString &database)
{
    Filling(database).run();
}

double pageMs(const Served &served, qint64 before)
{
    tests::RawClient client(served.server().port());
    QList<double> times;
    for (int i = 0; i < pages; ++i) {
        const QByteArray target = "/v1/audit?limit=50&before=" + QByteArray::number(before - i);
        QElapsedTimer timer;
        timer.start();
        client.send(getRequest(target, served.server().adminToken()));
        const auto response = client.read();
        times << double(timer.nsecsElapsed()) / 1e6;
        if (!response || response->status != 200)
            qFatal("bench: the log is not shown");
    }
    return median(times);
}

} // namespace

void measureLog(Report &report)
{
    const std::pair<QString, QString> databases[] = {{u"SQLite"_s, {}},
                                                     {u"PostgreSQL"_s, tests::Cluster::instance().newDatabase()}};
    for (const auto &[name, database] : databases) {
        const Served served(pack, database, fill);
        for (const auto &[where, before] :
             {std::pair("newest", logRows), std::pair("in the middle", logRows / 2), std::pair("oldest", pages + 51)})
            report.add(
                {.name = u"audit page of 50 rows of %L1, %2, %3"_s.arg(logRows).arg(QLatin1StringView(where), name),
                 .pack = pack,
                 .value = pageMs(served, before),
                 .unit = u"ms"_s,
                 .goal = 5});
    }
}

} // namespace steward::bench
