// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/http.h"
#include "core/result.h"

namespace steward {

/// What a token endpoint gave. Secrets: never logged, never written to disk.
struct Tokens
{
    QByteArray access;
    QByteArray refresh; ///< empty: none came along
    QByteArray id;      ///< empty: none came along
    /// How long the access token lives, by the issuer's word at the moment of the answer. Counted from our own clock,
    /// so that a clock that is wrong by an hour does not matter.
    std::optional<std::chrono::seconds> life;
};

/// Reads the answer of a token endpoint (RFC 6749, 5.1 and 5.2). Errors:
/// - GrantDead "grant.<error>": the issuer says that the grant, or the client, is no good (any more);
/// - Server, RateLimited: not now, the grant may well be alive; with `retryAfter`;
/// - BadReply "tokens.refused" (the issuer's error in `detail`) or "tokens.malformed" (what is wrong in `detail`:
///   a member, "content-type", or the code of parseStrictObject()).
[[nodiscard]] Result<Tokens> parseTokens(const Response &response, Instant now);

} // namespace steward
