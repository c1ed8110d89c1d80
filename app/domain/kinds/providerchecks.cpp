// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/providerchecks.h"

#include "domain/activation.h"
#include "domain/addresses.h"
#include "domain/project.h"
#include "domain/signin.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

using Service = IdentityProvider::Service;
using Enforcement = IdentityProvider::Enforcement;

bool isFingerprint(const QString &text)
{
    constexpr qsizetype digits = 64; // of SHA-256
    return text.size() == digits && std::ranges::all_of(text, [](QChar letter) {
               return (letter >= u'0' && letter <= u'9') || (letter >= u'a' && letter <= u'f');
           });
}

void checkMissing(const Tell &tell, QLatin1StringView field, bool isThere)
{
    if (!isThere)
        tell("sso.missing"_L1, field);
}

/// Whose address lies outside of the linked domains is not sent to this provider, so neither test nor exception.
void checkListed(const Tell &tell, QLatin1StringView field, const QList<Id> &people, const QSet<QString> &domains)
{
    tell.checking().visit(people.size());
    for (const Id &id : people) {
        const auto person = tell.project().people.find(id);
        if (person && !domains.isEmpty() && !domains.contains(domainOf(addressOf(*person))))
            tell("sso.outside_domains"_L1, field, {{u"person"_s, id.toString()}});
    }
}

/// People kept for emergencies must come in when the provider does not answer.
void checkBreakGlass(const Tell &tell, const IdentityProvider &provider, const QSet<QString> &domains)
{
    const QSet<Id> exempt(provider.exemptPeople.begin(), provider.exemptPeople.end());
    for (const Id &id : tell.checking().breakGlass()) {
        const auto person = tell.project().people.find(id);
        if (person && !exempt.contains(id) && domains.contains(domainOf(addressOf(*person))))
            tell("sso.break_glass"_L1, "exempt_users"_L1, {{u"person"_s, id.toString()}});
    }
}

QSet<QString> domainsOf(const IdentityProvider &provider)
{
    QSet<QString> domains;
    for (const QString &domain : provider.emailDomains)
        domains.insert(domain.toLower());
    return domains;
}

void checkSaml(const Tell &tell, const IdentityProvider &provider)
{
    checkMissing(tell, "entity_id"_L1, !provider.entityId.isEmpty());
    checkMissing(tell, "login_url"_L1, !provider.loginUrl.isEmpty());
    checkMissing(tell, "logout_url"_L1, !provider.logoutUrl.isEmpty());
    // Whether it is good today a clock must say; on the day of the test it was.
    const bool isGood = std::ranges::any_of(provider.certificates, [&provider](const Certificate &certificate) {
        return certificate.isInUse && certificate.expiresAt
               && (!provider.testPassedAt || *certificate.expiresAt > *provider.testPassedAt);
    });
    if (!isGood)
        tell("sso.certificate"_L1, "certificates"_L1);
}

void checkOidc(const Tell &tell, const IdentityProvider &provider)
{
    checkMissing(tell, "entity_id"_L1, !provider.entityId.isEmpty());
    checkMissing(tell, "client_id"_L1, !provider.clientId.isEmpty());
    checkMissing(tell, "client_secret"_L1, provider.clientSecret.hasValue);
}

bool isBelowHost(const QString &host, QStringView domain)
{
    return host == domain || (host.endsWith(domain) && host.at(host.size() - domain.size() - 1) == u'.');
}

void checkUrls(const Tell &tell, const IdentityProvider &provider)
{
    const auto check = [&tell](QLatin1StringView field, const QString &url) {
        if (!url.isEmpty() && !isHttpsUrl(url))
            tell("sso.url"_L1, field);
    };
    check("login_url"_L1, provider.loginUrl);
    check("logout_url"_L1, provider.logoutUrl);
    if (provider.protocol.is(IdentityProvider::Protocol::Oidc))
        check("entity_id"_L1, provider.entityId);
    if (provider.service.is(Service::OneLogin) && !provider.entityId.isEmpty()
        && !isBelowHost(hostOf(provider.entityId), u"onelogin.com"))
        tell("sso.one_login_issuer"_L1, "entity_id"_L1);
}

