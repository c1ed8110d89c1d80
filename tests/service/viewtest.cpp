// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/pack/pack.h"
#include "wire/routes.h"
#include "wire/snapshot.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

/// What somebody is shown, as a console fetches it.
Project replica(World &world, const Id &who)
{
    const auto manifest = wire::manifestFromJson(bodyOf(world.get(who, wire::routes::snapshot)));
    wire::SnapshotRows rows;
    int wanted = 0;
    for (const wire::Part &part : manifest->parts) {
        wanted += part.rows;
        bool isGood = part.table.isEmpty() || rows.addTable(*part.kind, part.table);
        for (int pack = 0; pack < part.packs; ++pack) {
            const QString path = u"/%1/%2?revision=%3"_s.arg(part.kind->plural(), QString::number(pack),
                                                             QString::number(manifest->head.revision));
            isGood = isGood && rows.addPack(*part.kind, world.get(who, wire::routes::snapshot + path).body);
        }
        if (!isGood)
            qFatal("%s cannot be read", part.kind->plural().data());
    }
    if (rows.size() != wanted)
        qFatal("%d rows, not %d", rows.size(), wanted);
    Project read = manifest->head;
    rows.moveTo(read);
    return read;
}

/// The ids of a kind that somebody is shown.
QSet<Id> shown(World &world, const Id &who, QStringView kindName)
{
    const EntityKind *kind = kindOf(kindName);
    const Project read = replica(world, who);
    QSet<Id> ids;
    for (int row = 0; row < kind->size(read); ++row)
        ids << kind->idAt(read, row);
    return ids;
}

QString since(qint64 revision)
{
    return wire::routes::changes + u"?since="_s + QString::number(revision);
}

/// The changes of the last row as somebody is told them.
QList<Change> told(World &world, const Id &who)
{
    const QJsonArray items = bodyOf(world.get(who, since(world.service->revision() - 1))).value(u"items"_s).toArray();
    return items.isEmpty() ? QList<Change>() : wire::logEntryFromJson(items.at(0).toObject()).value().changes;
}

} // namespace

/// Whoever is limited to places, or may not read a kind, is shown no more anywhere: not in the snapshot, not in the
/// feed.
class ViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void snapshot_ofEach();
    void snapshot_isPackedOnce();
    void snapshot_goesOnWhileTheProjectMoves();
    void placesInACircle_hangNothing();
    void feed_ofEach();
    void roleMadeAndRemoved_isNotForAll();
    void author_isNotForAll();
    void ownRole_movesTheView();
    void ownPerson_movesTheView();
    void comingAndGoing_movesTheView();
    void whatLiesElsewhere_movesNothing();
};

void ViewTest::snapshot_ofEach()
{
    World world;
    const Project all = world.project();
    QCOMPARE(shown(world, wezi, u"person").size(), all.people.size());
    QCOMPARE(shown(world, grace, u"person").size(), all.people.size());
    QCOMPARE(shown(world, grace, u"role").size(), all.roles.size());
    QCOMPARE(shown(world, grace, u"place").size(), all.places.size());

    QCOMPARE(shown(world, pia, u"person"), QSet<Id>{pia});
    QCOMPARE(shown(world, pia, u"role"), QSet<Id>{plain});
    QCOMPARE(shown(world, pia, u"place"), QSet<Id>());

    QCOMPARE(shown(world, lena, u"person"), (QSet<Id>{lena, zulu}));
    QCOMPARE(shown(world, lena, u"role"), QSet<Id>{supervisor});
    QCOMPARE(shown(world, lena, u"place"), (QSet<Id>{country, north, clinic}));
}

