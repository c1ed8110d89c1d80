// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/accesstoken.h"
#include "oidc/discovery.h"
#include "server/exchange.h"
#include "service/service.h"

namespace steward::server {

/// Tells the service who asks. Immutable, so thread-safe.
class Callers
{
public:
    /// \a isBehindProxy: then the proxy says where a request came from.
    Callers(oidc::ResourceMetadata metadata, bool isBehindProxy)
        : m_metadata(std::move(metadata))
        , m_isBehindProxy(isBehindProxy)
    {
    }

    /// The exchange's request as a call of whom \a token speaks for; a token without a subject: of nobody, or of who
    /// has sent an API key.
    [[nodiscard]] Call callOf(const Exchange &exchange, const oidc::AccessToken &token, Instant now) const;

private:
    [[nodiscard]] QString addressOf(const Exchange &exchange) const;
    [[nodiscard]] QString origin(const Exchange &exchange, const QString &clientId) const;

    oidc::ResourceMetadata m_metadata;
    bool m_isBehindProxy;
};

} // namespace steward::server
