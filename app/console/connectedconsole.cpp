// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/connectedconsole.h"

namespace steward {

ConnectedConsole::Line::Line(const QUrl &server, QNetworkAccessManager &network, Session &session, const Clock &clock)
    : http(server, network)
    , authorised(http, session)
    , retry(authorised, clock)
    , api(retry)
{
}

ConnectedConsole::ConnectedConsole(Preferences &preferences)
    : m_web(m_network)
    , m_flow(m_clock)
    , m_session(m_web, m_flow, m_clock)
    , m_signIn(m_session, m_web, preferences)
{
    connectTo({});
    connect(&m_session, &Session::stateChanged, this, &ConnectedConsole::follow);
}

void ConnectedConsole::follow(Session::State state)
{
    if (state == Session::State::Active) {
        if (m_session.server() != m_server)
            connectTo(m_session.server());
        if (m_workspace->line() == Workspace::Line::SignedOut || m_workspace->loadState() == Workspace::Load::Idle)
            m_workspace->resume();
    } else if (state == Session::State::SignedOut && !m_server.isEmpty()) {
        connectTo({});
    }
}

void ConnectedConsole::connectTo(const QUrl &server)
{
    auto line = std::make_unique<Line>(server, m_network, m_session, m_clock);
    auto workspace = std::make_unique<Workspace>(line->api, m_clock);
    m_server = server;
    std::swap(m_line, line);
    std::swap(m_workspace, workspace);
    Q_EMIT workspaceReplaced(); // whoever holds the old one lets go of it now
}

} // namespace steward
