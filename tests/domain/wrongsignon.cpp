// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/wrongs.h"

#include "domain/activation.h"

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

using P = Project &;
using Idp = IdentityProvider;

/// Tested as it is then, if it was tested.
template<typename Edit>
std::function<void(Project &)> idpWith(Edit change)
{
    return [change](P all) {
        edit(all.identityProviders, providerId, [&change](Idp &idp) {
            change(idp);
            idp.testedForm = formOf(idp);
        });
    };
}

/// And changed since.
template<typename Edit>
std::function<void(Project &)> idpAfterItsTest(Edit change)
{
    return [change](P all) { edit(all.identityProviders, providerId, change); };
}

template<typename Edit>
std::function<void(Project &)> keyWith(Edit change)
{
    return [change](P all) { edit(all.apiKeys, keyId, change); };
}

template<typename Edit>
std::function<void(Project &)> clientWith(Edit change)
{
    return [change](P all) { edit(all.oauthClients, clientId, change); };
}

void makeSaml(Idp &idp)
{
    idp.protocol = Idp::Protocol::Saml;
    idp.loginUrl = u"https://login.example.org/in"_s;
    idp.logoutUrl = u"https://login.example.org/out"_s;
    idp.certificates = {{.fingerprint = QString(64, u'b'),
                         .validFrom = Instant(),
                         .expiresAt = *idp.testPassedAt + std::chrono::hours(9),
                         .isInUse = true}};
}

void makeDeactivating(Idp &idp)
{
    idp.deactivatesPeople = true;
    idp.apiHost = u"tenant"_s;
    idp.apiId = u"app"_s;
    idp.apiSecret = {.hasValue = true, .expiresAt = Instant()};
}

} // namespace

