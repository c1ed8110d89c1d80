// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/testmain.h"
#include "workspace/seat.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;
using demo::Fault;

/// The whole project is fetched, or it is said why not.
class LoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void project_arrivesWhole();
    void progress_isTold();
    void movedMeanwhile_isCaughtUp();
    void movedTooFar_beginsAgain();
    void movingAllTheTime_isGivenUp();
    void failure_isTold_andCanBeTriedAgain_data();
    void failure_isTold_andCanBeTriedAgain();
    void draft_staysOverALoad();

private:
    std::unique_ptr<Office> m_office;
};

void LoadTest::init()
{
    m_office = std::make_unique<Office>();
}

void LoadTest::project_arrivesWhole()
{
    const Workspace &workspace = m_office->me->workspace;
    QCOMPARE(domain::stateHash(workspace.project()), domain::stateHash(m_office->stored()));
    QCOMPARE(workspace.me().name, u"Thokozani Mwale"_s);
    QVERIFY(workspace.me().mayEditRoles);
    QCOMPARE(workspace.line(), Workspace::Line::UpToDate);
    QVERIFY(workspace.draft().isEmpty());
    QCOMPARE(domain::stateHash(workspace.shown()), domain::stateHash(workspace.project()));
}

void LoadTest::progress_isTold()
{
    Seat seat(*m_office->host, "demo");
    QCOMPARE(seat.workspace.loadState(), Workspace::Load::Idle);
    QList<int> done;
    connect(&seat.workspace, &Workspace::loadChanged, this, [&] {
        if (seat.workspace.loadState() == Workspace::Load::Loading && seat.workspace.loader().rowsAll() > 0)
            done << seat.workspace.loader().rowsDone();
    });
    seat.workspace.load();
    QCOMPARE(seat.workspace.loadState(), Workspace::Load::Loading); // nothing comes inside the call
    QTRY_COMPARE(seat.workspace.loadState(), Workspace::Load::Ready);
    const domain::Project project = m_office->stored();
    int rows = 0;
    for (const domain::EntityKind *kind : domain::kinds())
        rows += kind->size(project);
    const int large = project.roles.size() + project.people.size() + project.places.size();
    QCOMPARE(done.constFirst(), rows - large); // the small kinds came with the manifest
    QVERIFY(done.size() >= 3);
    QVERIFY(std::is_sorted(done.cbegin(), done.cend()));
    QCOMPARE(seat.workspace.loader().rowsAll(), rows);
    QCOMPARE(seat.workspace.loader().rowsDone(), seat.workspace.loader().rowsAll());
}

/// The server goes on with what it has begun, and the console catches up.
void LoadTest::movedMeanwhile_isCaughtUp()
{
    m_office->faults().add({.kind = Fault::Kind::Delay, .route = u"/v1/project/snapshot/people"_s, .delay = 150ms});
    Seat seat(*m_office->host, "demo");
    seat.workspace.load();
    m_office->me->rename(m_office->readOnly, u"Moved"_s);
    QVERIFY(m_office->me->apply());
    QCOMPARE(seat.workspace.loadState(), Workspace::Load::Loading);
    QTRY_COMPARE(seat.workspace.loadState(), Workspace::Load::Ready);
    QTRY_COMPARE(domain::stateHash(seat.workspace.project()), domain::stateHash(m_office->stored()));
    QCOMPARE(seat.nameOf(m_office->readOnly), u"Moved"_s);
}

void LoadTest::movedTooFar_beginsAgain()
{
    m_office->faults().add({.kind = Fault::Kind::Status,
                            .route = u"/v1/project/snapshot/people"_s,
                            .times = 2,
                            .status = 412,
                            .code = u"snapshot.moved"_s});
    Seat seat(*m_office->host, "demo");
    QVERIFY(seat.load());
    QCOMPARE(domain::stateHash(seat.workspace.project()), domain::stateHash(m_office->stored()));
}

void LoadTest::movingAllTheTime_isGivenUp()
{
    m_office->faults().add({.kind = Fault::Kind::Status,
                            .route = u"/v1/project/snapshot/"_s,
                            .times = Fault::always,
                            .status = 412,
                            .code = u"snapshot.moved"_s});
    Seat seat(*m_office->host, "demo");
    QVERIFY(!seat.load());
    QCOMPARE(seat.workspace.loadError().kind, Error::Kind::Stale);
}

void LoadTest::failure_isTold_andCanBeTriedAgain_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<int>("status"); // 0: no line
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QString &route, int status, Error::Kind kind, Workspace::Line line) {
        QTest::newRow(name) << route << status << static_cast<int>(kind) << static_cast<int>(line);
    };
    using Line = Workspace::Line;
    row("no line at once", u"/v1/me"_s, 0, Error::Kind::Offline, Line::Offline);
    row("no line later", u"/v1/project/snapshot/people"_s, 0, Error::Kind::Offline, Line::Offline);
    row("no member", u"/v1/me"_s, 403, Error::Kind::Forbidden, Line::ShutOut);
    row("the server fails", u"/v1/project/snapshot"_s, 500, Error::Kind::Server, Line::Offline);
    row("too often", u"/v1/project/snapshot"_s, 429, Error::Kind::RateLimited, Line::Offline);
    row("gone", u"/v1/project/snapshot/roles"_s, 404, Error::Kind::NotFound, Line::Offline);
}

void LoadTest::failure_isTold_andCanBeTriedAgain()
{
    QFETCH(QString, route);
    QFETCH(int, status);
    QFETCH(int, kind);
    QFETCH(int, line);
    m_office->faults().add(
        {.kind = status == 0 ? Fault::Kind::Offline : Fault::Kind::Status, .route = route, .status = status});
    Seat seat(*m_office->host, "demo");
    QVERIFY(!seat.load());
    QCOMPARE(static_cast<int>(seat.workspace.loadError().kind), kind);
    QCOMPARE(static_cast<int>(seat.workspace.line()), line);
    seat.workspace.tryNow();
    QTRY_COMPARE(seat.workspace.loadState(), Workspace::Load::Ready);
    QCOMPARE(seat.workspace.line(), Workspace::Line::UpToDate);
    QCOMPARE(domain::stateHash(seat.workspace.project()), domain::stateHash(m_office->stored()));
}

void LoadTest::draft_staysOverALoad()
{
    Seat &me = *m_office->me;
    me.rename(m_office->readOnly, u"Mine"_s);
    me.toggle(m_office->ddo, u"edit_messaging"_s);
    const auto other = m_office->seatFor(u"second_admin"_s);
    other->rename(m_office->readOnly, u"Hers"_s);
    other->toggle(m_office->ddo, u"edit_messaging"_s);
    QVERIFY(other->apply());
    QVERIFY(me.load());
    QCOMPARE(me.workspace.draft().items().size(), 1); // the other is done already
    QCOMPARE(me.workspace.draft().items().constFirst().state, Staged::State::Conflict);
    QCOMPARE(me.workspace.draft().items().constFirst().theirs, QJsonValue(u"Hers"_s));
}

STEWARD_TEST(LoadTest, "load", Core)
#include "loadtest.moc"
