// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/sending.h"
#include "service/twoservers.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

const QString role = pathOf(wire::routes::roles, plain);

} // namespace

/// What is written at one server while another has committed to the same database: nothing is refused for that alone.
class TwoWritersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void otherField_isWrittenOnWhatTheOtherLeft();
    void alwaysTooLate_isWrittenAllTheSame();
    void sameField_isRefused();
    void tagFromThere_isKnownHere();
    void sameKeyAtBoth_isOneSet();
    void sameKeyAtOnce_isOneSet();
    void removal_takesAlongWhoCameMeanwhile();
    void largeSet_isCommittedOnWhatTheOtherLeft();
};

void TwoWritersTest::otherField_isWrittenOnWhatTheOtherLeft()
{
    const TwoServers two;
    QCOMPARE(TwoServers::patch(*two.there, role, R"({"name": "Theirs"})", 0).status, 200);
    const Response second = TwoServers::patch(*two.here, role, R"({"landing_page": "reports"})", 0);
    QVERIFY2(second.status == 200, second.body.constData());
    QCOMPARE(bodyOf(second).value(u"revision"_s).toInt(), 2);
    const Role now = *two.store.stored().roles.find(plain);
    QCOMPARE(now.name, u"Theirs"_s);
    QCOMPARE(now.landingPage, u"reports"_s);
    QCOMPARE(two.here->revision(), 2);
    QCOMPARE(two.store.loads, 0);
}

/// However often somebody else comes first: at the second try nobody can.
void TwoWritersTest::alwaysTooLate_isWrittenAllTheSame()
{
    TwoServers two;
    for (int round = 0; round < 5; ++round) {
        const QByteArray theirs = "{\"name\": \"Theirs " + QByteArray::number(round) + "\"}";
        const QByteArray ours = round % 2 == 0 ? R"({"landing_page": "reports"})" : R"({"landing_page": "webapps"})";
        const qint64 version = two.here->revision();
        two.store.quicker = [&] {
            QCOMPARE(TwoServers::patch(*two.there, role, theirs, version).status, 200);
            two.store.quicker = [] { QFAIL("nobody else may commit now"); };
        };
        const Response response = TwoServers::patch(*two.here, role, ours, version);
        two.store.quicker = {};
        QVERIFY2(response.status == 200, response.body.constData());
        QCOMPARE(two.here->revision(), version + 2);
        QVERIFY(two.there->catchUp());
    }
    QCOMPARE(two.store.rowCount().value(), 10);
    QCOMPARE(two.store.loads, 0);
}

void TwoWritersTest::sameField_isRefused()
{
    const TwoServers two;
    QCOMPARE(TwoServers::patch(*two.there, role, R"({"name": "Theirs"})", 0).status, 200);
    const Response refused = TwoServers::patch(*two.here, role, R"({"name": "Ours"})", 0);
    QCOMPARE(refused.status, 412);
    QCOMPARE(codeOf(refused), u"field.stale"_s);
    QCOMPARE(problemsOf(refused).constFirst().theirs, QJsonValue(u"Theirs"_s));
    QCOMPARE(problemsOf(refused).constFirst().version, 1);
    QCOMPARE(two.store.rowCount().value(), 1);
    QCOMPARE(two.here->revision(), 1);
}

/// Who has read at one server and writes at the other.
void TwoWritersTest::tagFromThere_isKnownHere()
{
    const TwoServers two;
    QCOMPARE(TwoServers::patch(*two.there, role, R"({"name": "A"})", 0).status, 200);
    const Response written = TwoServers::patch(*two.here, role, R"({"name": "B"})", 1);
    QVERIFY2(written.status == 200, written.body.constData());
    QCOMPARE(TwoServers::patch(*two.here, role, R"({"name": "C"})", 3).status, 412); // nobody knows it
}

void TwoWritersTest::sameKeyAtBoth_isOneSet()
{
    const TwoServers two;
    const Headers key{{"idempotency-key", Id(0x66, 1).toString().toLatin1()}};
    const Response first = TwoServers::patch(*two.there, role, R"({"name": "New"})", 0, key);
    const Response second = TwoServers::patch(*two.here, role, R"({"name": "New"})", 0, key);
    QCOMPARE(first.status, 200);
    QCOMPARE(second.status, 200);
    QCOMPARE(second.body, first.body);
    QCOMPARE(TwoServers::patch(*two.here, role, R"({"name": "Else"})", 0, key).status, 422);
    QCOMPARE(two.store.rowCount().value(), 1);
}

/// Both have looked whether it was answered before, and it was not.
void TwoWritersTest::sameKeyAtOnce_isOneSet()
{
    TwoServers two;
    const Headers key{{"idempotency-key", Id(0x66, 1).toString().toLatin1()}};
    Response first;
    two.store.quicker = [&] { first = TwoServers::patch(*two.there, role, R"({"name": "New"})", 0, key); };
    const Response second = TwoServers::patch(*two.here, role, R"({"name": "New"})", 0, key);
    QCOMPARE(first.status, 200);
    QVERIFY2(second.status == 200, second.body.constData());
    QCOMPARE(second.body, first.body);
    QCOMPARE(two.store.rowCount().value(), 1);
}

/// Who holds the role is looked up anew.
void TwoWritersTest::removal_takesAlongWhoCameMeanwhile()
{
    const TwoServers two;
    const QByteArray given = R"({"role": ")" + spare.toString().toLatin1() + R"("})";
    QCOMPARE(TwoServers::patch(*two.there, pathOf(wire::routes::people, pia), given, 0).status, 200);
    const QByteArray heir = R"({"reassignTo": ")" + reader.toString().toLatin1() + R"("})";
    const Response removed = TwoServers::ask(*two.here, wezi, Verb::Delete, pathOf(wire::routes::roles, spare), heir,
                                             {{"if-match", tag(0)}});
    QVERIFY2(removed.status == 200, removed.body.constData());
    QCOMPARE(two.store.stored().people.find(pia)->role, reader);
}

void TwoWritersTest::largeSet_isCommittedOnWhatTheOtherLeft()
{
    World world;
    Service there(world.store);
    Sending sending(world, wezi);
    const Change change = world.change(u"role"_s, plain, u"landing_page"_s, u"reports"_s);
    const QJsonObject job = sending.begin({change});
    const Response other = TwoServers::patch(there, role, R"({"name": "Theirs"})", 0);
    QVERIFY2(other.status == 200, other.body.constData());
    workOff(world);
    QCOMPARE(jobOf(world, wezi, job).value(u"state"_s).toString(), u"done"_s);
    const Role now = *world.project().roles.find(plain);
    QCOMPARE(now.name, u"Theirs"_s);
    QCOMPARE(now.landingPage, u"reports"_s);
    QCOMPARE(world.service->revision(), 2);
}

STEWARD_TEST(TwoWritersTest, "twowriters", Core)
#include "twowriterstest.moc"
