// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/servicemeasures.h"
#include "server/filelimit.h"
#include "server/openings.h"
#include "server/stewardd.h"

#include <QElapsedTimer>

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward::tests;

namespace steward::bench {

namespace {

constexpr int clients = 2'000;
constexpr int rounds = 3; ///< the second and third tell what is held and what is only kept for the next
constexpr int checks = 20;
constexpr double mebi = 1024.0 * 1024.0;

std::vector<std::unique_ptr<RawClient>> connected(const Stewardd &server)
{
    std::vector<std::unique_ptr<RawClient>> all;
    for (size_t i = 0; i < clients; ++i) {
        all.push_back(std::make_unique<RawClient>(server.port()));
        all.back()->send(bytesOf(openingOf(i)));
        if (openingOf(i) == Opening::CutShort)
            all.back()->finishSending();
    }
    return all;
}

/// ms.
double slowestCheck(const Stewardd &server)
{
    qint64 slowest = 0;
    for (int i = 0; i < checks; ++i) {
        QElapsedTimer spent;
        spent.start();
        if (server.health() != 200)
            qFatal("bench: a health check is not answered");
        slowest = std::max(slowest, spent.nsecsElapsed());
    }
    return double(slowest) / 1e6;
}

} // namespace

/// As server.load has it, which runs under the sanitizers and so cannot tell what memory is ours.
void measureLoad(Report &report)
{
    server::Limits limits;
    limits.connections = clients;
    Stewardd server;
    if (server::allowOpenFiles(server::filesFor(limits)) != 0 || server.init().isEmpty()
        || !server.start({u"--connections-per-address"_s, u"0"_s}))
        qFatal("bench: no server");
    (void)server.ask("GET", "/v1/me");
    const double before = server.metric("process_resident_memory_bytes") / mebi;
    double grown = 0;
    double slowest = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto all = connected(server);
        slowest = std::max(slowest, slowestCheck(server));
        grown = std::max(grown, server.metric("process_resident_memory_bytes") / mebi - before);
    }
    const QString name = u"%L1 slow, giant, pipelined and cut short"_s.arg(clients);
    report.add({.name = name + u": memory"_s, .pack = u"none"_s, .value = grown, .unit = u"MiB"_s, .goal = 96});
    report.add({.name = name + u": the slowest health check"_s,
                .pack = u"none"_s,
                .value = slowest,
                .unit = u"ms"_s,
                .goal = 1000});
}

} // namespace steward::bench