const std::vector<Wrong> &wrongSignOn()
{
    static const std::vector<Wrong> all{
        {"a provider without a name", idpWith([](Idp &i) { i.name.clear(); }), "identity_provider name.empty@name"},
        {"no domain name", idpWith([](Idp &i) { i.emailDomains << u"localhost"_s; }),
         "identity_provider sso.domain_shape@email_domains"},
        {"another provider's domain",
         [](P p) {
             p.identityProviders = p.identityProviders.with(
                 {.id = Id(5, 20), .handle = u"okta"_s, .name = u"Okta"_s, .emailDomains = {u"Example.org"_s}});
         },
         "identity_provider sso.domain_taken@email_domains"},
        {"another provider's handle",
         [](P p) {
             p.identityProviders = p.identityProviders.with({.id = Id(5, 20), .handle = u"entra"_s, .name = u"Okta"_s});
         },
         "identity_provider handle.taken@handle"},
        {"a tester who is exempt", idpWith([](Idp &i) { i.testPeople = {ada}; }),
         "identity_provider sso.exempt_and_test@test_users"},
        {"a tester of another domain", idpWith([](Idp &i) { i.testPeople = {sue}; }),
         "identity_provider sso.outside_domains@test_users"},
        {"an exception of another domain", idpWith([](Idp &i) { i.exemptPeople << sue; }),
         "identity_provider sso.outside_domains@exempt_users"},
        {"active without a domain", idpWith([](Idp &i) { i.emailDomains.clear(); }),
         "identity_provider sso.no_domain@email_domains"},
        {"active without an exception",
         [](P p) {
             edit(p.people, ben, [](Person &person) { person.email = u"ben@elsewhere.org"_s; });
             edit(p.identityProviders, providerId, [](Idp &i) { i.exemptPeople.clear(); });
         },
         "identity_provider sso.no_exempt@exempt_users",
         "identity_provider sso.last_exempt@exempt_users, identity_provider sso.no_exempt@exempt_users"},
        {"break-glass under single sign-on", idpWith([](Idp &i) { i.exemptPeople = {ada}; }),
         "identity_provider sso.break_glass@exempt_users"},
        {"a test of nobody", idpWith([](Idp &i) { i.enforcement = Idp::Enforcement::Test; }),
         "identity_provider sso.no_test_people@test_users"},
        {"for all without a test", idpWith([](Idp &i) { i.testPassedAt.reset(); }),
         "identity_provider sso.not_tested@login_enforcement_type"},
        {"for all after a test of another issuer",
         idpAfterItsTest([](Idp &i) { i.entityId = u"https://login.example.org/other"_s; }),
         "identity_provider sso.not_tested@login_enforcement_type"},
        {"for all after a test as another program", idpAfterItsTest([](Idp &i) { i.clientId = u"other"_s; }),
         "identity_provider sso.not_tested@login_enforcement_type"},
        {"a new secret needs no new test",
         idpAfterItsTest([](Idp &i) { i.clientSecret.expiresAt = Instant(std::chrono::days(40'000)); }), ""},
        {"an issuer without TLS", idpWith([](Idp &i) { i.entityId = u"http://login.example.org"_s; }),
         "identity_provider sso.url@entity_id"},
        {"an issuer that is not One Login's", idpWith([](Idp &i) { i.service = Idp::Service::OneLogin; }),
         "identity_provider sso.one_login_issuer@entity_id"},
        {"an issuer that only sounds like it", idpWith([](Idp &i) {
             i.service = Idp::Service::OneLogin;
             i.entityId = u"https://evilonelogin.com/oidc"_s;
         }),
         "identity_provider sso.one_login_issuer@entity_id"},
        {"One Login's issuer", idpWith([](Idp &i) {
             i.service = Idp::Service::OneLogin;
             i.entityId = u"https://org.onelogin.com/oidc/2"_s;
         }),
         ""},
        {"active OIDC with nothing in it", idpWith([](Idp &i) {
             i.entityId.clear();
             i.clientId.clear();
             i.clientSecret = {};
         }),
         "identity_provider sso.missing@client_id, identity_provider sso.missing@client_secret, identity_provider "
         "sso.missing@entity_id"},
        {"a draft with nothing in it", idpWith([](Idp &i) {
             i.isActive = false;
             i.entityId.clear();
             i.clientId.clear();
             i.clientSecret = {};
         }),
         ""},
        {"active SAML as it should be", idpWith(makeSaml), ""},
        {"active SAML with nothing in it", idpWith([](Idp &i) {
             i.protocol = Idp::Protocol::Saml;
             i.entityId.clear();
         }),
         "identity_provider sso.certificate@certificates, identity_provider sso.missing@entity_id, identity_provider "
         "sso.missing@login_url, identity_provider sso.missing@logout_url"},
        {"a log-out without TLS", idpWith([](Idp &i) {
             makeSaml(i);
             i.logoutUrl = u"http://login.example.org/out"_s;
         }),
         "identity_provider sso.url@logout_url"},
        {"a certificate that had expired when it was tested", idpWith([](Idp &i) {
             makeSaml(i);
             i.certificates[0].expiresAt = i.testPassedAt;
         }),
         "identity_provider sso.certificate@certificates"},
        {"a certificate without a fingerprint", idpWith([](Idp &i) {
             makeSaml(i);
             i.certificates[0].fingerprint.clear();
         }),
         "identity_provider sso.fingerprint@certificates"},
        {"a fingerprint with colons", idpWith([](Idp &i) {
             makeSaml(i);
             i.certificates[0].fingerprint = u"AB:CD"_s;
         }),
         "identity_provider sso.fingerprint@certificates"},
        {"a certificate that ends before it begins", idpWith([](Idp &i) {
             makeSaml(i);
             i.certificates[0].validFrom = i.certificates[0].expiresAt;
         }),
         "identity_provider dates.order@certificates"},
        {"deactivation as it should be", idpWith(makeDeactivating), ""},
        {"deactivation by Okta", idpWith([](Idp &i) {
             makeDeactivating(i);
             i.service = Idp::Service::Okta;
         }),
         "identity_provider sso.deactivation_service@enable_user_deactivation"},
        {"deactivation with nothing in it", idpWith([](Idp &i) { i.deactivatesPeople = true; }),
         "identity_provider sso.missing@api_host, identity_provider sso.missing@api_id, identity_provider "
         "sso.missing@api_secret"},
        {"a secret for ever", idpWith([](Idp &i) {
             makeDeactivating(i);
             i.apiSecret.expiresAt.reset();
         }),
         "identity_provider sso.missing@api_secret"},
        {"keys for 61 days", idpWith([](Idp &i) { i.apiKeyDays = 61; }),
         "identity_provider sso.key_days@max_days_until_user_api_key_expiration"},
        {"a claim of nothing", idpWith([](Idp &i) { i.claimRules[0].value.clear(); }),
         "identity_provider sso.claim_empty@claim_rules"},
        {"a claim to what is archived", idpWith([](Idp &i) { i.claimRules[0].role = old; }),
         "identity_provider role.archived@claim_rules"},
        {"a claim to what is not there", idpWith([](Idp &i) { i.claimRules[0].places << Id(1, 99); }),
         "identity_provider reference.unknown@claim_rules.places"},

        {"a key without a name", keyWith([](ApiKey &k) { k.name.clear(); }), "api_key name.empty@name"},
        {"a second key of the name",
         [](P p) {
             ApiKey second = *p.apiKeys.find(keyId);
             second.id = Id(5, 20);
             p.apiKeys = p.apiKeys.with(second);
         },
         "api_key name.taken@name"},
        {"another's key of the name",
         [](P p) {
             ApiKey second = *p.apiKeys.find(keyId);
             second.id = Id(5, 20);
             second.owner = max;
             p.apiKeys = p.apiKeys.with(second);
         },
         ""},
        {"nobody's key", keyWith([](ApiKey &k) { k.owner = {}; }), "api_key key.owner@owner"},
        {"a key from no address", keyWith([](ApiKey &k) { k.ipAllowed << u"::g"_s; }), "api_key ip.range@ip_allowlist"},
        {"a key that ended before it was made", keyWith([](ApiKey &k) { k.expiresAt = Instant(); }),
         "api_key dates.order@expiration_date"},
        {"a key with another role than its owner's", keyWith([](ApiKey &k) { k.role = phone; }),
         "api_key key.role@role_id"},
        {"an admin's key with any role", keyWith([](ApiKey &k) {
             k.owner = ada;
             k.role = phone;
         }),
         ""},
        {"a key that lives too long", keyWith([](ApiKey &k) { k.expiresAt = *k.createdAt + std::chrono::days(61); }),
         "api_key key.life@expiration_date"},
        {"a key for ever", keyWith([](ApiKey &k) { k.expiresAt.reset(); }), "api_key key.life@expiration_date"},
        {"a key for ever of one who is exempt", keyWith([](ApiKey &k) {
             k.owner = ada;
             k.expiresAt.reset();
         }),
         ""},
        {"a program that asks for nothing", clientWith([](OAuthClient &c) { c.scopes.clear(); }),
         "oauth_client oauth.scopes@scopes"},
        {"a program that leads back in the open",
         clientWith([](OAuthClient &c) { c.redirectUris << u"http://dash.example.org/back"_s; }),
         "oauth_client oauth.redirect@redirect_uris"},
        {"a program that leads back to a script",
         clientWith([](OAuthClient &c) { c.redirectUris << u"javascript:alert(1)"_s; }),
         "oauth_client oauth.redirect@redirect_uris"},
        {"a program on the desk", clientWith([](OAuthClient &c) {
             c.redirectUris = {u"http://127.0.0.1:8000/back"_s, u"org.example.app:/back"_s};
         }),
         ""},
        {"a program with neither proof nor secret", clientWith([](OAuthClient &c) { c.requiresPkce = false; }),
         "oauth_client oauth.unprotected@pkce_required"},
        {"a program of nobody known", clientWith([](OAuthClient &c) { c.owner = Id(3, 99); }),
         "oauth_client reference.unknown@owner"},
    };
    return all;
}

const std::vector<Wrong> &wrongSteps()
{
    static const std::vector<Wrong> all{
        {"another type with places below",
         [](P p) {
             LocationType other = *p.locationTypes.find(districts);
             other.id = Id(4, 4);
             other.name = u"Zone"_s;
             other.code = u"zone"_s;
             p.locationTypes = p.locationTypes.with(other);
             for (const Id &id : {n1, n2})
                 edit(p.places, id, [](Place &place) { place.parent = south; });
             edit(p.places, east, [](Place &place) { place.type = Id(4, 4); });
             edit(p.places, e1, [](Place &place) { place.parent = south; });
         },
         "", ""},
        {"another type, and nothing fits below it",
         [](P p) {
             LocationType other = *p.locationTypes.find(districts);
             other.id = Id(4, 4);
             other.name = u"Zone"_s;
             other.code = u"zone"_s;
             p.locationTypes = p.locationTypes.with(other);
             edit(p.places, east, [](Place &place) { place.type = Id(4, 4); });
         },
         "place place.parent_type@parent", "place place.type_with_children@type"},
        {"a role without its handle any more",
         [](P p) { edit(p.roles, spare, [](Role &role) { role.handle.clear(); }); }, "", "role handle.empty@handle"},
        {"a group without its handle any more",
         [](P p) { edit(p.groups, groupId, [](Group &group) { group.handle.clear(); }); }, "",
         "group handle.empty@handle"},
        {"a provider without its handle any more",
         [](P p) { edit(p.identityProviders, providerId, [](Idp &provider) { provider.handle.clear(); }); }, "",
         "identity_provider handle.empty@handle"},
        {"an accepted invitation opened again",
         [](P p) { edit(p.invitations, Id(5, 21), [](Invitation &i) { i.status = Invitation::Status::Open; }); }, "",
         "invitation status.over@status"},
        {"a declined request approved",
         [](P p) {
             edit(p.accessRequests, Id(5, 22), [](AccessRequest &r) { r.status = AccessRequest::Status::Approved; });
         },
         "", "access_request status.over@status"},
        {"a request approved, and nobody let in",
         [](P p) {
             edit(p.accessRequests, requestId, [](AccessRequest &r) { r.status = AccessRequest::Status::Approved; });
         },
         "", "access_request access_request.not_invited@status"},
        {"a setting that is not offered",
         [](P p) { edit(p.settings, settingsId, [](Settings &s) { s.gaOptOut = true; }); }, "",
         "settings settings.not_offered@ga_opt_out"},
        {"a setting that is not offered any more, off",
         [](P p) { edit(p.settings, settingsId, [](Settings &s) { s.secureSubmissions = false; }); }, "", ""},
        {"the last exception of a draft",
         [](P p) { edit(p.identityProviders, Id(5, 23), [](Idp &i) { i.exemptPeople.clear(); }); }, "",
         "identity_provider sso.last_exempt@exempt_users"},
    };
    return all;
}

} // namespace steward::domain::sample
