// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/catchup.h"

#include "core/json.h"
#include "domain/fields.h"
#include "service/objects.h"
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

Id idMade(const Response &made)
{
    const QJsonArray changes = bodyOf(made).value(u"changes"_s).toArray();
    return Id::fromString(changes.first()[u"entity"_s][u"id"_s].toString()).value_or(Id());
}

} // namespace

/// Several servers may have one database open: each takes over what the others commit.
class CatchUpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingNew_isNoWork();
    void everyKind_isPlayedFromTheLog();
    void erased_isLoaded();
    void farBehind_isLoaded();
    void putBack_isLoaded();
    void storeAway_changesNothing();
    void objectFromThere_isKnownHere();
    void revisionFromThere_isNotAhead();
    void rightsFromThere_holdHere();
    void feed_tellsWhatIsTakenOver();
    void refusalLookedAtAgain_isCountedOnce();
};

void CatchUpTest::nothingNew_isNoWork()
{
    const TwoServers two;
    QVERIFY(two.here->catchUp());
    QCOMPARE(two.here->revision(), 0);
    QCOMPARE(two.store.loads, 0);
}

/// Whoever has applied a change and whoever has played it hold the same in the same order: a snapshot may come from
/// several servers, and rows refer to rows by number.
void CatchUpTest::everyKind_isPlayedFromTheLog()
{
    const TwoServers two(withAllKinds(World::small()));
    Project followed = two.store.stored();
    int steps = 0;
    const auto meet = [&](const Response &response) {
        QVERIFY2(response.status == 200, response.body.constData());
        QVERIFY(catchUp(two.store, followed).value());
        const Project applied = two.store.stored();
        QCOMPARE(followed.revision, ++steps);
        QCOMPARE(stateHash(followed), stateHash(applied));
        QVERIFY(followed == applied);
    };
    const auto versionNow = [&followed](const ObjectSample &sample, const Id &id) {
        return tag(versionOf(followed, {sample.kind, id}).value_or(-1));
    };
    for (const ObjectSample &sample : objectSamples()) {
        const EntityKind *kind = kindOf(sample.kind);
        const QString all = wire::routes::ofKind(kind->plural());
        const QString path = kind->life() == EntityKind::Life::Single ? all : all + u'/' + sample.id.toString();
        if (!sample.patch.isEmpty())
            meet(TwoServers::ask(*two.there, wezi, Verb::Patch, path, canonicalJson(sample.patch),
                                 {{"if-match", versionNow(sample, sample.id)}}));
        if (!sample.made.isEmpty())
            meet(TwoServers::ask(*two.there, wezi, Verb::Post, all, canonicalJson(sample.made)));
        if (kind->life() != EntityKind::Life::Open)
            continue;
        const Response removed = TwoServers::ask(*two.there, wezi, Verb::Delete, all + u'/' + sample.gone.toString(),
                                                 {}, {{"if-match", versionNow(sample, sample.gone)}});
        if (removed.status != 409) // what was made may point at it
            meet(removed);
    }
    QVERIFY2(steps > 25, qPrintable(QString::number(steps)));
    QCOMPARE(two.store.loads, 0);
    QVERIFY(two.here->catchUp()); // all of it at one time
    QCOMPARE(two.store.loads, 0);
    const QString snapshot = wire::routes::snapshot;
    QCOMPARE(TwoServers::get(*two.here, snapshot).body, TwoServers::get(*two.there, snapshot).body);
}

void CatchUpTest::erased_isLoaded()
{
    TwoServers two;
    const QByteArray zoe = R"({"kind": "web_user", "name": "Zoe", "handle": "zoe@x.example"})";
    const Response made = TwoServers::ask(*two.there, wezi, Verb::Post, wire::routes::people, zoe);
    QVERIFY2(made.status == 200, made.body.constData());
    QVERIFY(two.store.erasePerson(idMade(made))); // the row tells her name no more
    QVERIFY(two.here->catchUp());
    QCOMPARE(two.store.loads, 1);
    QVERIFY(TwoServers::get(*two.here, pathOf(wire::routes::people, idMade(made))).body.contains("Zoe"));
}

