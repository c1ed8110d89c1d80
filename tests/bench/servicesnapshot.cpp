// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/cputimer.h"
#include "bench/heap.h"
#include "bench/load.h"
#include "bench/report.h"
#include "bench/served.h"
#include "bench/servicemeasures.h"
#include "core/json.h"
#include "domain/fields.h"
#include "wire/pack/pack.h"
#include "wire/routes.h"
#include "wire/snapshot.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace steward::bench {

namespace {

constexpr int rounds = 5;
const QString pack = u"XL"_s;

struct Fetched
{
    wire::Manifest manifest;
    std::vector<std::pair<const domain::EntityKind *, QByteArray>> packs;
    double firstMs = 0;    ///< to the first byte of the manifest
    double completeMs = 0; ///< to the last byte of the last pack
    qint64 bytes = 0;      ///< of all bodies
};

/// All of it over one connection, as a console fetches it: one request after the other.
class Fetch
{
public:
    explicit Fetch(const Served &served)
        : m_token(served.server().adminToken())
        , m_socket(served.server().port())
    {
    }

    Fetched run()
    {
        QElapsedTimer timer;
        timer.start();
        Fetched fetched;
        const QByteArray manifest = ask({});
        fetched.firstMs = double(timer.nsecsElapsed()) / 1e6; // of its last byte, which is later
        fetched.bytes = manifest.size();
        const auto object = parseObject(manifest);
        auto read = object ? wire::manifestFromJson(*object) : Result<wire::Manifest>(object.error());
        if (!read)
            qFatal("bench: the manifest cannot be read");
        fetched.manifest = std::move(read).value();
        for (const wire::Part &part : std::as_const(fetched.manifest.parts)) {
            for (int number = 0; number < part.packs; ++number) {
                fetched.packs.emplace_back(part.kind, ask(pathOf(part, number, fetched.manifest.head.revision)));
                fetched.bytes += fetched.packs.back().second.size();
            }
        }
        fetched.completeMs = double(timer.nsecsElapsed()) / 1e6;
        return fetched;
    }

private:
    static QByteArray pathOf(const wire::Part &part, int number, qint64 revision)
    {
        const QByteArray plural(part.kind->plural().data(), part.kind->plural().size());
        return '/' + plural + '/' + QByteArray::number(number) + "?revision=" + QByteArray::number(revision);
    }
    QByteArray ask(const QByteArray &rest)
    {
        const QByteArray path = QString(wire::routes::snapshot).toLatin1() + rest;
        m_socket.send(getRequest(path, m_token));
        const auto response = m_socket.read(std::chrono::minutes(1));
        if (!response || response->status != 200)
            qFatal("bench: %s is answered %d", path.constData(), response ? response->status : 0);
        return response->body;
    }

    QByteArray m_token;
    tests::RawClient m_socket;
};

domain::Project readAll(const Fetched &fetched)
{
    wire::SnapshotRows rows;
    for (const wire::Part &part : fetched.manifest.parts) {
        if (!part.table.isEmpty() && !rows.addTable(*part.kind, part.table))
            qFatal("bench: %s cannot be read", part.kind->plural().data());
    }
    for (const auto &[kind, bytes] : fetched.packs) {
        if (const auto read = rows.addPack(*kind, bytes); !read)
            qFatal("bench: %s", qPrintable(read.error().detail));
    }
    domain::Project project = fetched.manifest.head;
    rows.moveTo(project);
    return project;
}

void measureReading(Report &report, const Fetched &fetched)
{
    QList<double> times;
    QList<double> sizes;
    for (int round = 0; round < rounds; ++round) {
        const qint64 before = heapInUse();
        const CpuTimer timer;
        const domain::Project project = readAll(fetched);
        times << timer.ms();
        sizes << double(heapInUse() - before) / 1024 / 1024;
        if (project.people.size() < 100'000)
            qFatal("bench: rows are missing");
    }
    report.add({.name = u"snapshot, read by the client"_s,
                .pack = pack,
                .value = median(times),
                .unit = u"ms"_s,
                .goal = 150});
    report.add({.name = u"snapshot, memory of what was read"_s,
                .pack = pack,
                .value = median(sizes),
                .unit = u"MiB"_s,
                .goal = 60});
}

} // namespace

void measureSnapshot(Report &report)
{
    const Served served(pack);
    const Fetched cold = Fetch(served).run();
    QList<double> first;
    QList<double> complete;
    for (int round = 0; round < rounds; ++round) {
        const Fetched fetched = Fetch(served).run();
        first << fetched.firstMs;
        complete << fetched.completeMs;
    }
    const auto add = [&report](const QString &name, double value, const QString &unit, std::optional<double> goal) {
        report.add({.name = name, .pack = pack, .value = value, .unit = unit, .goal = goal});
    };
    add(u"snapshot, first byte"_s, median(first), u"ms"_s, 50);
    add(u"snapshot, complete, cold"_s, cold.completeMs, u"ms"_s, 1'500);
    add(u"snapshot, complete, from packs"_s, median(complete), u"ms"_s, 400);
    add(u"snapshot.bytes"_s, double(cold.bytes) / 1e6, u"MB"_s, 7.5);
    measureReading(report, cold);
}

} // namespace steward::bench
