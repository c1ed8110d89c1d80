// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/values/identityprovider.h"

namespace steward::domain {

/// A person's key to the APIs (DOMAIN.md 8). Its handle is the owner's and its name, "pia@x.example/Export".
struct ApiKey
{
    Id id;
    qint64 version = 0;
    Id owner;
    QString name;          ///< unique for the owner
    Id role;               ///< no more than this role may; null: all that the owner may
    QStringList ipAllowed; ///< empty: from anywhere
    std::optional<Instant> expiresAt;
    bool isActive = true;
    Secret value; ///< made here, told once, kept as a digest; without one nobody comes in by the key
    std::optional<Instant> createdAt;
    std::optional<Instant> lastUsedAt; ///< reported; absent: not reported
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"owner"_s, self.owner);
        visit.required(u"name"_s, self.name);
        visit(u"role_id"_s, self.role);
        visit(u"ip_allowlist"_s, self.ipAllowed);
        visit(u"expiration_date"_s, self.expiresAt);
        visit(u"is_active"_s, self.isActive);
        visit(u"value"_s, self.value);
        visit(u"created_at"_s, self.createdAt);
        visit(u"last_used_at"_s, self.lastUsedAt);
    }

    friend bool operator==(const ApiKey &, const ApiKey &) = default;
};

/// A program that signs people in, or itself (DOMAIN.md 8).
struct OAuthClient
{
    Id id;
    qint64 version = 0;
    QString handle; ///< the client id
    QString name;
    Id owner;
    QStringList scopes;
    QStringList redirectUris;
    bool requiresPkce = true;
    Secret secret;
    QStringList ipAllowed;
    std::optional<Instant> expiresAt;
    bool isActive = true;
    std::optional<Instant> lastUsedAt; ///< reported; absent: not reported
    QJsonObject rest;

    template<typename Visitor, typename Self>
    static void fields(Visitor &visit, Self &self)
    {
        using namespace Qt::StringLiterals;
        visit(u"handle"_s, self.handle);
        visit.required(u"name"_s, self.name);
        visit(u"owner"_s, self.owner);
        visit(u"scopes"_s, self.scopes);
        visit(u"redirect_uris"_s, self.redirectUris);
        visit(u"pkce_required"_s, self.requiresPkce);
        visit(u"secret"_s, self.secret);
        visit(u"ip_allowlist"_s, self.ipAllowed);
        visit(u"expires_at"_s, self.expiresAt);
        visit(u"is_active"_s, self.isActive);
        visit(u"last_used_at"_s, self.lastUsedAt);
    }

    friend bool operator==(const OAuthClient &, const OAuthClient &) = default;
};

} // namespace steward::domain
