// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "service/twoservers.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

const QString roles = QString(wire::routes::roles);

/// The small project; Grace's role ends an hour from its present, Lena's account two, and Zulu has his place for three.
Project withDates()
{
    const Instant present = World().clock.now();
    Project project = World::small();
    Person reading = *project.people.find(grace);
    reading.roleUntil = present + 1h;
    reading.roleAfter = plain;
    Person leaving = *project.people.find(lena);
    leaving.deactivateAfter = present + 2h;
    Person moving = *project.people.find(zulu);
    moving.placeEnds.insert(moving.places.constFirst(), present + 3h);
    project.people = project.people.with(reading).with(leaving).with(moving);
    return project;
}

struct Timed : World
{
    Timed()
        : World(withDates())
    {
    }
    /// Whether something was due by now.
    bool step() { return *service->advance(clock.now()); }
    [[nodiscard]] Person person(const Id &id) const { return *project().people.find(id); }
    [[nodiscard]] QJsonObject newestRow()
    {
        return bodyOf(get(wezi, QString(wire::routes::audit))).value(u"items"_s).toArray().first().toObject();
    }
};

} // namespace

/// What changes by itself as time goes by, in a service that is asked now and then whether there is anything.
class AdvanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDue();
    void roleEnds_andIsRefusedFromThen();
    void dueOneAfterTheOther();
    void isARowOfNobodys_thatCanBeUndone();
    void waitingClientIsTold();
    void anotherServerWasQuicker();
    void storeAway_changesNothing();
};

void AdvanceTest::nothingIsDue()
{
    Timed world;
    const QByteArray before = world.print();
    QVERIFY(!world.step());
    world.clock.advance(1h - 1ms);
    QVERIFY(!world.step());
    QCOMPARE(world.print(), before);
}

void AdvanceTest::roleEnds_andIsRefusedFromThen()
{
    Timed world;
    QCOMPARE(world.get(grace, roles).status, 200);
    world.clock.advance(1h);
    QVERIFY(world.step());
    QVERIFY(!world.step());
    QCOMPARE(world.person(grace).role, plain);
    QVERIFY(!world.person(grace).roleUntil);
    QCOMPARE(world.get(grace, roles).status, 403);
}

/// A server that stood still: each in its turn, as if it had not.
void AdvanceTest::dueOneAfterTheOther()
{
    Timed late;
    late.clock.advance(24h);
    Timed awake;
    for (int hour = 0; hour < 24; ++hour) {
        awake.clock.advance(1h);
        QCOMPARE(awake.step(), hour < 3);
    }
    for (int i = 0; i < 3; ++i)
        QVERIFY(late.step());
    QVERIFY(!late.step());
    QCOMPARE(late.rows(), 3);
    QVERIFY(!late.person(lena).isActive);
    QVERIFY(late.person(zulu).places.isEmpty());
    QCOMPARE(late.project(), awake.project());
}

void AdvanceTest::isARowOfNobodys_thatCanBeUndone()
{
    Timed world;
    world.clock.advance(1h);
    QVERIFY(world.step());
    const QJsonObject row = world.newestRow();
    QVERIFY(!row.contains(u"author"_s));
    QVERIFY(!row.value(u"changes"_s).toArray().isEmpty());
    for (const QJsonValue &change : row.value(u"changes"_s).toArray())
        QCOMPARE(change[u"cause"_s].toString(), u"role_until"_s);

    const QString set = row.value(u"id"_s).toString();
    const QString path = pathOf(wire::routes::changeSets, *Id::fromString(set));
    const QJsonObject inverse{{u"id"_s, Id::random().toString()},
                              {u"inverseOf"_s, set},
                              {u"changes"_s, bodyOf(world.get(wezi, path + u"/inverse"_s)).value(u"changes"_s)}};
    QCOMPARE(world.post(wezi, QString(wire::routes::changeSets), inverse).status, 200);
    QCOMPARE(world.person(grace).role, reader);
    QVERIFY(!world.step()); // the date is not put back: it would fall due again
}

void AdvanceTest::waitingClientIsTold()
{
    Timed world;
    const QString feed = QString(wire::routes::changes) + u"?since=0&wait=20"_s;
    QVERIFY(std::holds_alternative<WaitFor>(world.handle(wezi, {.path = feed})));
    world.clock.advance(1h);
    QVERIFY(world.step());
    const Answer told = world.handle(wezi, {.path = feed}, true);
    QVERIFY(std::holds_alternative<Response>(told));
    QCOMPARE(bodyOf(std::get<Response>(told)).value(u"items"_s).toArray().size(), 1);
}

void AdvanceTest::anotherServerWasQuicker()
{
    TwoServers two(withDates());
    const Instant now = World().clock.now() + 1h;
    two.store.quicker = [&two, now] { QVERIFY(*two.there->advance(now)); };
    QVERIFY(*two.here->advance(now));
    QVERIFY(!*two.here->advance(now));
    QCOMPARE(two.here->revision(), 1);
    QCOMPARE(*two.store.rowCount(), 1);
    QCOMPARE(two.store.stored().people.find(grace)->role, plain);
}

void AdvanceTest::storeAway_changesNothing()
{
    TwoServers two(withDates());
    const Instant now = World().clock.now() + 1h;
    two.store.isAway = true;
    QVERIFY(!two.here->advance(now));
    QCOMPARE(two.here->revision(), 0);
    two.store.isAway = false;
    QVERIFY(*two.here->advance(now));
    QCOMPARE(two.here->revision(), 1);
}

STEWARD_TEST(AdvanceTest, "advance", Core)
#include "advancetest.moc"
