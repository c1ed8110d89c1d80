// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/cputimer.h"
#include "bench/heap.h"
#include "bench/load.h"
#include "bench/report.h"
#include "bench/sampling.h"
#include "bench/served.h"
#include "bench/servicemeasures.h"
#include "core/json.h"
#include "demo/pack.h"
#include "domain/authority.h"
#include "server/rawclient.h"
#include "service/service.h"
#include "service/shownplaces.h"
#include "store/memorystore.h"

#include <QElapsedTimer>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace steward::domain;

namespace steward::bench {

namespace {

constexpr int queries = 301;
constexpr double mostMs = 5;
constexpr double mebi = 1024.0 * 1024.0;
const QString pack = u"XL"_s;

void add(Report &report, const QString &name, double value, const QString &unit, std::optional<double> goal = {})
{
    report.add({.name = name, .pack = pack, .value = value, .unit = unit, .goal = goal});
}

QByteArray targetOf(const QString &text)
{
    return "/v1/places?search=" + QUrl::toPercentEncoding(text);
}

struct Answered
{
    double ms = 0;
    Response response;
};

/// The service alone: processor time, which leaves out what others do meanwhile.
class Alone
{
public:
    explicit Alone(const Project &project)
    {
        if (!m_store.create(project) || !m_store.bindMember(m_admin, admins(project).constFirst()))
            qFatal("bench: no project");
        m_service = std::make_unique<Service>(m_store);
        (void)ms(targetOf(u"a"_s));
    }

    double ms(const QByteArray &target) { return ask(target).ms; }

    /// Of a search that fits more than are shown.
    double lastPageMs(QByteArray target)
    {
        for (;;) {
            const QByteArray link = headerValue(ask(target).response.headers, "link");
            if (link.isEmpty())
                break;
            target = link.mid(1, link.indexOf('>') - 1);
        }
        QList<double> times;
        for (int i = 0; i < queries; ++i)
            times << ms(target);
        return median(times);
    }

private:
    Answered ask(const QByteArray &target)
    {
        const Call call{.request = {.path = QString::fromLatin1(target)}, .caller = {.subject = m_admin}};
        const CpuTimer timer;
        Answer answer = m_service->handle(call);
        if (auto *task = std::get_if<Task>(&answer)) {
            std::optional<Response> response;
            while (!response)
                response = task->step();
            answer = *std::move(response);
        }
        const double ms = timer.ms();
        auto &response = std::get<Response>(answer);
        if (response.status != 200)
            qFatal("bench: %s is refused", target.constData());
        return {ms, std::move(response)};
    }

    Subject m_admin{u"https://issuer.example"_s, u"admin"_s};
    MemoryStore m_store;
    std::unique_ptr<Service> m_service;
};

/// One after the other, over one connection.
class Searcher
{
public:
    explicit Searcher(const Served &served)
        : m_token(served.server().adminToken())
        , m_socket(served.server().port())
    {
    }

    Answered ask(const QByteArray &target)
    {
        QElapsedTimer timer;
        timer.start();
        m_socket.send(getRequest(target, m_token));
        const auto response = m_socket.read(std::chrono::minutes(1));
        if (!response || response->status != 200)
            qFatal("bench: %s is answered %d", target.constData(), response ? response->status : 0);
        return {double(timer.nsecsElapsed()) / 1e6, *response};
    }

    QList<double> times(const std::function<QByteArray(int)> &target)
    {
        QList<double> times;
        for (int i = 0; i < queries; ++i)
            times << ask(target(i)).ms;
        return times;
    }

private:
    QByteArray m_token;
    tests::RawClient m_socket;
};

/// The beginnings of what places are called.
QString typed(const Project &project, int number, int letters)
{
    static const Picks picks("search");
    return project.places.at(picks.at(number, project.places.size())).name.first(letters);
}

void measureServed(Report &report, const Project &project)
{
    const Served served(pack);
    Searcher searcher(served);
    (void)searcher.ask("/v1/places?limit=1");
    add(report, u"search for places, the first one"_s, searcher.ask(targetOf(u"a"_s)).ms, u"ms"_s, 2'000);
    for (const int letters : {1, 3, 8}) {
        const QList<double> times = searcher.times([&](int i) { return targetOf(typed(project, i, letters)); });
        const QString name = u"search for places, letters: %1"_s.arg(letters);
        add(report, name, median(times), u"ms"_s, mostMs);
        add(report, name + u".p99"_s, percentile(times, 99), u"ms"_s);
    }
}

void measureAlone(Report &report, const Project &project)
{
    Alone service(project);
    for (const int letters : {1, 3, 8}) {
        QList<double> times;
        for (int i = 0; i < queries; ++i)
            times << service.ms(targetOf(typed(project, i, letters)));
        const QString name = u"the service alone, letters: %1"_s.arg(letters);
        add(report, name, median(times), u"ms"_s, mostMs / 2);
        add(report, name + u".p99"_s, percentile(times, 99), u"ms"_s, mostMs);
    }
    add(report, u"the service alone, the last page"_s, service.lastPageMs(targetOf(u"a"_s)), u"ms"_s, 2 * mostMs);
}

Project renamed(Project project, int row)
{
    Place place = project.places.at(row);
    place.name += u" II"_s;
    project.places = project.places.with(place);
    ++project.revision;
    return project;
}

/// What comes before the answer, for those who see every place and for those who are limited to some.
void measureReading(Report &report, const Project &project, const std::optional<QList<Id>> &own, const QString &who)
{
    const qint64 before = heapInUse();
    ShownPlaces shown(own);
    double whole = 0;
    double longest = 0;
    for (bool isDone = false; !isDone;) {
        const CpuTimer timer;
        isDone = shown.step(project, project.revision);
        whole += timer.ms();
        longest = std::max(longest, timer.ms());
    }
    const QString name = u"names of %L1 places, %2"_s.arg(shown.places().size()).arg(who);
    add(report, name + u", read"_s, whole, u"ms"_s, 1'500);
    add(report, name + u", the longest piece"_s, longest, u"ms"_s);
    add(report, name + u".bytes"_s, double(heapInUse() - before) / mebi, u"MiB"_s, 64);
    Project next = project;
    const double commit = medianMs(
        101,
        [&](int i) {
            next = renamed(next, (i * 1'009) % next.places.size());
            return 0;
        },
        [&](int) {
            while (!shown.step(next, next.revision)) {}
            return 0;
        });
    add(report, name + u", after one is renamed"_s, commit, u"ms"_s, mostMs);
}

} // namespace

void measureSearch(Report &report)
{
    const Project project = demo::generate(demo::shapeOf(demo::PackSize::XL)).project;
    measureServed(report, project);
    measureAlone(report, project);
    measureReading(report, project, std::nullopt, u"of no limit"_s);
    measureReading(report, project, QList<Id>{project.places.idAt(0)}, u"limited to the highest and all below"_s);
    measureReading(report, project, QList<Id>{project.places.idAt(1)}, u"limited to a zone"_s);
}

} // namespace steward::bench
