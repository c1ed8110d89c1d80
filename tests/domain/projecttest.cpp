// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/placetree.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <functional>
#include <random>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

class ProjectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheRoleOneActsUnder()
    {
        const Project all = project();
        const auto nameFor = [&all](const Id &id) {
            const Role *role = roleOf(all, *all.people.find(id));
            return role ? role->name : QString();
        };
        QCOMPARE(nameFor(sue), u"Supervisor"_s);
        QCOMPARE(nameFor(pat), u"Mobile Worker Default"_s); // a worker without a role
        QCOMPARE(nameFor(wes), QString());                  // a web user without a role
        QCOMPARE(nameFor(ada), QString());                  // an admin needs none
    }

    void listsHolders()
    {
        const Project all = project();
        QCOMPARE(holders(all, manager), (QList<Id>{mia, max, moe, mum, ina}));
        QCOMPARE(holders(all, fallback), QList<Id>{pat});
        QVERIFY(holders(all, spare).isEmpty());
        QVERIFY(holders(all, Id(5, 5)).isEmpty());
        Project withReserve = all;
        Person admin = *all.people.find(ada);
        admin.role = spare;
        withReserve.people = all.people.with(admin);
        QVERIFY(holders(withReserve, spare).isEmpty()); // acts as an admin
    }

    void holdsByRoleOrAsAdmin()
    {
        const Project all = project();
        const auto holdsKey = [&all](const Id &id, QStringView key) {
            return holds(all, *all.people.find(id), permission(key));
        };
        QVERIFY(holdsKey(ada, u"edit_billing"));
        QVERIFY(holdsKey(mia, u"edit_groups"));
        QVERIFY(holdsKey(mia, u"view_groups")); // implied
        QVERIFY(!holdsKey(mia, u"edit_billing"));
        QVERIFY(!holdsKey(ina, u"edit_groups")); // not active
        QVERIFY(!holdsKey(wes, u"report_an_issue"));
        QVERIFY(holdsKey(pat, u"access_mobile_endpoints"));
    }

    void letsIn_data()
    {
        QTest::addColumn<Id>("who");
        QTest::addColumn<bool>("enters");
        QTest::newRow("admin") << ada << true;
        QTest::newRow("unlimited, with a place") << mia << true;
        QTest::newRow("unlimited, without a place") << moe << true;
        QTest::newRow("limited, with a place") << sue << true;
        QTest::newRow("worker by default role") << pat << true;
        QTest::newRow("not active") << ina << false;
        QTest::newRow("without a role") << wes << false;
    }

    void letsIn()
    {
        QFETCH(Id, who);
        QFETCH(bool, enters);
        const Project all = project();
        QCOMPARE(canEnter(all, *all.people.find(who)), enters);
    }

    void keepsTheLimitedOutWithoutAPlaceInUse()
    {
        const Project all = project();
        Person sueElsewhere = *all.people.find(sue);
        for (const QList<Id> &places : {QList<Id>{}, QList<Id>{closed}, QList<Id>{Id(5, 5)}}) {
            sueElsewhere.places = places;
            QVERIFY(!canEnter(all, sueElsewhere));
            QCOMPARE(placesSeen(all, sueElsewhere, 1), 0);
        }
        sueElsewhere.places = {closed, n1};
        QVERIFY(canEnter(all, sueElsewhere));
        sueElsewhere.role = old;
        QVERIFY(!canEnter(all, sueElsewhere)); // an archived role lets nobody in
    }

    void knowsWhatLiesWithin()
    {
        const Project all = project();
        QVERIFY(isWithin(all, n1, north));
        QVERIFY(isWithin(all, n1, country));
        QVERIFY(isWithin(all, n1, n1));
        QVERIFY(!isWithin(all, north, n1));
        QVERIFY(!isWithin(all, n1, south));
        QVERIFY(!isWithin(all, Id(5, 5), country));
        QVERIFY(!isWithin(all, n1, Id(5, 5)));
    }

    void isNotCaughtInACircle()
    {
        Project all = project();
        Place bent = *all.places.find(country);
        bent.parent = n1;
        all.places = all.places.with(bent);
        QVERIFY(isWithin(all, n1, country));
        QVERIFY(!isWithin(all, n1, south));
        QCOMPARE(placesSeen(all, *all.people.find(sue), 1), 0); // hangs on no root, so it is no part of the tree
    }

    void countsPlacesSeen_data()
    {
        QTest::addColumn<QList<Id>>("places");
        QTest::addColumn<int>("districts");
        QTest::addColumn<int>("facilities");
        QTest::newRow("a district") << QList<Id>{north} << 1 << 2;
        QTest::newRow("a facility: its district holds it") << QList<Id>{n1} << 1 << 1;
        QTest::newRow("two in one district") << QList<Id>{n1, n2} << 1 << 2;
        QTest::newRow("two in two districts") << QList<Id>{e1, n1} << 2 << 2;
        QTest::newRow("one within the other") << QList<Id>{n1, north} << 1 << 2;
        QTest::newRow("the country") << QList<Id>{country} << 3 << 4;
        QTest::newRow("archived ones do not count") << QList<Id>{south, closed} << 1 << 1;
    }

    void countsPlacesSeen()
    {
        QFETCH(QList<Id>, places);
        QFETCH(int, districts);
        QFETCH(int, facilities);
        const Project all = project();
        Person limited = *all.people.find(sue);
        limited.places = places;
        QCOMPARE(placesSeen(all, limited, 1), districts);
        QCOMPARE(placesSeen(all, limited, 2), facilities);
        QCOMPARE(placesSeen(all, *all.people.find(max), 1), 3);
        QCOMPARE(placesSeen(all, *all.people.find(ada), 2), 4);
        QCOMPARE(placesSeen(all, limited, 3), 0);
        QCOMPARE(placesSeen(all, limited, -1), 0);
    }

    void theTreeAgreesWithWalkingUp()
    {
        std::mt19937 random(11);
        for (int round = 0; round < 60; ++round) {
            Project all = project();
            std::vector<Place> rows;
            QHash<Id, int> levels;
            for (int row = 0; row < 60; ++row) {
                Place place;
                place.id = Id(7, static_cast<quint64>(row) + 1);
                if (row > 0 && random() % 10 > 0) {
                    const Place &parent = rows.at(random() % rows.size());
                    place.parent = parent.id;
                    levels[place.id] = levels[parent.id] + 1;
                }
                place.isArchived = random() % 8 == 0;
                rows.push_back(place);
            }
            all.places = Table<Place>(rows);
            const PlaceTree tree(all.places);
            QList<Id> own;
            for (unsigned count = random() % 4; count > 0; --count)
                own << rows.at(random() % rows.size()).id;

            const auto inUse = [&](const Id &id) { return !all.places.find(id)->isArchived; };
            const auto isSeen = [&](const Id &id) {
                return std::ranges::any_of(own, [&](const Id &mine) { return inUse(mine) && isWithin(all, id, mine); });
            };
            int seen = 0;
            QMap<int, int> byLevel;
            for (const Place &place : rows) {
                seen += inUse(place.id) && isSeen(place.id) ? 1 : 0;
                const bool holdsSome = std::ranges::any_of(rows, [&](const Place &other) {
                    return inUse(other.id) && isSeen(other.id) && isWithin(all, other.id, place.id);
                });
                byLevel[levels.value(place.id)] += inUse(place.id) && holdsSome ? 1 : 0;
            }
            const PlaceTree::Reach reach = tree.below(own);
            QCOMPARE(PlaceTree::size(reach), seen);
            QCOMPARE(PlaceTree::overlap(reach, tree.everywhere()), seen);
            for (auto it = byLevel.cbegin(); it != byLevel.cend(); ++it)
                QCOMPARE(tree.countOf(it.key(), reach), it.value());
        }
    }

    void addsUpWhatIsReported()
    {
        const Project all = project();
        QCOMPARE(casesReported(all), std::optional<qint64>(60));
        Project silent = all;
        silent.places = Table<Place>({*all.places.find(e1)});
        QCOMPARE(casesReported(silent), std::nullopt);
    }

    void hashesEverything()
    {
        const Project all = project();
        const QByteArray hash = stateHash(all);
        QCOMPARE(hash.size(), 32);
        QCOMPARE(stateHash(project()), hash);
        QSet<QByteArray> seen{hash};
        const auto differs = [&](const std::function<void(Project &)> &change) {
            Project other = all;
            change(other);
            const bool isNew = !seen.contains(stateHash(other)) && other != all;
            seen.insert(stateHash(other));
            return isNew;
        };
        QVERIFY(differs([](Project &p) { p.id = Id(9, 8); }));
        QVERIFY(differs([](Project &p) { p.name = u"Other"_s; }));
        QVERIFY(differs([](Project &p) { p.environment = Environment::Demo; }));
        QVERIFY(differs([](Project &p) { p.revision = 8; }));
        QVERIFY(differs([](Project &p) { p.utcOffsetMinutes = 120; }));
        QVERIFY(differs([](Project &p) { p.locationTypes = p.locationTypes.without(facilities); }));
        QVERIFY(differs([](Project &p) { p.settings = Table<Settings>({{.id = p.id}}); }));
        QVERIFY(differs([](Project &p) { p.capabilities.undoWindowMinutes = 5; }));
        QVERIFY(differs([](Project &p) { p.capabilities.atomic = false; }));
        QVERIFY(differs([](Project &p) { p.capabilities.permissionsNotOffered.clear(); }));
        QVERIFY(differs([](Project &p) { p.capabilities.settingsNotOffered << u"two_factor_auth"_s; }));
        QVERIFY(differs([](Project &p) { p.capabilities.whyNotOffered = {{u"edit_ucrs"_s, {u"not_built"_s, {}}}}; }));
        QVERIFY(differs([](Project &p) { p.capabilities.rest.insert(u"x"_s, 1); }));
        QVERIFY(differs([](Project &p) { p.items.insert(u"profiles"_s, {}); }));
        QVERIFY(differs([](Project &p) { p.roles = p.roles.without(spare); }));
        QVERIFY(differs([](Project &p) { p.people = p.people.without(sue); }));
        QVERIFY(differs([](Project &p) { p.places = p.places.without(n1); }));
        QVERIFY(differs([](Project &p) {
            Person changed = *p.people.find(sue);
            changed.version = 99;
            p.people = p.people.with(changed);
        }));
    }

    void bearsManyPlaces()
    {
        constexpr int count = 120000;
        std::vector<Place> rows(count);
        for (int row = 0; row < count; ++row) {
            rows[static_cast<size_t>(row)].id = Id(7, static_cast<quint64>(row) + 1);
            if (row > 0) { // one node with 20 000 children, the rest in long branches
                const int parent = row <= 20000 ? 0 : row - 20000;
                rows[static_cast<size_t>(row)].parent = Id(7, static_cast<quint64>(parent) + 1);
            }
        }
        Project large = project();
        large.places = Table<Place>(std::move(rows));
        Person limited = *large.people.find(sue);
        limited.places = {Id(7, 2)};
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(placesSeen(large, limited, 1), 1);
        QCOMPARE(placesSeen(large, limited, 5), 1);
        QVERIFY(isWithin(large, Id(7, 100002), Id(7, 2)));
        QVERIFY2(timer.elapsed() < 5000, "a question about 120 000 places takes seconds"); // sanitizers slow it down
    }
};

STEWARD_TEST(ProjectTest, "project", Core)

} // namespace steward::domain

#include "projecttest.moc"
