// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/posts.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

class PlaceSearchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHitHasItsPath();
    void theBestComesFirst();
    void byCodeAndExternalId();
    void capitalsAndAccentsMakeNoDifference();
    void whatIsArchivedIsFoundToo();
    void onlyWhatIsShown();
    void followsWhatIsCommitted();
};

void PlaceSearchTest::aHitHasItsPath()
{
    World world;
    const Response response = world.get(grace, placeSearch(u"clin"_s));
    QCOMPARE(response.status, 200);
    QCOMPARE(headerValue(response.headers, "etag"), "\"r0\"");
    const QJsonArray hits = itemsOf(response);
    QCOMPARE(namesOf(hits), QStringList{u"Clinic"_s});
    QCOMPARE(hits.at(0)[u"id"_s].toString(), clinic.toString());
    QCOMPARE(hits.at(0)[u"site_code"_s].toString(), u"clinic"_s);
    QCOMPARE(hits.at(0)[u"found_by"_s].toString(), u"name"_s);
    const QJsonArray path = hits.at(0)[u"path"_s].toArray();
    QCOMPARE(namesOf(path), (QStringList{u"Country"_s, u"North"_s}));
    QCOMPARE(idsOf(path), (QStringList{country.toString(), north.toString()}));
    QCOMPARE(bodyOf(response).value(u"complete"_s), QJsonValue(true));
    QVERIFY(!bodyOf(response).contains(u"next"_s));
    QVERIFY(itemsOf(world.get(grace, placeSearch(u"country"_s))).at(0)[u"path"_s].toArray().isEmpty());
    QCOMPARE(found(world, grace, u"nowhere"_s), QStringList());
}

void PlaceSearchTest::theBestComesFirst()
{
    World world(withPosts(1));
    QCOMPARE(found(world, grace, u"NORTH"_s), (QStringList{u"North"_s, u"North Post 1"_s}));
    QCOMPARE(found(world, grace, u"post"_s), (QStringList{u"Post 1 of the south"_s, u"North Post 1"_s}));
    QCOMPARE(found(world, grace, u"south post"_s), QStringList{u"Post 1 of the south"_s});
}

void PlaceSearchTest::byCodeAndExternalId()
{
    World world(withPosts(3));
    const QJsonArray byCode = itemsOf(world.get(grace, placeSearch(u"n-2"_s)));
    QCOMPARE(namesOf(byCode), QStringList{u"North Post 2"_s});
    QCOMPARE(byCode.at(0)[u"found_by"_s].toString(), u"site_code"_s);
    QCOMPARE(itemsOf(world.get(grace, placeSearch(u"mfl3"_s))).at(0)[u"found_by"_s].toString(), u"external_id"_s);
}

void PlaceSearchTest::capitalsAndAccentsMakeNoDifference()
{
    World world;
    rename(world, clinic, u"\u00c9cole de Ngab\u00e9"_s);
    for (const QString &text :
         {u"ecole"_s, u"\u00c9COLE"_s, u"e\u0301cole DE"_s, u"NGABE"_s, u"  ngab\u00e9  ecole "_s})
        QCOMPARE(found(world, lena, text).size(), 1);
    QCOMPARE(found(world, lena, u"ecoles"_s), QStringList());
}

/// As in the list: `is_archived` tells them apart.
void PlaceSearchTest::whatIsArchivedIsFoundToo()
{
    Project project = World::small();
    Place archived = *project.places.find(clinic);
    archived.isArchived = true;
    project.places = project.places.with(archived);
    World world(project);
    const QJsonArray hits = itemsOf(world.get(lena, placeSearch(u"clinic"_s)));
    QCOMPARE(namesOf(hits), QStringList{u"Clinic"_s});
    QCOMPARE(hits.at(0)[u"is_archived"_s], QJsonValue(true));
}

/// Lena is shown the north and what is above it, here as in the list, and in a path as among the hits.
void PlaceSearchTest::onlyWhatIsShown()
{
    World world(withPosts(40));
    QSet<QString> listed;
    for (const QString &id : idsOf(itemsOf(world.get(lena, wire::routes::ofKind("places"_L1) + u"?limit=1000"_s))))
        listed << id;
    QVERIFY(listed.contains(country.toString()) && !listed.contains(south.toString()));
    for (const QString &text : {u"o"_s, u"post"_s, u"south"_s, u"country"_s, u"n-7"_s, u"s-7"_s}) {
        for (const QJsonValue &hit : itemsOf(world.get(lena, placeSearch(text, u"&limit=1000"_s)))) {
            QVERIFY2(listed.contains(hit[u"id"_s].toString()), qPrintable(hit[u"name"_s].toString()));
            for (const QString &id : idsOf(hit[u"path"_s].toArray()))
                QVERIFY(listed.contains(id));
        }
    }
    QCOMPARE(found(world, lena, u"south"_s), QStringList());
    QCOMPARE(found(world, lena, u"post"_s).size(), 40); // not less because others fit better
    QCOMPARE(found(world, grace, u"post"_s).size(), 80);
    QCOMPARE(world.get(pia, placeSearch(u"post"_s)).status, 403);
}

void PlaceSearchTest::followsWhatIsCommitted()
{
    World world;
    for (const Id &who : {grace, lena})
        QCOMPARE(found(world, who, u"clinic"_s), QStringList{u"Clinic"_s});
    const auto named = world.change(u"place"_s, clinic, u"name"_s, u"Hospital"_s);
    const auto recoded = world.change(u"place"_s, clinic, u"site_code"_s, u"h-1"_s);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({named, recoded})).status, 200);
    for (const Id &who : {grace, lena}) {
        QCOMPARE(found(world, who, u"clinic"_s), QStringList());
        QCOMPARE(found(world, who, u"hospital"_s), QStringList{u"Hospital"_s});
    }
    const auto moved = world.change(u"person"_s, lena, u"places"_s, QJsonArray{south.toString()});
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({moved})).status, 200);
    QCOMPARE(found(world, lena, u"hospital"_s), QStringList()); // it is hers no more
    QCOMPARE(found(world, lena, u"south"_s), QStringList{u"South"_s});
    const auto followed = world.change(u"place"_s, clinic, u"parent"_s, south.toString());
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({followed})).status, 200);
    for (const Id &who : {grace, lena})
        QCOMPARE(namesOf(itemsOf(world.get(who, placeSearch(u"hospital"_s))).at(0)[u"path"_s].toArray()),
                 (QStringList{u"Country"_s, u"South"_s}));
}

STEWARD_TEST(PlaceSearchTest, "placesearch", Core)
#include "placesearchtest.moc"
