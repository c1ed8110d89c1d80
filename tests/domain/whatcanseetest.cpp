// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/whatcansee.h"
#include "domain/sample.h"
#include "support/testmain.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

namespace {

constexpr Instant now{std::chrono::hours(500'000)};

View viewOf(const Project &project, const Person &person)
{
    return whatCanSee(Access(project, now), person);
}

View viewOf(const Project &project, const Id &id)
{
    return viewOf(project, *project.people.find(id));
}

View::Reach reach(const View &view, Sight sight)
{
    return view.reach.at(static_cast<size_t>(sight));
}

View::Objects objects(const View &view, QLatin1StringView kind)
{
    const auto found = std::ranges::find(view.objects, kind, &View::Objects::kind);
    return found == view.objects.end() ? View::Objects() : *found;
}

QList<View::Remark::Kind> remarks(const View &view)
{
    QList<View::Remark::Kind> kinds;
    for (const View::Remark &remark : view.remarks)
        kinds << remark.kind;
    return kinds;
}

} // namespace

class WhatCanSeeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofSomebodyLimited()
    {
        const View view = viewOf(project(), sue);
        QCOMPARE(view.places, QList<Id>{north});
        QCOMPARE(reach(view, Sight::Place).reason, Reason::Open);
        QVERIFY(!reach(view, Sight::Place).isEverywhere);
        QCOMPARE(reach(view, Sight::Place).permission, permission(u"view_locations"));
        QCOMPARE(reach(view, Sight::WebUsers).reason, Reason::NotGranted);
        QCOMPARE(reach(view, Sight::WebUsers).permission, permission(u"view_web_users"));
        QCOMPARE(view.groups, Reason::Blocked);
        QCOMPARE(objects(view, "settings"_L1).toRead, Reason::AdminOnly);
        QCOMPARE(objects(view, "location_type"_L1).toRead, Reason::Open);
    }

    void tellsOfEachKindOnce()
    {
        const View view = viewOf(project(), max);
        for (const EntityKind *kind : kinds()) {
            const bool isOfReach = kind->name() == "place"_L1 || kind->name() == "person"_L1;
            QCOMPARE(std::ranges::count(view.objects, kind->name(), &View::Objects::kind), isOfReach ? 0 : 1);
            if (!isOfReach)
                QCOMPARE(objects(view, kind->name()).toChange.has_value(), kind->life() != EntityKind::Life::Reported);
        }
    }

    void ofSomebodyEverywhere()
    {
        const View view = viewOf(project(), max);
        QVERIFY(view.places.isEmpty());
        QVERIFY(reach(view, Sight::Data).isEverywhere);
        QCOMPARE(reach(view, Sight::Data).reason, Reason::Open);
        QCOMPARE(view.groups, Reason::Open);
        QCOMPARE(objects(view, "role"_L1).toRead, Reason::Open);
        QCOMPARE(objects(view, "role"_L1).toChange, std::optional(Reason::AdminOnly));
    }

    void ofAnAdmin()
    {
        const View view = viewOf(project(), ada);
        for (const Sight sight : allSights)
            QVERIFY(reach(view, sight).isEverywhere && reach(view, sight).reason == Reason::Open);
        for (const View::Objects &kind : view.objects)
            QVERIFY(kind.toRead == Reason::Open && kind.toChange.value_or(Reason::Open) == Reason::Open);
    }

    void ofWhoCannotEnter()
    {
        for (const auto &[id, why] : {std::pair(ina, Reason::Inactive), std::pair(wes, Reason::NoRole)}) {
            const View view = viewOf(project(), id);
            for (const Sight sight : allSights)
                QVERIFY(reach(view, sight).reason == why && !reach(view, sight).isEverywhere);
            QCOMPARE(view.groups, why);
            QVERIFY(view.places.isEmpty());
        }
    }

    void placesWithinPlacesAreToldOnce()
    {
        const Project all = project();
        Person person = *all.people.find(sue);
        person.places = {n1, closed, north, s1, s1};
        QCOMPARE(viewOf(all, person).places, (QList<Id>{north, s1}));
    }

    void theApiSeesMoreThanThePages()
    {
        Project all = project();
        Role role = *all.roles.find(supervisor);
        role.permissions.grant(permission(u"access_api"));
        all.roles = all.roles.with(role);
        const View view = viewOf(all, sue);
        QCOMPARE(reach(view, Sight::Data).reason, Reason::OpenInApi);
        QVERIFY(!reach(view, Sight::Data).isEverywhere);
        QCOMPARE(reach(view, Sight::WebUsers).reason, Reason::NotGranted);
    }

    void tellsOfHisKeys()
    {
        Project all = project();
        all.apiKeys = Table<ApiKey>({
            {.id = Id(7, 1), .owner = max, .name = u"all"_s, .ipAllowed = {u"192.0.2.1"_s}},
            {.id = Id(7, 2), .owner = max, .name = u"less"_s, .role = spare},
            {.id = Id(7, 3), .owner = mia, .name = u"other"_s},
            {.id = Id(7, 4), .owner = max, .name = u"gone"_s, .expiresAt = now},
            {.id = Id(7, 5), .owner = max, .name = u"off"_s, .isActive = false},
        });
        const View view = viewOf(all, max);
        QCOMPARE(view.keys.size(), 4);
        QCOMPARE(view.keys.at(0).reason, Reason::Open);
        QVERIFY(view.keys.at(0).held.test(size_t(permission(u"edit_data"))));
        QVERIFY(view.keys.at(0).isFromSomeAddresses);
        QCOMPARE(view.keys.at(1).reason, Reason::NotGranted); // Spare has no right to the API
        QVERIFY(view.keys.at(1).held.none());
        QCOMPARE(view.keys.at(2).reason, Reason::KeyExpired);
        QCOMPARE(view.keys.at(3).reason, Reason::KeyInactive);
    }

    void remarksWhatElseMatters()
    {
        using Kind = View::Remark::Kind;
        Project all = project();
        Person person = *all.people.find(max);
        person.email = u"max@Example.org"_s;
        QVERIFY(viewOf(all, person).remarks.isEmpty());

        all.ipAccess = all.ipAccess.with(IpAccess{.id = all.id, .countries = {u"MW"_s}});
        person.roleUntil = now + std::chrono::hours(1);
        person.placeEnds = {{country, now + std::chrono::hours(2)}};
        QCOMPARE(remarks(viewOf(all, person)), (QList<Kind>{Kind::SomeAddresses, Kind::RoleEnds, Kind::PlaceEnds}));

        IdentityProvider provider{.id = Id(6, 1), .name = u"p"_s, .isActive = true};
        provider.emailDomains = {u"example.org"_s};
        const auto signsIn = [&] {
            all.identityProviders = all.identityProviders.with(provider);
            return remarks(viewOf(all, person)).contains(Kind::SignsInWith);
        };
        QVERIFY(!signsIn()); // tested, but not with him
        provider.testPeople = {max};
        QVERIFY(signsIn());
        provider.testPeople = {};
        provider.enforcement = IdentityProvider::Enforcement::Global;
        QVERIFY(signsIn());
        provider.exemptPeople = {max};
        QVERIFY(!signsIn());
        provider.exemptPeople = {};
        provider.isActive = false;
        QVERIFY(!signsIn());
    }

    /// Of most web users no address is told beside the one they sign in with.
    void signsInByTheAddressThatIsTheHandle()
    {
        Project all = project();
        IdentityProvider provider{.id = Id(6, 1), .name = u"p"_s, .isActive = true};
        provider.enforcement = IdentityProvider::Enforcement::Global;
        provider.emailDomains = {u"Example.org"_s};
        all.identityProviders = all.identityProviders.with(provider);
        Person person = *all.people.find(max);
        const auto signsIn = [&] { return remarks(viewOf(all, person)).contains(View::Remark::Kind::SignsInWith); };
        person.email.clear();
        person.handle = u"max@example.ORG"_s;
        QVERIFY(signsIn());
        person.email = u"max@elsewhere.org"_s; // is his address then
        QVERIFY(!signsIn());
        person.email = u"max@example.org"_s;
        QVERIFY(signsIn());
        person.kind = Person::Kind::MobileWorker;
        QVERIFY(!signsIn());
    }

    void tellsOfEachProviderThatTestsHim()
    {
        Project all = project();
        IdentityProvider everybodys{.id = Id(6, 1), .name = u"p"_s, .isActive = true};
        everybodys.enforcement = IdentityProvider::Enforcement::Global;
        everybodys.emailDomains = {u"example.org"_s};
        IdentityProvider tested{.id = Id(6, 2), .name = u"q"_s, .isActive = true};
        tested.testPeople = {max};
        const auto ids = [&] {
            all.identityProviders = Table<IdentityProvider>({everybodys, tested});
            Person person = *all.people.find(max);
            person.handle = u"max@example.org"_s;
            QList<Id> told;
            for (const View::Remark &remark : viewOf(all, person).remarks)
                told << remark.id;
            return told;
        };
        QCOMPARE(ids(), (QList<Id>{everybodys.id, tested.id}));
        tested.exemptPeople = {max};
        QCOMPARE(ids(), QList<Id>{everybodys.id});
        tested.exemptPeople = {};
        tested.enforcement = IdentityProvider::Enforcement::Global; // for all of its domains: none
        QCOMPARE(ids(), QList<Id>{everybodys.id});
    }
};

STEWARD_TEST(WhatCanSeeTest, "whatcansee", Core)

} // namespace steward::domain

#include "whatcanseetest.moc"
