// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/jwks.h"

namespace steward::oidc {

/// What a client demands of an ID token.
struct IdTokenRules
{
    QString issuer;
    QString clientId;
    QString nonce;          ///< what was sent with the authorisation request; must not be empty at a sign-in
    bool sendsNonce = true; ///< false: the way in has no place for one (RFC 8628), and so the token must have none
    QByteArray accessToken; ///< that came along; compared with "at_hash" where the token has one
    QList<SignatureAlgorithm> algorithms{SignatureAlgorithm::Rs256, SignatureAlgorithm::Ps256,
                                         SignatureAlgorithm::Es256};
    std::chrono::seconds leeway{60};      ///< for clocks that differ; never more than 60 s
    std::chrono::seconds oldest{60 * 10}; ///< an "iat" longer ago than this is refused
};

struct IdToken
{
    QString issuer;
    QString subject;
    QStringList audience;
    Instant issued;
    Instant expires;
    QString name;       ///< "name" or "preferred_username"; may be empty; personal
    QJsonObject claims; ///< all of them, for what the caller knows (acr, amr, auth_time, sid)
};

/// The ID token of a sign-in, by every rule of OpenID Connect Core 3.1.3.7; the signature is demanded always, though
/// Core would let TLS stand in for it. Errors are SignInFailed with the codes of parseJws() and checkSignature() and:
/// "token.type" (an access token is no ID token), "token.issuer", "token.audience", "token.authorised_party",
/// "token.expired", "token.not_yet", "token.issued", "token.nonce", "token.subject", "token.access_token_hash".
[[nodiscard]] Result<IdToken> checkIdToken(const QByteArray &token, const KeySet &keys, const IdTokenRules &rules,
                                           Instant now);

/// The ID token of a refresh (Core 12.2): besides, issuer, subject and audience are those of \a first; a nonce may be
/// missing, but not another. "token.changed" when it is about somebody or something else.
[[nodiscard]] Result<IdToken> checkRefreshedIdToken(const QByteArray &token, const KeySet &keys,
                                                    const IdTokenRules &rules, const IdToken &first, Instant now);

} // namespace steward::oidc
