// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/discovery.h"
#include "session/webclient.h"

namespace steward {

/// Where and as what one signs in to a server.
struct ServerInfo
{
    oidc::ResourceMetadata server;
    oidc::ProviderMetadata provider; ///< of the first issuer that the server names
};

/// Whether this program was built to ask sign-in services on loopback in the clear, too: for work and tests
/// (STEWARD_PLAIN_ISSUERS).
[[nodiscard]] bool takesPlainIssuers();
/// Whether a sign-in service may be asked there: by https alone, and on loopback without it where \a takesPlain
/// (RULES 2.18).
[[nodiscard]] bool isIssuerAddress(const QUrl &address, bool takesPlain = takesPlainIssuers());

/// Asks the server for its document (RFC 9728), then the issuer it names for its own. \a onIssuer is called between
/// the two. Errors: those of the two parsers; SignInFailed "server.address" (neither https nor loopback),
/// "server.no_document" (no Steward there) and "provider.address" (not isIssuerAddress()); and, with the kind of the
/// line or of the status and what exactly it was in `detail`, "server.unreachable" and "provider.unreachable".
Ticket fetchServerInfo(WebClient &web, const QUrl &server, QObject *context, std::function<void()> onIssuer,
                       std::function<void(Result<ServerInfo>)> done);

/// The second half of it, for whoever has the server's document already: asks the first of its issuers. Errors: those
/// of parseProviderMetadata(), "provider.unreachable", "provider.address" as above, and BadReply "resource.issuers"
/// (none that could be asked).
Ticket fetchProvider(WebClient &web, oidc::ResourceMetadata server, QObject *context,
                     std::function<void(Result<ServerInfo>)> done);

} // namespace steward
