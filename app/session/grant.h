// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/keptgrant.h"
#include "session/session.h"

namespace steward {

[[nodiscard]] Person personOf(const oidc::IdToken &token);

/// Everything that one sign-in gave. For the parts of Session only.
struct Session::Grant
{
    QUrl server;
    ServerInfo info; ///< empty after a restart, until the issuer was asked
    QString clientId;
    QString nonce; ///< null: the way in has no place for one
    Tokens tokens; ///< the newest; `access` is emptied once the server has refused it
    std::optional<Instant> accessEnds;
    oidc::IdToken idToken; ///< of the sign-in, or of the newest renewal that gave one
    bool renewing = false;
    bool isKept = false;            ///< the ring holds this very refresh token
    bool isClaimed = false;         ///< the entry in the ring is ours
    bool isLeft = false;            ///< put down, not signed out: it lives on in the ring
    std::function<void()> whenDone; ///< of the renewal under way, where it is left

    [[nodiscard]] bool isKnown() const { return !info.provider.tokenEndpoint.isEmpty(); }

    [[nodiscard]] AccountId account() const
    {
        return {.server = server, .issuer = idToken.issuer, .client = clientId, .subject = idToken.subject};
    }

    /// The newest refresh token is kept before anything else is done (RULES 2.10); what is absent stays.
    void take(const Tokens &fresh, Instant now)
    {
        if (!fresh.refresh.isEmpty())
            tokens.refresh = fresh.refresh;
        tokens.access = fresh.access;
        tokens.life = fresh.life;
        if (tokens.id.isEmpty())
            tokens.id = fresh.id;
        accessEnds.reset();
        if (fresh.life) // a little early, so that a request does not arrive too late
            accessEnds =
                now + *fresh.life - std::min<std::chrono::milliseconds>(std::chrono::seconds(10), *fresh.life / 5);
    }

    [[nodiscard]] oidc::IdTokenRules rules() const
    {
        return {.issuer = info.provider.issuer,
                .clientId = clientId,
                .nonce = nonce,
                .sendsNonce = !nonce.isNull(),
                .accessToken = tokens.access,
                .algorithms = info.provider.idTokenAlgorithms};
    }
};

} // namespace steward
