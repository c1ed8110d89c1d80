// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "domain/impact.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

Role fresh(const QString &name, const PermissionSet &permissions = granted({"access_all_locations"}))
{
    Role row;
    row.id = Id(2, 99);
    row.name = name;
    row.permissions = permissions;
    return row;
}

Change rename(const Project &all, const Id &id, const QString &name)
{
    return update(all, role(id), u"name"_s, name);
}

/// A refusal, as it is asked for.
struct Case
{
    const char *name;
    std::function<QList<Change>(const Project &)> changes;
    const char *codes;
    Problem::Kind kind;
};

} // namespace

class ApplyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appliesWhatIsAsked()
    {
        const Project all = project();
        const Outcome outcome = apply(all,
                                      setOf({permit(all, spare, u"edit_data"_s), rename(all, spare, u"Sparing"_s),
                                             update(all, person(wes), u"role"_s, text(spare))}),
                                      ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QCOMPARE(outcome.project->revision, 8);
        QCOMPARE(outcome.project->roles.find(spare)->version, 8);
        QCOMPARE(outcome.project->roles.find(manager)->version, 3);
        QCOMPARE(outcome.project->people.find(wes)->version, 8);
        QCOMPARE(fieldValue(*outcome.project, role(spare), u"permissions.edit_data"_s), QJsonValue(true));
        QCOMPARE(nameOf(*outcome.project, role(spare)), u"Sparing"_s);
        QCOMPARE(outcome.changes.size(), 3);
        QCOMPARE(outcome.wouldBe, outcome.project);
        QCOMPARE(all, project()); // the one it was asked of stays
    }

    void leavesNoOpsOut()
    {
        const Project all = project();
        Change same = permit(all, spare, u"edit_data"_s, false);
        Change done = permit(all, spare, u"access_all_locations"_s);
        done.before = false; // somebody else has done it meanwhile
        const Outcome outcome = apply(all, setOf({same, done}), ada);
        QVERIFY(outcome.isGood());
        QVERIFY(outcome.changes.isEmpty());
        QCOMPARE(outcome.project->revision, 8);
        QCOMPARE(outcome.project->roles, all.roles);
    }

    void spellsValuesInOneWay()
    {
        const Project all = project();
        Change change = permit(all, supervisor, u"view_reports"_s, QJsonArray{u"c"_s, u"a"_s, u"c"_s});
        change.before = QJsonArray{u"b"_s, u"a"_s};
        const Outcome outcome = apply(all, setOf({change}), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QCOMPARE(outcome.changes.first().after, QJsonValue(QJsonArray{u"a"_s, u"c"_s}));
        QCOMPARE(outcome.changes.first().before, QJsonValue(QJsonArray{u"a"_s, u"b"_s}));
    }

    void makesAndRemovesRoles()
    {
        const Project all = project();
        const Outcome made = apply(all, setOf({make(fresh(u"Fresh"_s, granted({"edit_data"})))}), ada);
        QVERIFY2(made.isGood(), qPrintable(codes(made)));
        const Role *row = made.project->roles.find(Id(2, 99));
        QVERIFY(row);
        QCOMPARE(row->version, 8);
        QCOMPARE(made.changes.first().after, QJsonValue(toJson(*row)));

        const Outcome removed = apply(all, setOf({removal(all, spare)}), ada);
        QVERIFY2(removed.isGood(), qPrintable(codes(removed)));
        QVERIFY(!removed.project->roles.find(spare));
        QCOMPARE(removed.project->roles.size(), all.roles.size() - 1);
    }

    void comparesNamesWithinTheSetToo()
    {
        const Project all = project();
        const auto named = [](quint64 number, const QString &name) {
            Role role = fresh(name, {});
            role.id = Id(2, number);
            return make(role);
        };
        const Outcome twice =
            apply(all, setOf({named(90, u"One"_s), named(91, u"Two"_s), named(92, u" oNE"_s.trimmed())}), ada);
        QCOMPARE(codes(twice), u"role.name.taken@0 role.name.taken@2"_s);
        // The name of a role that goes in the same set is free.
        const Outcome handedOn = apply(all, setOf({removal(all, spare), named(90, nameOf(all, role(spare)))}), ada);
        QVERIFY2(handedOn.isGood(), qPrintable(codes(handedOn)));
    }

    /// As many changes as one request may bring, each of them slow once. The limit is many times what it takes with
    /// sanitizers: it is there to catch what has become quadratic.
    void aLargeSetTakesNoLongTime()
    {
        Project all = project();
        QList<Change> making;
        for (quint64 number = 0; number < 5000; ++number) {
            Role role = fresh(u"Role %1"_s.arg(number), granted({"edit_data"}));
            role.id = Id(3, number);
            making << make(role);
        }
        QElapsedTimer timer;
        timer.start();
        const Outcome made = apply(all, setOf(making), ada);
        const qint64 madeIn = timer.restart();
        QVERIFY2(made.isGood(), qPrintable(codes(made).left(200)));
        QCOMPARE(made.project->roles.size(), all.roles.size() + 5000);
        QList<Change> removing;
        for (quint64 number = 0; number < 5000; ++number)
            removing << removal(*made.project, Id(3, number));
        timer.restart();
        const Outcome removed = apply(*made.project, setOf(removing), ada);
        const qint64 removedIn = timer.restart();
        QVERIFY2(removed.isGood(), qPrintable(codes(removed).left(200)));
        QVERIFY(removed.project->roles == all.roles);
        const Impact counted = impact(all, *made.project, made.changes);
        const qint64 countedIn = timer.elapsed();
        QCOMPARE(counted.touched, 0);
        qInfo("made in %lld ms, removed in %lld ms, counted in %lld ms", madeIn, removedIn, countedIn);
        QVERIFY(madeIn < 15'000 && removedIn < 15'000 && countedIn < 15'000);
    }

    void clearsWhatFollowsAndNamesTheCause()
    {
        const Project all = project();
        const Outcome outcome =
            apply(all, acknowledging(all, setOf({permit(all, manager, u"access_all_locations"_s, false)}), {moe}), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QStringList followed;
        for (const Change &change : outcome.changes) {
            QCOMPARE(change.entity, role(manager));
            QCOMPARE(change.baseVersion, 3);
            if (change.field == u"permissions.access_all_locations") {
                QVERIFY(change.cause.isEmpty());
                continue;
            }
            QCOMPARE(change.cause, u"permissions.access_all_locations"_s);
            QCOMPARE(change.before, QJsonValue(true));
            QCOMPARE(change.after, QJsonValue(false));
            followed << change.field;
        }
        QCOMPARE(followed, (QStringList{u"permissions.edit_groups"_s, u"permissions.edit_users_in_groups"_s,
                                        u"permissions.edit_data_dict"_s, u"permissions.view_roles"_s,
                                        u"permissions.edit_reports"_s}));
        QCOMPARE(fieldValue(*outcome.project, role(manager), u"permissions.access_api"_s), QJsonValue(true));
    }

    void takesAnAuthorsWordForACauseNowhere()
    {
        const Project all = project();
        Change change = permit(all, spare, u"edit_data"_s);
        change.cause = u"permissions.edit_groups"_s;
        QVERIFY(apply(all, setOf({change}), ada).changes.first().cause.isEmpty());
    }

    void forgetsARemovedRoleWhereItCouldAssign()
    {
        Project all = project();
        Role assigned = *all.roles.find(old);
        assigned.assignableBy = {spare, supervisor};
        all.roles = all.roles.with(assigned);
        const Outcome outcome = apply(all, setOf({removal(all, spare)}), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QCOMPARE(outcome.changes.size(), 2);
        QCOMPARE(outcome.changes.last().cause, u"removed"_s);
        QCOMPARE(outcome.changes.last().after, QJsonValue(texts({supervisor})));
        QCOMPARE(outcome.project->roles.find(old)->assignableBy, QList<Id>{supervisor});
        QCOMPARE(outcome.project->roles.find(old)->version, 8);
    }

    void letsThePrimaryPlaceFollow_data()
    {
        QTest::addColumn<QList<Id>>("places");
        QTest::addColumn<Id>("primary");
        QTest::newRow("still among them") << QList<Id>{south, north} << north;
        QTest::newRow("gone: the first") << QList<Id>{south, n1} << south;
        QTest::newRow("none left") << QList<Id>{} << Id();
    }

    void letsThePrimaryPlaceFollow()
    {
        QFETCH(QList<Id>, places);
        QFETCH(Id, primary);
        const Project all = project();
        const ChangeSet set = setOf({update(all, person(sue), u"places"_s, texts(places))});
        const Outcome outcome = apply(all, acknowledging(all, set, {sue}), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        QCOMPARE(outcome.project->people.find(sue)->primaryPlace, primary);
        QCOMPARE(outcome.changes.size(), primary == north ? 1 : 2);
        if (primary != north)
            QCOMPARE(outcome.changes.last().cause, u"places"_s);
    }

    void letsASetHoldTogether()
    {
        const Project all = project();
        const Outcome swapped =
            apply(all, setOf({rename(all, spare, u"Manager"_s), rename(all, manager, u"Spare"_s)}), ada);
        QVERIFY2(swapped.isGood(), qPrintable(codes(swapped)));

        const Outcome moved =
            apply(all, setOf({update(all, person(sue), u"role"_s, text(spare)), removal(all, supervisor)}), ada);
        QVERIFY2(moved.isGood(), qPrintable(codes(moved)));
        QVERIFY(moved.project->roles.find(spare)->assignableBy.isEmpty());

        const Outcome both = apply(all,
                                   setOf({update(all, person(sue), u"primary_place"_s, text(s1)),
                                          update(all, person(sue), u"places"_s, texts({n1, s1}))}),
                                   ada);
        QVERIFY2(both.isGood(), qPrintable(codes(both)));
        QCOMPARE(both.project->people.find(sue)->primaryPlace, s1);
    }

    void refuses_data()
    {
        QTest::addColumn<int>("index");
        const std::vector<Case> &all = cases();
        for (size_t index = 0; index < all.size(); ++index)
            QTest::newRow(all[index].name) << static_cast<int>(index);
    }

    void refuses()
    {
        QFETCH(int, index);
        const Case &refusal = cases().at(static_cast<size_t>(index));
        const Project all = project();
        const Outcome outcome = apply(all, setOf(refusal.changes(all)), ada);
        QCOMPARE(codes(outcome), QString::fromLatin1(refusal.codes));
        QVERIFY(!outcome.project);
        for (const Problem &problem : outcome.problems)
            QCOMPARE(problem.kind, refusal.kind);
        const bool isPastTheForm = refusal.kind != Problem::Kind::Invalid && refusal.kind != Problem::Kind::Forbidden;
        QCOMPARE(outcome.wouldBe.has_value(), isPastTheForm);
        // A rule is held to the same.
        QCOMPARE(codes(apply(all, setOf(refusal.changes(all)), Id())), QString::fromLatin1(refusal.codes));
    }

    void saysWhatBlocks()
    {
        const Project all = project();
        const Outcome outcome = apply(all, setOf({permit(all, supervisor, u"edit_users_in_groups"_s)}), ada);
        QCOMPARE(codes(outcome), u"permission.blocked@0"_s);
        QCOMPARE(outcome.problems.first().missing, u"access_all_locations"_s);
        QCOMPARE(outcome.problems.first().field, u"permissions.edit_users_in_groups"_s);
    }

    void saysWhoHoldsARole()
    {
        const Project all = project();
        const Outcome outcome = apply(all, setOf({removal(all, manager)}), ada);
        QCOMPARE(outcome.problems.first().people, (QList<Id>{mia, max, moe, mum, ina}));
        QCOMPARE(outcome.problems.first().count, 5);
    }

    void countsAnAdminsRoleInReserveAsHeld()
    {
        Project all = project();
        Person admin = *all.people.find(ada);
        admin.role = spare;
        all.people = all.people.with(admin);
        const Outcome outcome = apply(all, setOf({removal(all, spare)}), ada);
        QCOMPARE(codes(outcome), u"role.held@0"_s);
        QCOMPARE(outcome.problems.first().people, QList<Id>{ada});
    }

    void showsBothSidesOfWhatIsStale()
    {
        const Project all = project();
        Change change = rename(all, spare, u"Mine"_s);
        change.before = u"As it was"_s;
        const Outcome outcome = apply(all, setOf({change}), ada);
        QCOMPARE(codes(outcome), u"field.stale@0"_s);
        const Problem &problem = outcome.problems.first();
        QCOMPARE(problem.base, QJsonValue(u"As it was"_s));
        QCOMPARE(problem.theirs, QJsonValue(u"Spare"_s));
        QCOMPARE(problem.version, 3);
        QCOMPARE(nameOf(*outcome.wouldBe, role(spare)), u"Mine"_s);
    }

    void takesFieldsOfOneRoleFromTwoAdmins()
    {
        const Project all = project();
        const Change mine = permit(all, spare, u"edit_data"_s);
        const Change theirs = rename(all, spare, u"Theirs"_s);
        const Outcome first = apply(all, setOf({theirs}), ada);
        const Outcome second = apply(*first.project, setOf({mine}), ada); // on the version before the first
        QVERIFY2(second.isGood(), qPrintable(codes(second)));
        const Outcome again = apply(*first.project, setOf({rename(all, spare, u"Mine"_s)}), ada);
        QCOMPARE(codes(again), u"field.stale@0"_s);
    }

    void letsHeldPermissionsNotOfferedShrinkButNotGrow()
    {
        Project all = project();
        Role holding = *all.roles.find(spare);
        holding.permissions.grantOnly(permission(u"view_tableau"), {u"x"_s, u"y"_s});
        all.roles = all.roles.with(holding);
        const auto result = [&all](const QJsonValue &value) {
            return codes(apply(all, setOf({permit(all, spare, u"view_tableau"_s, value)}), ada));
        };
        QCOMPARE(result(QJsonArray{u"x"_s}), QString());
        QCOMPARE(result(false), QString());
        QCOMPARE(result(QJsonArray{u"x"_s, u"z"_s}), u"permission.not_offered@0"_s);
        QCOMPARE(result(true), u"permission.not_offered@0"_s);
        QCOMPARE(codes(apply(all, setOf({rename(all, spare, u"Other"_s)}), ada)), QString());
    }

    void letsItemsNoLongerListedStay()
    {
        Project all = project();
        all.items[u"reports"_s] = {{u"b"_s, u"B"_s}, {u"c"_s, u"C"_s}}; // "a" was taken off the list
        const auto result = [&all](const QJsonValue &value) {
            return codes(apply(all, setOf({permit(all, supervisor, u"view_reports"_s, value)}), ada));
        };
        QCOMPARE(result(QJsonArray{u"a"_s, u"c"_s}), QString());
        QCOMPARE(result(QJsonArray{u"a"_s, u"x"_s}), u"permission.item_unknown@0"_s);
        all.items.clear(); // nothing listed: nothing to check against
        QCOMPARE(result(QJsonArray{u"x"_s}), QString());
    }

    void tellsAllThatIsWrongAtOnce()
    {
        const Project all = project();
        const Outcome outcome = apply(
            all,
            setOf({rename(all, spare, u"admin"_s), rename(all, old, u"Spare2"_s),
                   update(all, role(old), u"landing_page"_s, u"moon"_s), permit(all, supervisor, u"edit_apps"_s)}),
            ada);
        QCOMPARE(codes(outcome), u"role.name.reserved@0 role.landing_page@2 permission.blocked@3"_s);
    }

    void looksAtWhatIsAllowedFirst()
    {
        const Project all = project();
        const ChangeSet bad = setOf({rename(all, spare, u""_s)});
        const Outcome outcome = apply(all, bad, mia);
        QCOMPARE(codes(outcome), u"forbidden@0"_s);
        QCOMPARE(outcome.problems.first().kind, Problem::Kind::Forbidden);
        QCOMPARE(outcome.problems.first().missing, u"admin"_s);
        QVERIFY(!outcome.wouldBe);
        QCOMPARE(codes(apply(all, setOf({rename(all, spare, u"Fine"_s)}), Id(3, 77))), u"forbidden@-1"_s);
        QCOMPARE(codes(apply(all, setOf({rename(all, spare, u"Fine"_s)}), ina)), u"forbidden@-1"_s);
        QCOMPARE(codes(apply(all, setOf({rename(all, spare, u"Fine"_s)}), Id())), QString()); // a rule may
    }

private:
    static const std::vector<Case> &cases();
};

const std::vector<Case> &ApplyTest::cases()
{
    using Kind = Problem::Kind;
    using P = const Project &;
    using L = QList<Change>;
    static const std::vector<Case> all{
        {"nothing asked", [](P) { return L{}; }, "set.empty@-1", Kind::Invalid},
        {"what is only reported", [](P p) { return L{update(p, place(n1), u"cases"_s, 1)}; }, "field.read_only@0",
         Kind::Invalid},
        {"removing a place",
         [](P) {
             return L{{place(n1), Change::Op::Remove, {}, {}, {}, 2, {}}};
         },
         "kind.read_only@0", Kind::Invalid},
        {"an unknown kind",
         [](P p) {
             return L{update(p, {u"ship"_s, n1}, u"name"_s, u"x"_s)};
         },
         "kind.unknown@0", Kind::Invalid},
        {"making a person out of nothing",
         [](P) {
             return L{{person(Id(3, 99)), Change::Op::Create, {}, {}, QJsonObject(), 0, {}}};
         },
         "object.invalid@0", Kind::Invalid},
        {"removing a person",
         [](P) {
             return L{{person(sue), Change::Op::Remove, {}, {}, {}, 4, {}}};
         },
         "lockout.people@0", Kind::LockOut},
        {"no field", [](P p) { return L{update(p, role(spare), {}, u"x"_s)}; }, "change.malformed@0", Kind::Invalid},
        {"a removal of a field",
         [](P p) {
             Change change = removal(p, spare);
             change.field = u"name"_s;
             return L{change};
         },
         "change.malformed@0", Kind::Invalid},
        {"no object", [](P p) { return L{update(p, role(Id()), u"name"_s, u"x"_s)}; }, "change.malformed@0",
         Kind::Invalid},
        {"one field twice",
         [](P p) {
             return L{rename(p, spare, u"x"_s), rename(p, spare, u"y"_s)};
         },
         "change.duplicate@1", Kind::Invalid},
        {"changed and removed",
         [](P p) {
             return L{rename(p, spare, u"x"_s), removal(p, spare)};
         },
         "change.duplicate@1", Kind::Invalid},
        {"made and changed",
         [](P p) {
             const Role row = fresh(u"Fresh"_s);
             return L{make(row), update(p, role(row.id), u"name"_s, u"y"_s)};
         },
         "change.duplicate@1", Kind::Invalid},

        {"an unknown field", [](P p) { return L{update(p, role(spare), u"colour"_s, 1)}; }, "field.unknown@0",
         Kind::Invalid},
        {"the id", [](P p) { return L{update(p, role(spare), u"id"_s, text(old))}; }, "field.read_only@0",
         Kind::Invalid},
        {"being the default", [](P p) { return L{update(p, role(spare), u"is_mobile_worker_default"_s, true)}; },
         "field.read_only@0", Kind::Invalid},
        {"being a preset", [](P p) { return L{update(p, role(spare), u"is_preset"_s, true)}; }, "field.read_only@0",
         Kind::Invalid},
        {"coming from elsewhere", [](P p) { return L{update(p, role(spare), u"upstream_id"_s, u"x"_s)}; },
         "field.read_only@0", Kind::Invalid},
        {"a web user's name", [](P p) { return L{update(p, person(sue), u"name"_s, u"x"_s)}; }, "person.name_own@0",
         Kind::Invalid},
        {"being break-glass", [](P p) { return L{update(p, person(sue), u"is_break_glass"_s, true)}; },
         "field.read_only@0", Kind::Invalid},
        {"an unknown field of a person", [](P p) { return L{update(p, person(sue), u"colour"_s, 1)}; },
         "field.unknown@0", Kind::Invalid},
        {"a value of the wrong type", [](P p) { return L{update(p, role(spare), u"is_archived"_s, u"yes"_s)}; },
         "field.value@0", Kind::Invalid},
        {"no value", [](P p) { return L{update(p, role(spare), u"name"_s, QJsonValue(QJsonValue::Undefined))}; },
         "field.value@0", Kind::Invalid},
        {"places twice the same",
         [](P p) {
             return L{update(p, person(sue), u"places"_s, texts({n1, n1}))};
         },
         "field.value@0", Kind::Invalid},

        {"an empty name", [](P p) { return L{rename(p, spare, u""_s)}; }, "role.name.empty@0", Kind::Invalid},
        {"a blank name", [](P p) { return L{rename(p, spare, u" \t"_s)}; }, "role.name.empty@0", Kind::Invalid},
        {"a blank start", [](P p) { return L{rename(p, spare, u" x"_s)}; }, "role.name.blank_start@0", Kind::Invalid},
        {"a long name", [](P p) { return L{rename(p, spare, QString(129, u'x'))}; }, "role.name.length@0",
         Kind::Invalid},
        {"a name that hides", [](P p) { return L{rename(p, spare, u"x\u202Ey"_s)}; }, "role.name.characters@0",
         Kind::Invalid},
        {"a name of two lines", [](P p) { return L{rename(p, spare, u"x\ny"_s)}; }, "role.name.characters@0",
         Kind::Invalid},
        {"the reserved name", [](P p) { return L{rename(p, spare, u"aDMIN "_s)}; }, "role.name.reserved@0",
         Kind::Invalid},
        {"a name that is taken", [](P p) { return L{rename(p, spare, u"mANAGER"_s)}; }, "role.name.taken@0",
         Kind::Invalid},
        {"a name taken in the archive", [](P p) { return L{rename(p, spare, u"OLD "_s)}; }, "role.name.taken@0",
         Kind::Invalid},
        {"one new name for two",
         [](P p) {
             return L{rename(p, spare, u"x"_s), rename(p, old, u"X"_s)};
         },
         "role.name.taken@0 role.name.taken@1", Kind::Invalid},
        {"an unknown landing page", [](P p) { return L{update(p, role(spare), u"landing_page"_s, u"moon"_s)}; },
         "role.landing_page@0", Kind::Invalid},
        {"assigned by nobody known",
         [](P p) {
             return L{update(p, role(spare), u"assignable_by"_s, texts({manager, Id(5, 5)}))};
         },
         "role.assignable_by@0", Kind::Invalid},

        {"an unknown permission", [](P p) { return L{permit(p, spare, u"edit_weather"_s)}; }, "permission.unknown@0",
         Kind::Invalid},
        {"a permission not offered", [](P p) { return L{permit(p, spare, u"edit_ucrs"_s)}; },
         "permission.not_offered@0", Kind::Invalid},
        {"a blocked permission", [](P p) { return L{permit(p, supervisor, u"edit_apps"_s)}; }, "permission.blocked@0",
         Kind::Invalid},
        {"a permission blocked by the set itself",
         [](P p) {
             return L{permit(p, spare, u"edit_apps"_s), permit(p, spare, u"access_all_locations"_s, false)};
         },
         "permission.blocked@0", Kind::Invalid},
        {"an unknown item",
         [](P p) {
             return L{permit(p, spare, u"view_reports"_s, QJsonArray{u"a"_s, u"x"_s})};
         },
         "permission.item_unknown@0", Kind::Invalid},
        {"items where there are none", [](P p) { return L{permit(p, spare, u"edit_data"_s, QJsonArray{u"a"_s})}; },
         "field.value@0", Kind::Invalid},

        {"making what is there", [](P p) { return L{make(*p.roles.find(spare))}; }, "object.exists@0", Kind::Invalid},
        {"making under another id",
         [](P) {
             Change change = make(fresh(u"Fresh"_s));
             change.entity.id = Id(2, 98);
             return L{change};
         },
         "object.id@0", Kind::Invalid},
        {"making of nothing",
         [](P) {
             return L{{role(Id(2, 99)), Change::Op::Create, {}, {}, u"role"_s, 0, {}}};
         },
         "object.invalid@0", Kind::Invalid},
        {"making of something deep",
         [](P) {
             Change change = make(fresh(u"Fresh"_s));
             QJsonObject object = change.after.toObject();
             QJsonValue deep = 1;
             for (int i = 0; i < 9; ++i)
                 deep = i % 2 ? QJsonValue(QJsonArray{deep}) : QJsonValue(QJsonObject{{u"in"_s, deep}});
             object.insert(u"colour"_s, deep);
             change.after = object;
             return L{change};
         },
         "object.invalid@0", Kind::Invalid},
        {"making a second Admin", [](P) { return L{make(fresh(u"Admin"_s))}; }, "role.name.reserved@0", Kind::Invalid},
        {"making a namesake", [](P) { return L{make(fresh(u"manager"_s))}; }, "role.name.taken@0", Kind::Invalid},
        {"making a default",
         [](P) {
             Role row = fresh(u"Fresh"_s);
             row.isMobileWorkerDefault = true;
             return L{make(row)};
         },
         "field.read_only@0", Kind::Invalid},
        {"making one of elsewhere",
         [](P) {
             Role row = fresh(u"Fresh"_s);
             row.upstreamId = u"x"_s;
             return L{make(row)};
         },
         "field.read_only@0", Kind::Invalid},
        {"making with a blocked permission", [](P) { return L{make(fresh(u"Fresh"_s, granted({"edit_apps"})))}; },
         "permission.blocked@0", Kind::Invalid},
        {"making with a permission not offered",
         [](P) {
             return L{make(fresh(u"Fresh"_s, granted({"access_all_locations", "view_tableau"})))};
         },
         "permission.not_offered@0", Kind::Invalid},

        {"an unknown role", [](P p) { return L{update(p, person(sue), u"role"_s, text(Id(5, 5)))}; },
         "person.role_unknown@0", Kind::Invalid},
        {"an archived role", [](P p) { return L{update(p, person(sue), u"role"_s, text(old))}; },
         "person.role_archived@0", Kind::Invalid},
        {"a role removed in the same set",
         [](P p) {
             return L{update(p, person(sue), u"role"_s, text(spare)), removal(p, spare)};
         },
         "person.role_unknown@0", Kind::Invalid},
        {"an unknown place",
         [](P p) {
             return L{update(p, person(sue), u"places"_s, texts({north, Id(5, 5)}))};
         },
         "person.place_unknown@0", Kind::Invalid},
        {"an archived place",
         [](P p) {
             return L{update(p, person(sue), u"places"_s, texts({north, closed}))};
         },
         "person.place_archived@0", Kind::Invalid},
        {"a primary place of others", [](P p) { return L{update(p, person(sue), u"primary_place"_s, text(s1))}; },
         "person.primary_place@0", Kind::Invalid},
        {"places without the primary place that is asked for",
         [](P p) {
             return L{update(p, person(sue), u"places"_s, texts({south})),
                      update(p, person(sue), u"primary_place"_s, text(north))};
         },
         "person.primary_place@0", Kind::Invalid},

        {"a role that is gone", [](P p) { return L{rename(p, Id(5, 5), u"x"_s)}; }, "object.gone@0", Kind::Stale},
        {"removing a role that is gone", [](P p) { return L{removal(p, Id(5, 5))}; }, "object.gone@0", Kind::Stale},
        {"a person who is gone", [](P p) { return L{update(p, person(Id(5, 5)), u"is_active"_s, false)}; },
         "object.gone@0", Kind::Stale},
        {"another value than now",
         [](P p) {
             Change change = permit(p, manager, u"edit_data"_s, false);
             change.before = false;
             change.after = false;
             Change stale = rename(p, spare, u"x"_s);
             stale.before = u"y"_s;
             return L{change, stale};
         },
         "field.stale@0 field.stale@1", Kind::Stale},
        {"removing what has moved on",
         [](P p) {
             Change change = removal(p, spare);
             change.baseVersion = 2;
             return L{change};
         },
         "object.changed@0", Kind::Stale},

        {"a role of elsewhere", [](P p) { return L{rename(p, upstream, u"x"_s)}; }, "role.upstream_locked@0",
         Kind::Objection},
        {"removing a role of elsewhere", [](P p) { return L{removal(p, upstream)}; }, "role.upstream_locked@0",
         Kind::Objection},
        {"removing the default",
         [](P p) {
             return L{removal(p, fallback), update(p, person(pat), u"role"_s, text(phone))};
         },
         "role.default@0", Kind::Objection},
        {"archiving the default", [](P p) { return L{update(p, role(fallback), u"is_archived"_s, true)}; },
         "role.default@0", Kind::Objection},
        {"removing a role that is held", [](P p) { return L{removal(p, manager)}; }, "role.held@0", Kind::Objection},
        {"archiving a role that is held", [](P p) { return L{update(p, role(supervisor), u"is_archived"_s, true)}; },
         "role.held@0", Kind::Objection},
    };
    return all;
}

STEWARD_TEST(ApplyTest, "apply", Core)

} // namespace steward::domain

#include "applytest.moc"
