// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/project.h"
#include "service/world.h"
#include "support/levels.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

const Id hill{0x31, 1};  ///< a clinic in the north, where nobody works
const Id river{0x31, 2}; ///< a clinic in the south
const Id shore{0x31, 3}; ///< another

const QString places = wire::routes::ofKind("places"_L1);

QString at(const Id &place)
{
    return places + u'/' + place.toString();
}

/// Lena edits the places of the north; zulu and banda have the whole country to work in, so that no place is their
/// last.
domain::Project project()
{
    domain::Project all = World::small();
    const auto clinicAt = [](const Id &id, const QString &name, const Id &parent) {
        return domain::Place{.id = id, .name = name, .siteCode = name.toLower(), .type = levelId(2), .parent = parent};
    };
    all.places = all.places.with(clinicAt(hill, u"Hill"_s, north))
                     .with(clinicAt(river, u"River"_s, south))
                     .with(clinicAt(shore, u"Shore"_s, south));
    for (const Id &id : {zulu, banda}) {
        domain::Person person = *all.people.find(id);
        person.places = {person.places.constFirst(), country};
        all.people = all.people.with(person);
    }
    domain::Role role = *all.roles.find(supervisor);
    role.permissions = domain::PermissionSet::fromJson({{u"edit_locations"_s, true}, {u"edit_commcare_users"_s, true}});
    all.roles = all.roles.with(role);
    return all;
}

QJsonObject archive(bool isArchived)
{
    return {{u"is_archived"_s, isArchived}};
}

bool isArchived(const World &world, const Id &place)
{
    return world.project().places.find(place)->isArchived;
}

/// How many of a list of places answer \a query.
qsizetype count(World &world, const QString &query)
{
    return bodyOf(world.get(wezi, places + query)).value(u"items"_s).toArray().size();
}

QStringList codesOf(const Response &response)
{
    QStringList codes;
    for (const domain::Problem &problem : problemsOf(response))
        codes << problem.code;
    return codes;
}

} // namespace

/// Places by the API: into the archive and out of it, and from one place to another.
class PlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void archive_takesWhatIsBelowAlong();
    void restore_bringsOneBackAlone();
    void restore_belowTheArchive_isRefused();
    void archive_ofSomebodysLastPlace_isRefused();
    void archive_ofATopInUse_isRefused();
    void archive_byWhoHasOnePlace();
    void move_goesToAPlaceOfTheRightLevel();
    void move_isRefused_data();
    void move_isRefused();
    void move_byWhoHasOnePlace();
};

void PlacesTest::archive_takesWhatIsBelowAlong()
{
    World world(project());
    const QByteArray before = world.print();
    const Response dry = world.patch(wezi, at(south) + u"?dryRun=true"_s, archive(true));
    QVERIFY2(dry.status == 200, dry.body.constData());
    QCOMPARE(world.print(), before);
    const Response archived = world.patch(wezi, at(south), archive(true));
    QVERIFY2(archived.status == 200, archived.body.constData());
    QCOMPARE(bodyOf(archived).value(u"changes"_s), bodyOf(dry).value(u"changes"_s));
    for (const Id &place : {south, river, shore})
        QVERIFY(isArchived(world, place));
    QVERIFY(!isArchived(world, north));
    QStringList followed;
    const QJsonArray changes = bodyOf(archived).value(u"changes"_s).toArray();
    for (const QJsonValue &change : changes) {
        if (change[u"cause"_s].toString() == u"archived_above"_s)
            followed << change[u"entity"_s][u"id"_s].toString();
    }
    followed.sort();
    QCOMPARE(followed, (QStringList{river.toString(), shore.toString()}));
    QCOMPARE(count(world, u"?is_archived=true"_s), 3);
    QVERIFY(bodyOf(world.get(wezi, at(river))).value(u"is_archived"_s).toBool());
    QCOMPARE(world.rows(), 1);
}

void PlacesTest::restore_bringsOneBackAlone()
{
    World world(project());
    QCOMPARE(world.patch(wezi, at(south), archive(true)).status, 200);
    const Response restored = world.patch(wezi, at(south), archive(false));
    QVERIFY2(restored.status == 200, restored.body.constData());
    QVERIFY(!isArchived(world, south));
    QVERIFY(isArchived(world, river));
    QCOMPARE(world.patch(wezi, at(shore), archive(false)).status, 200);
    QVERIFY(!isArchived(world, shore));
    QCOMPARE(count(world, u"?is_archived=true"_s), 1);
}

