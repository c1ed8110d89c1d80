// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/limits.h"
#include "service/sending.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using namespace std::chrono_literals;
using Verb = Request::Verb;

namespace {

Change named(const World &world, const Id &role, const QString &name)
{
    return world.change(u"role"_s, role, u"name"_s, name);
}

QString stateOf(const QJsonObject &job)
{
    return job.value(u"state"_s).toString();
}

void step(World &world, int times = 1)
{
    for (int i = 0; i < times; ++i)
        world.service->work(world.clock.now());
}

constexpr int stepsOfTwo = 6; ///< two parts to be read; inverse, check, impact, commit

} // namespace

/// What goes on after its request has been answered.
class JobTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOn_inPieces();
    void dryRun_changesNothing_andTellsTheSame();
    void refusal_isTold_andCanBeMended();
    void notAllowed_isRefused();
    void lockOut_isGuarded();
    void cancelled_atEveryState_leavesNothing_data();
    void cancelled_atEveryState_leavesNothing();
    void droppedUpload_endsItsJob();
    void uploadInUse_isNotTouched();
    void others_doNotSeeIt();
    void two_goOneAfterTheOther();
    void writerInBetween_isNotLost();
    void writerInBetween_mayBeInTheWay();
    void authorWhoMayNoMore_isRefused();
    void committedTwice_isOneJob();
    void sentAgain_isAnsweredAsBefore();
    void inverse_leadsBack();
    void ended_areKeptAWhile();
    void ended_areKeptInNumber();
};

void JobTest::goesOn_inPieces()
{
    World world;
    Sending sending(world, wezi);
    const QJsonObject begun = sending.begin({named(world, spare, u"One"_s), named(world, helper, u"Two"_s)});
    QCOMPARE(stateOf(begun), u"waiting"_s);
    QCOMPARE(begun.value(u"set"_s).toString(), sending.set().toString());
    const QByteArray before = world.print();
    int pieces = 0;
    for (int done = 0; world.service->hasWork(); ++pieces) {
        QCOMPARE(world.print(), before);
        step(world);
        QCOMPARE(world.get(wezi, wire::routes::me).status, 200); // others come in between
        const QJsonObject progress = jobOf(world, wezi, begun).value(u"progress"_s).toObject();
        QVERIFY(progress.value(u"done"_s).toInt() > done);
        QCOMPARE(progress.value(u"of"_s).toInt(), stepsOfTwo);
        done = progress.value(u"done"_s).toInt();
    }
    QCOMPARE(pieces, stepsOfTwo);
    const QJsonObject job = jobOf(world, wezi, begun);
    QCOMPARE(stateOf(job), u"done"_s);
    const QJsonValue result = job.value(u"result"_s);
    QCOMPARE(result[u"revision"_s].toInt(), 1);
    QCOMPARE(result[u"changes"_s].toInt(), 2);
    QCOMPARE(result[u"dryRun"_s].toBool(true), false);
    QVERIFY(!job.contains(u"problem"_s));
    QCOMPARE(world.service->revision(), 1);
    QCOMPARE(world.store.verify()->firstBadRevision, 0);
}

void JobTest::dryRun_changesNothing_andTellsTheSame()
{
    World world;
    Sending sending(world, wezi);
    const QByteArray before = world.print();
    const QJsonObject tried = sending.begin({world.change(u"person"_s, grace, u"role"_s, plain.toString())}, true);
    QVERIFY(tried.value(u"dryRun"_s).toBool());
    workOff(world);
    QCOMPARE(world.print(), before);
    QCOMPARE(world.service->revision(), 0);
    QJsonObject told = jobOf(world, wezi, tried).value(u"result"_s).toObject();
    QVERIFY(told.value(u"dryRun"_s).toBool());
    QCOMPARE(told.value(u"impact"_s)[u"lose"_s].toInt(), 1);
    const Response real = sending.commit(1); // it is still there
    QCOMPARE(real.status, 202);
    workOff(world);
    told.insert(u"dryRun"_s, false);
    QCOMPARE(jobOf(world, wezi, jobPath(real)).value(u"result"_s).toObject(), told);
    QVERIFY(world.print() != before);
}

