// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/rawserver.h"
#include "support/signingkey.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QSet>
#include <QUrlQuery>

namespace steward::tests {

/// A server with its issuer in one, small enough to be made to misbehave at any step. What is right is shown against
/// a provider that is not ours (provider.h); this one is for what goes wrong.
class FakeProvider
{
public:
    /// True: it has dealt with the request, well or badly.
    using Hook = std::function<bool(QTcpSocket &, const RawServer::Received &)>;

    FakeProvider();

    [[nodiscard]] QUrl server() const { return m_server.url(); }
    [[nodiscard]] QString issuer() const { return m_server.url().toString(); }
    [[nodiscard]] RawServer &raw() { return m_server; }
    /// How often \a path was asked for.
    [[nodiscard]] qsizetype count(const QByteArray &path) const;
    /// The form of the last request to \a path.
    [[nodiscard]] QUrlQuery lastForm(const QByteArray &path) const;

    /// Plays the person's browser: signs in and comes back at once. For DesktopSignIn::Open.
    [[nodiscard]] bool browse(const QUrl &url);

    Hook hook;                    ///< asked first
    QJsonObject resource;         ///< the server's document
    QJsonObject metadata;         ///< the issuer's
    QJsonObject claims;           ///< laid over those of each ID token
    QUrlQuery comeBackWith;       ///< laid over what the browser brings back; an empty value leaves one out
    qint64 life = 300;            ///< of access tokens, in seconds
    bool giveRefreshToken = true; ///< at a sign-in and at each renewal
    bool giveIdTokenAgain = true; ///< at each renewal
    QString subject = QStringLiteral("s-1");
    SigningKey key{SigningKey::Type::EcP256, QStringLiteral("k1")};
    std::optional<SigningKey> publishedKey; ///< another one than that which signs
    QUrl lastAuthorisation;

private:
    void act(QTcpSocket &socket, const RawServer::Received &request);
    void giveTokens(QTcpSocket &socket, const QUrlQuery &form);
    [[nodiscard]] QByteArray idToken(bool first) const;
    static void refuse(QTcpSocket &socket, const QByteArray &error);

    RawServer m_server;
    QNetworkAccessManager m_browser;
    QString m_nonce;
    QByteArray m_challenge;
    QSet<QByteArray> m_refreshTokens; ///< good ones: each until it is rotated
    int m_given = 0;
};

} // namespace steward::tests
