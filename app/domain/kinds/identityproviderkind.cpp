// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

class IdentityProviderKind final : public TableKind<IdentityProvider, &Project::identityProviders>
{
public:
    IdentityProviderKind()
        : TableKind("identity_provider"_L1, "identity_providers"_L1, Life::Open, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Project &, const IdentityProvider &, Findings &) const override {}

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "handle"_L1, .write = Write::AtBirth},
            {.field = "email_domains"_L1, .write = Write::Never},
            {.field = "test_passed_at"_L1, .write = Write::Never},
            {.field = "exempt_users"_L1, .refersTo = "person"_L1, .isSet = true},
            {.field = "test_users"_L1, .refersTo = "person"_L1, .isSet = true},
            {.field = "reminded"_L1, .refersTo = "person"_L1, .isSet = true},
        };
    }
};

} // namespace

const EntityKind &identityProviderKind()
{
    static const IdentityProviderKind kind;
    return kind;
}

} // namespace steward::domain
