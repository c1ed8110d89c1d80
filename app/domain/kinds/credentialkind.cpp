// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class ApiKeyKind final : public TableKind<ApiKey, &Project::apiKeys>
{
public:
    ApiKeyKind()
        : TableKind("api_key"_L1, "api_keys"_L1, Life::Open, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Project &, const ApiKey &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "owner"_L1, .write = Write::AtBirth, .refersTo = "person"_L1},
            {.field = "role_id"_L1, .refersTo = "role"_L1},
            {.field = "ip_allowlist"_L1, .isSet = true},
            {.field = "created_at"_L1, .write = Write::Never},
            {.field = "last_used_at"_L1, .write = Write::Never},
        };
    }
};

class OAuthClientKind final : public TableKind<OAuthClient, &Project::oauthClients>
{
public:
    OAuthClientKind()
        : TableKind("oauth_client"_L1, "oauth_clients"_L1, Life::Open, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Project &, const OAuthClient &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "handle"_L1, .write = Write::AtBirth}, {.field = "owner"_L1, .refersTo = "person"_L1},
            {.field = "scopes"_L1, .isSet = true},           {.field = "redirect_uris"_L1, .isSet = true},
            {.field = "ip_allowlist"_L1, .isSet = true},     {.field = "last_used_at"_L1, .write = Write::Never},
        };
    }
};

} // namespace

const EntityKind &apiKeyKind()
{
    static const ApiKeyKind kind;
    return kind;
}

const EntityKind &oauthClientKind()
{
    static const OAuthClientKind kind;
    return kind;
}

} // namespace steward::domain