/// A commit packs again what it has touched, and nothing else; what only some see is not kept for others.
void ViewTest::snapshot_isPackedOnce()
{
    World world;
    QVERIFY(replica(world, wezi) == world.project());
    const int all = world.service->packsMade();
    QCOMPARE(all, 3); // roles, places, people
    QVERIFY(replica(world, wezi) == world.project());
    QCOMPARE(world.service->packsMade(), all);
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, spare), {{u"name"_s, u"Other"_s}}).status, 200);
    QVERIFY(replica(world, wezi) == world.project());
    QCOMPARE(world.service->packsMade(), all + 1);
    const Project limited = replica(world, lena);
    QCOMPARE(limited.people.size(), 2);
    QVERIFY(world.service->packsMade() > all + 1);
    const int then = world.service->packsMade();
    QVERIFY(replica(world, wezi) == world.project());
    QCOMPARE(world.service->packsMade(), then);
}

/// Who has a manifest gets all of its revision, as long as he may see what he might see then.
void ViewTest::snapshot_goesOnWhileTheProjectMoves()
{
    World world;
    const QString people = wire::routes::snapshot + u"/people/0?revision=0"_s;
    QCOMPARE(world.get(wezi, wire::routes::snapshot).status, 200);
    QCOMPARE(world.get(grace, wire::routes::snapshot).status, 200);
    const QByteArray then = world.get(wezi, people).body;
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::people, banda), {{u"email"_s, u"b@x.test"_s}}).status, 200);
    QCOMPARE(world.get(wezi, people).body, then);
    QVERIFY(world.get(wezi, people.chopped(1) + u'1').body != then);
    QCOMPARE(world.get(grace, people).body, then);
    QCOMPARE(world.get(pia, people).status, 412); // he was shown nothing of it
    const Id role = world.project().people.find(grace)->role;
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, role), {{u"name"_s, u"Another"_s}}).status, 200);
    QCOMPARE(world.get(grace, people).status, 412); // what she may has changed, for all that is known
    QCOMPARE(world.get(wezi, people).body, then);
}

/// Nothing made here leads to one, but somebody may have been at the file.
void ViewTest::placesInACircle_hangNothing()
{
    World world;
    Project project = world.project();
    Place top = *project.places.find(country);
    top.parent = clinic;
    project.places = project.places.with(top);
    MemoryStore store;
    QVERIFY(store.create(project));
    QVERIFY(store.bindMember(subjectOf(lena), lena));
    Service service(store);
    const Answer answer =
        service.handle({.request = {.path = wire::routes::snapshot}, .caller = {subjectOf(lena), {}}});
    QCOMPARE(std::get<Response>(answer).status, 200);
}

void ViewTest::feed_ofEach()
{
    World world;
    const QList<Change> changes{world.change(u"person"_s, zulu, u"is_active"_s, false),
                                world.change(u"person"_s, banda, u"is_active"_s, false),
                                world.change(u"role"_s, spare, u"name"_s, u"Other"_s)};
    QJsonObject set = World::set(changes);
    set.insert(u"reason"_s, u"Left the programme"_s);
    set.insert(u"acknowledged"_s, QJsonArray{});
    QCOMPARE(world.post(wezi, wire::routes::changeSets, set).status, 409); // they are locked out: named
    QJsonArray acknowledged;
    for (const auto &[id, name] : {std::pair(zulu, u"Zulu"_s), std::pair(banda, u"Banda"_s)})
        acknowledged << QJsonObject{{u"finding"_s, u"locked_out"_s},
                                    {u"entity"_s, QJsonObject{{u"kind"_s, u"person"_s}, {u"id"_s, id.toString()}}},
                                    {u"why"_s, name}};
    set.insert(u"acknowledged"_s, acknowledged);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, set).status, 200);

    QCOMPARE(told(world, wezi).size(), 3);
    QCOMPARE(told(world, grace).size(), 3);
    QCOMPARE(told(world, lena), QList<Change>{changes.at(0)});
    QVERIFY(told(world, pia).isEmpty());
    const auto entry = wire::logEntryFromJson(
        bodyOf(world.get(grace, since(0))).value(u"items"_s)[0].toObject()); // keeps a replica, reads no audit
    QVERIFY(entry->reason.isEmpty() && entry->from.isEmpty() && entry->acknowledged.isEmpty());
    QCOMPARE(bodyOf(world.get(pia, since(0))).value(u"revision"_s).toInt(), 1); // and goes on all the same
}

