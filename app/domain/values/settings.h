// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/codec.h"

namespace steward::domain {

/// How far a rule that is switched on has come: it only warns, then lets who does not follow in for a while yet, then
/// refuses them. The next stage begins by rule.
enum class Stage { Warn, Grace, Enforce };

template<>
struct WordsOf<Stage>
{
    static constexpr std::array all{QLatin1StringView("warn"), QLatin1StringView("grace"),
                                    QLatin1StringView("enforce")};
};

/// Privacy and security of the project: the switches of CommCare HQ by their own names (DOMAIN.md 4) and ours. One
/// object, neither made nor removed; its id is the project's.
struct Settings
{
    Id id;
    qint64 version = 0;
    bool restrictSuperusers = false; ///< vendor staff who are not members stay out
    bool secureSubmissions = false;
    bool secureSessions = false;              ///< a short limit of inactivity
    std::optional<int> secureSessionsTimeout; ///< minutes, with secureSessions; absent: 30
    bool allowDomainRequests = false;
    bool hipaaCompliant = false; ///< vendor staff alone may set it
    bool twoFactorAuth = false;
    bool strongMobilePasswords = false;
    bool gaOptOut = false;
    bool disableMobileLoginLockout = false;
    bool allowInviteEmailOnly = false;

    Word<Stage> twoFactorStage = Stage::Enforce; ///< with twoFactorAuth
    std::optional<Instant> twoFactorNextAt;      ///< when the next stage begins
    Word<Stage> strongMobilePasswordsStage = Stage::Enforce;
    std::optional<Instant> strongMobilePasswordsNextAt;
    int graceDays = 14;                       ///< how long the stage of grace lasts once it is reached by rule
    std::optional<Instant> vendorAccessUntil; ///< vendor staff are let in till then, by name of a reason
    QString vendorAccessReason;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"restrict_superusers"_s, self.restrictSuperusers);
        visit(u"secure_submissions"_s, self.secureSubmissions);
        visit(u"secure_sessions"_s, self.secureSessions);
        visit(u"secure_sessions_timeout"_s, self.secureSessionsTimeout);
        visit(u"allow_domain_requests"_s, self.allowDomainRequests);
        visit(u"hipaa_compliant"_s, self.hipaaCompliant);
        visit(u"two_factor_auth"_s, self.twoFactorAuth);
        visit(u"strong_mobile_passwords"_s, self.strongMobilePasswords);
        visit(u"ga_opt_out"_s, self.gaOptOut);
        visit(u"disable_mobile_login_lockout"_s, self.disableMobileLoginLockout);
        visit(u"allow_invite_email_only"_s, self.allowInviteEmailOnly);
        visit(u"two_factor_stage"_s, self.twoFactorStage);
        visit(u"two_factor_next_at"_s, self.twoFactorNextAt);
        visit(u"strong_mobile_passwords_stage"_s, self.strongMobilePasswordsStage);
        visit(u"strong_mobile_passwords_next_at"_s, self.strongMobilePasswordsNextAt);
        visit(u"grace_days"_s, self.graceDays);
        visit(u"vendor_access_until"_s, self.vendorAccessUntil);
        visit(u"vendor_access_reason"_s, self.vendorAccessReason);
    }

    friend bool operator==(const Settings &, const Settings &) = default;
};

/// From where the project is entered (DOMAIN.md 4.8). One object, as Settings.
struct IpAccess
{
    Id id;
    qint64 version = 0;
    QStringList countries; ///< ISO 3166 alpha-2; empty: all
    QStringList allowed;   ///< addresses or ranges (CIDR), whatever the country
    QStringList denied;    ///< wins over everything
    QString comment;
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"country_allowlist"_s, self.countries);
        visit(u"ip_allowlist"_s, self.allowed);
        visit(u"ip_denylist"_s, self.denied);
        visit(u"comment"_s, self.comment);
    }

    friend bool operator==(const IpAccess &, const IpAccess &) = default;
};

} // namespace steward::domain
