// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class SettingsKind final : public TableKind<Settings, &Project::settings>
{
public:
    SettingsKind()
        : TableKind("settings"_L1, "settings"_L1, Life::Single, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Project &, const Settings &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "hipaa_compliant"_L1, .write = Write::Never},
        };
    }
};

class IpAccessKind final : public TableKind<IpAccess, &Project::ipAccess>
{
public:
    IpAccessKind()
        : TableKind("ip_access"_L1, "ip_access"_L1, Life::Single, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Project &, const IpAccess &, Findings &) const override {}

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