void ViewTest::roleMadeAndRemoved_isNotForAll()
{
    World world;
    QCOMPARE(world.post(wezi, wire::routes::roles, {{u"name"_s, u"Secret"_s}}).status, 200);
    QCOMPARE(told(world, grace).size(), 1);
    QVERIFY(told(world, pia).isEmpty());
    QCOMPARE(world.ask(wezi, Verb::Delete, pathOf(wire::routes::roles, spare), {}, {{"if-match", tag(0)}}).status, 200);
    QCOMPARE(told(world, grace).size(), 1);
    QVERIFY(told(world, lena).isEmpty());
}

void ViewTest::author_isNotForAll()
{
    World world;
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::people, zulu), {{u"role"_s, spare.toString()}}).status, 200);
    const auto entryFor = [&world](const Id &who) {
        return *wire::logEntryFromJson(bodyOf(world.get(who, since(0))).value(u"items"_s)[0].toObject());
    };
    QCOMPARE(entryFor(grace).authorName, u"Wezi"_s);
    QVERIFY(entryFor(lena).authorName.isEmpty() && entryFor(lena).author.isNull());
    QCOMPARE(entryFor(lena).changes.size(), 1);
}

void ViewTest::ownRole_movesTheView()
{
    World world;
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, plain), {{u"name"_s, u"Other"_s}}).status, 200);
    QCOMPARE(world.get(pia, since(0)).status, 200);
    const QJsonObject more{{u"view_roles"_s, true}};
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, plain), {{u"permissions"_s, more}}).status, 200);
    const Response moved = world.get(pia, since(0));
    QCOMPARE(moved.status, 409);
    QCOMPARE(codeOf(moved), u"view.moved"_s);
    QCOMPARE(bodyOf(moved).value(u"revision"_s).toInt(), 2);
    QCOMPARE(world.get(pia, since(2)).status, 200);
    QCOMPARE(world.get(wezi, since(0)).status, 200);
}

void ViewTest::ownPerson_movesTheView()
{
    World world;
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::people, thoko), {{u"role"_s, spare.toString()}}).status, 200);
    QCOMPARE(codeOf(world.get(thoko, since(0))), u"view.moved"_s);
    QCOMPARE(world.get(wezi, since(0)).status, 200);
}

void ViewTest::comingAndGoing_movesTheView()
{
    World world;
    const QString path = pathOf(wire::routes::people, banda);
    QCOMPARE(world.patch(wezi, path, {{u"places"_s, QJsonArray{clinic.toString()}}}).status, 200);
    QCOMPARE(codeOf(world.get(lena, since(0))), u"view.moved"_s);
    QCOMPARE(world.get(grace, since(0)).status, 200); // who sees everywhere, sees him move
    QCOMPARE(world.patch(wezi, path, {{u"places"_s, QJsonArray{north.toString()}}}).status, 200);
    QCOMPARE(world.get(lena, since(1)).status, 200); // within
    QCOMPARE(world.patch(wezi, path, {{u"places"_s, QJsonArray{south.toString()}}}).status, 200);
    QCOMPARE(codeOf(world.get(lena, since(2))), u"view.moved"_s);
}

void ViewTest::whatLiesElsewhere_movesNothing()
{
    World world;
    const QString path = pathOf(wire::routes::people, banda);
    QCOMPARE(world.patch(wezi, path, {{u"places"_s, QJsonArray{country.toString()}}}).status, 200);
    QCOMPARE(world.get(lena, since(0)).status, 200);
    QVERIFY(told(world, lena).isEmpty());
}

STEWARD_TEST(ViewTest, "view", Core)
#include "viewtest.moc"
