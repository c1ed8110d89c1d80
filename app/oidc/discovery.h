// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oidc/jwt.h"

#include <QStringList>
#include <QUrl>

namespace steward::oidc {

/// What an issuer says about itself (OpenID Connect Discovery 1.0, RFC 8414).
struct ProviderMetadata
{
    QString issuer;
    QUrl authorizationEndpoint;
    QUrl tokenEndpoint;
    QUrl keysEndpoint;          ///< jwks_uri
    QUrl revocationEndpoint;    ///< empty: none
    QUrl endSessionEndpoint;    ///< empty: none
    QUrl userInfoEndpoint;      ///< empty: none
    QUrl deviceEndpoint;        ///< device_authorization_endpoint (RFC 8628); empty: none
    bool namesItself = false;   ///< authorization_response_iss_parameter_supported (RFC 9207): an answer without
                                ///< "iss" is then refused
    bool announcesS256 = false; ///< false: it does not say; S256 is sent all the same
    QStringList scopes;         ///< empty: it does not say
    QList<SignatureAlgorithm> idTokenAlgorithms; ///< of ID tokens, those we take
};

/// Where the document of an issuer is.
[[nodiscard]] QUrl providerMetadataAddress(const QString &issuer);

/// Reads it. Error::BadReply with code "discovery.size" (over 128 KiB), "discovery.malformed", "discovery.issuer" (not
/// the text that was asked for, letter by letter), "discovery.endpoint" (missing, not safe (isSafeAddress), or in the
/// clear where the issuer is not; `detail` says which), "discovery.pkce" (it announces methods, and S256 is not among
/// them), "discovery.algorithms" (none we take), "discovery.code_flow" (it announces flows, and not the code flow).
[[nodiscard]] Result<ProviderMetadata> parseProviderMetadata(const QByteArray &bytes, const QString &issuer);

/// What a Steward server says about itself (RFC 9728) to a console that wants to sign in.
struct ResourceMetadata
{
    QUrl resource;         ///< the server's own address
    QStringList issuers;   ///< authorization_servers; at least one
    QString audience;      ///< steward_audience: what to ask the issuer for as `resource`
    QStringList scopes;    ///< steward_scopes: what to ask for besides openid
    QString desktopClient; ///< steward_clients: public client ids by face; empty: this face is not offered
    QString browserClient;
    QString cliClient;
};

/// Path of that document on the server.
inline constexpr char resourceMetadataPath[] = "/.well-known/oauth-protected-resource";

/// Reads it; \a server is the address that was asked (scheme, host, port). Error::BadReply with code "resource.size"
/// (over 64 KiB), "resource.malformed", "resource.address" (it speaks about another server), "resource.issuers" (none,
/// or one that is not safe, or in the clear where the server is not).
[[nodiscard]] Result<ResourceMetadata> parseResourceMetadata(const QByteArray &bytes, const QUrl &server);

[[nodiscard]] QJsonObject toJson(const ResourceMetadata &metadata);

} // namespace steward::oidc
