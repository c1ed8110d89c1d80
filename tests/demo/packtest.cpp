// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/sizes.h"
#include "demo/tables.h"
#include "domain/catalogue.h"
#include "domain/effective.h"
#include "support/testmain.h"

#include <QDebug>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::demo;
using namespace steward::domain;

namespace {

/// Neither of the shipped sizes, to see that the generator takes what it is told.
PackShape oddShape()
{
    return {.letter = u"T"_s,
            .places = {1, 3, 7, 20, 90, 1'400},
            .widestFacility = 60,
            .archivedVillages = 17,
            .webUsers = 77,
            .mobileWorkers = 1'203,
            .roles = 33};
}

PackShape shapeFor(const QString &letter)
{
    return letter == oddShape().letter ? oddShape() : tests::shapeFor(letter);
}

const Pack &packOf(const QString &letter)
{
    static const Pack odd = generate(oddShape());
    return letter == oddShape().letter ? odd : tests::packOf(letter);
}

int webUsers(const Project &project)
{
    int count = 0;
    for (int row = 0; row < project.people.size(); ++row)
        count += project.people.at(row).kind == Person::Kind::WebUser ? 1 : 0;
    return count;
}

/// Counts against weights of 10 000.
bool holdsWeights(const QList<int> &counts, const QList<int> &weights, int whole)
{
    for (qsizetype line = 0; line < counts.size(); ++line) {
        const qint64 weight = counts.at(line) * qint64{10'000} / whole;
        if (qAbs(weight - weights.at(line)) > 150) {
            qWarning() << "line" << line << "is" << weight << "of 10 000";
            return false;
        }
    }
    return true;
}

} // namespace

class PackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySize_data();
    void everySize();
    void places_areATree_data() { everySize_data(); }
    void places_areATree();
    void people_areWhole_data() { everySize_data(); }
    void people_areWhole();
    void roles_areNormal_data() { everySize_data(); }
    void roles_areNormal();
    void countsOfM();
    void weights_holdInM();
    void letters_nameTheSizes();
    void names_areNobodysAndNowhere();
    void items_fitTheCatalogue();
};

void PackTest::everySize_data()
{
    tests::addSizes();
    QTest::newRow("T") << oddShape().letter;
}

void PackTest::everySize()
{
    QFETCH(QString, letter);
    const PackShape shape = shapeFor(letter);
    const Project &project = packOf(letter).project;

    QCOMPARE(project.places.size(), shape.placeCount());
    QCOMPARE(webUsers(project), shape.webUsers);
    QCOMPARE(project.people.size(), shape.webUsers + shape.mobileWorkers);
    QCOMPARE(project.roles.size(), shape.roles);
    QCOMPARE(project.environment, Environment::Demo);
    QCOMPARE(project.revision, 0);
    QCOMPARE(project.utcOffsetMinutes, 120);

    QList<int> perLevel(project.locationTypes.size(), 0);
    int archived = 0;
    QHash<Id, int> children;
    for (int row = 0; row < project.places.size(); ++row) {
        const Place &place = project.places.at(row);
        ++perLevel[levelOf(project, place)];
        archived += place.isArchived ? 1 : 0;
        ++children[place.parent];
    }
    QList<int> wanted;
    for (const int count : shape.places) {
        if (count > 0)
            wanted << count;
    }
    QCOMPARE(perLevel, wanted);
    QCOMPARE(archived, shape.archivedVillages);
    QCOMPARE(*std::max_element(children.begin(), children.end()), shape.widestFacility);
}

void PackTest::places_areATree()
{
    QFETCH(QString, letter);
    const Project &project = packOf(letter).project;
    QSet<QString> codes;
    QSet<QString> siblings;
    QHash<QString, int> names;
    const QRegularExpression goodCode(u"^[-_\\w\\d]+$"_s);
    for (int row = 0; row < project.places.size(); ++row) {
        const Place &place = project.places.at(row);
        QVERIFY(!place.id.isNull() && !place.name.isEmpty());
        QVERIFY(goodCode.match(place.siteCode).hasMatch() && place.siteCode == place.siteCode.toLower());
        QVERIFY(!place.siteCode.startsWith("nd-"_L1));
        codes << place.siteCode;
        siblings << place.parent.toString() + place.name;
        ++names[place.name];
        if (row == 0) {
            QVERIFY(place.parent.isNull());
            QCOMPARE(levelOf(project, place), 0);
            continue;
        }
        const auto parent = project.places.find(place.parent);
        QVERIFY(parent && !parent->isArchived);
        const int level = levelOf(project, place);
        QCOMPARE(levelOf(project, *parent), level - 1);
        QCOMPARE(place.cases.has_value(), level == project.locationTypes.size() - 1 && !place.isArchived);
    }
    QCOMPARE(codes.size(), project.places.size());
    QCOMPARE(siblings.size(), project.places.size());
    const int shared = static_cast<int>(project.places.size() - names.size());
    const int villages = shapeFor(letter).places[PackShape::Village];
    QVERIFY2(shared <= villages * 5 / 100, qPrintable(QString::number(shared))); // twins: 3 of 100
    if (letter != "S"_L1)
        QVERIFY(shared >= villages / 100);
}

void PackTest::people_areWhole()
{
    QFETCH(QString, letter);
    const Project &project = packOf(letter).project;
    QSet<QString> names;
    QSet<QString> handles;
    QSet<Id> ids;
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        ids << person.id;
        names << person.name;
        handles << person.handle;
        if (!person.role.isNull()) {
            const Role *role = project.roles.find(person.role);
            QVERIFY(role && !role->isArchived && !person.isAdmin);
        } else {
            QVERIFY(person.isAdmin || person.kind == Person::Kind::MobileWorker);
        }
        QVERIFY(person.isAdmin || roleOf(project, person));
        for (const Id &place : person.places)
            QVERIFY(project.places.find(place) && !project.places.find(place)->isArchived);
        QCOMPARE(person.primaryPlace.isNull(), person.places.isEmpty());
        QVERIFY(person.places.isEmpty() || person.places.contains(person.primaryPlace));
        QVERIFY(!person.lastSignIn || *person.lastSignIn <= Instant(virtualStart));
        QCOMPARE(person.handle.endsWith("@umoyo.example"_L1), person.kind == Person::Kind::WebUser);
        QVERIFY(!person.handle.contains(u' '));
    }
    QCOMPARE(ids.size(), project.people.size());
    QCOMPARE(names.size(), project.people.size());
    QCOMPARE(handles.size(), project.people.size());
}

