// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "session/devicecode.h"
#include "session/signinflow.h"
#include "session/webclient.h"

#include <QObject>

namespace steward {

/// The way in of a terminal (RFC 8628): it shows an address and a code, the person signs in wherever there is a
/// browser, and meanwhile the issuer is asked now and then: no faster than it wants, five seconds slower each time it
/// says so, half as often after each question that the line swallowed, and not after the code has ended.
class DeviceSignIn final : public SignInFlow
{
public:
    /// Called once an issuer has given a code.
    using Show = std::function<void(const DeviceCode &)>;

    /// \a web and \a clock must outlive this. \a second: how long one takes, which only tests shorten.
    DeviceSignIn(WebClient &web, const Clock &clock, Show show,
                 std::chrono::milliseconds second = std::chrono::seconds(1));

    [[nodiscard]] QString clientOf(const oidc::ResourceMetadata &server) const override;
    [[nodiscard]] bool sendsNonce() const override { return false; }
    /// Besides what SignInFlow says: SignInFailed "signin.no_device_flow" (the issuer has none), "signin.denied", and
    /// the errors of parseDeviceCode().
    Ticket signIn(SignInOrder order, QObject *context, Done done) override;
    /// The browser was somebody's somewhere: nothing that can be ended from here.
    void signOut(const SignOutOrder &) override {}

private:
    WebClient &m_web;
    const Clock &m_clock;
    Show m_show;
    std::chrono::milliseconds m_second;
    QObject m_underWay; ///< parent of what is under way; ends with this
};

} // namespace steward
