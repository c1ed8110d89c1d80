// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/load.h"
#include "bench/served.h"
#include "bench/servicemeasures.h"
#include "core/json.h"
#include "server/rawclient.h"

#include <QElapsedTimer>

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward::bench {

namespace {

constexpr int pollers = 1'000;
constexpr double mebi = 1024.0 * 1024.0;
const QString pack = u"M"_s;

double memory(const Served &served)
{
    return served.server().metric("process_resident_memory_bytes") / mebi;
}

void rename(const Served &served)
{
    const QByteArray target = "/v1/roles/" + served.roles().constFirst();
    const QByteArray tag = headerValue(served.server().ask("GET", target).headers, "etag");
    const QByteArray headers = "If-Match: " + tag + "\r\n";
    if (served.server().ask("PATCH", target, R"({"name":"Renamed while they wait"})", headers).status != 200)
        qFatal("bench: a role cannot be renamed");
}

QByteArray poll(const Served &served)
{
    const auto changes = parseObject(served.server().ask("GET", "/v1/changes?since=0").body);
    const qint64 revision = changes ? changes->value("revision"_L1).toInteger() : 0;
    return getRequest("/v1/changes?wait=25&since=" + QByteArray::number(revision), served.server().adminToken());
}

} // namespace

void measureWaiting(Report &report)
{
    const Served served(pack);
    const QByteArray request = poll(served);
    const double none = memory(served);
    std::vector<std::unique_ptr<tests::RawClient>> clients;
    for (int i = 0; i < pollers; ++i) {
        clients.push_back(std::make_unique<tests::RawClient>(served.server().port()));
        clients.back()->send(request);
    }
    for (int i = 0; i < 100 && served.server().metric("steward_long_polls") < pollers; ++i)
        std::this_thread::sleep_for(50ms);
    if (served.server().metric("steward_long_polls") < pollers)
        qFatal("bench: not all wait");
    report.add({.name = u"%L1 long polls held"_s.arg(pollers),
                .pack = pack,
                .value = memory(served) - none,
                .unit = u"MiB"_s,
                .goal = 24});
    QElapsedTimer timer;
    timer.start();
    rename(served);
    for (const auto &client : clients) {
        const auto response = client->read();
        if (!response || response->status != 200)
            qFatal("bench: one who waits is not told");
    }
    report.add({.name = u"a commit, and %L1 who waited are told"_s.arg(pollers),
                .pack = pack,
                .value = double(timer.nsecsElapsed()) / 1e6,
                .unit = u"ms"_s});
}

} // namespace steward::bench