void CatchUpTest::farBehind_isLoaded()
{
    const TwoServers two;
    for (int version = 0; version <= 1'000; ++version) {
        const QByteArray name = "{\"name\": \"Name " + QByteArray::number(version) + "\"}";
        QCOMPARE(TwoServers::patch(*two.there, role, name, version).status, 200);
        if (version == 999) {
            Project followed = World::small();
            QVERIFY(catchUp(two.store, followed).value());
            QCOMPARE(followed.revision, 1'000);
            QCOMPARE(two.store.loads, 0);
        }
    }
    QVERIFY(two.here->catchUp());
    QCOMPARE(two.here->revision(), 1'001);
    QCOMPARE(two.store.loads, 1);
}

void CatchUpTest::putBack_isLoaded()
{
    TwoServers two;
    const Project before = two.store.stored();
    QCOMPARE(TwoServers::patch(*two.here, role, R"({"name": "Gone"})", 0).status, 200);
    QCOMPARE(TwoServers::get(*two.here, wire::routes::snapshot).status, 200);
    const QString people = wire::routes::snapshot + u"/people/0?revision=1"_s;
    QCOMPARE(TwoServers::get(*two.here, people).status, 200);
    two.store.putBack = before;
    QVERIFY(two.here->catchUp());
    QCOMPARE(two.here->revision(), 0);
    QVERIFY(!TwoServers::get(*two.here, role).body.contains("Gone"));
    QCOMPARE(codeOf(TwoServers::get(*two.here, people)), u"snapshot.moved"_s); // of a revision that is none any more
}

void CatchUpTest::storeAway_changesNothing()
{
    TwoServers two;
    QCOMPARE(TwoServers::patch(*two.there, role, R"({"name": "New"})", 0).status, 200);
    two.store.isAway = true;
    QCOMPARE(two.here->catchUp().error().code, u"store.unreachable"_s);
    QVERIFY(TwoServers::get(*two.here, role).body.contains("Plain"));
    two.store.isAway = false;
    QVERIFY(two.here->catchUp());
    QVERIFY(TwoServers::get(*two.here, role).body.contains("New"));
}

void CatchUpTest::objectFromThere_isKnownHere()
{
    const TwoServers two;
    const Response made = TwoServers::ask(*two.there, wezi, Verb::Post, wire::routes::roles, R"({"name": "New"})");
    QCOMPARE(TwoServers::get(*two.here, pathOf(wire::routes::roles, idMade(made))).status, 200);
    QCOMPARE(TwoServers::get(*two.here, pathOf(wire::routes::roles, Id(7, 7))).status, 404);
}

void CatchUpTest::revisionFromThere_isNotAhead()
{
    const TwoServers two;
    QCOMPARE(TwoServers::patch(*two.there, role, R"({"name": "New"})", 0).status, 200);
    const QString since = wire::routes::changes + u"?wait=1&since="_s;
    QCOMPARE(TwoServers::get(*two.here, since + u'1').status, -1); // waits for the next
    QCOMPARE(TwoServers::get(*two.here, since + u'2').status, 409);
}

void CatchUpTest::rightsFromThere_holdHere()
{
    const TwoServers two;
    QCOMPARE(TwoServers::ask(*two.here, pia, Verb::Get, role).status, 403);
    QCOMPARE(TwoServers::patch(*two.there, role, R"({"permissions": {"view_roles": true}})", 0).status, 200);
    QCOMPARE(TwoServers::ask(*two.here, pia, Verb::Get, role).status, 200);
}

void CatchUpTest::feed_tellsWhatIsTakenOver()
{
    const TwoServers two;
    const QString since = wire::routes::changes + u"?since=0"_s;
    QCOMPARE(TwoServers::patch(*two.there, role, R"({"name": "New"})", 0).status, 200);
    const auto told = [&] {
        const QJsonObject page = bodyOf(TwoServers::get(*two.here, since));
        return std::pair(page.value(u"items"_s).toArray().size(), page.value(u"revision"_s).toInt(-1));
    };
    QCOMPARE(told(), std::pair(qsizetype(0), 0));
    QVERIFY(two.here->catchUp());
    QCOMPARE(told(), std::pair(qsizetype(1), 1));
}

/// Whoever is refused, and then not, has asked once as far as the limits go.
void CatchUpTest::refusalLookedAtAgain_isCountedOnce()
{
    const TwoServers two;
    two.here->limitRates({.perMinute = {2, 0, 0, 0}});
    const Response made = TwoServers::ask(*two.there, wezi, Verb::Post, wire::routes::roles, R"({"name": "New"})");
    for (int times = 0; times < 2; ++times)
        QCOMPARE(TwoServers::get(*two.here, pathOf(wire::routes::roles, idMade(made))).status, 200);
    QCOMPARE(TwoServers::get(*two.here, wire::routes::me).status, 429);
}

STEWARD_TEST(CatchUpTest, "catchup", Core)
#include "catchuptest.moc"
