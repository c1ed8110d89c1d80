// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/desk.h"
#include "models/impactmodel.h"
#include "models/peoplelistmodel.h"
#include "models/placepickermodel.h"
#include "support/testmain.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

class RoleImpactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void nothingStaged_saysNothing();
    void reachOff_countsAndNames();
    void apiDanger_isSwitchedOffOrKept();
    void lockedOut_isGivenAPlace();
    void otherRole_isNotConcerned();
    void dryRun_countsByTheServer();
    void people_areFoundAndLimited();
    void places_areFoundWithTheirPath();

private:
    [[nodiscard]] int rowOf(const QString &code) const { return rowWhere(*m_impact, ImpactModel::CodeRole, code); }
    void narrow()
    {
        m_desk->workspace().stage({u"role"_s, m_desk->role(m_officer)}, u"permissions.access_all_locations"_s, false);
    }

    const QString m_officer = u"District Data Officer"_s;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ImpactModel> m_impact;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void RoleImpactTest::initTestCase()
{
    m_desk = std::make_unique<Desk>();
}

void RoleImpactTest::init()
{
    m_impact = std::make_unique<ImpactModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_impact.get());
    m_impact->setWorkspace(&m_desk->workspace());
    m_impact->setRoleKey(m_desk->roleKey(m_officer));
}

void RoleImpactTest::cleanup()
{
    m_desk->workspace().discard();
    m_tester.reset();
}

void RoleImpactTest::nothingStaged_saysNothing()
{
    QCOMPARE(m_impact->rowCount(), 0);
    QCOMPARE(m_impact->gainText(), u"0"_s);
    QCOMPARE(m_impact->countedText(), QString());
}

void RoleImpactTest::reachOff_countsAndNames()
{
    narrow();
    QCOMPARE(m_impact->gainText(), u"0"_s);
    QCOMPARE(m_impact->loseText(), u"−12"_s);
    QCOMPARE(m_impact->lockedOutText(), u"1"_s);
    QVERIFY(m_impact->countedText().startsWith(u"counted here, "));
    QVERIFY(at(*m_impact, 0, ImpactModel::IsDangerRole).toBool());
    const int lost = rowOf(u"reach.narrowed"_s);
    QVERIFY(lost > 0);
    QCOMPARE(at(*m_impact, lost, ImpactModel::KindRole).toInt(), static_cast<int>(Marks::Impact::Loses));
    QCOMPARE(at(*m_impact, lost, ImpactModel::PeopleKeysRole).toStringList().size(), 11);
    QVERIFY(at(*m_impact, lost, ImpactModel::NamesRole).toString().startsWith(u"Chifundo Nkhoma"));
}

void RoleImpactTest::apiDanger_isSwitchedOffOrKept()
{
    narrow();
    const int row = rowOf(u"api.around_places"_s);
    QVERIFY(row >= 0);
    const QString key = at(*m_impact, row, ImpactModel::KeyRole).toString();
    m_impact->keep(key, u"  until the export is rebuilt "_s);
    QCOMPARE(at(*m_impact, rowOf(u"api.around_places"_s), ImpactModel::KeptWhyRole), u"until the export is rebuilt"_s);
    QCOMPARE(m_desk->workspace().draft().acknowledged().size(), 1);
    m_impact->keep(key, {});
    QVERIFY(m_desk->workspace().draft().acknowledged().isEmpty());
    m_impact->switchOffApis(key);
    QCOMPARE(rowOf(u"api.around_places"_s), -1);
}

void RoleImpactTest::lockedOut_isGivenAPlace()
{
    narrow();
    const int row = rowOf(u"person.locked_out"_s);
    QVERIFY(row >= 0);
    QVERIFY(at(*m_impact, row, ImpactModel::CanGivePlaceRole).toBool());
    QVERIFY(at(*m_impact, row, ImpactModel::DetailRole).toString().startsWith(u"Yankho Msiska has no place"));
    const QString person = at(*m_impact, row, ImpactModel::PeopleKeysRole).toStringList().constFirst();

    PlacePickerModel places;
    places.setWorkspace(&m_desk->workspace());
    QCOMPARE(places.personName(person), u"Yankho Msiska"_s);
    places.setFilter(at(places, 0, PlacePickerModel::NameRole).toString().toUpper());
    QVERIFY(places.rowCount() > 0);
    const QString place = at(places, 0, PlacePickerModel::KeyRole).toString();
    places.give(person, place);
    const auto shown = m_desk->workspace().shown().people.find(*Id::fromString(person));
    QCOMPARE(shown->primaryPlace.toString(), place);
    QCOMPARE(shown->places.size(), 1);
    QCOMPARE(rowOf(u"person.locked_out"_s), -1);
    QCOMPARE(m_impact->lockedOutText(), u"0"_s);
}

