// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/access/whatcansee.h"

#include "domain/access/question.h"
#include "domain/catalogue.h"
#include "domain/signin.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

QList<Id> topmost(const Project &project, const QList<Id> &places)
{
    QList<Id> inUse;
    for (const Id &id : places) {
        const auto place = project.places.find(id);
        if (place && !place->isArchived && !inUse.contains(id))
            inUse << id;
    }
    QList<Id> top;
    std::ranges::copy_if(inUse, std::back_inserter(top), [&](const Id &id) {
        return std::ranges::none_of(inUse,
                                    [&](const Id &other) { return other != id && isWithin(project, id, other); });
    });
    return top;
}

View::Reach reachOf(const Access &access, const Person &person, const View &view, Sight sight)
{
    const Standing &standing = view.permissions.standing;
    View::Reach reach{.sight = sight, .reason = access.canSee(person, {.any = openers(sight)}).reason};
    if (standing.reason != Reason::Open || standing.isAdmin) {
        reach.isEverywhere = standing.reason == Reason::Open;
        return reach;
    }
    const Pass pass =
        passOf(access.amountOf(standing), {.any = openers(sight), .where = Sought::Where::Within, .places = {}});
    reach.permission = pass.permission;
    reach.isEverywhere = reach.reason == Reason::Open && !pass.asksPlaces;
    if (reach.reason == Reason::Open && pass.isOpenInApi)
        reach.reason = Reason::OpenInApi;
    return reach;
}

/// For places and people there is no answer that holds for all of them.
bool isSeenInPart(const EntityKind &kind)
{
    return kind.name() == "place"_L1 || kind.name() == "person"_L1;
}

void addObjects(View &view, const Access &access, const Person &person)
{
    for (const EntityKind *kind : kinds()) {
        if (isSeenInPart(*kind))
            continue;
        View::Objects objects{.kind = kind->name(), .toRead = access.canSee(person, Sought::objects(*kind)).reason};
        if (kind->life() != EntityKind::Life::Reported)
            objects.toChange = access.canSee(person, Sought::changes(*kind)).reason;
        view.objects << objects;
    }
}

void addKeys(View &view, const Access &access, const Person &person)
{
    static const int api = catalogue().indexOf(u"access_api");
    const Table<ApiKey> &keys = access.project().apiKeys;
    for (int row = 0; row < keys.size(); ++row) {
        const ApiKey &key = keys.at(row);
        if (key.owner != person.id)
            continue;
        const Answer answer = access.canSee(key, Sought::permission(api));
        View::Key told{.id = key.id, .reason = answer.reason, .isFromSomeAddresses = !key.ipAllowed.isEmpty()};
        if (answer.isOpen())
            told.held = access.amountOf(key).held;
        view.keys << told;
    }
}

/// While a provider is tested, it is for those only who are listed.
bool isTestPerson(const IdentityProvider &provider, const Person &person)
{
    return provider.isActive && provider.enforcement.is(IdentityProvider::Enforcement::Test)
           && person.kind == Person::Kind::WebUser && provider.testPeople.contains(person.id)
           && !provider.exemptPeople.contains(person.id);
}

void addRemarks(View &view, const Project &project, const Person &person)
{
    using Kind = View::Remark::Kind;
    if (project.ipAccess.size() > 0 && restrictsAddresses(project.ipAccess.at(0)))
        view.remarks << View::Remark{.kind = Kind::SomeAddresses};
    const Id everybodys = SignIn(project).providerOf(person);
    for (int row = 0; row < project.identityProviders.size(); ++row) {
        const IdentityProvider &provider = project.identityProviders.at(row);
        if (provider.id == everybodys || isTestPerson(provider, person))
            view.remarks << View::Remark{.kind = Kind::SignsInWith, .id = provider.id};
    }
    if (person.roleUntil)
        view.remarks << View::Remark{.kind = Kind::RoleEnds, .id = person.roleAfter, .at = person.roleUntil};
    for (auto it = person.placeEnds.begin(); it != person.placeEnds.end(); ++it)
        view.remarks << View::Remark{.kind = Kind::PlaceEnds, .id = it.key(), .at = it.value()};
}

} // namespace

View whatCanSee(const Access &access, const Person &person)
{
    View view{.permissions = access.effectivePermissions(person)};
    for (size_t index = 0; index < allSights.size(); ++index)
        view.reach.at(index) = reachOf(access, person, view, allSights.at(index));
    const Standing &standing = view.permissions.standing;
    if (standing.isLimited && standing.reason == Reason::Open)
        view.places = topmost(access.project(), person.places);
    view.groups = access.canSee(person, Sought::groups()).reason;
    addObjects(view, access, person);
    addKeys(view, access, person);
    addRemarks(view, access.project(), person);
    return view;
}

} // namespace steward::domain
