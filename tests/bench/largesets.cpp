// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "bench/largesets.h"

#include "core/json.h"
#include "demo/pack.h"
#include "domain/fields.h"
#include "service/limits.h"
#include "service/service.h"
#include "store/sqlstore.h"
#include "support/cluster.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace steward::bench {

using namespace domain;
using Verb = Request::Verb;

namespace {

constexpr int creates = 100'000;
constexpr int tried = 5'000;
constexpr int rounds = 5;

double msOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// A project in a store, and an admin who asks the service on it.
class Asking
{
public:
    Asking(const QString &place, const demo::Pack &pack)
        : m_admin(pack.plants.value(u"me"_s))
    {
        auto store = SqlStore::make(place);
        if (!store)
            qFatal("%s %s", qPrintable(store.error().code), qPrintable(store.error().detail));
        m_store = std::move(store).value();
        if (!m_store->create(pack.project) || !m_store->bindMember(m_caller.subject, m_admin))
            qFatal("the store cannot be filled");
        m_service = std::make_unique<Service>(*m_store);
    }

    Response ask(Verb verb, const QString &path, const QByteArray &body = {}, Headers headers = {})
    {
        headers << std::pair{QByteArray("content-type"), QByteArray("application/json")};
        const Answer answer =
            m_service->handle({.request = {.verb = verb, .path = path, .headers = headers, .body = body},
                               .caller = m_caller,
                               .now = now});
        const auto *response = std::get_if<Response>(&answer);
        if (!response || response->status >= 300)
            qFatal("%s: %s", qPrintable(path), response ? response->body.left(500).constData() : "no answer");
        return *response;
    }

    [[nodiscard]] Service &service() { return *m_service; }

    const Instant now{demo::virtualStart};

private:
    const Id m_admin;
    const Caller m_caller{{u"https://issuer.example"_s, u"admin"_s}, u"192.0.2.7"_s};
    std::unique_ptr<SqlStore> m_store;
    std::unique_ptr<Service> m_service;
};

Change made(const QString &kind, QJsonObject object)
{
    const auto id = Id::fromString(object.value(u"id"_s).toString());
    object.remove(u"version"_s);
    return {.entity = {kind, *id}, .op = Change::Op::Create, .before = QJsonValue::Null, .after = object};
}

/// Beside the places there are at the lowest level.
QList<Change> newPlaces(const Project &project)
{
    QList<Id> parents;
    const Id lowest = project.places.at(project.places.size() - 1).type;
    for (int row = 0; row < project.places.size(); ++row) {
        const Place place = project.places.at(row);
        if (place.type == lowest && !place.isArchived)
            parents << place.parent;
    }
    QList<Change> changes;
    for (int i = 0; i < creates; ++i)
        changes << made(u"place"_s, toJson(Place{.id = Id(0x7001, quint64(i) + 1),
                                                 .name = u"New village %1"_s.arg(i),
                                                 .siteCode = u"new-%1"_s.arg(i),
                                                 .type = lowest,
                                                 .parent = parents.at(i % parents.size())}));
    return changes;
}

QList<Change> newPeople(const Project &project)
{
    Person like;
    for (int row = 0; row < project.people.size() && like.id.isNull(); ++row) {
        const Person person = project.people.at(row);
        if (person.kind == Person::Kind::MobileWorker && person.isActive && person.places.size() == 1)
            like = person;
    }
    QList<Change> changes;
    for (int i = 0; i < creates; ++i)
        changes << made(u"person"_s, {{u"id"_s, Id(0x7002, quint64(i) + 1).toString()},
                                      {u"kind"_s, u"mobile_worker"_s},
                                      {u"name"_s, u"New Worker %1"_s.arg(i)},
                                      {u"handle"_s, u"new.worker.%1"_s.arg(i)},
                                      {u"role"_s, like.role.toString()},
                                      {u"primary_place"_s, like.primaryPlace.toString()},
                                      {u"places"_s, QJsonArray{like.primaryPlace.toString()}}});
    return changes;
}

/// As a client cuts a set: parts as large as they may be, with some air.
QByteArrayList partsOf(const QList<Change> &changes)
{
    QByteArrayList parts;
    QByteArray part;
    for (const Change &change : changes) {
        const QByteArray text = canonicalJson(wire::toJson(change));
        if (part.size() + text.size() > limits::longestPart - 100) {
            parts << part + "]}";
            part.clear();
        }
        part += part.isEmpty() ? R"({"changes":[)" + text : ',' + text;
    }
    return parts << part + "]}";
}

class LargeSets
{
public:
    LargeSets(Report &report, QString pack)
        : m_report(report)
        , m_pack(std::move(pack))
    {
    }