void JobTest::refusal_isTold_andCanBeMended()
{
    World world;
    Sending sending(world, wezi);
    const QByteArray before = world.print();
    const QJsonObject begun = sending.begin({named(world, spare, u"One"_s), named(world, helper, u"ADMIN"_s)});
    workOff(world);
    const QJsonObject job = jobOf(world, wezi, begun);
    QCOMPARE(stateOf(job), u"refused"_s);
    const QJsonValue problem = job.value(u"problem"_s);
    QCOMPARE(problem[u"type"_s].toString(), u"urn:steward:problem:role.name.reserved"_s);
    QCOMPARE(problem[u"status"_s].toInt(), 422);
    QCOMPARE(problem[u"problems"_s][0][u"change"_s].toInt(), 1); // counted through all parts
    QCOMPARE(job.value(u"progress"_s)[u"what"_s].toString(), u"check"_s);
    QCOMPARE(world.print(), before);
    QCOMPARE(sending.put(2, {named(world, helper, u"Two"_s)}).status, 200);
    QCOMPARE(sending.commit(2).status, 202);
    workOff(world);
    QCOMPARE(world.project().roles.find(helper)->name, u"Two"_s);
}

void JobTest::notAllowed_isRefused()
{
    World world;
    Sending sending(world, pia);
    const QByteArray before = world.print();
    const QJsonObject begun = sending.begin({named(world, spare, u"One"_s)});
    workOff(world);
    const QJsonObject job = jobOf(world, pia, begun);
    QCOMPARE(stateOf(job), u"refused"_s);
    QCOMPARE(job.value(u"problem"_s)[u"status"_s].toInt(), 403);
    QCOMPARE(world.print(), before);
}

void JobTest::lockOut_isGuarded()
{
    World world;
    const Change change = world.change(u"person"_s, grace, u"is_active"_s, false);
    Sending sending(world, wezi);
    const QJsonObject begun = sending.begin({change});
    workOff(world);
    QCOMPARE(jobOf(world, wezi, begun).value(u"problem"_s)[u"type"_s].toString(),
             u"urn:steward:problem:lockout.people"_s);
    Sending knowing(world, wezi);
    const QJsonObject seen{{u"finding"_s, u"locked_out"_s},
                           {u"entity"_s, QJsonObject{{u"kind"_s, u"person"_s}, {u"id"_s, grace.toString()}}},
                           {u"why"_s, u"Grace"_s}};
    QCOMPARE(knowing.open({{u"acknowledged"_s, QJsonArray{seen}}}).status, 201);
    (void)knowing.put(1, {change});
    (void)knowing.commit(1);
    workOff(world);
    QVERIFY(!world.project().people.find(grace)->isActive);
}

void JobTest::cancelled_atEveryState_leavesNothing_data()
{
    QTest::addColumn<int>("steps");
    for (int steps = 0; steps < stepsOfTwo; ++steps)
        QTest::addRow("after %d steps", steps) << steps;
}

void JobTest::cancelled_atEveryState_leavesNothing()
{
    QFETCH(int, steps);
    World world;
    Sending sending(world, wezi);
    const QByteArray before = world.print();
    const QJsonObject begun = sending.begin({named(world, spare, u"One"_s), named(world, helper, u"Two"_s)});
    const QString path = wire::routes::jobs + u'/' + begun.value(u"id"_s).toString();
    step(world, steps);
    const Response cancelled = world.ask(wezi, Verb::Delete, path);
    QCOMPARE(cancelled.status, 200);
    QCOMPARE(stateOf(bodyOf(cancelled)), u"cancelled"_s);
    QVERIFY(!world.service->hasWork());
    step(world, 2); // a host that comes too late
    QCOMPARE(world.print(), before);
    const Response again = world.ask(wezi, Verb::Delete, path);
    QCOMPARE(again.status, 409);
    QCOMPARE(codeOf(again), u"job.ended"_s);
    QCOMPARE(sending.put(2, {named(world, helper, u"Three"_s)}).status, 200); // what was sent is not lost
    const Response real = sending.commit(2);
    QVERIFY(jobPath(real) != path);
    workOff(world);
    QCOMPARE(world.project().roles.find(helper)->name, u"Three"_s);
    QCOMPARE(world.ask(wezi, Verb::Delete, jobPath(real)).status, 409);
    QCOMPARE(world.rows(), 1);
}

void JobTest::droppedUpload_endsItsJob()
{
    World world;
    Sending sending(world, wezi);
    const QByteArray before = world.print();
    const QJsonObject begun = sending.begin({named(world, spare, u"One"_s)});
    step(world, 2);
    QCOMPARE(sending.drop().status, 204);
    QVERIFY(!world.service->hasWork());
    QCOMPARE(stateOf(jobOf(world, wezi, begun)), u"cancelled"_s);
    QCOMPARE(world.print(), before);
}

