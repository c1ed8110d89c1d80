// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/desktopface.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward::tests {

namespace {

constexpr int patience = 100'000; // ms

} // namespace

QString wordsOf(const Error &error)
{
    return QString(error.code + u' ' + error.detail).trimmed();
}

DesktopFace::DesktopFace(const DesktopSignInLimits &limits, DesktopSignIn::Open open)
    : m_web(m_network, limits.network)
    , m_flow(
          m_clock, open ? std::move(open) : [this](const QUrl &url) { return browse(url); }, limits)
    , m_session(m_web, m_flow, m_clock)
{
    m_session.setRetryWaits({200ms});
    connect(&m_session, &Session::stateChanged, this, [this](Session::State state) {
        if (state == Session::State::Renewing && m_isRenewing && !m_isWaiting)
            waitForToken();
    });
}

bool DesktopFace::browse(const QUrl &url)
{
    QNetworkReply *const reply = m_browser.get(QNetworkRequest(url));
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return true;
}

bool DesktopFace::wait(const std::function<bool()> &until) const
{
    return QTest::qWaitFor(until, patience);
}

QString DesktopFace::signIn(const QString &issuer, const QString &client)
{
    const QSignalSpy failed(&m_session, &Session::signInFailed);
    m_dead.reset();
    m_session.signInAt({.issuers = {issuer}, .desktopClient = client});
    if (!wait([this] { return m_session.state() != Session::State::SigningIn; }))
        return u"no end"_s;
    return failed.isEmpty() ? QString() : wordsOf(failed.at(0).at(0).value<Error>());
}

QString DesktopFace::renew()
{
    m_isRenewing = true;
    waitForToken();
    const bool isOver = wait([this] { return !m_isRenewing || m_dead; });
    m_isRenewing = false;
    return !isOver ? u"no end"_s : m_dead ? wordsOf(*m_dead) : QString();
}

void DesktopFace::waitForToken()
{
    m_isWaiting = true;
    m_session.renew(m_session.accessToken(), this, [this](const Result<QByteArray> &result) {
        m_isWaiting = false;
        if (result)
            m_isRenewing = false;
        else if (!m_session.isSignedIn())
            m_dead = result.error();
    });
}

QString DesktopFace::ask(const QUrl &api)
{
    QUrl origin = api;
    origin.setPath({});
    Http http(origin, m_network);
    Authorised authorised(http, m_session);
    std::optional<Result<Response>> answer;
    authorised.send({.path = api.path()}, this,
                    [&answer](Result<Response> result) { answer.emplace(std::move(result)); });
    if (!wait([&answer] { return answer.has_value(); }))
        return u"no end"_s;
    if (!*answer)
        return wordsOf(answer->error());
    return (*answer)->status < 300 ? QString() : u"api.refused"_s;
}

QString DesktopFace::signOut()
{
    const QSignalSpy revoked(&m_session, &Session::revoked);
    m_session.signOut();
    return wait([&revoked] { return !revoked.isEmpty(); }) ? QString() : u"no end"_s;
}

} // namespace steward::tests
