// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/challenge.h"
#include "session/tokens.h"
#include "transport/transport.h"

namespace steward {

/// What to ask the issuer for.
struct SignInOrder
{
    oidc::ProviderMetadata provider;
    QString clientId;
    QStringList scopes;             ///< "openid" among them
    QString audience;               ///< the `resource` of RFC 8707; empty: none is named
    bool asksAnew = false;          ///< who it is, whoever the browser is signed in as
    Challenge challenge;            ///< its nonce is for whoever checks the ID token
    std::function<void()> cameBack; ///< the person is done, now the issuer is asked for tokens
};

/// What to tell the issuer at a sign-out (RP-Initiated Logout 1.0).
struct SignOutOrder
{
    QUrl endSessionEndpoint;
    QString clientId;
    QByteArray idToken;
};

/// How a face of the console gets a person to the issuer and back. The desktop opens the system's browser and listens
/// on loopback; the browser build goes there itself. Everything else of a session is the same for both.
class SignInFlow
{
public:
    using Done = std::function<void(Result<Tokens>)>;

    virtual ~SignInFlow() = default;

    /// The client id of this face; empty: the server does not offer it.
    [[nodiscard]] virtual QString clientOf(const oidc::ResourceMetadata &server) const = 0;

    /// Whether the nonce of the challenge goes to the issuer with the order; else the ID token must not have one.
    [[nodiscard]] virtual bool sendsNonce() const { return true; }

    /// Calls \a done as Transport::send does. Besides the errors of codeFrom() and of the line: SignInFailed with
    /// "signin.no_listener", "signin.no_browser", "signin.timeout" (nobody came back), "signin.code_refused",
    /// "tokens.refused", "tokens.malformed". Cancelling the ticket ends the wait. The ID token is not yet checked.
    virtual Ticket signIn(SignInOrder order, QObject *context, Done done) = 0;

    /// Sends the person's browser to the issuer to end the session there. Never waits, has nothing to report.
    virtual void signOut(const SignOutOrder &order) = 0;
};

} // namespace steward
