// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/desktopsignin.h"
#include "session/session.h"
#include "transport/authorised.h"
#include "transport/http.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <optional>

namespace steward::probe {

/// Counts what is under way, so that a program does not end before its tokens were taken back.
class CountingWeb final : public WebClient
{
public:
    explicit CountingWeb(WebClient &below)
        : m_below(below)
    {
    }

    Ticket send(WebRequest request, QObject *context, Done done) override;
    [[nodiscard]] bool isBusy() const { return m_count > 0; }

private:
    WebClient &m_below;
    int m_count = 0;
};

struct SignInWish
{
    oidc::ResourceMetadata server; ///< of which only the issuer, the client, the audience and the scopes are known
    DesktopSignInLimits limits;
    std::chrono::milliseconds limit{0}; ///< for everything
    int refreshes = 0;
    QUrl api; ///< empty: nothing is asked for
    bool signsOut = false;
};

/// One sign-in with what is wished after it; says each step.
class SignInRun final : public QObject
{
public:
    explicit SignInRun(SignInWish wish);

    [[nodiscard]] int run(); ///< until it is over: the exit code

private:
    void goOn();
    void refresh();
    void waitForToken();
    void heedState(Session::State state);
    void askApi();
    void signOut();
    void fail(const Error &error);
    void end(int code);
    void endWhenQuiet();

    SignInWish m_wish;
    SystemClock m_clock;
    QNetworkAccessManager m_network;
    NetWebClient m_net;
    CountingWeb m_web;
    DesktopSignIn m_flow;
    Session m_session;
    Http m_http;
    Authorised m_authorised;
    int m_refreshed = 0;
    bool m_isRefreshing = false;
    bool m_isWaiting = false; ///< for a token
    bool m_isAsking = false;
    bool m_isTakingBack = false;
    bool m_isOver = false;
    int m_code = 0;
    QTimer m_quiet;
};

} // namespace steward::probe
