// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/permissionrules.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

/// DOMAIN.md 1.3: who edits may see.
const QMap<QString, QString> impliedBy{
    {u"view_web_users"_s, u"edit_web_users"_s}, {u"view_commcare_users"_s, u"edit_commcare_users"_s},
    {u"view_groups"_s, u"edit_groups"_s},       {u"view_locations"_s, u"edit_locations"_s},
    {u"view_apps"_s, u"edit_apps"_s},           {u"view_data_dict"_s, u"edit_data_dict"_s},
};

/// DOMAIN.md 1.3: of no effect in a role that is limited to places.
const QStringList onlyEverywhere{u"edit_groups"_s, u"view_groups"_s,  u"edit_data_dict"_s, u"view_data_dict"_s,
                                 u"edit_apps"_s,   u"view_apps"_s,    u"view_roles"_s,     u"edit_reports"_s,
                                 u"edit_ucrs"_s,   u"view_tableau"_s, u"edit_billing"_s};

constexpr auto anybody = ""_L1;
constexpr auto admin = "admin"_L1;
constexpr auto door = "door"_L1;
constexpr auto own = "own"_L1;
constexpr auto everywhere = "access_all_locations"_L1;
constexpr auto roles = "view_roles"_L1;
constexpr auto places = "view_locations"_L1;
constexpr auto allPlaces = "view_locations+access_all_locations"_L1;
constexpr auto somePeople = "view_web_users|view_commcare_users"_L1;
constexpr auto editsSome = "edit_web_users|edit_commcare_users"_L1;
constexpr auto workers = "view_commcare_users"_L1;
constexpr auto workersAndRoles = "view_commcare_users+view_roles"_L1;
constexpr auto editsWorkers = "edit_commcare_users"_L1;
constexpr auto allPeople = "view_web_users+view_commcare_users+access_all_locations"_L1;
constexpr auto allWeb = "view_web_users+access_all_locations"_L1;
constexpr auto editsWeb = "edit_web_users"_L1;

