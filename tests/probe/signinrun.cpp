// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "probe/signinrun.h"

#include "core/json.h"
#include "probe/probe.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward::probe {

namespace {

QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setAuthority(url.authority());
    return origin;
}

QByteArray wordsOf(const Error &error)
{
    return QByteArray(error.code.toUtf8() + ' ' + error.detail.simplified().toUtf8()).trimmed();
}

/// That nothing was found out about whom one wanted to sign in at: everything else is a refusal.
bool isTrouble(const Error &error)
{
    using enum Error::Kind;
    static const QSet<QString> ours{u"signin.timeout"_s, u"signin.no_browser"_s, u"signin.no_listener"_s};
    return error.kind == Offline || error.kind == Timeout || error.kind == Server || error.kind == RateLimited
           || error.kind == Cancelled || ours.contains(error.code);
}

} // namespace

Ticket CountingWeb::send(WebRequest request, QObject *context, Done done)
{
    ++m_count;
    return m_below.send(std::move(request), context, [this, done = std::move(done)](const Result<Response> &result) {
        --m_count;
        done(result);
    });
}

SignInRun::SignInRun(SignInWish wish)
    : m_wish(std::move(wish))
    , m_net(m_network, m_wish.limits.network)
    , m_web(m_net)
    , m_flow(m_clock, openInBrowser, m_wish.limits)
    , m_session(m_web, m_flow, m_clock)
    , m_http(originOf(m_wish.api), m_network, m_wish.limits.network)
    , m_authorised(m_http, m_session)
{
    m_session.setRetryWaits({500ms, 1s, 2s, 5s});
    connect(&m_session, &Session::signInFailed, this, &SignInRun::fail);
    connect(&m_session, &Session::stateChanged, this, &SignInRun::heedState);
    connect(&m_session, &Session::revoked, this, [this](bool done) {
        m_isTakingBack = false;
        say(done ? "revoked yes" : "revoked no");
    });
    connect(&m_quiet, &QTimer::timeout, this, &SignInRun::endWhenQuiet);
}

int SignInRun::run()
{
    QTimer::singleShot(0, this, [this] { m_session.signInAt(m_wish.server); });
    QTimer::singleShot(m_wish.limit, this, [this] {
        if (!m_isOver)
            fail({.kind = Error::Kind::Timeout, .code = u"time.over"_s});
    });
    return QCoreApplication::exec();
}

void SignInRun::heedState(Session::State state)
{
    using enum Session::State;
    const bool hasSignedIn = state == Active && !m_isRefreshing;
    if (hasSignedIn) {
        const Person &person = m_session.person();
        say("signed-in " + canonicalJson(QJsonObject{{u"issuer"_s, person.issuer}, {u"subject"_s, person.subject}}));
    } else if (state == Active) {
        m_isRefreshing = false;
        say("refreshed " + QByteArray::number(++m_refreshed));
    }
    if (state == Renewing && m_isRefreshing && !m_isWaiting) // by itself, after it was offline: hear what comes of it
        waitForToken();
    if (state == Active) // later, when whoever waited for the token has it
        QTimer::singleShot(0, this, &SignInRun::goOn);
}

void SignInRun::goOn()
{
    if (m_isOver || m_isAsking)
        return;
    if (m_refreshed < m_wish.refreshes)
        refresh();
    else if (!m_wish.api.isEmpty())
        askApi();
    else if (m_wish.signsOut)
        signOut();
    else
        end(Good);
}

void SignInRun::refresh()
{
    m_isRefreshing = true;
    waitForToken();
}

void SignInRun::waitForToken()
{
    m_isWaiting = true;
    m_session.renew(m_session.accessToken(), this, [this](const Result<QByteArray> &result) {
        m_isWaiting = false;
        if (result)
            return; // the state tells
        if (m_session.isSignedIn())
            say("offline " + wordsOf(result.error())); // and the session tries again by itself
        else
            fail(result.error());
    });
}

void SignInRun::askApi()
{
    m_isAsking = true;
    m_isRefreshing = m_isWaiting = true; // by itself, where the token is not taken
    const QString path = m_wish.api.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority);
    m_authorised.send({.path = path}, this, [this](const Result<Response> &result) {
        m_isAsking = m_isWaiting = false;
        m_wish.api.clear();
        if (!result)
            return fail(result.error());
        say("api " + QByteArray::number(result->status));
        if (result->status >= 500)
            return fail({.kind = Error::Kind::Server, .code = u"api.failed"_s});
        if (result->status >= 400)
            return fail({.kind = Error::Kind::Forbidden, .code = u"api.refused"_s});
        m_wish.refreshes = 0;
        goOn();
    });
}

void SignInRun::signOut()
{
    m_isTakingBack = true; // perhaps with several tries
    m_session.signOut();
    say("signed-out");
    end(Good);
}

void SignInRun::fail(const Error &error)
{
    if (m_isOver)
        return;
    say((isTrouble(error) ? "trouble " : "refused ") + wordsOf(error));
    end(isTrouble(error) ? Trouble : Refused);
}

void SignInRun::end(int code)
{
    m_isOver = true;
    m_code = code;
    QTimer::singleShot(m_wish.limits.farewell + 2s, this, [this] { QCoreApplication::exit(m_code); });
    m_quiet.start(50ms);
}

void SignInRun::endWhenQuiet()
{
    if (!m_isTakingBack && !m_web.isBusy() && !m_flow.isAwaitingBrowser())
        QCoreApplication::exit(m_code);
}

} // namespace steward::probe