    void measure(Asking &asking, const QString &what, const QList<Change> &changes, const Id &set)
    {
        const QString upload = wire::routes::uploads + u'/' + set.toString();
        (void)asking.ask(Verb::Post, wire::routes::uploads, canonicalJson(QJsonObject{{u"id"_s, set.toString()}}));
        const QByteArrayList parts = partsOf(changes);
        qsizetype bytes = 0;
        QElapsedTimer timer;
        timer.start();
        for (qsizetype i = 0; i < parts.size(); ++i) {
            const QByteArray digest = QCryptographicHash::hash(parts.at(i), QCryptographicHash::Sha256).toBase64();
            (void)asking.ask(Verb::Put, upload + u"/parts/%1"_s.arg(i + 1), parts.at(i),
                             {{"content-digest", "sha-256=:" + digest + ':'}});
            bytes += parts.at(i).size();
        }
        row(what + u", sending the parts"_s, msOf(timer), u"ms"_s);
        row(what + u", in all.bytes"_s, double(bytes) / 1e6, u"MB"_s);
        commit(asking, what, upload, int(parts.size()));
    }

private:
    void commit(Asking &asking, const QString &what, const QString &upload, int parts)
    {
        const Response begun =
            asking.ask(Verb::Post, upload + u"/commit"_s, canonicalJson(QJsonObject{{u"parts"_s, parts}}));
        double longest = 0;
        QElapsedTimer all;
        all.start();
        while (asking.service().hasWork()) {
            QElapsedTimer step;
            step.start();
            asking.service().work(asking.now);
            longest = std::max(longest, msOf(step));
        }
        const double ms = msOf(all);
        const QString job = QString::fromLatin1(headerValue(begun.headers, "location"));
        const QByteArray told = asking.ask(Verb::Get, job).body;
        if (!told.contains(R"("state":"done")"))
            qFatal("%s: %s", qPrintable(what), told.left(500).constData());
        row(what + u", check and commit"_s, ms / 1'000, u"s"_s, 5);
        row(what + u", the longest step"_s, longest, u"ms"_s);
    }

    void row(const QString &name, double value, const QString &unit, std::optional<double> goal = {})
    {
        m_report.add({.name = name, .pack = m_pack, .value = value, .unit = unit, .goal = goal});
    }

    Report &m_report;
    const QString m_pack;
};

QByteArray manyEdits(const Project &project)
{
    ChangeSet set{.id = Id(0x7003, 1)};
    for (int row = 0; row < project.places.size() && set.changes.size() < tried; ++row) {
        const Place place = project.places.at(row);
        set.changes << Change{.entity = {u"place"_s, place.id},
                              .field = u"name"_s,
                              .before = place.name,
                              .after = QString(place.name + u" (new)"_s),
                              .baseVersion = place.version};
    }
    return canonicalJson(wire::toJson(set));
}

void measureTry(Report &report, Asking &asking, const QString &database, const QByteArray &body)
{
    QList<double> times;
    for (int i = 0; i < rounds; ++i) {
        QElapsedTimer timer;
        timer.start();
        (void)asking.ask(Verb::Post, wire::routes::changeSets + u"?dryRun=true"_s, body);
        times << msOf(timer);
    }
    report.add({.name = u"%1: dry run of 5,000 changes"_s.arg(database),
                .pack = u"XL"_s,
                .value = median(times),
                .unit = u"ms"_s,
                .goal = 300});
}

} // namespace

void measureLargeSets(Report &report)
{
    const QTemporaryDir folder;
    const demo::Pack large = demo::generate(demo::shapeOf(demo::PackSize::L));
    const demo::Pack huge = demo::generate(demo::shapeOf(demo::PackSize::XL));
    const QByteArray edits = manyEdits(huge.project);
    for (const QString &database : {u"SQLite"_s, u"PostgreSQL"_s}) {
        const auto place = [&](const QString &file) {
            return database == "SQLite"_L1 ? folder.filePath(file) : tests::Cluster::instance().newDatabase();
        };
        LargeSets sets(report, u"L"_s);
        Asking asking(place(u"large"_s), large);
        sets.measure(asking, database + u": 100,000 places"_s, newPlaces(large.project), Id(0x7000, 1));
        sets.measure(asking, database + u": 100,000 people"_s, newPeople(large.project), Id(0x7000, 2));
        Asking trying(place(u"huge"_s), huge);
        measureTry(report, trying, database, edits);
    }
}

} // namespace steward::bench