void JobTest::uploadInUse_isNotTouched()
{
    World world;
    Sending sending(world, wezi);
    (void)sending.begin({named(world, spare, u"One"_s)}, true);
    QCOMPARE(codeOf(sending.put(1, {named(world, spare, u"Two"_s)})), u"upload.in_use"_s);
    QCOMPARE(codeOf(sending.commit(1)), u"upload.in_use"_s);
    QCOMPARE(codeOf(sending.commit(1, true)), u"upload.in_use"_s);
    world.clock.advance(limits::uploadsAreKept); // a long wait is no reason to forget it
    QCOMPARE(sending.read().status, 200);
    workOff(world);
    QCOMPARE(sending.read().status, 200);
    QCOMPARE(sending.put(1, {named(world, spare, u"Two"_s)}).status, 200);
}

void JobTest::others_doNotSeeIt()
{
    World world;
    Sending sending(world, wezi);
    const QJsonObject begun = sending.begin({named(world, spare, u"One"_s)});
    const QString path = wire::routes::jobs + u'/' + begun.value(u"id"_s).toString();
    const auto count = [&world](const Id &who) {
        return bodyOf(world.get(who, wire::routes::jobs)).value(u"items"_s).toArray().size();
    };
    QCOMPARE(world.get(thoko, path).status, 404); // an admin, too
    QCOMPARE(world.ask(thoko, Verb::Delete, path).status, 404);
    QCOMPARE(count(thoko), 0);
    QCOMPARE(count(wezi), 1);
    QCOMPARE(world.get(wezi, wire::routes::jobs + u"/x"_s).status, 404);
    workOff(world);
    QCOMPARE(world.rows(), 1);
}

void JobTest::two_goOneAfterTheOther()
{
    World world;
    Sending first(world, wezi);
    Sending second(world, thoko);
    Sending third(world, wezi);
    const QJsonObject one = first.begin({named(world, spare, u"One"_s)});
    const QJsonObject two = second.begin({named(world, spare, u"Two"_s)});
    const QJsonObject other = third.begin({named(world, helper, u"Other"_s)});
    step(world);
    QCOMPARE(stateOf(jobOf(world, wezi, one)), u"running"_s);
    QCOMPARE(stateOf(jobOf(world, thoko, two)), u"waiting"_s);
    workOff(world);
    QCOMPARE(stateOf(jobOf(world, wezi, one)), u"done"_s);
    QCOMPARE(jobOf(world, thoko, two).value(u"problem"_s)[u"type"_s].toString(), u"urn:steward:problem:field.stale"_s);
    QCOMPARE(stateOf(jobOf(world, wezi, other)), u"done"_s);
    QCOMPARE(world.store.row(first.set())->revision, 1);
    QCOMPARE(world.store.row(third.set())->revision, 2);
}

void JobTest::writerInBetween_isNotLost()
{
    for (int steps = 1; steps <= 4; ++steps) {
        World world;
        Sending sending(world, wezi);
        const QJsonObject begun = sending.begin({named(world, spare, u"One"_s)});
        step(world, steps);
        QCOMPARE(world.patch(thoko, pathOf(wire::routes::roles, spare), {{u"landing_page"_s, u"reports"_s}}).status,
                 200);
        workOff(world);
        const QJsonObject job = jobOf(world, wezi, begun);
        QCOMPARE(stateOf(job), u"done"_s);
        QCOMPARE(job.value(u"result"_s)[u"revision"_s].toInt(), 2);
        QCOMPARE(world.project().roles.find(spare)->name, u"One"_s);
        QCOMPARE(world.project().roles.find(spare)->landingPage, u"reports"_s);
        QCOMPARE(world.service->revision(), 2);
    }
}

void JobTest::writerInBetween_mayBeInTheWay()
{
    World world;
    Sending sending(world, wezi);
    const QJsonObject begun = sending.begin({named(world, spare, u"One"_s)});
    step(world, 4); // all is checked and weighed
    QCOMPARE(world.patch(thoko, pathOf(wire::routes::roles, spare), {{u"name"_s, u"Hers"_s}}).status, 200);
    workOff(world);
    QCOMPARE(jobOf(world, wezi, begun).value(u"problem"_s)[u"status"_s].toInt(), 412);
    QCOMPARE(world.project().roles.find(spare)->name, u"Hers"_s);
    QCOMPARE(world.rows(), 1);
}

void JobTest::authorWhoMayNoMore_isRefused()
{
    World world;
    Sending sending(world, wezi);
    (void)sending.begin({named(world, spare, u"One"_s)});
    step(world, 4);
    Sending out(world, thoko);
    const QJsonObject seen{{u"finding"_s, u"locked_out"_s},
                           {u"entity"_s, QJsonObject{{u"kind"_s, u"person"_s}, {u"id"_s, wezi.toString()}}},
                           {u"why"_s, u"Wezi"_s}};
    QJsonObject set = World::set({world.change(u"person"_s, wezi, u"is_active"_s, false)});
    set.insert(u"acknowledged"_s, QJsonArray{seen});
    QCOMPARE(world.post(thoko, wire::routes::changeSets, set).status, 200);
    workOff(world);
    QCOMPARE(world.rows(), 1);
    QCOMPARE(world.project().roles.find(spare)->name, u"Spare"_s);
}

