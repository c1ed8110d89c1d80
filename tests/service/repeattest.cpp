// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

const Id key(0x66, 1);
const QString rolePath = pathOf(wire::routes::roles, spare);

} // namespace

/// A line may break after the server has done it: asked again under the same key, it does nothing twice.
class RepeatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void again_isAnsweredTheSame_data();
    void again_isAnsweredTheSame();
    void otherBody_isRefused();
    void otherPerson_isRefused();
    void refused_isNotRemembered();
    void dryRun_isNotRemembered();
    void malformedKey_isRefused();
    void afterALaterChange_theFirstAnswerStands();
};

void RepeatTest::again_isAnsweredTheSame_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    const World world;
    QTest::newRow("set") << static_cast<int>(Verb::Post) << QString(wire::routes::changeSets)
                         << World::set({world.change(u"role"_s, spare, u"name"_s, u"Other"_s)}, key);
    QTest::newRow("new role") << static_cast<int>(Verb::Post) << QString(wire::routes::roles)
                              << QJsonObject{{u"name"_s, u"New"_s}};
    QTest::newRow("role") << static_cast<int>(Verb::Patch) << rolePath << QJsonObject{{u"name"_s, u"Other"_s}};
    QTest::newRow("person") << static_cast<int>(Verb::Patch) << pathOf(wire::routes::people, zulu)
                            << QJsonObject{{u"role"_s, spare.toString()}};
    QTest::newRow("removal") << static_cast<int>(Verb::Delete) << rolePath << QJsonObject();
}

void RepeatTest::again_isAnsweredTheSame()
{
    QFETCH(int, verb);
    QFETCH(QString, path);
    QFETCH(QJsonObject, body);
    World world;
    const Headers headers{{"if-match", tag(0)}, {"idempotency-key", key.toString().toLatin1()}};
    const auto send = [&] { return world.ask(wezi, static_cast<Verb>(verb), path, body, headers); };
    const Response first = send();
    QVERIFY2(first.status == 200, first.body.constData());
    const QByteArray after = world.print();
    world.clock.advance(std::chrono::hours(1));
    for (int again = 0; again < 2; ++again) {
        const Response second = send();
        QCOMPARE(second.status, 200);
        QCOMPARE(second.body, first.body);
        QCOMPARE(world.print(), after);
    }
    QCOMPARE(world.rows(), 1);
    QCOMPARE(world.store.rowsAfter(0, 1)->constFirst().set, key);
}

void RepeatTest::otherBody_isRefused()
{
    World world;
    const Change one = world.change(u"role"_s, spare, u"name"_s, u"Other"_s);
    const Change two = world.change(u"role"_s, spare, u"name"_s, u"Another"_s);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({one}, key)).status, 200);
    const QByteArray after = world.print();
    const Response response = world.post(wezi, wire::routes::changeSets, World::set({two}, key));
    QCOMPARE(response.status, 422);
    QCOMPARE(codeOf(response), u"idempotency.reused"_s);
    const Headers sameKey{{"if-match", tag(0)}, {"idempotency-key", key.toString().toLatin1()}};
    QCOMPARE(codeOf(world.ask(wezi, Verb::Patch, rolePath, {{u"name"_s, u"Other"_s}}, sameKey)),
             u"idempotency.reused"_s);
    QCOMPARE(world.print(), after);
}

void RepeatTest::otherPerson_isRefused()
{
    World world;
    const QJsonObject set = World::set({world.change(u"role"_s, spare, u"name"_s, u"Other"_s)}, key);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, set).status, 200);
    QCOMPARE(world.post(thoko, wire::routes::changeSets, set).status, 422);
    QCOMPARE(world.post(pia, wire::routes::changeSets, set).status, 422); // not even told that it was done
}

void RepeatTest::refused_isNotRemembered()
{
    World world;
    const QJsonObject set = World::set({world.change(u"role"_s, spare, u"name"_s, u"Reader"_s)}, key);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, set).status, 422);
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, reader), {{u"name"_s, u"Gone"_s}}).status, 200);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, set).status, 200); // the name is free now
}

void RepeatTest::dryRun_isNotRemembered()
{
    World world;
    const QJsonObject set = World::set({world.change(u"role"_s, spare, u"name"_s, u"Other"_s)}, key);
    const QString dry = wire::routes::changeSets + u"?dryRun=true"_s;
    QCOMPARE(world.post(wezi, dry, set).status, 200);
    QVERIFY(!world.store.remembered(key));
    QCOMPARE(world.post(wezi, wire::routes::changeSets, set).status, 200);
    const QJsonObject late = bodyOf(world.post(wezi, dry, set)); // is of now: there is nothing left to do
    QCOMPARE(late.value(u"revision"_s).toInt(), 2);
    QVERIFY(late.value(u"changes"_s).toArray().isEmpty());
}

void RepeatTest::malformedKey_isRefused()
{
    World world;
    for (const QByteArray &bad :
         {QByteArray("abc"), QByteArray("7f3c9a52-0b1e-4c55-9c0e-0d6f7c9b2a11"), Id().toString().toLatin1()}) {
        const Headers headers{{"if-match", tag(0)}, {"idempotency-key", bad}};
        const Response response = world.ask(wezi, Verb::Patch, rolePath, {{u"name"_s, u"Other"_s}}, headers);
        QCOMPARE(response.status, 422);
        QCOMPARE(codeOf(response), u"idempotency.malformed"_s);
    }
    QCOMPARE(world.rows(), 0);
}

void RepeatTest::afterALaterChange_theFirstAnswerStands()
{
    World world;
    const QJsonObject set = World::set({world.change(u"role"_s, spare, u"name"_s, u"Other"_s)}, key);
    const Response first = world.post(wezi, wire::routes::changeSets, set);
    QCOMPARE(world.patch(thoko, rolePath, {{u"name"_s, u"Third"_s}}).status, 200);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, set).body, first.body);
    QCOMPARE(world.project().roles.find(spare)->name, u"Third"_s);
}

STEWARD_TEST(RepeatTest, "repeat", Core)
#include "repeattest.moc"
