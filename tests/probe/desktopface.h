// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/desktopsignin.h"
#include "session/session.h"
#include "transport/authorised.h"
#include "transport/http.h"

#include <QNetworkAccessManager>

namespace steward::tests {

/// The desktop's own sign-in with a browser that goes wherever it is sent, unless another one is given. Each call waits
/// for its end and answers with what went wrong, "CODE DETAIL", or nothing.
class DesktopFace : public QObject
{
public:
    explicit DesktopFace(const DesktopSignInLimits &limits, DesktopSignIn::Open open = {});

    [[nodiscard]] QString signIn(const QString &issuer, const QString &client = QStringLiteral("console"));
    /// Until there is a new token, or none any more.
    [[nodiscard]] QString renew();
    [[nodiscard]] QString ask(const QUrl &api);
    /// Until it has been heard whether the tokens were taken back.
    [[nodiscard]] QString signOut();
    [[nodiscard]] bool isSignedIn() const { return m_session.isSignedIn(); }

private:
    bool browse(const QUrl &url);
    void waitForToken();
    [[nodiscard]] bool wait(const std::function<bool()> &until) const;

    SystemClock m_clock;
    QNetworkAccessManager m_network;
    QNetworkAccessManager m_browser;
    NetWebClient m_web;
    DesktopSignIn m_flow;
    Session m_session;
    bool m_isRenewing = false;
    bool m_isWaiting = false;
    std::optional<Error> m_dead; ///< the grant
};

/// "CODE DETAIL"
[[nodiscard]] QString wordsOf(const Error &error);

} // namespace steward::tests
