// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/addresses.h"
#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

constexpr qsizetype mostReason = 500;
constexpr int longestSession = 20160; // minutes: two weeks, what it is without a limit (DOMAIN.md 4.1)
constexpr int mostGraceDays = 365;

void checkSessions(const Tell &tell, const Settings &settings)
{
    const auto minutes = settings.secureSessionsTimeout;
    if (!minutes)
        return;
    if (*minutes < 1 || *minutes > longestSession)
        tell("settings.timeout"_L1, "secure_sessions_timeout"_L1, {{u"least"_s, 1}, {u"most"_s, longestSession}});
    if (!settings.secureSessions)
        tell("settings.needs"_L1, "secure_sessions_timeout"_L1, {{u"setting"_s, u"secure_sessions"_s}});
}

struct StageFields
{
    QLatin1StringView stage;
    QLatin1StringView nextAt;
    QLatin1StringView setting;
};

/// A stage is one of a rule that is switched on; after the last nothing comes.
void checkStage(const Tell &tell, bool isOn, const Word<Stage> &stage, const std::optional<Instant> &nextAt,
                const StageFields &fields)
{
    if (!isOn && !stage.is(Stage::Enforce))
        tell("settings.needs"_L1, fields.stage, {{u"setting"_s, QString(fields.setting)}});
    if (!isOn && nextAt)
        tell("settings.needs"_L1, fields.nextAt, {{u"setting"_s, QString(fields.setting)}});
    if (isOn && nextAt && stage.is(Stage::Enforce))
        tell("settings.last_stage"_L1, fields.nextAt);
}

/// DOMAIN.md 4.5: an exception from staying out, with a reason.
void checkVendor(const Tell &tell, const Settings &settings)
{
    if (settings.vendorAccessReason.size() > mostReason)
        tell("text.length"_L1, "vendor_access_reason"_L1, {{u"most"_s, mostReason}});
    if (!settings.vendorAccessUntil)
        return;
    if (!settings.restrictSuperusers)
        tell("settings.needs"_L1, "vendor_access_until"_L1, {{u"setting"_s, u"restrict_superusers"_s}});
    if (settings.vendorAccessReason.trimmed().isEmpty())
        tell("settings.reason"_L1, "vendor_access_reason"_L1);
}

class SettingsKind final : public TableKind<Settings, &Project::settings>
{
public:
    SettingsKind()
        : TableKind("settings"_L1, "settings"_L1, Life::Single, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Tell &tell, const Settings &settings) const override
    {
        checkSessions(tell, settings);
        checkStage(tell, settings.twoFactorAuth, settings.twoFactorStage, settings.twoFactorNextAt,
                   {"two_factor_stage"_L1, "two_factor_next_at"_L1, "two_factor_auth"_L1});
        checkStage(
            tell, settings.strongMobilePasswords, settings.strongMobilePasswordsStage,
            settings.strongMobilePasswordsNextAt,
            {"strong_mobile_passwords_stage"_L1, "strong_mobile_passwords_next_at"_L1, "strong_mobile_passwords"_L1});
        if (settings.graceDays < 0 || settings.graceDays > mostGraceDays)
            tell("settings.grace_days"_L1, "grace_days"_L1, {{u"least"_s, 0}, {u"most"_s, mostGraceDays}});
        checkVendor(tell, settings);
    }
    void checkChange(const Tell &tell, const Settings &before, const Settings &now) const override
    {
        const QStringList &missing = tell.project().capabilities.settingsNotOffered;
        if (missing.isEmpty())
            return;
        const QJsonObject was = toJson(before);
        const QJsonObject is = toJson(now);
        for (const QString &field : missing) {
            const QJsonValue value = is.value(field);
            if (value != was.value(field) && value != QJsonValue(false) && !value.isNull())
                tell("settings.not_offered"_L1, QLatin1StringView(field.toLatin1()));
        }
    }

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "hipaa_compliant"_L1, .write = Write::Never},
        };
    }
};

void checkCountries(const Tell &tell, const QStringList &countries)
{
    if (countries.size() > mostInList) {
        tell("list.length"_L1, "country_allowlist"_L1, {{u"most"_s, mostInList}, {u"length"_s, countries.size()}});
        return;
    }
    for (const QString &country : countries) {
        if (!isCountryCode(country))
            tell("ip.country"_L1, "country_allowlist"_L1, {{u"value"_s, country.left(longestName)}});
    }
}

class IpAccessKind final : public TableKind<IpAccess, &Project::ipAccess>
{
public:
    IpAccessKind()
        : TableKind("ip_access"_L1, "ip_access"_L1, Life::Single, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Tell &tell, const IpAccess &access) const override
    {
        checkIpRanges(tell, "ip_allowlist"_L1, access.allowed);
        checkIpRanges(tell, "ip_denylist"_L1, access.denied);
        checkCountries(tell, access.countries);
        if (access.comment.size() > mostReason)
            tell("text.length"_L1, "comment"_L1, {{u"most"_s, mostReason}});
        const QSet<QString> denied(access.denied.begin(), access.denied.end());
        for (const QString &range : access.allowed) {
            if (denied.contains(range)) // deny wins (DOMAIN.md 4.8)
                tell("ip.denied_too"_L1, "ip_allowlist"_L1, {{u"value"_s, range.left(longestName)}},
                     Finding::Weight::Warning);
        }
    }

private:
    static std::vector<FieldRule> rules()
    {
        return {
            {.field = "country_allowlist"_L1, .isSet = true},
            {.field = "ip_allowlist"_L1, .isSet = true},
            {.field = "ip_denylist"_L1, .isSet = true},
        };
    }
};

} // namespace

const EntityKind &settingsKind()
{
    static const SettingsKind kind;
    return kind;
}

const EntityKind &ipAccessKind()
{
    static const IpAccessKind kind;
    return kind;
}

} // namespace steward::domain
