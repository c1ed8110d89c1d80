// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "oidc/discovery.h"

#include <QUrlQuery>

namespace steward {

/// The secrets of one sign-in, each of 256 bits from the system's generator (RULES T1), used once.
struct Challenge
{
    QByteArray state;
    QByteArray nonce;
    QByteArray verifier; ///< of PKCE (RFC 7636)

    [[nodiscard]] static Challenge make();
    [[nodiscard]] QByteArray s256() const; ///< the code_challenge
};

/// What the browser brought back to the redirect address, judged: the code, or SignInFailed with "signin.malformed"
/// (a parameter twice), "signin.state", "signin.issuer" (RFC 9207: another issuer's, or none where this one names
/// itself), "signin.denied", "signin.refused" (the issuer's error in `detail`) or "signin.no_code". The state is
/// judged before anything else is believed.
[[nodiscard]] Result<QByteArray> codeFrom(const QUrlQuery &answer, const Challenge &challenge,
                                          const oidc::ProviderMetadata &provider);

} // namespace steward