void JobTest::committedTwice_isOneJob()
{
    World world;
    Sending sending(world, wezi);
    (void)sending.begin({named(world, spare, u"One"_s)});
    const QString first = jobPath(sending.commit(1)); // the answer was lost
    const Response again = sending.commit(1);
    QCOMPARE(again.status, 202);
    QCOMPARE(jobPath(again), first);
    workOff(world);
    const Response late = sending.commit(1); // even now
    QCOMPARE(late.status, 202);
    QCOMPARE(jobPath(late), first);
    QCOMPARE(stateOf(bodyOf(late)), u"done"_s);
    QCOMPARE(world.rows(), 1);
}

void JobTest::sentAgain_isAnsweredAsBefore()
{
    World world;
    const Id set(7, 7);
    const Change change = named(world, spare, u"One"_s);
    Sending sending(world, wezi, set);
    const QJsonObject begun = sending.begin({change});
    workOff(world);
    const QJsonObject told = jobOf(world, wezi, begun).value(u"result"_s).toObject();
    (void)sending.open();
    (void)sending.put(1, {change});
    const Response again = sending.commit(1);
    QCOMPARE(again.status, 200);
    QCOMPARE(bodyOf(again), told);
    (void)sending.put(1, {named(world, helper, u"Two"_s)});
    QCOMPARE(codeOf(sending.commit(1)), u"idempotency.reused"_s);
    QCOMPARE(codeOf(world.post(wezi, wire::routes::changeSets, World::set({change}, set))), u"idempotency.reused"_s);
    Sending hers(world, thoko, set);
    (void)hers.open();
    (void)hers.put(1, {change});
    QCOMPARE(codeOf(hers.commit(1)), u"idempotency.reused"_s);
    QVERIFY(!world.service->hasWork());
    QCOMPARE(world.rows(), 1);
}

void JobTest::inverse_leadsBack()
{
    World world;
    const QByteArray before = stateHash(world.project());
    Sending sending(world, wezi);
    (void)sending.begin({named(world, spare, u"One"_s)});
    workOff(world);
    const QJsonArray way = bodyOf(world.get(wezi, pathOf(wire::routes::changeSets, sending.set()) + u"/inverse"_s))
                               .value(u"changes"_s)
                               .toArray();
    Sending back(world, wezi);
    QCOMPARE(back.open({{u"inverseOf"_s, sending.set().toString()}}).status, 201);
    (void)back.put(1, *wire::changesFromJson(way, {}));
    (void)back.commit(1);
    workOff(world);
    QCOMPARE(world.project().roles.find(spare)->name, u"Spare"_s);
    QCOMPARE(world.store.row(back.set())->inverseOf, sending.set());
    QVERIFY(stateHash(world.project()) != before); // versions are new
}

void JobTest::ended_areKeptAWhile()
{
    World world;
    Sending sending(world, wezi);
    const QJsonObject begun = sending.begin({named(world, spare, u"One"_s)});
    world.clock.advance(limits::jobsAreKept * 2); // one that waits is not forgotten
    QCOMPARE(stateOf(jobOf(world, wezi, begun)), u"waiting"_s);
    workOff(world);
    world.clock.advance(limits::jobsAreKept - 1s);
    QCOMPARE(stateOf(jobOf(world, wezi, begun)), u"done"_s);
    world.clock.advance(1s);
    QCOMPARE(jobOf(world, wezi, begun).value(u"status"_s).toInt(), 404);
}

void JobTest::ended_areKeptInNumber()
{
    World world;
    Sending sending(world, wezi);
    QList<QJsonObject> jobs{sending.begin({named(world, spare, u"One"_s)}, true)};
    workOff(world);
    while (jobs.size() <= limits::mostJobsKept) {
        jobs << bodyOf(sending.commit(1, true));
        workOff(world);
    }
    QCOMPARE(jobOf(world, wezi, jobs.takeFirst()).value(u"status"_s).toInt(), 404);
    for (const QJsonObject &job : std::as_const(jobs))
        QCOMPARE(stateOf(jobOf(world, wezi, job)), u"done"_s);
}

STEWARD_TEST(JobTest, "job", Core)
#include "jobtest.moc"
