// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/access.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr Instant now{std::chrono::hours(500'000)};
constexpr Id rob(3, 60), key(7, 1), guide(2, 60);

/// The sample, and Rob, limited to his places, who holds \a keys.
Project withRob(std::initializer_list<const char *> keys, const QList<Id> &places)
{
    Project made = project();
    Role own;
    own.id = guide;
    own.name = u"Guide"_s;
    own.permissions = granted(keys);
    made.roles = made.roles.with(own);
    Person person;
    person.id = rob;
    person.role = guide;
    person.places = places;
    made.people = made.people.with(person);
    return made;
}

Person personOf(const Project &project, const Id &id)
{
    return *project.people.find(id);
}

Answer answer(const Project &project, const Id &id, const Sought &sought)
{
    return Access(project, now).canSee(personOf(project, id), sought);
}

Reason reason(const Project &project, const Id &id, const Sought &sought)
{
    return answer(project, id, sought).reason;
}

QList<Id> seers(const Project &project, const Sought &sought, Page::Of of = Page::Of::Seeing)
{
    QList<Id> people;
    const Seers seers = Access(project, now).whoCanSee(sought, {.of = of});
    for (const Seer &seer : seers.page)
        people << seer.person;
    return people;
}

Sought dataOf(const Id &place)
{
    return Sought::place(place, Sight::Data);
}

using K = Step::Kind;

} // namespace

class AccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheWayToAPlace()
    {
        const Project all = withRob({"view_locations"}, {north, s1});
        const Sought atN1 = Sought::place(n1, Sight::Place);
        const int view = permission(u"view_locations");
        QCOMPARE(answer(all, rob, atN1), (Answer{Reason::Open,
                                                 {{.kind = K::Person, .id = rob},
                                                  {.kind = K::Role, .id = guide},
                                                  {.kind = K::Permission, .permission = view},
                                                  {.kind = K::PlaceAbove, .id = north}}}));
        QCOMPARE(answer(all, rob, Sought::place(s1, Sight::Place)).path.last(),
                 (Step{.kind = K::AssignedPlace, .id = s1}));
        QCOMPARE(answer(all, rob, Sought::place(e1, Sight::Place)),
                 (Answer{Reason::OutOfReach,
                         {{.kind = K::Person, .id = rob},
                          {.kind = K::Role, .id = guide},
                          {.kind = K::Permission, .permission = view},
                          {.kind = K::Target, .id = e1}}}));
        QCOMPARE(answer(all, ada, atN1), (Answer{Reason::Open, {{.kind = K::Person, .id = ada}, {.kind = K::Admin}}}));
    }

    void tellsWhatImpliesAndWhatEverywhereIs()
    {
        const Project all = withRob({"edit_locations", "access_all_locations"}, {});
        QCOMPARE(answer(all, rob, Sought::place(e1, Sight::Place)),
                 (Answer{Reason::Open,
                         {{.kind = K::Person, .id = rob},
                          {.kind = K::Role, .id = guide},
                          {.kind = K::Permission,
                           .permission = permission(u"view_locations"),
                           .cause = permission(u"edit_locations")},
                          {.kind = K::Everywhere, .permission = permission(u"access_all_locations")}}}));
    }

    void knowsWhoCannotEnter()
    {
        Project all = withRob({"view_reports"}, {});
        QCOMPARE(reason(all, rob, dataOf(n1)), Reason::NoPlace);
        QCOMPARE(answer(all, rob, dataOf(n1)).path.last(),
                 (Step{.kind = K::Everywhere, .permission = permission(u"access_all_locations")}));
        QCOMPARE(reason(withRob({"view_reports"}, {closed}), rob, dataOf(n1)), Reason::PlacesArchived);
        QCOMPARE(reason(withRob({"view_reports", "access_api"}, {}), rob, dataOf(n1)), Reason::NoPlace);
        QCOMPARE(reason(all, ina, dataOf(n1)), Reason::Inactive);
        QCOMPARE(reason(all, wes, dataOf(n1)), Reason::NoRole);
        Person person = personOf(all, rob);
        person.role = old;
        all.people = all.people.with(person);
        QCOMPARE(reason(all, rob, dataOf(n1)), Reason::RoleArchived);
        person.role = Id(2, 99);
        all.people = all.people.with(person);
        QCOMPARE(reason(all, rob, dataOf(n1)), Reason::NoRole);
    }

    void apiGoesAroundPlaces()
    {
        const Project all = withRob({"view_reports", "access_api"}, {north});
        QCOMPARE(reason(all, rob, dataOf(n1)), Reason::Open);
        QCOMPARE(reason(all, rob, dataOf(s1)), Reason::OpenInApi);
        QCOMPARE(answer(all, rob, dataOf(s1)).path.last(),
                 (Step{.kind = K::AroundPlaces, .permission = permission(u"access_api")}));
        // The API asks for the right to what is asked for as well (DOMAIN.md 8).
        QCOMPARE(reason(all, rob, Sought::place(s1, Sight::Place)), Reason::NotGranted);
        const Seers found = Access(all, now).whoCanSee(dataOf(s1));
        QCOMPARE(found.tally[size_t(Reason::OpenInApi)], 1);
    }

    void aKeyIsNoMoreThanItsOwnerAndItsRole()
    {
        Project all = withRob({"view_reports", "view_locations", "access_api"}, {north});
        Role less = *all.roles.find(spare);
        less.permissions = granted({"access_all_locations", "access_api", "view_reports", "edit_data"});
        all.roles = all.roles.with(less);
        ApiKey made{.id = key, .owner = rob, .name = u"k"_s};
        const auto through = [&all](const ApiKey &with, const Sought &sought) {
            return Access(all, now).canSee(with, sought).reason;
        };
        QCOMPARE(through(made, dataOf(s1)), Reason::OpenInApi);
        QCOMPARE(through(made, Sought::place(s1, Sight::Place)), Reason::OpenInApi);
        made.role = spare;
        QCOMPARE(through(made, dataOf(s1)), Reason::OpenInApi);
        QCOMPARE(through(made, Sought::place(s1, Sight::Place)), Reason::NotGranted);
        QCOMPARE(through(made, Sought::permission(permission(u"edit_data"))), Reason::NotGranted);
        made.role = supervisor;
        QCOMPARE(through(made, dataOf(s1)), Reason::NotGranted);
        made.role = old;
        QCOMPARE(through(made, dataOf(s1)), Reason::RoleArchived);
        made.role = {};
        made.expiresAt = now;
        QCOMPARE(through(made, dataOf(s1)), Reason::KeyExpired);
        made.isActive = false;
        QCOMPARE(through(made, dataOf(s1)), Reason::KeyInactive);
        made = {.id = key, .owner = ina, .name = u"k"_s};
        QCOMPARE(through(made, dataOf(s1)), Reason::Inactive);
        made.owner = ada;
        QCOMPARE(through(made, Sought::objects(*kindOf(u"settings"))), Reason::Open);
        made.role = spare;
        QCOMPARE(through(made, Sought::objects(*kindOf(u"settings"))), Reason::AdminOnly);
    }

    void formsGoWithTheWorker()
    {
        const Project all = withRob({"view_reports"}, {south});
        Person worker = personOf(all, pam);
        QCOMPARE(seers(all, Sought::formsOf(worker)), (QList<Id>{ada, ben, mia, max, moe, mum, sue}));
        worker.places = {s1};
        const Access access(all, now);
        const Shift shift = access.moved(Sought::formsOf(personOf(all, pam)), Sought::formsOf(worker));
        QCOMPARE(shift.gained, QList<Id>{rob});
        QCOMPARE(shift.lost, QList<Id>{sue});
        const Shift away = access.moved(Sought::formsOf(worker), Sought::formsAt({}));
        QCOMPARE(away.lost, QList<Id>{rob});
        QCOMPARE(reason(all, rob, Sought::formsAt({})), Reason::Unplaced);
        QCOMPARE(reason(all, rob, Sought::formsAt({n1, s1})), Reason::Open);
    }

    void archivedPlacesAreOutOfReach()
    {
        const Project all = withRob({"view_reports"}, {south});
        QCOMPARE(reason(all, rob, dataOf(closed)), Reason::PlaceArchived);
        QCOMPARE(reason(all, max, dataOf(closed)), Reason::Open);
    }

    void groupsAreNotForTheLimited()
    {
        const Project all = withRob({"view_groups", "view_reports"}, {country});
        QCOMPARE(reason(all, rob, Sought::groups()), Reason::Blocked);
        QCOMPARE(answer(all, rob, Sought::groups()).path.last(), (Step{.kind = K::Permission,
                                                                       .permission = permission(u"view_groups"),
                                                                       .cause = permission(u"access_all_locations")}));
        QCOMPARE(reason(all, rob, Sought::casesOfGroup()), Reason::Unplaced);
        QCOMPARE(reason(all, rob, Sought::casesOf(personOf(all, pam))), Reason::Open);
        QCOMPARE(reason(all, max, Sought::groups()), Reason::Open);
    }

    void settingsAreForAdmins()
    {
        const Project all = project();
        const EntityKind &settings = *kindOf(u"settings");
        QCOMPARE(seers(all, Sought::objects(settings)), (QList<Id>{ada, ben}));
        QCOMPARE(seers(all, Sought::changes(settings, u"two_factor_auth")), (QList<Id>{ada, ben}));
        QCOMPARE(seers(all, Sought::changes(settings, u"hipaa_compliant")), QList<Id>());
        QCOMPARE(reason(all, ada, Sought::changes(settings, u"hipaa_compliant")), Reason::VendorOnly);
        QCOMPARE(reason(all, max, Sought::objects(settings)), Reason::AdminOnly);
        QCOMPARE(seers(all, Sought::objects(*kindOf(u"role"))), (QList<Id>{ada, ben, mia, max, moe, mum}));
    }

    void knowsWhoHoldsAPermission()
    {
        const Project all = project();
        QCOMPARE(seers(all, Sought::permission(permission(u"view_commcare_users"))), (QList<Id>{ada, ben, sue}));
        QCOMPARE(answer(all, sue, Sought::permission(permission(u"view_commcare_users"))).path.last(),
                 (Step{.kind = K::Permission,
                       .permission = permission(u"view_commcare_users"),
                       .cause = permission(u"edit_commcare_users")}));
        QCOMPARE(answer(all, pat, Sought::permission(permission(u"access_web_apps"))).path.at(1),
                 (Step{.kind = K::DefaultRole, .id = fallback}));
    }

    void vendorStaffSeeWhatTheyAreLetSee()
    {
        Project all = project();
        const auto vendor = [&all] { return Access(all, now).whoCanSee(dataOf(n1)).vendor; };
        QCOMPARE(vendor().state, Vendor::State::NotReported);
        Settings settings{.id = all.id};
        const auto put = [&] { all.settings = all.settings.with(settings); };
        put();
        QCOMPARE(vendor().state, Vendor::State::In);
        settings.restrictSuperusers = true;
        put();
        QCOMPARE(vendor().state, Vendor::State::Out);
        settings.vendorAccessUntil = now + std::chrono::hours(1);
        settings.vendorAccessReason = u"ticket"_s;
        put();
        QCOMPARE(vendor(), (Vendor{Vendor::State::InUntil, settings.vendorAccessUntil, u"ticket"_s}));
        settings.vendorAccessUntil = now;
        put();
        QCOMPARE(vendor().state, Vendor::State::Out);
    }

    void countsAllAndTellsAPage()
    {
        const Project all = project();
        const Access access(all, now);
        const Sought sought = dataOf(n1);
        const Seers whole = access.whoCanSee(sought);
        QCOMPARE(whole.count, 7);
        QCOMPARE(std::accumulate(whole.tally.begin(), whole.tally.end(), 0), all.people.size());
        QCOMPARE(whole.tally[size_t(Reason::Inactive)], 1);
        QCOMPARE(whole.tally[size_t(Reason::NotGranted)], 2); // Pam, Pat
        QCOMPARE(whole.tally[size_t(Reason::NoRole)], 1);
        const Seers page = access.whoCanSee(sought, {.offset = 2, .limit = 3});
        QCOMPARE(page.count, 7);
        QCOMPARE(page.page.size(), 3);
        for (qsizetype index = 0; index < 3; ++index) {
            QCOMPARE(page.page.at(index).person, whole.page.at(index + 2).person);
            QCOMPARE(page.page.at(index).answer, whole.page.at(index + 2).answer);
        }
        QCOMPARE(seers(all, sought, Page::Of::NotSeeing), (QList<Id>{pam, pat, ina, wes}));
    }

    void ipListsAreARemark()
    {
        Project all = project();
        QVERIFY(!Access(all, now).whoCanSee(dataOf(n1)).isFromSomeAddresses);
        all.ipAccess = all.ipAccess.with(IpAccess{.id = all.id});
        QVERIFY(!Access(all, now).whoCanSee(dataOf(n1)).isFromSomeAddresses);
        all.ipAccess = all.ipAccess.with(IpAccess{.id = all.id, .denied = {u"192.0.2.0/24"_s}});
        QVERIFY(Access(all, now).whoCanSee(dataOf(n1)).isFromSomeAddresses);
    }

    void tellsAllPermissionsWithReasons()
    {
        const Project all = project();
        const Access access(all, now);
        const EffectivePermissions sues = access.effectivePermissions(personOf(all, sue));
        QVERIFY(sues.holds(permission(u"view_commcare_users")));
        QCOMPARE(sues.at(permission(u"view_commcare_users")).effective.state, Effective::State::Implied);
        QCOMPARE(sues.at(permission(u"edit_apps")).reason, Reason::Blocked);
        QCOMPARE(sues.at(permission(u"edit_data")).reason, Reason::NotGranted);
        QCOMPARE(sues.itemsOf(permission(u"view_reports")), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(sues.answer(permission(u"view_commcare_users")).path,
                 (QList<Step>{{.kind = K::Person, .id = sue},
                              {.kind = K::Role, .id = supervisor},
                              {.kind = K::Permission,
                               .permission = permission(u"view_commcare_users"),
                               .cause = permission(u"edit_commcare_users")}}));
        const EffectivePermissions inas = access.effectivePermissions(personOf(all, ina));
        QCOMPARE(inas.at(permission(u"edit_data")).effective.state, Effective::State::Granted);
        QCOMPARE(inas.at(permission(u"edit_data")).reason, Reason::Inactive);
        const EffectivePermissions adas = access.effectivePermissions(personOf(all, ada));
        for (int index = 0; index < catalogue().size(); ++index)
            QVERIFY(adas.holds(index));
    }
};

STEWARD_TEST(AccessTest, "access", Core)

} // namespace steward::domain

#include "accesstest.moc"