void RoleImpactTest::otherRole_isNotConcerned()
{
    narrow();
    m_impact->setRoleKey(m_desk->roleKey(u"Helpdesk"_s));
    QCOMPARE(m_impact->rowCount(), 0);
    QCOMPARE(m_impact->loseCount(), 0);
    m_impact->setRoleKey({});
    QCOMPARE(m_impact->loseCount(), 12);
}

void RoleImpactTest::dryRun_countsByTheServer()
{
    m_desk->workspace().stage({u"role"_s, m_desk->role(m_officer)}, u"permissions.edit_messaging"_s, true);
    QVERIFY(!m_impact->isServerCount());
    m_desk->workspace().dryRun();
    QTRY_VERIFY_WITH_TIMEOUT(m_impact->isServerCount(), 10000);
    QVERIFY(m_impact->countedText().startsWith(u"server count, "));
    m_desk->workspace().stage({u"role"_s, m_desk->role(m_officer)}, u"permissions.edit_locations"_s, true);
    QVERIFY(!m_impact->isServerCount());
}

void RoleImpactTest::people_areFoundAndLimited()
{
    PeopleListModel people;
    const QAbstractItemModelTester tester(&people);
    people.setWorkspace(&m_desk->workspace());
    people.setRoleKey(m_desk->roleKey(m_officer));
    QCOMPARE(people.rowCount(), 15);
    people.setLimit(8);
    QCOMPARE(people.rowCount(), 8);
    QVERIFY(people.moreText().startsWith(u"7 "));
    people.setFilter(u"msiska"_s);
    QVERIFY(rowWhere(people, PeopleListModel::NameRole, u"Yankho Msiska"_s) >= 0);
    people.setFilter(u"nobody at all"_s);
    QCOMPARE(people.rowCount(), 0);
    QVERIFY(people.nothingFoundText().contains(u"nobody at all"));
    people.setFilter({});
    people.setRoleKey(u"admin"_s);
    QCOMPARE(people.rowCount(), 6);
}

void RoleImpactTest::places_areFoundWithTheirPath()
{
    PlacePickerModel places;
    const QAbstractItemModelTester tester(&places);
    places.setWorkspace(&m_desk->workspace());
    QCOMPARE(places.rowCount(), PlacePickerModel::mostRows);
    QVERIFY(!places.moreText().isEmpty());
    const domain::Project &project = m_desk->workspace().project();
    for (int row = 0; row < places.rowCount(); ++row) {
        const auto place = project.places.find(*Id::fromString(at(places, row, PlacePickerModel::KeyRole).toString()));
        QVERIFY(place && !place->isArchived);
        const auto parent = project.places.find(place->parent);
        QVERIFY(!parent || at(places, row, PlacePickerModel::PathRole).toString().endsWith(parent->name));
    }
    const QString code = project.places.at(project.places.size() - 1).siteCode;
    places.setFilter(code.toUpper());
    QTRY_VERIFY(rowWhere(places, PlacePickerModel::CodeRole, code) >= 0); // many names are read in pieces
    const QString found = at(places, 0, PlacePickerModel::KeyRole).toString();
    const domain::EntityRef place{u"place"_s, *Id::fromString(found)};
    m_desk->workspace().stage(place, u"name"_s, u"Qābale"_s);
    places.setFilter(u"qabal"_s);
    QCOMPARE(at(places, 0, PlacePickerModel::KeyRole).toString(), found);
    QCOMPARE(places.rowCount(), 1);
    m_desk->workspace().stage(place, u"is_archived"_s, true);
    places.setFilter(u"qabale"_s);
    QCOMPARE(places.rowCount(), 0);
    places.setFilter(u"no such place"_s);
    QTRY_VERIFY(places.nothingFoundText().contains(u"no such place"));
}

STEWARD_TEST(RoleImpactTest, "roleimpact", Core)
#include "roleimpacttest.moc"