void PackTest::roles_areNormal()
{
    QFETCH(QString, letter);
    const Project &project = packOf(letter).project;
    QSet<QString> names;
    int defaults = 0;
    for (int row = 0; row < project.roles.size(); ++row) {
        const Role &role = project.roles.at(row);
        QVERIFY2(isNormal(role.permissions), qPrintable(role.name));
        QVERIFY(!role.permissions.toJson().isEmpty());
        names << role.name.toLower();
        defaults += role.isMobileWorkerDefault ? 1 : 0;
        for (const Id &other : role.assignableBy)
            QVERIFY(project.roles.find(other));
        for (const QString &key : project.capabilities.permissionsNotOffered)
            QVERIFY2(!role.permissions.holds(catalogue().indexOf(key)), qPrintable(role.name + u' ' + key));
    }
    QCOMPARE(names.size(), project.roles.size());
    QCOMPARE(defaults, 1);
}

void PackTest::countsOfM()
{
    const Project &project = packOf(u"M"_s).project;
    const QList<std::pair<QString, int>> wanted{
        {u"Programme Manager"_s, 6},
        {u"M&E Officer"_s, 9},
        {u"District Data Officer"_s, 15},
        {u"Zone Supervisor"_s, 16},
        {u"District Supervisor"_s, 8},
        {u"Facility In-charge"_s, 60},
        {u"Helpdesk"_s, 5},
        {u"App Editor"_s, 3},
        {u"Field Implementer"_s, 7},
        {u"Read Only"_s, 31},
        {u"Billing Admin"_s, 2},
        {u"Data Quality"_s, 4},
        {u"Partner Viewer"_s, 6},
        {u"Integration"_s, 2},
        {u"HSA"_s, 2'310},
        {u"Senior HSA"_s, 390},
        {u"Mobile Worker Default"_s, 100},
        {u"Practice Worker"_s, 20},
    };
    QHash<QString, int> counted;
    int admins = 0;
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        admins += person.isAdmin ? 1 : 0;
        if (const Role *role = roleOf(project, person))
            ++counted[role->name];
    }
    QCOMPARE(admins, 6);
    for (const auto &[name, count] : wanted)
        QVERIFY2(counted.take(name) == count, qPrintable(name));
    QVERIFY(counted.isEmpty());
    int archivedRoles = 0;
    for (int row = 0; row < project.roles.size(); ++row)
        archivedRoles += project.roles.at(row).isArchived ? 1 : 0;
    QCOMPARE(archivedRoles, 2);
}

