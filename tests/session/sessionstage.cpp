// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/sessionstage.h"

using namespace std::chrono_literals;

namespace steward::tests {

void SessionStage::init()
{
    m_clock.ahead = 0s;
    m_limits = {.browser = 60s, .farewell = 1s, .network = {.overall = 20s, .silence = 10s, .answerBytes = 100'000}};
    m_provider = std::make_unique<FakeProvider>();
    m_open = [this](const QUrl &url) { return m_provider->browse(url); };
    m_opened.clear();
    makeConsole();
    m_states.clear();
    m_steps.clear();
    m_tokens.clear();
    m_errors.clear();
}

void SessionStage::makeConsole()
{
    m_session.reset();
    m_network = std::make_unique<QNetworkAccessManager>();
    m_web = std::make_unique<NetWebClient>(*m_network, m_limits.network);
    const auto open = [this](const QUrl &url) {
        m_opened << url;
        return m_open(url);
    };
    m_flow = std::make_unique<DesktopSignIn>(m_clock, open, m_limits);
    m_session = std::make_unique<Session>(*m_web, *m_flow, m_clock);
    m_session->setRetryWaits({100ms});
    m_failed = std::make_unique<QSignalSpy>(m_session.get(), &Session::signInFailed);
    m_revoked = std::make_unique<QSignalSpy>(m_session.get(), &Session::revoked);
    connect(m_session.get(), &Session::stateChanged, this, [this](State state) { m_states << state; });
    connect(m_session.get(), &Session::stepChanged, this, [this](Step step) { m_steps << step; });
}

void SessionStage::beImpatient()
{
    m_limits.network.overall = 600ms;
    m_limits.network.silence = 300ms;
    makeConsole();
}

void SessionStage::cleanup()
{
    m_session.reset();
    m_flow.reset();
    m_web.reset();
    m_network.reset();
    m_provider.reset();
}

void SessionStage::signIn()
{
    m_session->signIn(m_provider->server());
    QTRY_VERIFY2(isActive(), m_failed->isEmpty() ? "" : qPrintable(m_failed->at(0).at(0).value<Error>().code));
    m_states.clear();
}

void SessionStage::renew(const QByteArray &refused)
{
    m_session->renew(refused, this, [this](const Result<QByteArray> &result) {
        if (result)
            m_tokens << *result;
        else
            m_errors << result.error();
    });
}

void SessionStage::hang(const QByteArray &path)
{
    m_provider->hook = [path](QTcpSocket &, const RawServer::Received &request) { return request.target == path; };
}

} // namespace steward::tests
