// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/desktopsignin.h"
#include "session/session.h"
#include "support/fakeprovider.h"

#include <QSignalSpy>
#include <QTest>

namespace steward::tests {

/// A session between a provider that is played and a browser that is played: what its tests are made on. Each test
/// begins signed out.
class SessionStage : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    void init();
    void cleanup();

protected:
    using State = Session::State;
    using Step = Session::Step;

    /// The moment, near enough to the true one for the provider's tokens.
    class TestClock final : public Clock
    {
    public:
        [[nodiscard]] Instant now() const override { return SystemClock().now() + ahead; }
        std::chrono::seconds ahead{0};
    };

    void makeConsole();
    void beImpatient(); ///< with a network that does not answer
    void signIn();
    [[nodiscard]] bool isActive() const { return m_session->state() == State::Active; }
    void renew(const QByteArray &refused);
    void hang(const QByteArray &path);

    TestClock m_clock;
    DesktopSignInLimits m_limits;
    std::function<bool(const QUrl &)> m_open;
    QList<QUrl> m_opened;
    std::unique_ptr<FakeProvider> m_provider;
    std::unique_ptr<QNetworkAccessManager> m_network;
    std::unique_ptr<NetWebClient> m_web;
    std::unique_ptr<DesktopSignIn> m_flow;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_revoked;
    QList<State> m_states;
    QList<Step> m_steps;
    QList<QByteArray> m_tokens;
    QList<Error> m_errors;
};

} // namespace steward::tests
