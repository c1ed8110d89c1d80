// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/jwks.h"

#include <QStringList>

namespace steward::oidc {

/// What a server demands of an access token.
struct AccessTokenRules
{
    QString issuer;
    QString audience;
    QStringList scopes; ///< all of them must be in "scope"
    QList<SignatureAlgorithm> algorithms{SignatureAlgorithm::Rs256, SignatureAlgorithm::Ps256,
                                         SignatureAlgorithm::Es256};
    /// The issuer does not type its access tokens (no "typ", or "JWT"). Then a token is taken only where it cannot be
    /// an ID token: it names the client that has asked for it (client_id, azp, appid or cid), is not for that client
    /// itself, as every ID token is (OpenID Connect Core 2), and has no claim of an ID or logout token (RFC
    /// 8725 3.11, 3.12).
    bool takesPlainType = false;
    std::chrono::seconds leeway{60}; ///< for clocks that differ; never more than 60 s
};

struct AccessToken
{
    QString issuer;
    QString subject;
    QString clientId; ///< may be empty
    Instant expires;  ///< as it says itself, leeway not added
    Instant issued;
    std::optional<Instant> authenticated; ///< when its bearer signed in (auth_time, RFC 9068 2.2.1), where it says so
    QString session;                      ///< sid, where the issuer names one; may be empty
    QString through; ///< whom the issuer has asked in its turn ("idp"), where it says so; may be empty
    QString email;   ///< only one the issuer has verified (OpenID Connect Core 5.1); may be empty
};

/// The JWT access token of RFC 9068, section 4: typ, algorithm, issuer (exact text), audience, signature, times,
/// subject, scope. Errors are Unauthorised with the codes of parseJws() and checkSignature() and: "token.type",
/// "token.issuer", "token.audience", "token.expired", "token.not_yet", "token.issued", "token.subject"; a scope that is
/// missing is Forbidden "token.scope" (RFC 6750 3.1: another token of the same kind would not help).
[[nodiscard]] Result<AccessToken> checkAccessToken(const QByteArray &token, const KeySet &keys,
                                                   const AccessTokenRules &rules, Instant now);

} // namespace steward::oidc
