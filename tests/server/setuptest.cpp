// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "domain/effective.h"
#include "server/claim.h"
#include "server/farewell.h"
#include "server/healthlistener.h"
#include "server/metronome.h"
#include "server/newfile.h"
#include "server/rawclient.h"
#include "service/newproject.h"
#include "store/memorystore.h"
#include "store/sqlstore.h"
#include "support/testmain.h"
#include "vault/digest.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::server;

class SetupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newProjectIsWhole();
    void newFileIsWholeOrAbsent();
    void claimIsOneOfAKind();
    void claimantIsTheFirstAdminOrWhoIsNamed();
    void metronomeBeatsWhileTheRestIsBusy();
    void healthTellsOfAStuckServer();
    void readyOnlyWithAllThatIsNeeded();
    void farewellWaitsForWhatIsUnderWay();
    void farewellLetsTheLastAnswersOut();

private:
    const NewProjectWish m_wish{.name = u"Clinic"_s,
                                .environment = domain::Environment::Training,
                                .utcOffsetMinutes = 120,
                                .adminName = u"Amina"_s};
};

void SetupTest::newProjectIsWhole()
{
    const NewProject made = newProject(m_wish);
    const domain::Project &project = made.project;
    QCOMPARE(project.name, u"Clinic"_s);
    QCOMPARE(project.environment, domain::Environment::Training);
    QCOMPARE(project.utcOffsetMinutes, 120);
    QCOMPARE(project.revision, 0);
    QCOMPARE(project.roles.size(), static_cast<int>(domain::presets().size()));
    int defaults = 0;
    for (int row = 0; row < project.roles.size(); ++row) {
        const domain::Role &role = project.roles.at(row);
        QVERIFY(role.isPreset);
        QVERIFY2(domain::isNormal(role.permissions), qPrintable(role.name));
        defaults += role.isMobileWorkerDefault ? 1 : 0;
    }
    QCOMPARE(defaults, 1);
    QCOMPARE(project.people.size(), 1);
    const domain::Person &admin = project.people.at(0);
    QCOMPARE(made.admin, admin.id);
    QVERIFY(domain::canEnter(project, admin));
    QVERIFY(newProject(m_wish).project.id != project.id);
}

void SetupTest::claimIsOneOfAKind()
{
    MemoryStore store;
    const auto [project, admin] = newProject(m_wish);
    QVERIFY(store.create(project));
    const auto code = makeClaim(store, admin);
    QVERIFY(code);
    QVERIFY(code->size() * 4 >= 128);
    const Subject subject{u"https://id.test"_s, u"somebody"_s};
    QVERIFY(store.claim(sha256("wrong"), subject)->isNull());
    QCOMPARE(store.claim(sha256(code->toUtf8()), subject).value(), admin);
    QCOMPARE(store.memberFor(subject).value(), admin);
    QVERIFY(store.claim(sha256(code->toUtf8()), {u"https://id.test"_s, u"another"_s})->isNull());
}

void SetupTest::newFileIsWholeOrAbsent()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"project.sqlite"_s);
    const auto made = newProject(m_wish);
    const auto good = [&](Store &store) -> Result<QString> {
        if (const auto done = store.create(made.project); !done)
            return done.error();
        return u"code"_s;
    };
    const auto bad = [&](Store &store) -> Result<QString> {
        if (!store.create(made.project))
            qFatal("not empty");
        return Error{.kind = Error::Kind::Server, .code = u"disk"_s};
    };
    QCOMPARE(makeFile(path, bad).error().code, u"disk"_s);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList());

    // What an older attempt left: half of it beside the place, and nothing of use in the place.
    QVERIFY(QFile::copy(u":/store/migrations/sqlite/0001.sql"_s, path + u".new"_s));
    QFile::setPermissions(path + u".new"_s, QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(SqlStore::make(path));
    QCOMPARE(makeFile(path, bad).error().code, u"disk"_s);
    QVERIFY(QFile::exists(path)); // nothing better has come
    QCOMPARE(makeFile(path, good).value(), u"code"_s);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"project.sqlite"_s});
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path) & others));
    QCOMPARE((*SqlStore::open(path))->load()->id, made.project.id);

    QCOMPARE(makeFile(path, good).error().code, u"store.not_empty"_s);
    QCOMPARE((*SqlStore::open(path))->load()->id, made.project.id);
    const QString letter = folder.filePath(u"letter"_s);
    QVERIFY(QFile::copy(u":/store/migrations/sqlite/0001.sql"_s, letter));
    QCOMPARE(makeFile(letter, good).error().code, u"store.damaged"_s);
    QVERIFY(QFile::exists(letter));
    QCOMPARE(makeFile(folder.filePath(u"no/such/x"_s), good).error().code, u"store.unopenable"_s);
}

void SetupTest::claimantIsTheFirstAdminOrWhoIsNamed()
{
    auto [project, admin] = newProject(m_wish);
    domain::Person second = project.people.at(0);
    second.id = Id::random();
    second.handle = u"bee"_s;
    domain::Person gone = second;
    gone.id = Id::random();
    gone.handle = u"gone"_s;
    gone.isActive = false;
    project.people = project.people.with(second).with(gone);
    QCOMPARE(claimant(project, {})->id, admin);
    QCOMPARE(claimant(project, u"bee"_s)->id, second.id);
    QCOMPARE(claimant(project, second.id.toString())->id, second.id);
    QCOMPARE(claimant(project, u"nobody"_s).error().code, u"person.unknown"_s);
    QVERIFY(claimant(project, u"gone"_s).error().detail.contains(u"may not enter"_s));
    domain::Person twin = second;
    twin.id = Id::random();
    project.people = project.people.with(twin);
    QVERIFY(claimant(project, u"bee"_s).error().detail.contains(u"several"_s));
    project.people = domain::Table<domain::Person>({gone});
    QVERIFY(claimant(project, {}).error().detail.contains(u"no admin"_s));
}

