// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/objects.h"

#include "domain/kinds.h"
#include "service/world.h"
#include "support/levels.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::tests {

using namespace domain;

namespace {

constexpr Id ward(0x50, 1), field(0x50, 2), nurses(0x50, 3), riders(0x50, 4), invited(0x50, 5), asked(0x50, 6),
    entra(0x50, 7), key(0x50, 8), client(0x50, 9), contract(0x50, 10), data(0x50, 11), kept(0x50, 12),
    security(0x50, 13), addresses(0x50, 14);

Instant day(int number)
{
    return Instant(std::chrono::days(20'000 + number));
}

void addPeople(Project &all)
{
    all.customFields =
        Table<CustomField>({{.id = field, .of = CustomField::Of::People, .slug = u"cadre"_s, .label = u"Cadre"_s}});
    all.profiles = Table<Profile>({{.id = nurses, .handle = u"nurses"_s, .name = u"Nurses"_s}});
    all.groups = Table<Group>({{.id = riders, .handle = u"riders"_s, .name = u"Riders"_s, .members = {banda}}});
    all.invitations = Table<Invitation>({{.id = invited,
                                          .email = u"zoe@x.example"_s,
                                          .role = plain,
                                          .invitedBy = wezi,
                                          .invitedAt = day(0),
                                          .expiresAt = day(900)}});
    all.accessRequests =
        Table<AccessRequest>({{.id = asked, .email = u"yan@x.example"_s, .fullName = u"Yan"_s, .requestedAt = day(1)}});
}

void addSignOn(Project &all)
{
    IdentityProvider provider{.id = entra, .handle = u"entra"_s, .name = u"Entra"_s};
    provider.entityId = u"https://login.x.example/tenant"_s;
    provider.clientId = u"steward"_s;
    provider.clientSecret = {.hasValue = true, .expiresAt = day(900)};
    all.identityProviders = Table<IdentityProvider>({provider});
    all.apiKeys =
        Table<ApiKey>({{.id = key, .owner = grace, .name = u"Export"_s, .expiresAt = day(900), .createdAt = day(0)}});
    all.oauthClients = Table<OAuthClient>({{.id = client,
                                            .handle = u"dashboard"_s,
                                            .name = u"Dashboard"_s,
                                            .owner = wezi,
                                            .redirectUris = {u"https://dash.x.example/back"_s}}});
}

} // namespace

Project withAllKinds(Project all)
{
    all.locationTypes =
        all.locationTypes.with({.id = ward, .name = u"Ward"_s, .code = u"ward"_s, .parentType = levelId(2)});
    addPeople(all);
    addSignOn(all);
    all.agreements = Table<Agreement>({{.id = contract, .handle = u"dpa"_s, .title = u"Data processing"_s}});
    all.dataProtection = Table<DataProtection>({{.id = data, .backups = 7}});
    all.retention = Table<Retention>({{.id = kept}});
    all.settings = Table<Settings>({{.id = security}});
    all.ipAccess = Table<IpAccess>({{.id = addresses}});
    all.placeFacts = Table<PlaceFacts>({{.id = clinic}});
    all.personFacts = Table<PersonFacts>({{.id = zulu}});
    return all;
}

const QList<ObjectSample> &objectSamples()
{
    static const QList<ObjectSample> all{
        {"location_type"_L1,
         ward,
         {{u"name"_s, u"Village"_s}, {u"parent_type"_s, ward.toString()}},
         {{u"name"_s, u"Area"_s}}},
        {"custom_field"_L1,
         field,
         {{u"of"_s, u"places"_s}, {u"slug"_s, u"mfl"_s}, {u"label"_s, u"Register"_s}},
         {{u"label"_s, u"Post"_s}}},
        {"profile"_L1, nurses, {{u"name"_s, u"Riders"_s}}, {{u"name"_s, u"Midwives"_s}}},
        {"role"_L1, spare, {{u"name"_s, u"New"_s}}, {{u"name"_s, u"Other"_s}}},
        {"place"_L1,
         clinic,
         {{u"name"_s, u"Hill"_s}, {u"type"_s, levelId(2).toString()}, {u"parent"_s, north.toString()}},
         {{u"name"_s, u"Clinic, new"_s}}},
        {"person"_L1,
         zulu,
         {{u"kind"_s, u"web_user"_s}, {u"name"_s, u"Ada"_s}, {u"handle"_s, u"ada@x.example"_s}},
         {{u"role"_s, helper.toString()}},
         left},
        {"group"_L1, riders, {{u"name"_s, u"Drivers"_s}}, {{u"members"_s, QJsonArray{zulu.toString()}}}},
        {"invitation"_L1,
         invited,
         {{u"email"_s, u"new@x.example"_s}, {u"role"_s, plain.toString()}},
         {{u"role"_s, reader.toString()}}},
        {"access_request"_L1, asked, {}, {{u"status"_s, u"declined"_s}}},
        {"identity_provider"_L1, entra, {{u"name"_s, u"Okta"_s}}, {{u"name"_s, u"Entra ID"_s}}},
        {"api_key"_L1, key, {{u"name"_s, u"Import"_s}, {u"owner"_s, wezi.toString()}}, {{u"is_active"_s, false}}},
        {"oauth_client"_L1,
         client,
         {{u"name"_s, u"Sync"_s}, {u"scopes"_s, QJsonArray{u"access_apis"_s}}},
         {{u"name"_s, u"Board"_s}}},
        {"agreement"_L1, contract, {{u"title"_s, u"Health data"_s}}, {{u"reference"_s, u"A-12"_s}}},
        {"settings"_L1, security, {}, {{u"secure_submissions"_s, true}}},
        {"ip_access"_L1, addresses, {}, {{u"comment"_s, u"Agreed in May"_s}}},
        {"retention"_L1, kept, {}, {{u"audit_days"_s, 3650}}},
        {"data_protection"_L1, data, {}, {}},
        {"place_facts"_L1, clinic, {}, {}},
        {"person_facts"_L1, zulu, {}, {}},
    };
    return all;
}

const ObjectSample &sampleOf(const EntityKind &kind)
{
    const QList<ObjectSample> &all = objectSamples();
    const auto found = std::ranges::find(all, kind.name(), &ObjectSample::kind);
    if (found == all.end())
        qFatal("no sample of %s", kind.name().data());
    return *found;
}

} // namespace steward::tests
