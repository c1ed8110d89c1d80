// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/kinds/list.h"
#include "domain/kinds/providerchecks.h"
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
    QChar handleJoint() const override { return u'-'; }

protected:
    void checkRow(const Tell &tell, const IdentityProvider &provider) const override
    {
        checkName(tell, "name"_L1, provider.name);
        checkCode(tell, "handle"_L1, provider.handle);
        checkDomains(tell, provider);
        checkPeople(tell, provider);
        checkProtocol(tell, provider);
        checkEffects(tell, provider);
    }
    /// The last one who keeps the password stays, once domains are linked (DOMAIN.md 5).
    void checkChange(const Tell &tell, const IdentityProvider &before, const IdentityProvider &now) const override
    {
        checkHandleKept(tell, before.handle, now.handle);
        if (!before.exemptPeople.isEmpty() && now.exemptPeople.isEmpty() && !now.emailDomains.isEmpty())
            tell("sso.last_exempt"_L1, "exempt_users"_L1);
    }

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "email_domains"_L1, .write = Write::Never},
            {.field = "test_passed_at"_L1, .write = Write::Never},
            {.field = "tested_form"_L1, .write = Write::Never},
            {.field = "client_secret"_L1, .write = Write::Never, .isSecret = true},
            {.field = "api_secret"_L1, .write = Write::Never, .isSecret = true},
            {.field = "exempt_users"_L1, .refersTo = "person"_L1, .isSet = true, .isForgotten = true},
            {.field = "test_users"_L1, .refersTo = "person"_L1, .isSet = true, .isForgotten = true},
            {.field = "reminded"_L1, .refersTo = "person"_L1, .isSet = true, .isForgotten = true},
            {.field = "claim_rules.role"_L1, .refersTo = "role"_L1},
            {.field = "claim_rules.places"_L1, .refersTo = "place"_L1},
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
