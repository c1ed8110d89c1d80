// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/connectedconsole.h"

#include <QTimer>

namespace steward {

ConnectedConsole::Line::Line(const QUrl &server, QNetworkAccessManager &network, Session &session, const Clock &clock)
    : http(server, network)
    , tokens(session)
    , authorised(http, tokens)
    , retry(authorised, clock)
    , api(retry)
{
}

ConnectedConsole::ConnectedConsole(Preferences &preferences, DesktopSignIn::Open open, GrantStore *store)
    : m_web(m_network)
    , m_flow(m_clock, std::move(open))
    , m_session(m_web, m_flow, m_clock)
    , m_signIn(m_session, m_web, preferences, store)
{
    if (store)
        m_session.keepIn(*store);
    connectTo({});
    connect(&m_session, &Session::stateChanged, this, &ConnectedConsole::follow);
    connect(&m_signIn, &SignIn::otherAccepted, this, [this] {
        connectTo({}); // what the window shows of the one before goes first, and the window begins anew
        QTimer::singleShot(0, this, [this] {
            if (m_session.state() == Session::State::Active)
                enter();
        });
    });
}

void ConnectedConsole::follow(Session::State state)
{
    const bool isNew = m_session.server() != m_server || !m_line->tokens.isSamePerson();
    if (state == Session::State::Active)
        enter();
    else if (state == Session::State::Offline
             && isNew) // after a restart: who it is, is known, and the page says the rest
        enter();
    else if (state == Session::State::SignedOut && !m_server.isEmpty())
        connectTo({});
}

void ConnectedConsole::enter()
{
    const bool isOther = !m_line->tokens.isSamePerson();
    const bool holdsDraft = !m_workspace->draft().isEmpty() || m_workspace->hasParkedDraft();
    if (m_session.server() == m_server && isOther && holdsDraft)
        return m_signIn.askOther(); // until then the draft's own line is closed: its person is not here
    if (m_session.server() != m_server || isOther)
        connectTo(m_session.server());
    if (m_workspace->line() == Workspace::Line::SignedOut || m_workspace->loadState() == Workspace::Load::Idle
        || m_workspace->loadState() == Workspace::Load::Failed)
        m_workspace->resume();
}

void ConnectedConsole::connectTo(const QUrl &server)
{
    auto line = std::make_unique<Line>(server, m_network, m_session, m_clock);
    auto workspace = std::make_unique<Workspace>(line->api, m_clock);
    // Signed in as far as the session knows, but not at the server: only a new sign-in leads on.
    connect(workspace.get(), &Workspace::signInNeeded, &m_session, [this] {
        if (m_line->tokens.isSamePerson())
            m_session.giveUp();
    });
    m_server = server;
    std::swap(m_line, line);
    std::swap(m_workspace, workspace);
    Q_EMIT workspaceReplaced(); // whoever holds the old one lets go of it now
}

} // namespace steward