const QList<RouteRule> rules{
    // whoever is a member, of himself and of what everybody is told
    {"GET /v1/me"_L1, anybody},
    {"GET /v1/project"_L1, anybody},
    {"GET /v1/project/snapshot"_L1, anybody},
    {"GET /v1/project/snapshot/{}/{}"_L1, anybody},
    {"GET /v1/capabilities"_L1, anybody},
    {"GET /v1/permissions"_L1, anybody},
    {"GET /v1/presets"_L1, anybody},
    {"GET /v1/settings-catalogue"_L1, anybody},
    {"GET /v1/changes"_L1, anybody},
    {"GET /v1/sessions"_L1, anybody},
    {"DELETE /v1/sessions/{}"_L1, anybody, own},
    {"GET /v1/sign-ins"_L1, anybody},
    {"GET /v1/reads"_L1, anybody},
    // doors: members are through, and a guessed code of a test run is nobody's
    {"POST /v1/claims"_L1, door, {}, {}, 409},
    {"POST /v1/acceptances"_L1, door, {}, {}, 409},
    {"POST /v1/me/access-request"_L1, door, {}, {}, 409},
    {"GET /v1/me/access-request"_L1, door, {}, {}, 409},
    {"POST /v1/test-runs"_L1, door, {}, {}, 403},
    // change sets: one that renames a mobile worker
    {"POST /v1/change-sets"_L1, anybody, {}, editsWorkers, 200, 403},
    {"GET /v1/change-sets/{}"_L1, admin},
    {"GET /v1/change-sets/{}/inverse"_L1, admin},
    {"GET /v1/uploads"_L1, anybody},
    {"POST /v1/uploads"_L1, anybody, {}, {}, 201},
    {"GET /v1/uploads/{}"_L1, anybody, own},
    {"DELETE /v1/uploads/{}"_L1, anybody, own},
    {"PUT /v1/uploads/{}/parts/{}"_L1, anybody, own},
    {"POST /v1/uploads/{}/commit"_L1, anybody, own},
    {"GET /v1/jobs"_L1, anybody},
    {"GET /v1/jobs/{}"_L1, anybody, own},
    {"DELETE /v1/jobs/{}"_L1, anybody, own},
    {"GET /v1/audit"_L1, admin},
    {"GET /v1/audit/export"_L1, admin},
    {"GET /v1/audit/verification"_L1, admin},
    {"GET /v1/notices"_L1, admin},
    // roles: who edits them could grant himself anything
    {"GET /v1/roles"_L1, roles},
    {"GET /v1/roles/{}"_L1, roles},
    {"GET /v1/roles/{}/usage"_L1, roles},
    {"POST /v1/roles"_L1, admin},
    {"PATCH /v1/roles/{}"_L1, admin},
    {"DELETE /v1/roles/{}"_L1, admin},
    // places; levels shape what an app gets (DOMAIN.md 2.1)
    {"GET /v1/location-types"_L1, anybody},
    {"GET /v1/location-types/{}"_L1, anybody},
    {"GET /v1/location-types/{}/usage"_L1, anybody},
    {"POST /v1/location-types"_L1, "edit_apps"_L1},
    {"PATCH /v1/location-types/{}"_L1, "edit_apps"_L1},
    {"DELETE /v1/location-types/{}"_L1, "edit_apps"_L1},
    {"GET /v1/places"_L1, places},
    {"GET /v1/places/{}"_L1, places, {}, {}, 200, 404},
    {"GET /v1/places/{}/usage"_L1, places, {}, {}, 200, 404},
    {"POST /v1/places"_L1, "edit_locations"_L1, {}, {}, 200, 403},
    {"PATCH /v1/places/{}"_L1, "edit_locations"_L1, {}, {}, 200, 404},
    {"GET /v1/place-facts"_L1, allPlaces},
    {"GET /v1/place-facts/{}"_L1, allPlaces},
    {"GET /v1/place-facts/{}/usage"_L1, allPlaces},
    // mobile workers; web users come by invitation
    {"GET /v1/people"_L1, somePeople},
    {"GET /v1/people/{}"_L1, somePeople, workers, {}, 200, 404},
    {"GET /v1/people/{}/usage"_L1, somePeople, workers, {}, 200, 404},
    {"GET /v1/people/{}/view"_L1, somePeople, workers, workersAndRoles, 200, 404},
    {"POST /v1/people"_L1, editsSome, {}, editsWorkers, 200, 403},
    {"PATCH /v1/people/{}"_L1, editsSome, workers, editsWorkers, 200, 404},
    {"DELETE /v1/people/{}"_L1, editsSome, workers, admin, 200, 404},
    {"GET /v1/person-facts"_L1, allPeople},
    {"GET /v1/person-facts/{}"_L1, allPeople},
    {"GET /v1/person-facts/{}/usage"_L1, allPeople},
    {"GET /v1/custom-fields"_L1, anybody},
    {"GET /v1/custom-fields/{}"_L1, anybody},
    {"GET /v1/custom-fields/{}/usage"_L1, anybody},
    {"POST /v1/custom-fields"_L1, "edit_locations+edit_commcare_users"_L1, {}, everywhere},
    {"PATCH /v1/custom-fields/{}"_L1, "edit_locations+edit_commcare_users"_L1, {}, everywhere},
    {"DELETE /v1/custom-fields/{}"_L1, "edit_locations+edit_commcare_users"_L1, {}, everywhere},
    {"GET /v1/profiles"_L1, workers},
    {"GET /v1/profiles/{}"_L1, workers},
    {"GET /v1/profiles/{}/usage"_L1, workers},
    {"POST /v1/profiles"_L1, editsWorkers, {}, everywhere},
    {"PATCH /v1/profiles/{}"_L1, editsWorkers, {}, everywhere},
    {"DELETE /v1/profiles/{}"_L1, editsWorkers, {}, everywhere},
    {"GET /v1/groups"_L1, "view_groups"_L1},
    {"GET /v1/groups/{}"_L1, "view_groups"_L1},
    {"GET /v1/groups/{}/usage"_L1, "view_groups"_L1},
    {"POST /v1/groups"_L1, "edit_groups"_L1},
    {"PATCH /v1/groups/{}"_L1, "edit_groups"_L1},
    {"DELETE /v1/groups/{}"_L1, "edit_groups"_L1},
    {"GET /v1/invitations"_L1, allWeb},
    {"GET /v1/invitations/{}"_L1, allWeb},
    {"GET /v1/invitations/{}/usage"_L1, allWeb},
    {"POST /v1/invitations"_L1, editsWeb, {}, {}, 200, 403},
    {"PATCH /v1/invitations/{}"_L1, editsWeb, allWeb},
    {"DELETE /v1/invitations/{}"_L1, editsWeb, allWeb},
    {"POST /v1/invitations/{}/link"_L1, editsWeb, allWeb},
    {"GET /v1/access-requests"_L1, allWeb},
    {"GET /v1/access-requests/{}"_L1, allWeb},
    {"GET /v1/access-requests/{}/usage"_L1, allWeb},
    {"PATCH /v1/access-requests/{}"_L1, editsWeb, allWeb},
    // keys: everybody his own
    {"GET /v1/api-keys"_L1, anybody},
    {"GET /v1/api-keys/{}"_L1, anybody, own},
    {"GET /v1/api-keys/{}/usage"_L1, anybody, own},
    {"POST /v1/api-keys"_L1, anybody, {}, "access_api"_L1},
    {"PATCH /v1/api-keys/{}"_L1, anybody, own},
    {"DELETE /v1/api-keys/{}"_L1, anybody, own},
    {"POST /v1/api-keys/{}/value"_L1, anybody, own},
    {"DELETE /v1/api-keys/{}/value"_L1, anybody, own},
    // the organisation's
    {"GET /v1/identity-providers"_L1, admin},
    {"GET /v1/identity-providers/{}"_L1, admin},
    {"GET /v1/identity-providers/{}/usage"_L1, admin},
    {"GET /v1/identity-providers/{}/activation"_L1, admin},
    {"POST /v1/identity-providers"_L1, admin},
    {"PATCH /v1/identity-providers/{}"_L1, admin},
    {"DELETE /v1/identity-providers/{}"_L1, admin},
    {"POST /v1/identity-providers/{}/test-runs"_L1, admin}, // or its test user, who is an admin here
    {"PUT /v1/identity-providers/{}/client-secret"_L1, admin},
    {"DELETE /v1/identity-providers/{}/client-secret"_L1, admin},
    {"PUT /v1/identity-providers/{}/api-secret"_L1, admin},
    {"DELETE /v1/identity-providers/{}/api-secret"_L1, admin},
    {"GET /v1/oauth-clients"_L1, admin},
    {"GET /v1/oauth-clients/{}"_L1, admin},
    {"GET /v1/oauth-clients/{}/usage"_L1, admin},
    {"POST /v1/oauth-clients"_L1, admin},
    {"PATCH /v1/oauth-clients/{}"_L1, admin},
    {"DELETE /v1/oauth-clients/{}"_L1, admin},
    {"PUT /v1/oauth-clients/{}/secret"_L1, admin},
    {"DELETE /v1/oauth-clients/{}/secret"_L1, admin},
    {"GET /v1/agreements"_L1, admin},
    {"GET /v1/agreements/{}"_L1, admin},
    {"GET /v1/agreements/{}/usage"_L1, admin},
    {"POST /v1/agreements"_L1, admin},
    {"PATCH /v1/agreements/{}"_L1, admin},
    {"DELETE /v1/agreements/{}"_L1, admin},
    {"GET /v1/data-protection"_L1, admin},
    {"GET /v1/data-protection/{}"_L1, admin},
    {"GET /v1/data-protection/{}/usage"_L1, admin},
    {"GET /v1/settings"_L1, admin},
    {"PATCH /v1/settings"_L1, admin},
    {"GET /v1/ip-access"_L1, admin},
    {"PATCH /v1/ip-access"_L1, admin},
    {"GET /v1/retention"_L1, admin},
    {"PATCH /v1/retention"_L1, admin},
};

} // namespace

