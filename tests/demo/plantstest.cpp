// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/sizes.h"
#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/impact.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::demo;
using namespace steward::domain;

/// What scenarios and the tour may count on.
class PlantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void inEverySize_data() { tests::addSizes(); }
    void inEverySize();
    void ends_data() { tests::addSizes(); }
    void ends();
    void admins_data() { tests::addSizes(); }
    void admins();
    void districtDataOfficer_data() { tests::addSizes(); }
    void districtDataOfficer();
    void theFirstEdit_locksOneOut_data() { tests::addSizes(); }
    void theFirstEdit_locksOneOut();
    void theFirstEdit_isCounted();
    void supervisors_data() { tests::addSizes(); }
    void supervisors();
    void widePlace_data() { tests::addSizes(); }
    void widePlace();
    void restrictedWithoutPlace_data() { tests::addSizes(); }
    void restrictedWithoutPlace();

private:
    static Person person(const Pack &pack, const QString &plant)
    {
        const auto found = pack.project.people.find(pack.plants.value(plant));
        if (!found)
            qFatal("no %s", qPrintable(plant));
        return *found;
    }
    /// Code of its location type.
    static QString typeOf(const Pack &pack, const Id &place)
    {
        return pack.project.locationTypes.find(pack.project.places.find(place)->type)->code;
    }
    static bool isSignedInWithin(const Person &person, std::chrono::hours span)
    {
        return person.lastSignIn && Instant(virtualStart) - *person.lastSignIn <= span;
    }
};

void PlantsTest::inEverySize()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    for (const QString &admin : {u"me"_s, u"second_admin"_s}) {
        QVERIFY(person(pack, admin).isAdmin && person(pack, admin).isActive);
        QVERIFY(isSignedInWithin(person(pack, admin), std::chrono::hours(24)));
    }
    QCOMPARE(person(pack, u"me"_s).name, u"Thokozani Mwale"_s);

    const Person worker = person(pack, u"lost_worker"_s);
    QVERIFY(worker.isActive && worker.kind == Person::Kind::MobileWorker);
    QCOMPARE(worker.role, pack.plants.value(u"worker_role"_s));
    QVERIFY(isWithin(pack.project, worker.places.first(), pack.plants.value(u"market_district"_s)));

    const auto workers = pack.project.roles.find(pack.plants.value(u"worker_role"_s));
    QVERIFY(workers && workers->permissions.holds(catalogue().indexOf(u"access_mobile_endpoints")));
    const auto readOnly = pack.project.roles.find(pack.plants.value(u"read_only_role"_s));
    QVERIFY(readOnly && readOnly->isPreset);
}

/// What ends by itself, one of each kind.
void PlantsTest::ends()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    const auto inDays = [](const std::optional<Instant> &end) {
        return end ? std::chrono::ceil<std::chrono::days>(*end - Instant(virtualStart)).count() : -1;
    };
    const Person acting = person(pack, u"acting_in_charge"_s);
    QVERIFY(acting.isActive && acting.roleAfter == pack.plants.value(u"read_only_role"_s));
    QCOMPARE(inDays(acting.roleUntil), 21);
    const Person relief = person(pack, u"relief_worker"_s);
    QVERIFY(relief.isActive && relief.placeEnds.size() == 1);
    QCOMPARE(inDays(relief.placeEnds.value(relief.places.last())), 12);
    const Person contract = person(pack, u"contract_worker"_s);
    QVERIFY(contract.isActive && contract.id != pack.plants.value(u"lost_worker"_s));
    QCOMPARE(inDays(contract.deactivateAfter), 33);
}

void PlantsTest::admins()
{
    QFETCH(QString, letter);
    if (letter == "S"_L1)
        return; // from M up
    const Pack &pack = tests::packOf(letter);
    QVERIFY(person(pack, u"third_admin"_s).isAdmin);
    QVERIFY(isSignedInWithin(person(pack, u"third_admin"_s), std::chrono::hours(24)));
    QCOMPARE(*person(pack, u"door_a"_s).lastSignIn, Instant(virtualStart - std::chrono::days(12)));
    QCOMPARE(*person(pack, u"door_b"_s).lastSignIn, Instant(virtualStart - std::chrono::days(2)));
    QVERIFY(person(pack, u"leaver"_s).isAdmin && !person(pack, u"leaver"_s).isActive);
    QCOMPARE(*person(pack, u"leaver"_s).lastSignIn, Instant(virtualStart - std::chrono::days(214)));
    QVERIFY(person(pack, u"second_admin"_s).isBreakGlass);
}

/// As it is before the edit that the pictures and the tour show.
void PlantsTest::districtDataOfficer()
{
    QFETCH(QString, letter);
    if (letter == "S"_L1)
        return; // from M up
    const Pack &pack = tests::packOf(letter);
    const Id id = pack.plants.value(u"ddo_role"_s);
    const Role role = *pack.project.roles.find(id);
    QCOMPARE(role.name, u"District Data Officer"_s);
    for (const char16_t *key : {u"access_all_locations", u"edit_groups", u"view_groups", u"edit_users_in_groups",
                                u"view_roles", u"edit_reports", u"view_data_dict", u"access_api", u"edit_data"})
        QVERIFY2(role.permissions.scope(catalogue().indexOf(key)) == PermissionSet::Scope::All,
                 qPrintable(QString::fromUtf16(key)));
    QVERIFY(!role.permissions.holds(catalogue().indexOf(u"access_mobile_endpoints")));

    const Id top = pack.project.places.at(0).id;
    int active = 0, atTheTop = 0, withoutPlace = 0, ofTwo = 0;
    const QList<Id> all = holders(pack.project, id);
    QCOMPARE(all.size(), 15);
    for (const Id &holder : all) {
        const Person one = *pack.project.people.find(holder);
        active += one.isActive ? 1 : 0;
        atTheTop += one.places == QList<Id>{top} ? 1 : 0;
        withoutPlace += one.places.isEmpty() ? 1 : 0;
        ofTwo += one.places.size() == 2 ? 1 : 0;
        for (const Id &place : one.places)
            QVERIFY(place == top || typeOf(pack, place) == "district"_L1);
    }
    QCOMPARE(active, 12);
    QCOMPARE(atTheTop, 3);
    QCOMPARE(withoutPlace, 1);
    QCOMPARE(ofTwo, 1);
    QVERIFY(person(pack, u"ddo_holder"_s).isActive);
    QVERIFY(person(pack, u"ddo_without_place"_s).isActive && person(pack, u"ddo_without_place"_s).places.isEmpty());
}