void SetupTest::metronomeBeatsWhileTheRestIsBusy()
{
    std::atomic<int> beats = 0;
    auto metronome = std::make_unique<Metronome>(10ms, [&] { ++beats; });
    QElapsedTimer spent;
    spent.start();
    while (beats < 5 && spent.elapsed() < 10'000) // no event loop in sight
        QThread::msleep(5);
    QVERIFY(beats >= 5);
    metronome.reset();
    const int last = beats;
    QThread::msleep(60);
    QCOMPARE(beats.load(), last);
    Metronome(std::chrono::hours(1), [] {}); // is not waited for
}

void SetupTest::healthTellsOfAStuckServer()
{
    Readiness readiness;
    const auto started =
        HealthListener::start({}, {&readiness, [] { return QByteArray("steward_revision 7\n"); }}, 500ms);
    QVERIFY(started);
    HealthListener &health = **started;
    const auto status = [&health](const QByteArray &line) {
        const auto answer = tests::askOnce(health.port(), line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        return answer ? answer->status : 0;
    };
    QCOMPARE(status("GET /healthz"), 200);
    QCOMPARE(status("GET /v1/me"), 404);
    for (const char *path : {"/healthz", "/readyz", "/metrics"})
        QCOMPARE(status(QByteArray("DELETE ") + path), 405);
    QCOMPARE(status("GET /metrics"), 200);
    readiness.setStoreUp(true);
    readiness.setIssuers(2, 1);
    QTRY_COMPARE(status("GET /healthz"), 503);
    QCOMPARE(status("GET /readyz"), 503); // who is stuck is not ready either
    health.beat();
    QCOMPARE(status("GET /healthz"), 200);
    QCOMPARE(status("GET /readyz"), 200);
}

void SetupTest::readyOnlyWithAllThatIsNeeded()
{
    Readiness readiness;
    const auto started = HealthListener::start({}, {&readiness, {}});
    QVERIFY(started);
    const auto ask = [&](const QByteArray &path) {
        return tests::askOnce((*started)->port(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
            .value_or(Response{});
    };
    QCOMPARE(ask("/metrics").status, 404); // there are none here
    QCOMPARE(ask("/readyz").status, 503);
    QVERIFY(ask("/readyz").body.contains("server.not_ready"));
    readiness.setStoreUp(true);
    QCOMPARE(ask("/readyz").status, 503);
    readiness.setIssuers(2, 0);
    QCOMPARE(ask("/readyz").status, 503);
    readiness.setIssuers(2, 1); // one of them is enough
    QCOMPARE(ask("/readyz").status, 200);
    QCOMPARE(ask("/readyz").body, R"({"issuers":2,"issuersRead":1,"status":"ready","store":true})");
    readiness.setStoreUp(false);
    QCOMPARE(ask("/readyz").status, 503);
    readiness.setStoreUp(true);
    readiness.stop();
    QCOMPARE(ask("/readyz").status, 503);
    QVERIFY(ask("/readyz").body.contains("server.stopping"));
    QCOMPARE(ask("/healthz").status, 200); // it is well, and finishes what is under way
}

void SetupTest::farewellWaitsForWhatIsUnderWay()
{
    using Next = Farewell::Next;
    const Farewell::Moment start{1h};
    const auto begun = [&] {
        Farewell farewell(5s, 1s);
        farewell.begin(start);
        return farewell;
    };
    Farewell idle = begun();
    QCOMPARE(idle.next(start, {}), Next::End);
    Farewell asked = begun();
    QCOMPARE(asked.next(start + 4s, {.busy = 1}), Next::Wait);
    QCOMPARE(asked.next(start + 4s, {}), Next::End);
    Farewell accepted = begun(); // a job whose 202 went out long ago
    QCOMPARE(accepted.next(start, {.hasWork = true}), Next::Wait);
    QCOMPARE(accepted.next(start + 4999ms, {.hasWork = true}), Next::Wait);
    QCOMPARE(accepted.next(start + 5s, {.hasWork = true}), Next::BreakOff);
    QCOMPARE(accepted.next(start + 5s, {.hasWork = true}), Next::End); // of it nobody is told any more
}

void SetupTest::farewellLetsTheLastAnswersOut()
{
    using Next = Farewell::Next;
    const Farewell::Moment start{1h};
    Farewell farewell(5s, 1s);
    farewell.begin(start);
    QCOMPARE(farewell.next(start + 20ms, {.busy = 2}), Next::Wait);
    // One step has taken until now, and its answer is on its way.
    QCOMPARE(farewell.next(start + 9s, {.busy = 2}), Next::BreakOff);
    QCOMPARE(farewell.next(start + 9s + 20ms, {.busy = 1}), Next::Wait);
    Farewell slow = farewell;
    QCOMPARE(farewell.next(start + 9s + 40ms, {}), Next::End);
    QCOMPARE(slow.next(start + 10s, {.busy = 1}), Next::End); // who reads no faster is not waited for
}

STEWARD_TEST(SetupTest, "setup", Core)
#include "setuptest.moc"
