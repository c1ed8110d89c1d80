// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/replay.h"

#include "domain/fields.h"
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

} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsWhereTheServerIs()
    {
        const Project all = project();
        const ChangeSet set = setOf({permit(all, manager, u"access_all_locations"_s, false), make(fresh()),
                                     removal(all, spare), update(all, person(sue), u"places"_s, texts({south}))});
        const Outcome outcome = apply(all, acknowledging(all, set, {moe}), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QCOMPARE(stateHash(replayed(all, outcome.changes, 8)), stateHash(*outcome.project));
    }

    void takesWhatANewerServerDecided()
    {
        const Project all = project();
        const Project next = replayed(all,
                                      {permit(all, spare, u"edit_weather"_s), update(all, role(spare), u"colour"_s, 3),
                                       update(all, place(n1), u"name"_s, u"New"_s)},
                                      20);
        QCOMPARE(next.revision, 20);
        QCOMPARE(fieldValue(next, role(spare), u"permissions.edit_weather"_s), QJsonValue(true));
        QCOMPARE(next.roles.find(spare)->rest, (QJsonObject{{u"colour"_s, 3}}));
        QCOMPARE(next.places.find(n1)->version, 20);
        QCOMPARE(nameOf(next, place(n1)), u"New"_s);
        const Project back = replayed(next, {permit(next, spare, u"edit_weather"_s, false)}, 21);
        QVERIFY(back.roles.find(spare)->permissions.unknown().isEmpty());
    }

    void passesOverWhatFitsNothing()
    {
        const Project all = project();
        const Project next = replayed(all,
                                      {update(all, role(Id(5, 5)), u"name"_s, u"x"_s), removal(all, Id(5, 5)),
                                       update(all, role(spare), u"is_archived"_s, 1),
                                       update(all, {u"ship"_s, spare}, u"name"_s, u"x"_s)},
                                      8);
        Project expected = all;
        expected.revision = 8;
        QCOMPARE(next, expected);
    }

    void laysADraftOver()
    {
        const Project all = project();
        QList<Change> changes;
        const Change limit = permit(all, manager, u"access_all_locations"_s, false);
        const Project shown = laidOver(all, {limit}, &changes);
        const Outcome outcome = apply(all, setOf({limit}), ada); // refused, as it would lock Moe out
        QVERIFY(!outcome.isGood());
        QCOMPARE(changes, outcome.changes);
        QCOMPARE(shown.roles.find(manager)->permissions, outcome.wouldBe->roles.find(manager)->permissions);
        QCOMPARE(shown.revision, all.revision);
        QCOMPARE(shown.roles.find(manager)->version, 3);
    }

    void showsWhatWouldBeRefused()
    {
        const Project all = project();
        const Change unnamed = update(all, role(spare), u"name"_s, u""_s);
        QVERIFY(!apply(all, setOf({unnamed}), ada).wouldBe);
        QVERIFY(nameOf(laidOver(all, {unnamed}), role(spare)).isEmpty());
        QCOMPARE(laidOver(all, {}), all);
    }

    /// A draft may be older than what others have done since: a place that it archives is gone.
    void passesOverAPlaceThatIsGone()
    {
        const Project all = project();
        const Change archived = update(all, sample::place(south), u"is_archived"_s, true);
        Project without = all;
        without.places = without.places.without(south);
        QCOMPARE(laidOver(without, {archived}), without);
    }
};

STEWARD_TEST(ReplayTest, "replay", Core)

} // namespace steward::domain

#include "replaytest.moc"
