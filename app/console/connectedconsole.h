// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/api.h"
#include "models/signin.h"
#include "session/desktopsignin.h"
#include "session/persontokens.h"
#include "session/session.h"
#include "transport/authorised.h"
#include "transport/http.h"
#include "transport/retry.h"
#include "workspace/workspace.h"

#include <QNetworkAccessManager>

namespace steward {

/// The composition root of a connected window on the desktop: page ▸ model ▸ workspace ▸ api ▸ Retry ▸ Authorised ▸
/// Http.
class ConnectedConsole : public QObject
{
    Q_OBJECT

public:
    /// \a preferences and \a store must outlive the console. Without a store sign-ins last as long as it does.
    explicit ConnectedConsole(Preferences &preferences, DesktopSignIn::Open open = openInBrowser,
                              GrantStore *store = nullptr);

    [[nodiscard]] Workspace &workspace() { return *m_workspace; }
    [[nodiscard]] SignIn &signIn() { return m_signIn; }
    [[nodiscard]] Session &session() { return m_session; }

Q_SIGNALS:
    /// Another server or person, or signed out: all that was held of the project is gone, a new workspace stands in its
    /// place.
    void workspaceReplaced();

private:
    /// Everything that belongs to one person at one server; made anew for another, so that nothing of the first can
    /// stay.
    struct Line
    {
        Line(const QUrl &server, QNetworkAccessManager &network, Session &session, const Clock &clock);

        Http http;
        PersonTokens tokens;
        Authorised authorised;
        Retry retry;
        Api api;
    };

    void follow(Session::State state);
    void enter();
    void connectTo(const QUrl &server);

    SystemClock m_clock;
    QNetworkAccessManager m_network;
    NetWebClient m_web;
    DesktopSignIn m_flow;
    Session m_session;
    SignIn m_signIn;
    QUrl m_server;
    std::unique_ptr<Line> m_line;
    std::unique_ptr<Workspace> m_workspace;
};

} // namespace steward
