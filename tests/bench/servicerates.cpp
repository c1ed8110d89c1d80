// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/load.h"
#include "bench/served.h"
#include "bench/servicefloors.h"
#include "bench/servicemeasures.h"
#include "core/json.h"
#include "support/cluster.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward::bench {

namespace {

constexpr int rounds = 5;
constexpr auto oneRound = 1s;
const QString pack = u"M"_s;

/// Renames one role again and again, each time from the revision that the last answer told.
class Renames final : public Questions
{
public:
    Renames(const Served &served, const QByteArray &role)
        : m_role(role)
        , m_target("/v1/roles/" + role)
        , m_token(served.server().adminToken())
    {
        m_tag = headerValue(served.server().ask("GET", m_target).headers, "etag");
    }

    QByteArray next() override
    {
        const QByteArray body = "{\"name\":\"" + m_role + ' ' + QByteArray::number(++m_count) + "\"}";
        return "PATCH " + m_target + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/merge-patch+json\r\nIf-Match: "
               + m_tag + "\r\nAuthorization: Bearer " + m_token
               + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    bool takes(const Response &response) override
    {
        const auto applied = parseObject(response.body);
        m_tag = "\"v" + QByteArray::number(applied ? applied->value("revision"_L1).toInteger() : 0) + '"';
        return response.status == 200 && applied;
    }

private:
    QByteArray m_role;
    QByteArray m_target;
    QByteArray m_token;
    QByteArray m_tag;
    int m_count = 0;
};

double commits(const Served &served, int clients)
{
    const QByteArrayList roles = served.roles();
    return answersPerSecond(served.server().port(), clients, oneRound,
                            [&](int client) { return std::make_unique<Renames>(served, roles.at(client)); });
}

struct Pair
{
    QString name;
    QString against;
    double goal; ///< least ratio
};

/// In turns, so that what else the machine does falls on both.
template<typename Ours, typename Floor>
void addPair(Report &report, const Pair &pair, Ours ours, Floor floor)
{
    QList<double> here;
    QList<double> there;
    QList<double> ratios;
    for (int round = 0; round < rounds; ++round) {
        there << floor();
        here << ours();
        ratios << here.last() / there.last();
    }
    report.add({.name = pair.against, .value = median(there), .unit = u"/s"_s, .lowerIsBetter = false});
    report.add({.name = pair.name,
                .pack = pack,
                .value = median(here),
                .unit = u"/s"_s,
                .against = pair.against,
                .ratio = median(ratios),
                .goal = pair.goal,
                .lowerIsBetter = false});
}

} // namespace

void measureReads(Report &report)
{
    const Served served(pack);
    const HelloServer hello;
    const QByteArray get = getRequest("/v1/roles/" + served.roles().constFirst(), served.server().adminToken());
    for (const int clients : {1, 16}) {
        const QString how = clients == 1 ? u", 1 client"_s : u", %1 clients"_s.arg(clients);
        addPair(
            report, {u"GET of a role"_s + how, u"bare libmicrohttpd"_s + how, 0.5},
            [&] { return answersPerSecond(served.server().port(), clients, oneRound, always(get)); },
            [&] { return answersPerSecond(hello.port(), clients, oneRound, always(getRequest("/", {}))); });
    }
}

void measureCommits(Report &report)
{
    {
        const Served served(pack);
        addPair(
            report, {u"PATCH of a role, SQLite"_s, u"plain inserts, SQLite"_s, 0.5}, [&] { return commits(served, 1); },
            [] { return sqliteInserts(oneRound); });
    }
    const Served served(pack, tests::Cluster::instance().newDatabase());
    addPair(
        report, {u"PATCH of a role, PostgreSQL"_s, u"pgbench -c 1"_s, 0.5}, [&] { return commits(served, 1); },
        [] { return pgbenchCommits(1, oneRound); });
    addPair(
        report, {u"PATCH of 8 roles by 8 clients, PostgreSQL"_s, u"pgbench -c 8"_s, 0.25},
        [&] { return commits(served, 8); }, [] { return pgbenchCommits(8, oneRound); });
}

} // namespace steward::bench
