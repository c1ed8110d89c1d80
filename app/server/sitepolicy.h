// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http.h"
#include "core/result.h"

#include <QList>
#include <QUrl>

namespace steward::server {

/// Whom the console in the browser talks to.
struct SitePartners
{
    QUrl server;         ///< this one, as browsers reach it
    QStringList issuers; ///< and what of theirs lies on another host than they do themselves
};

/// Scheme, host and port as a browser writes an origin (RFC 6454 6.2), without the port that goes without saying; empty
/// when \a url has none.
[[nodiscard]] QByteArray originOf(const QUrl &url);

/// The headers that go with every file of the browser build (RULES.md 8): the policy of wasm/headers.json with
/// \a partners in its connect-src, and the others; Strict-Transport-Security on https only (RFC 6797 7.2).
[[nodiscard]] Headers siteHeaders(const SitePartners &partners);

} // namespace steward::server