/// Only Entra tells whom it no longer has.
void checkDeactivation(const Tell &tell, const IdentityProvider &provider)
{
    if (!provider.deactivatesPeople)
        return;
    if (!provider.service.is(Service::EntraId))
        tell("sso.deactivation_service"_L1, "enable_user_deactivation"_L1);
    checkMissing(tell, "api_host"_L1, !provider.apiHost.isEmpty());
    checkMissing(tell, "api_id"_L1, !provider.apiId.isEmpty());
    checkMissing(tell, "api_secret"_L1, provider.apiSecret.hasValue && provider.apiSecret.expiresAt);
}

} // namespace

void checkDomains(const Tell &tell, const IdentityProvider &provider)
{
    const QSet<QString> mine = domainsOf(provider);
    for (const QString &domain : mine) {
        if (!isDomainName(domain))
            tell("sso.domain_shape"_L1, "email_domains"_L1, {{u"domain"_s, domain.left(longestName)}});
    }
    if (mine.isEmpty())
        return;
    const QHash<QString, Id> &owners = tell.checking().domainOwners();
    for (const QString &domain : mine) {
        const Id owner = owners.value(domain);
        const auto other = tell.project().identityProviders.find(owner);
        if (other && owner != tell.entity().id)
            tell("sso.domain_taken"_L1, "email_domains"_L1, {{u"domain"_s, domain}, {u"other"_s, other->handle}});
    }
}

void checkPeople(const Tell &tell, const IdentityProvider &provider)
{
    const QSet<QString> domains = domainsOf(provider);
    const QSet<Id> exempt(provider.exemptPeople.begin(), provider.exemptPeople.end());
    for (const Id &id : provider.testPeople) {
        if (exempt.contains(id))
            tell("sso.exempt_and_test"_L1, "test_users"_L1, {{u"person"_s, id.toString()}});
    }
    checkListed(tell, "exempt_users"_L1, provider.exemptPeople, domains);
    checkListed(tell, "test_users"_L1, provider.testPeople, domains);
    if (!provider.isActive)
        return;
    if (domains.isEmpty())
        tell("sso.no_domain"_L1, "email_domains"_L1);
    if (provider.exemptPeople.isEmpty())
        tell("sso.no_exempt"_L1, "exempt_users"_L1);
    if (provider.enforcement.is(Enforcement::Test) && provider.testPeople.isEmpty())
        tell("sso.no_test_people"_L1, "test_users"_L1);
    if (provider.enforcement.is(Enforcement::Global))
        checkBreakGlass(tell, provider, domains);
}

void checkProtocol(const Tell &tell, const IdentityProvider &provider)
{
    checkUrls(tell, provider);
    for (const Certificate &certificate : provider.certificates) {
        if (!isFingerprint(certificate.fingerprint))
            tell("sso.fingerprint"_L1, "certificates"_L1);
        checkOrder(tell, "certificates"_L1, certificate.validFrom, certificate.expiresAt);
    }
    if (!provider.isActive)
        return;
    if (provider.protocol.is(IdentityProvider::Protocol::Saml))
        checkSaml(tell, provider);
    else if (provider.protocol.is(IdentityProvider::Protocol::Oidc))
        checkOidc(tell, provider);
}

void checkEffects(const Tell &tell, const IdentityProvider &provider)
{
    static constexpr std::array lives{30, 60, 120, 180, 365};
    if (provider.isActive && provider.enforcement.is(Enforcement::Global) && !isTested(provider))
        tell("sso.not_tested"_L1, "login_enforcement_type"_L1);
    checkDeactivation(tell, provider);
    if (provider.apiKeyDays && std::ranges::find(lives, *provider.apiKeyDays) == lives.end())
        tell("sso.key_days"_L1, "max_days_until_user_api_key_expiration"_L1);
    for (const ClaimRule &rule : provider.claimRules) {
        if (rule.claim.trimmed().isEmpty() || rule.value.trimmed().isEmpty())
            tell("sso.claim_empty"_L1, "claim_rules"_L1);
        checkRole(tell, "claim_rules"_L1, rule.role, Finding::Weight::Error);
    }
}

} // namespace steward::domain