/// Taking Full Organization Access from the role keeps one person out, by name, and nobody else.
void PlantsTest::theFirstEdit_locksOneOut()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    Role role = *pack.project.roles.find(pack.plants.value(u"ddo_role"_s));
    role.permissions.revoke(catalogue().indexOf(u"access_all_locations"));
    role.permissions = normalised(role.permissions);
    Project after = pack.project;
    after.roles = after.roles.with(role);
    QStringList lockedOut;
    for (int row = 0; row < after.people.size(); ++row) {
        if (canEnter(pack.project, after.people.at(row)) && !canEnter(after, after.people.at(row)))
            lockedOut << after.people.at(row).name;
    }
    QCOMPARE(lockedOut, QStringList{u"Yankho Msiska"_s});
    QVERIFY(goesAroundPlaces(role.permissions));
}

/// The numbers the tour speaks of: those who are active, but for nobody at the top.
void PlantsTest::theFirstEdit_isCounted()
{
    const Pack pack = generate(shapeOf(PackSize::M));
    const EntityRef role{u"role"_s, pack.plants.value(u"ddo_role"_s)};
    const ChangeSet edit{
        .id = Id(1, 1),
        .changes = {
            {.entity = role, .field = u"permissions.access_all_locations"_s, .before = true, .after = false},
            {.entity = role, .field = u"permissions.access_mobile_endpoints"_s, .before = false, .after = true}}};
    const Outcome outcome = apply(pack.project, edit, pack.plants.value(u"me"_s));
    QVERIFY(outcome.wouldBe.has_value());
    QCOMPARE(outcome.problems.size(), 1); // one would be locked out: not without saying so
    QCOMPARE(outcome.problems.first().code, u"lockout.people"_s);
    QCOMPARE(outcome.problems.first().people, QList<Id>{pack.plants.value(u"ddo_without_place"_s)});
    QCOMPARE(outcome.changes.size(), 8); // six permissions follow

    const Impact counted = impact(pack.project, *outcome.wouldBe, outcome.changes);
    QCOMPARE(counted.lose.size(), 12);
    QCOMPARE(counted.lockedOut.size(), 1);
    const auto narrowed = std::find_if(counted.effects.begin(), counted.effects.end(),
                                       [](const Effect &effect) { return effect.code == "reach.narrowed"_L1; });
    QVERIFY(narrowed != counted.effects.end());
    QCOMPARE(narrowed->people.size(), 11);
    QCOMPARE(narrowed->arguments.value(u"sight"_s).toArray().size(), 2); // ten keep one district, one keeps two
}

void PlantsTest::supervisors()
{
    QFETCH(QString, letter);
    if (letter == "S"_L1)
        return; // from M up
    const Pack &pack = tests::packOf(letter);
    const Role &role = *pack.project.roles.find(pack.plants.value(u"sup_role"_s));
    QVERIFY(isLimitedToPlaces(role.permissions));
    QVERIFY(role.permissions.holds(catalogue().indexOf(u"view_reports")));
    QVERIFY(role.permissions.holds(catalogue().indexOf(u"download_reports")));
    const QList<Id> oldDistrict{pack.plants.value(u"old_district"_s)};
    for (const QString &plant : {u"supervisor_a"_s, u"supervisor_b"_s}) {
        QCOMPARE(person(pack, plant).role, role.id);
        QCOMPARE(person(pack, plant).places, oldDistrict);
    }
    const Person bare = person(pack, u"bare_supervisor"_s);
    QVERIFY(bare.isActive && bare.places.isEmpty() && bare.role == role.id);
    QVERIFY(!canEnter(pack.project, bare));
    const auto parent = pack.project.places.find(pack.plants.value(u"import_parent"_s));
    QCOMPARE(pack.project.places.find(oldDistrict.first())->parent, parent->id);
    QVERIFY(pack.plants.value(u"market_district"_s) != oldDistrict.first());
}

void PlantsTest::widePlace()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    const Id wide = pack.plants.value(u"wide_place"_s);
    QCOMPARE(typeOf(pack, wide), u"facility"_s);
    int children = 0;
    for (int row = 0; row < pack.project.places.size(); ++row)
        children += pack.project.places.at(row).parent == wide ? 1 : 0;
    QCOMPARE(children, letter == "XL"_L1 ? 20'000 : tests::shapeFor(letter).widestFacility);
}

void PlantsTest::restrictedWithoutPlace()
{
    QFETCH(QString, letter);
    const Project &project = tests::packOf(letter).project;
    int found = 0;
    for (int row = 0; row < project.people.size(); ++row) {
        const Person &one = project.people.at(row);
        const auto role = roleOf(project, one);
        found += role && one.isActive && isLimitedToPlaces(role->permissions) && one.places.isEmpty() ? 1 : 0;
    }
    QCOMPARE(found, letter == "S"_L1 ? 1 : 3);
}

STEWARD_TEST(PlantsTest, "plants", Core)
#include "plantstest.moc"
