// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "session/desktopbrowser.h"
#include "session/signinflow.h"
#include "session/webclient.h"

#include <QObject>

namespace steward {

/// How long the desktop's sign-in waits.
struct DesktopSignInLimits
{
    std::chrono::milliseconds browser = std::chrono::minutes(5);
    std::chrono::milliseconds farewell = std::chrono::minutes(2);
    NetLimits network = NetWebClient::defaultLimits;
};

/// The desktop's way to the issuer: the system's browser, a listener on loopback while it is awaited, code with PKCE.
/// Several may be under way; each has its own listener, secrets and connection.
class DesktopSignIn final : public SignInFlow
{
public:
    using Open = std::function<bool(const QUrl &)>;

    /// \a clock must outlive this.
    explicit DesktopSignIn(const Clock &clock, Open open = openInBrowser, DesktopSignInLimits limits = {});

    [[nodiscard]] QString clientOf(const oidc::ResourceMetadata &server) const override;
    Ticket signIn(SignInOrder order, QObject *context, Done done) override;
    void signOut(const SignOutOrder &order) override;
    /// Whether the browser is still awaited, be it with an answer or back from a sign-out: what a program does not end
    /// in the middle of, or the person reads that nobody answers there.
    [[nodiscard]] bool isAwaitingBrowser() const { return !m_underWay.children().isEmpty(); }

private:
    const Clock &m_clock;
    Open m_open;
    DesktopSignInLimits m_limits;
    QObject m_underWay; ///< parent of what is under way; ends with this
};

} // namespace steward
