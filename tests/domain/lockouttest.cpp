// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

Change limit(const Project &all)
{
    return permit(all, manager, u"access_all_locations"_s, false);
}

Change deactivate(const Project &all, const Id &id)
{
    return update(all, person(id), u"is_active"_s, false);
}

Change unmake(const Project &all, const Id &id)
{
    return update(all, person(id), u"is_admin"_s, false);
}

} // namespace

class LockOutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhoCouldNotEnterAnyMore()
    {
        const Project all = project();
        const Outcome outcome = apply(all, setOf({limit(all)}), ada);
        QCOMPARE(codes(outcome), u"lockout.people@-1"_s);
        const Problem &problem = outcome.problems.first();
        QCOMPARE(problem.kind, Problem::Kind::LockOut);
        QCOMPARE(problem.people, QList<Id>{moe});
        QCOMPARE(problem.count, 1);
        QVERIFY(!outcome.project && outcome.wouldBe);
        QVERIFY(!canEnter(*outcome.wouldBe, *outcome.wouldBe->people.find(moe)));
    }

    void letsTheAuthorInsistByTheExactName_data()
    {
        QTest::addColumn<QString>("finding");
        QTest::addColumn<EntityRef>("entity");
        QTest::addColumn<QString>("why");
        QTest::addColumn<bool>("good");
        QTest::newRow("the name") << u"locked_out"_s << person(moe) << u"Moe"_s << true;
        QTest::newRow("another case") << u"locked_out"_s << person(moe) << u"moe"_s << false;
        QTest::newRow("a blank more") << u"locked_out"_s << person(moe) << u"Moe "_s << false;
        QTest::newRow("nothing") << u"locked_out"_s << person(moe) << u""_s << false;
        QTest::newRow("another person") << u"locked_out"_s << person(mia) << u"Mia"_s << false;
        QTest::newRow("another kind of thing") << u"locked_out"_s << role(moe) << u"Moe"_s << false;
        QTest::newRow("another warning") << u"api_goes_around_places"_s << person(moe) << u"Moe"_s << false;
    }

    void letsTheAuthorInsistByTheExactName()
    {
        QFETCH(QString, finding);
        QFETCH(EntityRef, entity);
        QFETCH(QString, why);
        QFETCH(bool, good);
        const Project all = project();
        ChangeSet set = setOf({limit(all)});
        set.acknowledged << Acknowledgement{finding, entity, why};
        QCOMPARE(apply(all, set, ada).isGood(), good);
    }

    void wantsEachNameAlone()
    {
        const Project all = project();
        const ChangeSet set = setOf({limit(all), deactivate(all, sue)});
        QCOMPARE(apply(all, acknowledging(all, set, {moe}), ada).problems.first().people, QList<Id>{sue});
        QVERIFY(apply(all, acknowledging(all, set, {moe, sue}), ada).isGood());
    }

    void looksAtTheSetAsAWhole()
    {
        const Project all = project();
        const Change place = update(all, person(moe), u"places"_s, texts({south}));
        QVERIFY(apply(all, setOf({limit(all), place}), ada).isGood());
    }

    void neverTakesTheLastAdmin_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("not active") << u"is_active"_s;
        QTest::newRow("no admin") << u"is_admin"_s;
    }

    void neverTakesTheLastAdmin()
    {
        QFETCH(QString, field);
        Project all = project();
        Person former = *all.people.find(ben);
        former.isAdmin = false;
        former.isBreakGlass = false;
        former.role = manager;
        Person last = *all.people.find(ada);
        last.role = manager; // enters all the same, and is still not let go
        all.people = all.people.with(former).with(last);
        const ChangeSet set = setOf({update(all, person(ada), field, false)});
        const Outcome outcome = apply(all, acknowledging(all, set, {ada}), Id());
        QCOMPARE(codes(outcome), u"lockout.last_admin@0"_s);
        QCOMPARE(outcome.problems.first().people, QList<Id>{ada});
        QCOMPARE(outcome.problems.first().field, field);
        const Change heir = update(all, person(ben), u"is_admin"_s, true);
        const ChangeSet handed = setOf({update(all, person(ada), field, false), heir});
        QVERIFY(apply(all, acknowledging(all, handed, {ada}), ada).isGood());
    }

    void neverTakesAllAdminsAtOnce()
    {
        Project all = project();
        Person plain = *all.people.find(ben);
        plain.isBreakGlass = false;
        all.people = all.people.with(plain);
        const ChangeSet set = setOf({unmake(all, ada), unmake(all, ben)});
        const Outcome outcome = apply(all, acknowledging(all, set, {ada, ben}), ada);
        QCOMPARE(codes(outcome), u"lockout.last_admin@0"_s);
        QCOMPARE(outcome.problems.first().people, (QList<Id>{ada, ben}));
    }

    void neverTakesBreakGlass_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("not active") << u"is_active"_s;
        QTest::newRow("no admin") << u"is_admin"_s;
    }

    void neverTakesBreakGlass()
    {
        QFETCH(QString, field);
        Project all = project();
        Person withRole = *all.people.find(ben);
        withRole.role = manager;
        all.people = all.people.with(withRole);
        const ChangeSet set = setOf({update(all, person(ben), field, false)});
        const Outcome outcome = apply(all, acknowledging(all, set, {ben}), ada);
        QCOMPARE(codes(outcome), u"lockout.break_glass@0"_s);
        QCOMPARE(outcome.problems.first().people, QList<Id>{ben});
    }

    void neverTakesBreakGlassByTheRole()
    {
        Project all = project();
        Person glass = *all.people.find(moe);
        glass.isBreakGlass = true;
        all.people = all.people.with(glass);
        const Outcome outcome = apply(all, acknowledging(all, setOf({limit(all)}), {moe}), ada);
        QCOMPARE(codes(outcome), u"lockout.break_glass@-1"_s);
    }

    void neverRemovesBreakGlass_data()
    {
        QTest::addColumn<bool>("isActive");
        QTest::newRow("active") << true;
        QTest::newRow("not active") << false; // nobody could make him again
    }

    void neverRemovesBreakGlass()
    {
        QFETCH(bool, isActive);
        Project all = project();
        Person glass = *all.people.find(moe);
        glass.isBreakGlass = true;
        glass.isActive = isActive;
        all.people = all.people.with(glass);
        const Change gone{.entity = person(moe),
                          .op = Change::Op::Remove,
                          .before = wholeObject(all, person(moe)),
                          .after = QJsonValue::Null,
                          .baseVersion = *versionOf(all, person(moe))};
        const Outcome outcome = apply(all, acknowledging(all, setOf({gone}), {moe}), ada);
        QCOMPARE(codes(outcome), u"lockout.break_glass@0"_s);
        QCOMPARE(outcome.problems.first().people, QList<Id>{moe});
    }

    void letsOneOfTwoAdminsGo()
    {
        const Project all = project();
        const ChangeSet set = setOf({deactivate(all, ada)});
        QCOMPARE(codes(apply(all, set, ben)), u"lockout.people@0"_s);
        QVERIFY(apply(all, acknowledging(all, set, {ada}), ben).isGood());
    }

    void warnsTheAuthorOfHimself()
    {
        const Project all = project();
        const ChangeSet set = setOf({unmake(all, ada)});
        const Outcome outcome = apply(all, set, ada);
        QCOMPARE(codes(outcome), u"lockout.people@0"_s);
        QVERIFY(lockOut(all, *outcome.wouldBe, ada).locksAuthor);
        QVERIFY(!lockOut(all, *outcome.wouldBe, ben).locksAuthor);
        QVERIFY(apply(all, acknowledging(all, set, {ada}), ada).isGood());
    }

    void tellsWhoIsNeverLetGo()
    {
        const Project all = project();
        Project empty = all;
        for (const Id &id : {ada, ben, mia}) {
            Person off = *all.people.find(id);
            off.isActive = false;
            empty.people = empty.people.with(off);
        }
        const LockOut found = lockOut(all, empty, ada);
        QCOMPARE(found.people, (QList<Id>{ada, ben, mia}));
        QCOMPARE(found.never, (QList<Id>{ada, ben}));
        QVERIFY(lockOut(all, all, ada).isFree());
        const LockOut gone = lockOut(
            all,
            [&] {
                Project without = all;
                without.people = all.people.without(sue);
                return without;
            }(),
            ada);
        QCOMPARE(gone.people, QList<Id>{sue});
    }
};

STEWARD_TEST(LockOutTest, "lockout", Core)

} // namespace steward::domain

#include "lockouttest.moc"
