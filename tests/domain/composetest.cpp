// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/compose.h"

#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/randomproject.h"
#include "domain/rebase.h"
#include "domain/replay.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

Role fresh()
{
    Role row;
    row.id = Id(2, 99);
    row.name = u"Fresh"_s;
    row.permissions = granted({"access_all_locations"});
    return row;
}

Change step(const Project &all, const EntityRef &entity, const QString &field, const QJsonValue &before,
            const QJsonValue &after)
{
    Change change = update(all, entity, field, after);
    change.before = before;
    return change;
}

} // namespace

/// Composing, normal forms and moving of lists, by hand; LawsTest tries the same at random.
class ComposeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changedTwiceIsChangedOnce()
    {
        const Project all = project();
        const Change first = step(all, role(spare), u"name"_s, u"Spare"_s, u"A"_s);
        const Change second = step(all, role(spare), u"name"_s, u"A"_s, u"B"_s);
        QCOMPARE(compose({first}, {second}), (QList<Change>{step(all, role(spare), u"name"_s, u"Spare"_s, u"B"_s)}));
        const Change back = step(all, role(spare), u"name"_s, u"A"_s, u"Spare"_s);
        QCOMPARE(compose({first}, {back}), QList<Change>());
    }

    void madeAndChangedIsMadeSo()
    {
        const Project all = project();
        const QList<Change> both =
            compose({make(fresh())}, {step(all, role(fresh().id), u"permissions.edit_data"_s, false, true),
                                      step(all, role(fresh().id), u"name"_s, u"Fresh"_s, u"Named"_s)});
        QCOMPARE(both.size(), 1);
        QCOMPARE(both.first().op, Change::Op::Create);
        const QJsonObject made = both.first().after.toObject();
        QCOMPARE(made.value(u"name"), QJsonValue(u"Named"_s));
        QCOMPARE(made.value(u"permissions").toObject().value(u"edit_data"), QJsonValue(true));
        QVERIFY(!made.contains(u"version"));
    }

    void madeAndRemovedIsNothing()
    {
        Change end = removal(project(), spare);
        end.entity = role(fresh().id);
        QCOMPARE(compose({make(fresh())}, {end}), QList<Change>());
    }

    void changedAndRemovedIsRemovedAsItWas()
    {
        const Project all = project();
        const QList<Change> first{update(all, role(spare), u"name"_s, u"New"_s)};
        const Project later = replayed(all, first, 8);
        QCOMPARE(compose(first, {removal(later, spare)}), normalised({removal(all, spare)}));
    }

    void removedAndMadeAnewIsChanged()
    {
        const Project all = project();
        Role again = *all.roles.find(spare);
        again.name = u"Again"_s;
        QCOMPARE(compose({removal(all, spare)}, {make(again)}),
                 (QList<Change>{update(all, role(spare), u"name"_s, u"Again"_s)}));
    }

    void hasOneOrder()
    {
        const Project all = project();
        const Change ofPerson = update(all, person(sue), u"is_active"_s, false);
        const Change name = update(all, role(spare), u"name"_s, u"New"_s);
        Change page = update(all, role(spare), u"landing_page"_s, u"reports"_s);
        page.cause = u"name"_s;
        const QList<Change> normal = normalised({ofPerson, name, page});
        QCOMPARE(normal, normalised({page, ofPerson, name}));
        QCOMPARE(normal.size(), 3);
        QVERIFY(normal.first().cause.isEmpty());
        QCOMPARE(normal.last(), ofPerson);
    }

    void movesAWholeList()
    {
        const Project all = project();
        const QList<Change> mine{update(all, role(spare), u"name"_s, u"Mine"_s),
                                 update(all, role(manager), u"landing_page"_s, u"reports"_s), removal(all, old),
                                 update(all, person(sue), u"places"_s, texts({north, n1})),
                                 update(all, role(upstream), u"landing_page"_s, u"reports"_s)};
        const Project now =
            replayed(all,
                     {update(all, role(spare), u"name"_s, u"Theirs"_s),
                      update(all, role(manager), u"landing_page"_s, u"reports"_s),
                      update(all, person(sue), u"places"_s, texts({north, s1})), removal(all, upstream)},
                     8);
        const Rebased rebased = rebase(mine, now);
        QCOMPARE(rebased.done, 1);
        QCOMPARE(rebased.conflicts.size(), 2);
        QCOMPARE(rebased.changes.size(), 2);
        QCOMPARE(rebased.changes.first(), removal(now, old));
        QCOMPARE(rebased.changes.last().before, QJsonValue(texts({north, s1})));
        QCOMPARE(rebased.changes.last().after, QJsonValue(texts({north, n1, s1})));
        QCOMPARE(rebased.changes.last().baseVersion, 8);
    }

    void mergesSets_data()
    {
        QTest::addColumn<QList<Id>>("mine"); // all from north, south
        QTest::addColumn<QList<Id>>("theirs");
        QTest::addColumn<Merge::Kind>("kind");
        QTest::addColumn<QList<Id>>("result");
        const QList<Id> none;
        using Kind = Merge::Kind;
        QTest::newRow("both add") << QList{north, south, n1} << QList{north, south, e1} << Kind::Clean
                                  << QList{north, south, n1, e1};
        QTest::newRow("one adds, one takes")
            << QList{north, south, n1} << QList{south} << Kind::Clean << QList{south, n1};
        QTest::newRow("theirs holds mine")
            << QList{north, south, n1} << QList{north, south, n1, e1} << Kind::Done << none;
        QTest::newRow("would end empty") << QList{north} << QList{south} << Kind::Conflict << none;
        QTest::newRow("mine is empty") << none << QList{north, south, n1} << Kind::Conflict << none;
        QTest::newRow("another order") << QList{south, north} << QList{north, south, n1} << Kind::Conflict << none;
    }

    void mergesSets()
    {
        QFETCH(QList<Id>, mine);
        QFETCH(QList<Id>, theirs);
        QFETCH(Merge::Kind, kind);
        QFETCH(QList<Id>, result);
        Project all = project(); // Mum is in north and south
        const Merge merged = merge(update(all, person(mum), u"places"_s, texts(mine)),
                                   replayed(all, {update(all, person(mum), u"places"_s, texts(theirs))}, 8));
        QCOMPARE(merged.kind, kind);
        if (kind == Merge::Kind::Clean)
            QCOMPARE(merged.change.after, QJsonValue(texts(result)));
    }

    void keepsWhatNobodyKnows()
    {
        const Project all = project();
        const EntityRef ship{u"ship"_s, Id(7, 7)};
        const Change made{ship, Change::Op::Create, {}, {}, QJsonObject{{u"masts"_s, 3}}, 0, {}};
        const Change changed{ship, Change::Op::Update, u"masts"_s, 3, 4, 5, {}};
        const Change weather = permit(all, spare, u"edit_weather"_s);
        const QJsonObject whole{{u"id"_s, ship.id.toString()}, {u"masts"_s, 4}};
        const QList<Change> both = compose({made, weather}, {changed});
        QCOMPARE(both.size(), 2);
        QCOMPARE(both.first().field, u"permissions.edit_weather"_s);
        QCOMPARE(both.last().after, QJsonValue(whole));
        QCOMPARE(replayed(all, {made, changed}, all.revision), all);
        const Project after = replayed(all, both, 8);
        QCOMPARE(fieldValue(after, role(spare), u"permissions.edit_weather"_s), QJsonValue(true));
    }

    void fieldsNobodyKnowsSurvive()
    {
        std::mt19937_64 random(4);
        const Project from = randomProject(random, {});
        for (const EntityKind *kind : kinds()) {
            Project to;
            for (int row = 0; row < kind->size(from); ++row) {
                QJsonObject object = kind->objectAt(from, row);
                object.insert(u"of_tomorrow"_s, QJsonObject{{u"deep"_s, QJsonArray{1, u"two"_s}}});
                QString problem;
                QVERIFY2(kind->add(to, object, std::nullopt, &problem), qPrintable(problem));
                QCOMPARE(kind->objectAt(to, row), object);
            }
        }
    }

    void handlesAreKept()
    {
        std::mt19937_64 random(5);
        Project all = randomProject(random, {});
        for (const EntityKind *kind : kinds()) {
            if (kind->name() == "api_key"_L1)
                continue; // called by its owner and its name
            for (int row = 0; row < kind->size(all); ++row) {
                const QString handle = kind->handleAt(all, row);
                for (const QString &field : {u"name"_s, u"title"_s, u"label"_s, u"full_name"_s}) {
                    if (!kind->fieldAt(all, row, field).isUndefined())
                        QCOMPARE(kind->put(all, row, field, u"Renamed"_s, 8), Put::Done);
                }
                QCOMPARE(kind->handleAt(all, row), handle);
            }
        }
    }
};

STEWARD_TEST(ComposeTest, "compose", Core)

} // namespace steward::domain

#include "composetest.moc"
