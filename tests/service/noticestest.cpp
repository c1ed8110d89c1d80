// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/recovered.h"
#include "service/limits.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

/// As an operator does at the shell: past the service, which finds it in the log.
void recover(World &world, const Id &person, const QString &reason, Instant at)
{
    domain::Project next = world.project();
    ++next.revision;
    const auto row =
        world.store.commit({.project = next,
                            .set = {.id = Id::random(), .reason = reason, .acknowledged = {domain::recoveryOf(person)}},
                            .changes = {},
                            .at = at,
                            .author = domain::operatorsId,
                            .authorName = u"root"_s,
                            .from = u"hq-1"_s,
                            .requestDigest = {},
                            .answer = "{}",
                            .admits = {}});
    QVERIFY(row);
    QVERIFY(world.service->catchUp());
}

QStringList reasonsTold(World &world, const Id &who)
{
    QStringList reasons;
    for (const QJsonValue &item : bodyOf(world.get(who, wire::routes::notices)).value(u"items"_s).toArray())
        reasons << item[u"reason"_s].toString();
    return reasons;
}

} // namespace

/// What every admin is told.
class NoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAdminIsTold();
    void othersAreNot();
    void oldOnesAreNotTold();
    void onlyTheNewest();
    void allAreFoundHoweverLarge();
    void nobodyCanPassForTheOperator();
};

void NoticesTest::everyAdminIsTold()
{
    World world;
    const auto change = world.change(u"role"_s, plain, u"landing_page"_s, u"reports"_s);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({change})).status, 200); // is no news
    QCOMPARE(reasonsTold(world, wezi), QStringList());
    recover(world, pia, u"Lost"_s, world.clock.now());
    recover(world, grace, u"Again"_s, world.clock.now());
    for (const Id &admin : {wezi, thoko})
        QCOMPARE(reasonsTold(world, admin), (QStringList{u"Again"_s, u"Lost"_s}));
    const QJsonArray items = bodyOf(world.get(thoko, wire::routes::notices)).value(u"items"_s).toArray();
    QCOMPARE(items.at(1)[u"person"_s].toString(), pia.toString());
    QCOMPARE(items.at(1)[u"by"_s].toString(), u"root"_s);
    QCOMPARE(items.at(1)[u"from"_s].toString(), u"hq-1"_s);
    QCOMPARE(items.at(1)[u"revision"_s].toInt(), 2);
    const QString byOperator = u"?author="_s + domain::operatorsId.toString();
    QCOMPARE(bodyOf(world.get(wezi, wire::routes::audit + byOperator)).value(u"items"_s).toArray().size(), 2);
    QCOMPARE(codeOf(world.get(wezi, wire::routes::notices + u"?since=1"_s)), u"query.invalid"_s);
}

/// Who may not read the log sees in the feed that there was a set, and not of whom.
void NoticesTest::othersAreNot()
{
    World world;
    recover(world, pia, u"Lost"_s, world.clock.now());
    QCOMPARE(world.get(grace, wire::routes::notices).status, 403);
    const Response feed = world.get(grace, wire::routes::changes + u"?since=0"_s);
    QCOMPARE(feed.status, 200);
    QVERIFY(!feed.body.contains("Lost") && !feed.body.contains("root"));
    QVERIFY(!feed.body.contains(pia.toString().toLatin1()));
}

void NoticesTest::oldOnesAreNotTold()
{
    World world;
    recover(world, pia, u"Old"_s, world.clock.now());
    world.clock.advance(limits::noticesAreTold);
    QCOMPARE(reasonsTold(world, wezi), QStringList{u"Old"_s});
    world.clock.advance(std::chrono::seconds(1));
    QCOMPARE(reasonsTold(world, wezi), QStringList());
}

void NoticesTest::onlyTheNewest()
{
    World world;
    for (int i = 0; i <= limits::mostNotices; ++i)
        recover(world, pia, QString::number(i), world.clock.now());
    const QStringList told = reasonsTold(world, wezi);
    QCOMPARE(told.size(), limits::mostNotices);
    QCOMPARE(told.constFirst(), QString::number(limits::mostNotices));
    QCOMPARE(told.constLast(), u"1"_s);
}

/// One look at the log takes so much text and no more: the others follow.
void NoticesTest::allAreFoundHoweverLarge()
{
    World world;
    for (int i = 0; i < 3; ++i)
        recover(world, pia, QString(pageSize, QChar(u'a' + i)), world.clock.now());
    QStringList told = reasonsTold(world, wezi);
    QCOMPARE(told.size(), 3);
    for (QString &reason : told)
        reason.truncate(1);
    QCOMPARE(told, (QStringList{u"c"_s, u"b"_s, u"a"_s}));
}

void NoticesTest::nobodyCanPassForTheOperator()
{
    World world;
    QJsonObject person = domain::toJson(domain::Person{.id = domain::operatorsId, .name = u"O"_s, .handle = u"o"_s});
    person.remove(u"version"_s);
    const domain::Change made{.entity = {u"person"_s, domain::operatorsId},
                              .op = domain::Change::Op::Create,
                              .before = QJsonValue::Null,
                              .after = person};
    const Response refused = world.post(wezi, wire::routes::changeSets, World::set({made}));
    QCOMPARE(refused.status, 422);
    QCOMPARE(codeOf(refused), u"change.malformed"_s);
}

STEWARD_TEST(NoticesTest, "notices", Core)
#include "noticestest.moc"
