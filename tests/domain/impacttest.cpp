// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impact.h"

#include "domain/fields.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

using Tone = Effect::Tone;

Impact impactOf(const Project &all, const QList<Change> &changes)
{
    const Outcome outcome = apply(all, setOf(changes), ada);
    if (!outcome.wouldBe)
        qFatal("the test's set is not valid: %s", qPrintable(codes(outcome)));
    return impact(all, *outcome.wouldBe, outcome.changes);
}

/// "code(field)" of every effect, in order.
QStringList told(const Impact &impact)
{
    QStringList told;
    for (const Effect &effect : impact.effects)
        told << u"%1(%2)"_s.arg(effect.code, effect.field);
    return told;
}

Effect effectOf(const Impact &impact, const QString &code)
{
    Effect found;
    for (const Effect &effect : impact.effects) {
        if (effect.code == code && found.code.isEmpty())
            found = effect;
    }
    return found;
}

Change limit(const Project &all)
{
    return permit(all, manager, u"access_all_locations"_s, false);
}

} // namespace

class ImpactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void limitingARole()
    {
        const Project all = project();
        const Impact found = impactOf(all, {limit(all)});
        const QString field = u"permissions.access_all_locations"_s;
        QCOMPARE(told(found), (QStringList{u"api.around_places(%1)"_s.arg(field), u"person.locked_out(%1)"_s.arg(field),
                                           u"reach.narrowed(%1)"_s.arg(field), u"permissions.follow(%1)"_s.arg(field),
                                           u"nothing.noticed(%1)"_s.arg(field)}));

        const Effect narrowed = effectOf(found, u"reach.narrowed"_s);
        QCOMPARE(narrowed.tone, Tone::Loss);
        QCOMPARE(narrowed.entity, role(manager));
        QCOMPARE(narrowed.people, (QList<Id>{mia, mum}));
        QCOMPARE(narrowed.arguments.value(u"level"), QJsonValue(1));
        QCOMPARE(narrowed.arguments.value(u"total"), QJsonValue(3));
        QCOMPARE(narrowed.arguments.value(u"places"), QJsonValue(2)); // as many keep 1 as keep 2: the worse counts
        QCOMPARE(narrowed.arguments.value(u"placesKept"), QJsonValue(1));
        QCOMPARE(narrowed.arguments.value(u"sight").toArray().size(), 2);

        const Effect api = effectOf(found, u"api.around_places"_s);
        QCOMPARE(api.tone, Tone::Danger);
        QCOMPARE(api.people, QList<Id>{mia}); // Max sees all, Moe cannot enter, Mum is no web user
        QCOMPARE(api.arguments, (QJsonObject{{u"cases"_s, 60}}));

        const Effect out = effectOf(found, u"person.locked_out"_s);
        QCOMPARE(out.tone, Tone::Danger);
        QCOMPARE(out.people, QList<Id>{moe});
        QCOMPARE(out.arguments, (QJsonObject{{u"why"_s, u"no_place"_s}}));

        const Effect follow = effectOf(found, u"permissions.follow"_s);
        QCOMPARE(follow.tone, Tone::Loss);
        QCOMPARE(follow.people, (QList<Id>{mia, max, moe, mum}));
        QCOMPARE(follow.permissions, // the implied ones go as well
                 (QStringList{u"edit_groups"_s, u"view_groups"_s, u"edit_users_in_groups"_s, u"edit_data_dict"_s,
                              u"view_data_dict"_s, u"view_roles"_s, u"edit_reports"_s}));

        QCOMPARE(effectOf(found, u"nothing.noticed"_s).people, QList<Id>{max});
        QCOMPARE(found.lose, (QList<Id>{mia, max, moe, mum}));
        QVERIFY(found.gain.isEmpty());
        QCOMPARE(found.lockedOut, QList<Id>{moe});
        QCOMPARE(found.touched, 4);
        QCOMPARE(found.phones, 1);
    }

    void whoSeesTheWholeNoticesNothing()
    {
        const Project all = project();
        const Impact found = impactOf(all, {permit(all, phone, u"access_all_locations"_s, false)});
        QCOMPARE(effectOf(found, u"reach.narrowed"_s).people, QList<Id>{pam});
        Person wide = *all.people.find(pam);
        wide.places = {north, south, east}; // covers all but the country itself
        Project wider = all;
        wider.people = all.people.with(wide);
        QCOMPARE(effectOf(impactOf(wider, {permit(all, phone, u"access_all_locations"_s, false)}), u"reach.narrowed"_s)
                     .people,
                 QList<Id>{pam});
        wide.places = {country};
        wider.people = all.people.with(wide);
        const Impact none = impactOf(wider, {permit(all, phone, u"access_all_locations"_s, false)});
        QCOMPARE(told(none), QStringList{u"nothing.noticed(permissions.access_all_locations)"_s});
        QCOMPARE(none.effects.first().people, QList<Id>{pam});
        QCOMPARE(none.touched, 0);
        QVERIFY(none.lose.isEmpty());
    }

    void openingARole()
    {
        const Project all = project();
        const Impact found = impactOf(all, {permit(all, supervisor, u"access_all_locations"_s)});
        QCOMPARE(told(found), QStringList{u"reach.widened(permissions.access_all_locations)"_s});
        const Effect widened = found.effects.first();
        QCOMPARE(widened.tone, Tone::Gain);
        QCOMPARE(widened.people, QList<Id>{sue});
        QCOMPARE(widened.arguments.value(u"places"), QJsonValue(2));
        QCOMPARE(widened.arguments.value(u"placesKept"), QJsonValue(1));
        QCOMPARE(found.gain, QList<Id>{sue});
    }

    void lettingIn()
    {
        Project all = project();
        Person placeless = *all.people.find(sue);
        placeless.places.clear();
        placeless.primaryPlace = {};
        all.people = all.people.with(placeless);
        const Impact opened = impactOf(all, {permit(all, supervisor, u"access_all_locations"_s)});
        QCOMPARE(told(opened), QStringList{u"person.let_in(permissions.access_all_locations)"_s});
        QCOMPARE(opened.letIn, QList<Id>{sue});
        QCOMPARE(opened.gain, QList<Id>{sue});

        const Impact placed = impactOf(all, {update(all, person(sue), u"places"_s, texts({n1}))});
        QCOMPARE(told(placed), QStringList{u"person.let_in(places)"_s});
        QCOMPARE(placed.effects.first().entity, person(sue));

        const Impact activated = impactOf(all, {update(all, person(ina), u"is_active"_s, true)});
        QCOMPARE(told(activated), QStringList{u"person.let_in(is_active)"_s});
    }

    void aPermissionComesAndGoes()
    {
        const Project all = project();
        const Impact gained = impactOf(all, {permit(all, manager, u"edit_messaging"_s)});
        QCOMPARE(told(gained), QStringList{u"permission.gained(permissions.edit_messaging)"_s});
        QCOMPARE(gained.effects.first().people, (QList<Id>{mia, max, moe, mum}));
        QCOMPARE(gained.effects.first().permissions, QStringList{u"edit_messaging"_s});
        QCOMPARE(gained.gain, (QList<Id>{mia, max, moe, mum}));
        QVERIFY(gained.lose.isEmpty());

        const Impact lost = impactOf(all, {permit(all, manager, u"edit_data"_s, false)});
        QCOMPARE(told(lost), QStringList{u"permission.lost(permissions.edit_data)"_s});
        QCOMPARE(lost.lose, (QList<Id>{mia, max, moe, mum}));
        QVERIFY(lost.gain.isEmpty());
    }

    void whatIsImpliedComesAndGoesWithIt()
    {
        const Project all = project();
        const Impact gained = impactOf(all, {permit(all, manager, u"edit_web_users"_s)});
        QCOMPARE(told(gained), (QStringList{u"permission.gained(permissions.edit_web_users)"_s,
                                            u"permission.gained(permissions.edit_web_users)"_s}));
        QCOMPARE(gained.effects.last().permissions, QStringList{u"view_web_users"_s});

        const Impact lost = impactOf(all, {permit(all, manager, u"edit_groups"_s, false)});
        QCOMPARE(told(lost), (QStringList{u"permission.lost(permissions.edit_groups)"_s,
                                          u"permissions.follow(permissions.edit_groups)"_s}));
        QCOMPARE(lost.effects.last().permissions, (QStringList{u"view_groups"_s, u"edit_users_in_groups"_s}));
    }

    void aStoredValueUnderAnImplicationMakesNoDifference()
    {
        const Project all = project();
        const Impact found = impactOf(all, {permit(all, manager, u"view_groups"_s)});
        QCOMPARE(told(found), QStringList{u"nothing.noticed()"_s});
        QCOMPARE(found.touched, 0);
    }

    void itemsComeAndGo()
    {
        const Project all = project();
        const Impact fewer = impactOf(all, {permit(all, supervisor, u"view_reports"_s, QJsonArray{u"a"_s})});
        QCOMPARE(told(fewer), QStringList{u"permission.lost(permissions.view_reports)"_s});
        QCOMPARE(fewer.effects.first().arguments, (QJsonObject{{u"items"_s, 1}, {u"itemsKept"_s, 1}}));
        QCOMPARE(fewer.lose, QList<Id>{sue});

        const Impact more = impactOf(all, {permit(all, supervisor, u"view_reports"_s, true)});
        QCOMPARE(told(more), QStringList{u"permission.gained(permissions.view_reports)"_s});
        QVERIFY(more.effects.first().arguments.isEmpty()); // all of them: no number

        const Impact other = impactOf(all, {permit(all, supervisor, u"view_reports"_s, QJsonArray{u"a"_s, u"c"_s})});
        QCOMPARE(told(other), (QStringList{u"permission.lost(permissions.view_reports)"_s,
                                           u"permission.gained(permissions.view_reports)"_s}));
        QCOMPARE(other.gain, QList<Id>{sue});
        QCOMPARE(other.lose, QList<Id>{sue});
        QCOMPARE(other.touched, 1);

        const Impact fromAll = impactOf(all, {permit(all, manager, u"view_reports"_s, QJsonArray{u"a"_s})});
        QCOMPARE(fromAll.effects.first().arguments, (QJsonObject{{u"itemsKept"_s, 1}}));
    }

    void phones()
    {
        const Project all = project();
        const Impact can = impactOf(all, {permit(all, manager, u"access_mobile_endpoints"_s)});
        QCOMPARE(told(can), QStringList{u"phone.can_sync(permissions.access_mobile_endpoints)"_s});
        QCOMPARE(can.effects.first().people, (QList<Id>{mia, max, moe, mum}));
        QCOMPARE(can.phones, 1);
        const Impact cannot = impactOf(all, {permit(all, fallback, u"access_mobile_endpoints"_s, false)});
        QCOMPARE(told(cannot), QStringList{u"phone.cannot_sync(permissions.access_mobile_endpoints)"_s});
        QCOMPARE(cannot.effects.first().people, QList<Id>{pat}); // by the default role
        QCOMPARE(cannot.effects.first().tone, Tone::Loss);
    }

    void theApiTrapByItself()
    {
        const Project all = project();
        const Impact found = impactOf(all, {permit(all, supervisor, u"access_api"_s)});
        QCOMPARE(told(found), (QStringList{u"api.around_places(permissions.access_api)"_s,
                                           u"permission.gained(permissions.access_api)"_s}));
        QCOMPARE(found.effects.first().people, QList<Id>{sue});

        Project silent = all; // no place reports cases: no number, not a nought
        for (const Id &id : {n1, n2, s1}) {
            Place place = *silent.places.find(id);
            place.cases.reset();
            silent.places = silent.places.with(place);
        }
        QVERIFY(impactOf(silent, {permit(all, supervisor, u"access_api"_s)}).effects.first().arguments.isEmpty());

        const Impact open = impactOf(all, {permit(all, spare, u"access_api"_s)});
        QVERIFY(effectOf(open, u"api.around_places"_s).code.isEmpty()); // everywhere: nothing to go around
    }

    void theApiTrapWithoutHolders()
    {
        const Project all = project();
        const Impact found =
            impactOf(all, {permit(all, spare, u"access_api"_s), permit(all, spare, u"access_all_locations"_s, false)});
        QCOMPARE(told(found), QStringList{u"api.around_places(permissions.access_all_locations)"_s});
        QVERIFY(found.effects.first().people.isEmpty());
        QCOMPARE(found.touched, 0);
    }

    void theApiTrapOnceSetIsNotNews()
    {
        Project all = project();
        Role trap = *all.roles.find(supervisor);
        trap.permissions.grant(permission(u"access_api"));
        all.roles = all.roles.with(trap);
        const Impact found = impactOf(all, {permit(all, supervisor, u"edit_data"_s)});
        QCOMPARE(told(found), QStringList{u"permission.gained(permissions.edit_data)"_s});
    }

    void anotherRole()
    {
        const Project all = project();
        const Impact found = impactOf(all, {update(all, person(mia), u"role"_s, text(supervisor))});
        QCOMPARE(told(found),
                 (QStringList{u"permission.lost(role)"_s, u"reach.narrowed(role)"_s, u"permission.gained(role)"_s}));
        for (const Effect &effect : found.effects) {
            QCOMPARE(effect.entity, person(mia));
            QCOMPARE(effect.people, QList<Id>{mia});
        }
        const Effect gained = effectOf(found, u"permission.gained"_s);
        QCOMPARE(gained.permissions, (QStringList{u"edit_commcare_users"_s, u"view_commcare_users"_s,
                                                  u"view_locations"_s, u"report_an_issue"_s}));
        QVERIFY(effectOf(found, u"permission.lost"_s).permissions.contains(u"view_reports"_s)); // some of all
        QCOMPARE(found.gain, QList<Id>{mia});
        QCOMPARE(found.lose, QList<Id>{mia});
        QCOMPARE(found.touched, 1);
    }

    void anotherRoleForAWorker()
    {
        const Project all = project();
        const Impact found = impactOf(all, {update(all, person(pat), u"role"_s, text(spare))});
        QCOMPARE(told(found), (QStringList{u"permission.lost(role)"_s, u"phone.cannot_sync(role)"_s}));
        QCOMPARE(found.effects.first().permissions, QStringList{u"access_web_apps"_s});
    }

    void becomingAnAdmin()
    {
        const Project all = project();
        const Impact found = impactOf(all, {update(all, person(sue), u"is_admin"_s, true)});
        QCOMPARE(told(found), (QStringList{u"permission.gained(is_admin)"_s, u"phone.can_sync(is_admin)"_s,
                                           u"reach.widened(is_admin)"_s}));
        QVERIFY(found.lose.isEmpty());
    }

    void otherPlaces()
    {
        const Project all = project();
        const Impact moved = impactOf(all, {update(all, person(sue), u"places"_s, texts({south}))});
        QCOMPARE(told(moved), (QStringList{u"reach.narrowed(places)"_s, u"reach.widened(places)"_s}));
        const Impact fewer = impactOf(all, {update(all, person(sue), u"places"_s, texts({n1}))});
        QCOMPARE(told(fewer), QStringList{u"reach.narrowed(places)"_s});
        QCOMPARE(fewer.effects.first().arguments.value(u"places"), QJsonValue(0)); // still one district, less of it
        const Impact same = impactOf(all, {update(all, person(sue), u"places"_s, texts({n1, n2, north}))});
        QCOMPARE(told(same), QStringList{u"nothing.noticed(places)"_s});
        const Impact unlimited = impactOf(all, {update(all, person(mia), u"places"_s, texts({south}))});
        QCOMPARE(told(unlimited), QStringList{u"nothing.noticed()"_s});
    }

    void deactivating()
    {
        const Project all = project();
        const Impact found = impactOf(all, {update(all, person(pam), u"is_active"_s, false)});
        QCOMPARE(told(found), QStringList{u"person.locked_out(is_active)"_s});
        QCOMPARE(found.effects.first().arguments, (QJsonObject{{u"why"_s, u"inactive"_s}}));
        QCOMPARE(found.lockedOut, QList<Id>{pam});
        QCOMPARE(found.lose, QList<Id>{pam});
        QCOMPARE(found.touched, 1);
        QCOMPARE(found.phones, 1);
        const Impact noRole = impactOf(all, {update(all, person(sue), u"role"_s, QJsonValue())});
        QCOMPARE(noRole.effects.first().arguments, (QJsonObject{{u"why"_s, u"no_role"_s}}));
    }

    void rolesMadeAndRemoved()
    {
        const Project all = project();
        Role row;
        row.id = Id(2, 99);
        row.name = u"Fresh"_s;
        row.permissions = granted({"access_all_locations", "edit_data"});
        const Impact found = impactOf(all, {make(row), removal(all, spare)});
        QCOMPARE(told(found), (QStringList{u"role.removed()"_s, u"role.made()"_s}));
        QCOMPARE(found.touched, 0);
        const Impact given = impactOf(all, {make(row), update(all, person(wes), u"role"_s, text(row.id))});
        QCOMPARE(told(given), (QStringList{u"person.let_in(role)"_s, u"role.made()"_s}));
    }

    void aNameTouchesNobody()
    {
        const Project all = project();
        const Impact found = impactOf(all, {update(all, role(manager), u"name"_s, u"Lead"_s)});
        QCOMPARE(told(found), QStringList{u"nothing.noticed()"_s});
        QCOMPARE(found.touched, 0);
    }

    void whatIsHeldByNobodyIsToldWhereItFollows()
    {
        Project all = project();
        Role groups = *all.roles.find(spare);
        groups.permissions.grant(permission(u"edit_groups"));
        all.roles = all.roles.with(groups);
        const Impact found = impactOf(all, {permit(all, spare, u"access_all_locations"_s, false)});
        QCOMPARE(told(found), QStringList{u"permissions.follow(permissions.access_all_locations)"_s});
        QVERIFY(found.effects.first().people.isEmpty());
    }

    void countsEveryoneOnceInALargeProject()
    {
        Project all = project();
        std::vector<Person> people;
        for (int row = 0; row < 3000; ++row) {
            Person person = *all.people.find(row % 3 == 0 ? pam : mia);
            person.id = Id(30, static_cast<quint64>(row) + 1);
            person.places = {row % 2 == 0 ? n1 : s1};
            people.push_back(person);
        }
        people.push_back(*all.people.find(ada));
        all.people = Table<Person>(people);
        const QList<Change> changes{permit(all, manager, u"access_all_locations"_s, false),
                                    permit(all, phone, u"edit_messaging"_s)};
        const Outcome outcome = apply(all, setOf(changes), ada);
        QVERIFY2(outcome.isGood(), qPrintable(codes(outcome)));
        const Impact found = impact(all, *outcome.project, outcome.changes);
        QCOMPARE(found.gain.size(), 1000);
        QCOMPARE(found.lose.size(), 2000);
        QCOMPARE(found.touched, 3000);
        QCOMPARE(found.phones, 1000);
        QCOMPARE(effectOf(found, u"reach.narrowed"_s).people.size(), 2000);
    }

    /// The tree kept from the last time is that of other places by now: it is not gone by.
    void asksAgainAfterThePlacesHaveChanged()
    {
        Project all = project();
        PlaceCache cache;
        const auto again = [&] {
            const Outcome outcome = apply(all, setOf({limit(all)}), ada);
            const Impact found = impact(all, *outcome.wouldBe, outcome.changes, cache);
            return found == impactOf(all, {limit(all)}) ? effectOf(found, u"reach.narrowed"_s).arguments
                                                        : QJsonObject();
        };
        const QJsonObject before = again();
        QVERIFY(before.contains(u"placesKept"));
        QCOMPARE(again(), before);
        const PlaceTree *kept = &cache.trees.of(all.places);
        QVERIFY(kept->isOf(Project(all).places)); // a copy shares them

        Place place = *all.places.find(n1);
        place.isArchived = true;
        all.places = all.places.with(place);
        QVERIFY(!kept->isOf(all.places));
        const QJsonObject after = again();
        QVERIFY(after.contains(u"placesKept"));
        QVERIFY(after != before);
    }
};

STEWARD_TEST(ImpactTest, "impact", Core)

} // namespace steward::domain

#include "impacttest.moc"
