// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/wrongs.h"

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

using P = Project &;

template<typename Edit>
std::function<void(Project &)> settingsWith(Edit change)
{
    return [change](P all) { edit(all.settings, settingsId, change); };
}

template<typename Edit>
std::function<void(Project &)> ipWith(Edit change)
{
    return [change](P all) { edit(all.ipAccess, ipId, change); };
}

QStringList manyRanges()
{
    QStringList ranges;
    for (int i = 0; i <= 1000; ++i)
        ranges << u"10.0.%1.%2"_s.arg(i / 250).arg(i % 250);
    return ranges;
}

} // namespace

const std::vector<Wrong> &wrongSettings()
{
    static const std::vector<Wrong> all{
        {"a session of no minutes", settingsWith([](Settings &s) { s.secureSessionsTimeout = 0; }),
         "settings settings.timeout@secure_sessions_timeout"},
        {"a session longer than without a limit", settingsWith([](Settings &s) { s.secureSessionsTimeout = 20161; }),
         "settings settings.timeout@secure_sessions_timeout"},
        {"any minutes between", settingsWith([](Settings &s) { s.secureSessionsTimeout = 7; }), ""},
        {"minutes without the limit", settingsWith([](Settings &s) { s.secureSessions = false; }),
         "settings settings.needs@secure_sessions_timeout"},
        {"a stage of what is off", settingsWith([](Settings &s) { s.strongMobilePasswordsStage = Stage::Warn; }),
         "settings settings.needs@strong_mobile_passwords_stage"},
        {"a next stage of what is off", settingsWith([](Settings &s) { s.strongMobilePasswordsNextAt = Instant(); }),
         "settings settings.needs@strong_mobile_passwords_next_at"},
        {"a stage after the last", settingsWith([](Settings &s) { s.twoFactorStage = Stage::Enforce; }),
         "settings settings.last_stage@two_factor_next_at"},
        {"a grace of years", settingsWith([](Settings &s) { s.graceDays = 366; }),
         "settings settings.grace_days@grace_days"},
        {"vendor staff let in where nobody keeps them out",
         settingsWith([](Settings &s) { s.restrictSuperusers = false; }),
         "settings settings.needs@vendor_access_until"},
        {"vendor staff let in for no reason", settingsWith([](Settings &s) { s.vendorAccessReason = u" "_s; }),
         "settings settings.reason@vendor_access_reason"},
        {"a reason of 501", settingsWith([](Settings &s) { s.vendorAccessReason = QString(501, u'x'); }),
         "settings text.length@vendor_access_reason"},

        {"no address", ipWith([](IpAccess &a) { a.allowed << u"10.0.0"_s; }), "ip_access ip.range@ip_allowlist"},
        {"no range", ipWith([](IpAccess &a) { a.denied << u"10.0.0.0/33"_s; }), "ip_access ip.range@ip_denylist"},
        {"too many addresses", ipWith([](IpAccess &a) { a.allowed = manyRanges(); }),
         "ip_access list.length@ip_allowlist"},
        {"no country", ipWith([](IpAccess &a) { a.countries << u"mw"_s; }), "ip_access ip.country@country_allowlist"},
        {"too many countries", ipWith([](IpAccess &a) { a.countries = manyRanges(); }),
         "ip_access list.length@country_allowlist"},
        {"allowed and denied", ipWith([](IpAccess &a) { a.denied << u"10.0.0.0/8"_s; }),
         "ip_access ip.denied_too?@ip_allowlist"},
        {"a long comment", ipWith([](IpAccess &a) { a.comment = QString(501, u'x'); }),
         "ip_access text.length@comment"},

        {"an agreement without a title",
         [](P p) { edit(p.agreements, agreementId, [](Agreement &a) { a.title.clear(); }); },
         "agreement name.empty@title"},
        {"an agreement that ends before it is signed",
         [](P p) { edit(p.agreements, agreementId, [](Agreement &a) { a.expiresAt = Instant(); }); },
         "agreement dates.order@expires_at"},
        {"kept for no day", [](P p) { edit(p.retention, retentionId, [](Retention &r) { r.auditDays = 0; }); },
         "retention retention.days@audit_days"},
        {"deleted data kept for centuries",
         [](P p) { edit(p.retention, retentionId, [](Retention &r) { r.deletedDataDays = 36501; }); },
         "retention retention.days@deleted_data_days"},
        {"kept for good", [](P p) { edit(p.retention, retentionId, [](Retention &r) { r.deletedDataDays = {}; }); },
         ""},
        {"fewer than no backups",
         [](P p) { edit(p.dataProtection, dataId, [](DataProtection &d) { d.backups = -1; }); },
         "data_protection facts.count?@backups"},
    };
    return all;
}

} // namespace steward::domain::sample