bool Standing::isEverywhere() const
{
    return reach == Reach::Everywhere || granted.contains(QString(everywhere));
}

bool Standing::holds(const QString &key) const
{
    if (key == everywhere)
        return isEverywhere();
    if (onlyEverywhere.contains(key) && !isEverywhere())
        return false;
    return granted.contains(key) || (impliedBy.contains(key) && holds(impliedBy.value(key)));
}

bool Standing::meets(QLatin1StringView keys) const
{
    const QStringList ways = QString(keys).split(u'|');
    return std::ranges::any_of(ways, [this](const QString &way) {
        const QStringList all = way.split(u'+', Qt::SkipEmptyParts);
        return std::ranges::all_of(all, [this](const QString &key) { return holds(key); });
    });
}

int RouteRule::statusFor(const Standing &standing, bool isElsewhere) const
{
    if (ask == door)
        return good;
    const bool hasNoPlace = standing.reach == Standing::Reach::NoPlace && !standing.isEverywhere();
    if (hasNoPlace || !standing.meets(ask)) // DOMAIN.md 2.4: limited to no place at all cannot enter
        return 403;
    if (see == own || !standing.meets(see))
        return 404;
    const bool isOutOfReach = isElsewhere && !standing.isEverywhere();
    if (isOutOfReach && elsewhere == 404)
        return 404;
    return isOutOfReach || !standing.meets(act) ? 403 : good;
}

const QList<RouteRule> &routeRules()
{
    return rules;
}

} // namespace steward::tests
