// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

/// A secret that goes in and never comes out: only that there is one, since when, and till when it is good. Whether
/// there is one goes with the value itself, see FieldRule::isSecret.
struct Secret
{
    bool hasValue = false;
    std::optional<Instant> expiresAt;
    std::optional<Instant> setAt; ///< when its value came in, so that another value is another fact; absent: not known
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"has_value"_s, self.hasValue);
        visit(u"expires_at"_s, self.expiresAt);
        visit(u"set_at"_s, self.setAt);
    }

    friend bool operator==(const Secret &, const Secret &) = default;
};

struct Certificate
{
    QString fingerprint; ///< SHA-256, hex
    std::optional<Instant> validFrom;
    std::optional<Instant> expiresAt;
    bool isInUse = false;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"fingerprint"_s, self.fingerprint);
        visit(u"valid_from"_s, self.validFrom);
        visit(u"expires_at"_s, self.expiresAt);
        visit(u"is_in_use"_s, self.isInUse);
    }

    friend bool operator==(const Certificate &, const Certificate &) = default;
};

/// Who signs in with \a value in \a claim gets the role and the places.
struct ClaimRule
{
    QString claim;
    QString value;
    Id role;
    QList<Id> places;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"claim"_s, self.claim);
        visit(u"value"_s, self.value);
        visit(u"role"_s, self.role);
        visit(u"places"_s, self.places);
    }

    friend bool operator==(const ClaimRule &, const ClaimRule &) = default;
};

/// Single sign-on (DOMAIN.md 5): OIDC or SAML; first a draft, then for its test users, then for all its domains.
struct IdentityProvider
{
    enum class Service { EntraId, OneLogin, Okta, Other };
    enum class Protocol { Saml, Oidc };
    enum class Enforcement { Test, Global };

    Id id;
    qint64 version = 0;
    QString handle; ///< the slug in its addresses; made from the first name
    QString name;
    Word<Service> service = Service::Other;
    Word<Protocol> protocol = Protocol::Oidc;
    bool isActive = false;
    Word<Enforcement> enforcement;       ///< Test unless asked for: HQ's default is the other (DOMAIN.md 5, 4)
    std::optional<Instant> testPassedAt; ///< somebody has come all the way through
    QString testedForm;                  ///< and of what form it was then: see formOf() of activation.h
    QString entityId;                    ///< or the issuer
    QString loginUrl;
    QString logoutUrl;
    QList<Certificate> certificates; ///< of the provider
    bool requiresEncryptedAssertions = false;
    QString clientId;
    Secret clientSecret;
    QStringList emailDomains;
    QList<Id> exemptPeople;         ///< keep their passwords
    QList<Id> testPeople;           ///< alone sent there while it is tested
    QList<ClaimRule> claimRules;    ///< the first that fits
    bool deactivatesPeople = false; ///< those the directory no longer has
    QString apiHost;
    QString apiId;
    Secret apiSecret;
    bool showsApiKeys = false;
    std::optional<int> apiKeyDays; ///< longest life of its people's API keys; absent: no limit
    QList<Id> reminded;            ///< who hears of what expires
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"handle"_s, self.handle);
        visit.required(u"name"_s, self.name);
        visit(u"idp_type"_s, self.service);
        visit(u"protocol"_s, self.protocol);
        visit(u"is_active"_s, self.isActive);
        visit(u"login_enforcement_type"_s, self.enforcement);
        visit(u"test_passed_at"_s, self.testPassedAt);
        visit(u"tested_form"_s, self.testedForm);
        visit(u"entity_id"_s, self.entityId);
        visit(u"login_url"_s, self.loginUrl);
        visit(u"logout_url"_s, self.logoutUrl);
        visit(u"certificates"_s, self.certificates);
        visit(u"require_encrypted_assertions"_s, self.requiresEncryptedAssertions);
        visit(u"client_id"_s, self.clientId);
        visit(u"client_secret"_s, self.clientSecret);
        visit(u"email_domains"_s, self.emailDomains);
        visit(u"exempt_users"_s, self.exemptPeople);
        visit(u"test_users"_s, self.testPeople);
        visit(u"claim_rules"_s, self.claimRules);
        visit(u"enable_user_deactivation"_s, self.deactivatesPeople);
        visit(u"api_host"_s, self.apiHost);
        visit(u"api_id"_s, self.apiId);
        visit(u"api_secret"_s, self.apiSecret);
        visit(u"always_show_user_api_keys"_s, self.showsApiKeys);
        visit(u"max_days_until_user_api_key_expiration"_s, self.apiKeyDays);
        visit(u"reminded"_s, self.reminded);
    }

    friend bool operator==(const IdentityProvider &, const IdentityProvider &) = default;
};

template<>
struct WordsOf<IdentityProvider::Service>
{
    static constexpr std::array all{QLatin1StringView("azure_ad"), QLatin1StringView("one_login"),
                                    QLatin1StringView("okta"), QLatin1StringView("other")};
};
template<>
struct WordsOf<IdentityProvider::Protocol>
{
    static constexpr std::array all{QLatin1StringView("saml"), QLatin1StringView("oidc")};
};
template<>
struct WordsOf<IdentityProvider::Enforcement>
{
    static constexpr std::array all{QLatin1StringView("test"), QLatin1StringView("global")};
};

} // namespace steward::domain