/// Every weight of a table of thousands of draws within 1.5 points.
void PackTest::weights_holdInM()
{
    const Project &project = packOf(u"M"_s).project;
    QList<int> inactive(1, 0);
    QList<int> signIns(8, 0);
    QList<int> cases(4, 0);
    int workers = 0, active = 0, villages = 0;
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &person = project.people.at(row);
        if (person.kind != Person::Kind::MobileWorker)
            continue;
        ++workers;
        if (!person.isActive) {
            ++inactive[0];
            continue;
        }
        ++active;
        const auto ago = person.lastSignIn ? Instant(virtualStart) - *person.lastSignIn : std::chrono::days(1'000);
        int line = 0;
        for (const int days : {1, 3, 7, 14, 30, 90, 365})
            line += ago >= std::chrono::days(days) ? 1 : 0;
        ++signIns[line];
    }
    for (int row = 0; row < project.places.size(); ++row) {
        if (const auto reported = project.places.at(row).cases) {
            QVERIFY(*reported >= 5 && *reported <= 240);
            ++villages;
            ++cases[(*reported > 15 ? 1 : 0) + (*reported > 40 ? 1 : 0) + (*reported > 90 ? 1 : 0)];
        }
    }
    QVERIFY(holdsWeights(inactive, {350}, workers));
    QVERIFY(holdsWeights(signIns, {5'200, 2'100, 1'200, 600, 400, 300, 150, 50}, active));
    QVERIFY(holdsWeights(cases, {3'000, 5'000, 1'700, 300}, villages));
}

void PackTest::letters_nameTheSizes()
{
    for (const PackSize size : packSizes) {
        QVERIFY(sizeOf(shapeOf(size).letter) == size);
        QVERIFY(sizeOf(shapeOf(size).letter.toLower()) == size);
    }
    for (const char16_t *other : {u"", u"T", u"XXL", u"SM", u" S"})
        QVERIFY2(!sizeOf(other), qPrintable(QString::fromUtf16(other)));
}

void PackTest::names_areNobodysAndNowhere()
{
    for (const auto size : {PackSize::S, PackSize::M}) {
        const Project project = makePack(size);
        for (int row = 0; row < project.places.size(); ++row) {
            QString name = project.places.at(row).name;
            for (const QString &pattern : tables().region.facilityPatterns)
                name.remove(QString(pattern).remove(u"%1"_s));
            QVERIFY2(!tables().region.realUnits.contains(name), qPrintable(name));
        }
    }
}

void PackTest::items_fitTheCatalogue()
{
    const Project &project = packOf(u"S"_s).project;
    for (int i = 0; i < catalogue().size(); ++i) {
        if (!catalogue().at(i).hasItems())
            continue;
        QVERIFY2(!project.items.value(catalogue().at(i).itemKind).isEmpty(), qPrintable(catalogue().at(i).key));
        QSet<QString> ids;
        for (const Item &item : project.items.value(catalogue().at(i).itemKind)) {
            QVERIFY(!item.label.isEmpty());
            ids << item.id;
        }
        for (int row = 0; row < project.roles.size(); ++row) {
            for (const QString &id : project.roles.at(row).permissions.items(i))
                QVERIFY(ids.contains(id));
        }
    }
    for (const QString &key : project.capabilities.permissionsNotOffered) {
        QVERIFY(catalogue().indexOf(key) >= 0);
        const WhyNot why = project.capabilities.whyNotOffered.value(key);
        QVERIFY2(!why.reason.isEmpty() && !why.words.isEmpty(), qPrintable(key));
    }
    QCOMPARE(project.capabilities.whyNotOffered.size(), project.capabilities.permissionsNotOffered.size());
}

STEWARD_TEST(PackTest, "pack", Core)
#include "packtest.moc"