void PlacesTest::restore_belowTheArchive_isRefused()
{
    World world(project());
    QCOMPARE(world.patch(wezi, at(south), archive(true)).status, 200);
    const QByteArray before = world.print();
    const Response refused = world.patch(wezi, at(river), archive(false));
    QCOMPARE(refused.status, 422);
    QCOMPARE(codesOf(refused), QStringList{u"place.parent_archived"_s});
    QCOMPARE(world.print(), before);
}

void PlacesTest::archive_ofSomebodysLastPlace_isRefused()
{
    World world; // zulu has the clinic alone
    const QByteArray before = world.print();
    const Response refused = world.patch(wezi, at(clinic), archive(true));
    QCOMPARE(refused.status, 409);
    QCOMPARE(codesOf(refused), QStringList{u"place.needed"_s});
    QCOMPARE(problemsOf(refused).constFirst().people, QList<Id>{zulu});
    QCOMPARE(world.print(), before);
}

void PlacesTest::archive_ofATopInUse_isRefused()
{
    World world(project());
    const QByteArray before = world.print();
    const Response refused = world.patch(wezi, at(country), archive(true));
    QCOMPARE(refused.status, 409);
    QVERIFY(codesOf(refused).contains(u"place.top_in_use"_s));
    QCOMPARE(world.print(), before);
}

void PlacesTest::archive_byWhoHasOnePlace()
{
    World world(project());
    QCOMPARE(world.patch(lena, at(hill), archive(true)).status, 200);
    QCOMPARE(world.patch(lena, at(hill), archive(false)).status, 200);
    const QByteArray before = world.print();
    QCOMPARE(world.patch(lena, at(north), archive(true)).status, 403); // her own, by which she is held
    QCOMPARE(world.patch(lena, at(country), archive(true)).status, 403);
    QCOMPARE(world.patch(lena, at(river), archive(true)).status, 404);
    QCOMPARE(world.patch(grace, at(hill), archive(true)).status, 403); // she reads
    QCOMPARE(world.print(), before);
}

void PlacesTest::move_goesToAPlaceOfTheRightLevel()
{
    World world(project());
    const Response moved = world.patch(wezi, at(hill), {{u"parent"_s, south.toString()}});
    QVERIFY2(moved.status == 200, moved.body.constData());
    QCOMPARE(world.project().places.find(hill)->parent, south);
    QCOMPARE(count(world, u"?parent="_s + south.toString()), 3);
    QCOMPARE(world.get(lena, at(hill)).status, 404); // gone out of her sight
}

void PlacesTest::move_isRefused_data()
{
    QTest::addColumn<Id>("place");
    QTest::addColumn<QJsonValue>("parent");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const Id &place, const QJsonValue &parent, const QString &code) {
        QTest::newRow(name) << place << parent << 422 << code;
    };
    row("below itself", hill, hill.toString(), u"tree.circle"_s);
    row("below what is below it", north, clinic.toString(), u"tree.circle"_s);
    row("below a clinic", hill, clinic.toString(), u"place.parent_type"_s);
    row("below the country", hill, country.toString(), u"place.parent_type"_s);
    row("to the top", hill, QJsonValue::Null, u"place.parent_type"_s);
    row("below nothing known", hill, Id(9, 9).toString(), u"reference.unknown"_s);
    row("below a word", hill, u"south"_s, u"field.value"_s);
}

void PlacesTest::move_isRefused()
{
    QFETCH(Id, place);
    QFETCH(QJsonValue, parent);
    QFETCH(int, status);
    QFETCH(QString, code);
    World world(project());
    const QByteArray before = world.print();
    const Response refused = world.patch(wezi, at(place), {{u"parent"_s, parent}});
    QVERIFY2(refused.status == status, refused.body.constData());
    QVERIFY2(codesOf(refused).contains(code), refused.body.constData());
    QCOMPARE(world.print(), before);
}

void PlacesTest::move_byWhoHasOnePlace()
{
    World world(project());
    const QByteArray before = world.print();
    QCOMPARE(world.patch(lena, at(hill), {{u"parent"_s, south.toString()}}).status, 403);  // out of her places
    QCOMPARE(world.patch(lena, at(river), {{u"parent"_s, north.toString()}}).status, 404); // into them
    QCOMPARE(world.patch(lena, at(north), {{u"parent"_s, south.toString()}}).status, 403);
    QCOMPARE(world.print(), before);
    const QJsonObject made{{u"name"_s, u"Lake"_s}, {u"type"_s, levelId(2).toString()}, {u"parent"_s, north.toString()}};
    QCOMPARE(world.post(lena, places, made).status, 200);
    QJsonObject elsewhere = made;
    elsewhere.insert(u"parent"_s, south.toString());
    QCOMPARE(world.post(lena, places, elsewhere).status, 403);
}

STEWARD_TEST(PlacesTest, "places", Core)
#include "placestest.moc"
