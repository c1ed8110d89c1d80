// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/wrongs.h"

#include "domain/activation.h"

#include "domain/names.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

Instant day(int number)
{
    return Instant(std::chrono::days(20'000 + number));
}

void addPeople(Project &all)
{
    all.groups = Table<Group>(
        {{.id = groupId, .version = 1, .handle = u"riders"_s, .name = u"Riders"_s, .members = {pam, pat}}});
    all.profiles = Table<Profile>({{.id = profileId,
                                    .version = 1,
                                    .handle = u"nurses"_s,
                                    .name = u"Nurses"_s,
                                    .values = {{u"cadre"_s, u"nurse"_s}}}});
    all.invitations = Table<Invitation>({{.id = invitationId,
                                          .version = 1,
                                          .email = u"zoe@example.org"_s,
                                          .role = manager,
                                          .primaryPlace = n1,
                                          .places = {n1},
                                          .invitedBy = ada,
                                          .invitedAt = day(0),
                                          .expiresAt = day(30)}});
    all.accessRequests = Table<AccessRequest>(
        {{.id = requestId, .version = 1, .email = u"yan@example.org"_s, .fullName = u"Yan"_s, .requestedAt = day(1)}});
    CustomField code{.id = placeFieldId,
                     .version = 1,
                     .of = CustomField::Of::Places,
                     .slug = u"mfl"_s,
                     .label = u"Register"_s,
                     .regex = u"[0-9]{4}"_s,
                     .regexMessage = u"Four digits"_s};
    CustomField cadre{.id = personFieldId,
                      .version = 1,
                      .of = CustomField::Of::People,
                      .slug = u"cadre"_s,
                      .label = u"Cadre"_s,
                      .choices = {u"nurse"_s, u"rider"_s}};
    all.customFields = Table<CustomField>({code, cadre});
    edit(all.places, n1, [](Place &place) { place.customData = {{u"mfl"_s, u"0042"_s}, {u"roof"_s, u"tin"_s}}; });
    edit(all.people, sue, [](Person &person) { person.profile = profileId; });
    for (const Id &id : {ada, ben, mia})
        edit(all.people, id, [](Person &person) { person.email = person.handle + u"@example.org"_s; });
}

void addSettings(Project &all)
{
    Settings settings{.id = settingsId, .version = 1};
    settings.restrictSuperusers = settings.secureSessions = settings.twoFactorAuth = true;
    settings.secureSessionsTimeout = 45;
    settings.twoFactorStage = Stage::Grace;
    settings.twoFactorNextAt = day(10);
    settings.vendorAccessUntil = day(3);
    settings.vendorAccessReason = u"Case 12"_s;
    all.settings = Table<Settings>({settings});
    all.ipAccess = Table<IpAccess>({{.id = ipId,
                                     .version = 1,
                                     .countries = {u"MW"_s},
                                     .allowed = {u"10.0.0.0/8"_s, u"2001:db8::1"_s},
                                     .denied = {u"10.9.0.0/16"_s}}});
    all.agreements = Table<Agreement>({{.id = agreementId,
                                        .version = 1,
                                        .handle = u"dpa"_s,
                                        .title = u"Data processing"_s,
                                        .signedAt = day(0),
                                        .expiresAt = day(900)}});
    all.dataProtection = Table<DataProtection>({{.id = dataId, .version = 1, .backups = 7}});
    all.retention = Table<Retention>({{.id = retentionId, .version = 1}});
    all.placeFacts = Table<PlaceFacts>({{.id = n1, .version = 1}});
    all.personFacts = Table<PersonFacts>({{.id = mia, .version = 1}});
}

void addSignOn(Project &all)
{
    IdentityProvider provider{.id = providerId, .version = 1, .handle = u"entra"_s, .name = u"Entra"_s};
    provider.service = IdentityProvider::Service::EntraId;
    provider.isActive = true;
    provider.enforcement = IdentityProvider::Enforcement::Global;
    provider.testPassedAt = day(1);
    provider.entityId = u"https://login.example.org/tenant"_s;
    provider.clientId = u"steward"_s;
    provider.clientSecret = {.hasValue = true, .expiresAt = day(300)};
    provider.emailDomains = {u"example.org"_s};
    provider.exemptPeople = {ada, ben};
    provider.claimRules = {{.claim = u"group"_s, .value = u"managers"_s, .role = manager, .places = {north}}};
    provider.apiKeyDays = 60;
    provider.testedForm = formOf(provider);
    all.identityProviders = Table<IdentityProvider>({provider});
    all.apiKeys = Table<ApiKey>({{.id = keyId,
                                  .version = 1,
                                  .owner = mia,
                                  .name = u"Export"_s,
                                  .role = manager,
                                  .ipAllowed = {u"10.1.2.3"_s},
                                  .expiresAt = day(30),
                                  .createdAt = day(0)}});
    all.oauthClients = Table<OAuthClient>({{.id = clientId,
                                            .version = 1,
                                            .handle = u"Client-1"_s,
                                            .name = u"Dashboard"_s,
                                            .owner = ada,
                                            .scopes = {u"access_apis"_s},
                                            .redirectUris = {u"https://dash.example.org/back"_s}}});
}

} // namespace

Project everything()
{
    Project all = project();
    for (int row = 0; row < all.roles.size(); ++row)
        edit(all.roles, all.roles.at(row).id, [](Role &role) { role.handle = codeFrom(role.name, u'-', {}); });
    addPeople(all);
    addSettings(all);
    addSignOn(all);
    return all;
}

QString tellTale(const Findings &findings)
{
    QStringList told;
    for (const Finding &finding : findings) {
        const bool isWarning = finding.weight == Finding::Weight::Warning;
        told << finding.entity.kind + u' ' + finding.code + (isWarning ? u"?@"_s : u"@"_s) + finding.field;
    }
    told.sort();
    return told.join(u", "_s);
}

QList<EntityRef> touchedBetween(const Project &before, const Project &after)
{
    QList<EntityRef> touched;
    for (const Change &change : diff(before, after)) {
        if (!touched.contains(change.entity))
            touched << change.entity;
    }
    return touched;
}

} // namespace steward::domain::sample
