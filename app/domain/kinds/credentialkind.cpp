// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/addresses.h"
#include "domain/kinds/checks.h"
#include "domain/kinds/list.h"
#include "domain/kinds/tablekind.h"
#include "domain/signin.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// A key may do what its owner's role may, or an admin's key what any role in use may.
void checkKeyRole(const Tell &tell, const ApiKey &key, const Person &owner)
{
    if (key.role.isNull())
        return;
    const auto own = roleOf(tell.project(), owner);
    if (!owner.isAdmin && !(own && own->id == key.role))
        tell("key.role"_L1, "role_id"_L1);
    checkRole(tell, "role_id"_L1, key.role, Finding::Weight::Warning);
}

/// The shortest life the active providers of a person's address allow its keys, in days (DOMAIN.md 5, 8).
std::optional<int> keyDays(const Tell &tell, const Person &owner)
{
    const Project &project = tell.project();
    std::optional<int> days;
    const QString domain = domainOf(addressOf(owner));
    tell.checking().visit(domain.isEmpty() ? 0 : project.identityProviders.size());
    for (int row = 0; row < project.identityProviders.size() && !domain.isEmpty(); ++row) {
        const IdentityProvider &provider = project.identityProviders.at(row);
        const bool isOver = provider.isActive && provider.emailDomains.contains(domain, Qt::CaseInsensitive)
                            && !provider.exemptPeople.contains(owner.id);
        if (isOver && provider.apiKeyDays && (!days || *provider.apiKeyDays < *days))
            days = provider.apiKeyDays;
    }
    return days;
}

void checkLife(const Tell &tell, const ApiKey &key, const Person &owner)
{
    const auto days = keyDays(tell, owner);
    if (!days)
        return;
    const bool isTooLong =
        !key.expiresAt || (key.createdAt && *key.expiresAt - *key.createdAt > std::chrono::days(*days));
    if (isTooLong)
        tell("key.life"_L1, "expiration_date"_L1, {{u"days"_s, *days}});
}

class ApiKeyKind final : public TableKind<ApiKey, &Project::apiKeys>
{
public:
    ApiKeyKind()
        : TableKind("api_key"_L1, "api_keys"_L1, Life::Open, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }
    std::optional<Id> nameGroupAt(const Project &project, int row) const override
    {
        return project.apiKeys.at(row).owner;
    }
    QString handleAt(const Project &project, int row) const override
    {
        const ApiKey &key = project.apiKeys.at(row);
        const auto owner = project.people.find(key.owner);
        return owner && !owner->handle.isEmpty() ? owner->handle + u'/' + key.name : QString();
    }
    /// It is no field: of two that are the same the names are.
    std::optional<Id> handleGroupAt(const Project &, int) const override { return {}; }

protected:
    void checkRow(const Tell &tell, const ApiKey &key) const override
    {
        checkName(tell, "name"_L1, key.name);
        checkIpRanges(tell, "ip_allowlist"_L1, key.ipAllowed);
        checkOrder(tell, "expiration_date"_L1, key.createdAt, key.expiresAt);
        if (key.owner.isNull())
            tell("key.owner"_L1, "owner"_L1);
        const auto owner = tell.project().people.find(key.owner);
        if (!owner)
            return;
        checkKeyRole(tell, key, *owner);
        checkLife(tell, key, *owner);
    }

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "owner"_L1, .write = Write::AtBirth, .refersTo = "person"_L1},
            {.field = "role_id"_L1, .refersTo = "role"_L1},
            {.field = "ip_allowlist"_L1, .isSet = true},
            {.field = "value"_L1, .write = Write::Never, .isSecret = true, .isMadeHere = true},
            {.field = "created_at"_L1, .write = Write::Never},
            {.field = "last_used_at"_L1, .write = Write::Never},
        };
    }
};

void checkRedirects(const Tell &tell, const QStringList &uris)
{
    if (uris.size() > mostInList) {
        tell("list.length"_L1, "redirect_uris"_L1, {{u"most"_s, mostInList}, {u"length"_s, uris.size()}});
        return;
    }
    for (const QString &uri : uris) {
        if (!isRedirectUri(uri))
            tell("oauth.redirect"_L1, "redirect_uris"_L1, {{u"value"_s, uri.left(longestName)}});
    }
}

class OAuthClientKind final : public TableKind<OAuthClient, &Project::oauthClients>
{
public:
    OAuthClientKind()
        : TableKind("oauth_client"_L1, "oauth_clients"_L1, Life::Open, {u"admin"_s}, {u"admin"_s}, rules())
    {
    }

protected:
    void checkRow(const Tell &tell, const OAuthClient &client) const override
    {
        checkName(tell, "name"_L1, client.name);
        if (client.handle.size() > longestName)
            tell("handle.length"_L1, "handle"_L1, {{u"most"_s, longestName}, {u"length"_s, client.handle.size()}});
        checkIpRanges(tell, "ip_allowlist"_L1, client.ipAllowed);
        checkRedirects(tell, client.redirectUris);
        if (client.scopes.isEmpty())
            tell("oauth.scopes"_L1, "scopes"_L1);
        if (client.isActive && !client.requiresPkce && !client.secret.hasValue)
            tell("oauth.unprotected"_L1, "pkce_required"_L1);
    }

private:
    static std::vector<FieldRule> rules()
    {
        using Write = FieldRule::Write;
        return {
            {.field = "handle"_L1, .write = Write::AtBirth},
            {.field = "owner"_L1, .refersTo = "person"_L1},
            {.field = "scopes"_L1, .isSet = true},
            {.field = "redirect_uris"_L1, .isSet = true},
            {.field = "ip_allowlist"_L1, .isSet = true},
            {.field = "last_used_at"_L1, .write = Write::Never},
            {.field = "secret"_L1, .write = Write::Never, .isSecret = true},
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
