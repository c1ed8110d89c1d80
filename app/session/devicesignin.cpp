// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/devicesignin.h"

#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds slowDown{5}; // RFC 8628, 3.5

Error failed(const QString &code, const QString &detail = {})
{
    return {.kind = Error::Kind::SignInFailed, .code = code, .detail = detail};
}

/// Whether the line, or an issuer in trouble, has swallowed a question: to ask again is right, only less often.
bool isOfTheLine(const Error &error)
{
    using enum Error::Kind;
    return error.kind == Offline || error.kind == Timeout || error.kind == Server || error.kind == RateLimited;
}

/// One sign-in, from the code to the tokens.
class Run final : public QObject
{
public:
    Run(SignInOrder order, WebClient &web, const Clock &clock, DeviceSignIn::Show show, milliseconds second,
        QObject *context, SignInFlow::Done done, QObject *parent)
        : QObject(parent)
        , m_order(std::move(order))
        , m_web(web)
        , m_clock(clock)
        , m_show(std::move(show))
        , m_second(second)
        , m_context(context)
        , m_done(std::move(done))
    {
        connect(context, &QObject::destroyed, this, &Run::drop);
        m_poll.setSingleShot(true);
        connect(&m_poll, &QTimer::timeout, this, &Run::ask);
    }

    void start()
    {
        if (m_order.provider.deviceEndpoint.isEmpty())
            return finish(failed(u"signin.no_device_flow"_s));
        WebRequest::Form form{{"client_id", m_order.clientId.toUtf8()}, {"scope", m_order.scopes.join(u' ').toUtf8()}};
        if (!m_order.audience.isEmpty())
            form.emplaceBack("resource", m_order.audience.toUtf8());
        QStringList prompts;
        if (m_order.asksAnew)
            prompts << u"login"_s;
        if (m_order.scopes.contains("offline_access"_L1))
            prompts << u"consent"_s; // without it there is no refresh token (OIDC Core 11)
        if (!prompts.isEmpty())
            form.emplaceBack("prompt", prompts.join(u' ').toUtf8());
        m_ticket = m_web.send({m_order.provider.deviceEndpoint, form}, this,
                              [this](const Result<Response> &result) { takeCode(result); });
    }

    void drop()
    {
        m_done = nullptr;
        deleteLater();
    }

private:
    void takeCode(const Result<Response> &result)
    {
        if (!result)
            return finish(unreachable(result.error(), u"provider"_s));
        const auto code = parseDeviceCode(*result, m_clock.now());
        if (!code)
            return finish(code.error());
        m_secret = code->secret;
        m_interval = code->interval;
        QTimer::singleShot(code->life.count() * m_second, this, [this] { finish(failed(u"signin.timeout"_s)); });
        m_show(*code);
        if (m_done)
            m_poll.start(m_interval.count() * m_second);
    }

    void ask()
    {
        m_ticket = m_web.send({m_order.provider.tokenEndpoint,
                               WebRequest::Form{{"grant_type", "urn:ietf:params:oauth:grant-type:device_code"},
                                                {"device_code", m_secret},
                                                {"client_id", m_order.clientId.toUtf8()}}},
                              this, [this](const Result<Response> &result) { takeTokens(result); });
    }

    void takeTokens(const Result<Response> &result)
    {
        auto tokens =
            result ? parseTokens(*result, m_clock.now()) : Result<Tokens>(unreachable(result.error(), u"provider"_s));
        if (!tokens)
            return takeRefusal(tokens.error());
        if (m_order.cameBack)
            m_order.cameBack();
        finish(std::move(tokens));
    }

    void takeRefusal(const Error &error)
    {
        if (error.detail == "authorization_pending"_L1)
            return askLater();
        if (error.detail == "slow_down"_L1) {
            m_interval += slowDown;
            return askLater();
        }
        if (isOfTheLine(error)) {
            m_interval *= 2;
            return askLater(error.retryAfter.value_or(seconds(0)));
        }
        if (error.detail == "access_denied"_L1)
            return finish(failed(u"signin.denied"_s));
        if (error.detail == "expired_token"_L1)
            return finish(failed(u"signin.timeout"_s));
        if (error.kind == Error::Kind::GrantDead)
            return finish(failed(u"signin.code_refused"_s, error.detail));
        finish(error);
    }

    void askLater(seconds atLeast = seconds(0)) { m_poll.start(std::max(m_interval, atLeast).count() * m_second); }

    void finish(Result<Tokens> result)
    {
        m_poll.stop();
        const auto done = std::exchange(m_done, nullptr);
        deleteLater();
        if (done && m_context)
            done(std::move(result));
    }

    SignInOrder m_order;
    WebClient &m_web;
    const Clock &m_clock;
    DeviceSignIn::Show m_show;
    milliseconds m_second;
    QPointer<QObject> m_context;
    SignInFlow::Done m_done;
    QByteArray m_secret;
    seconds m_interval{0};
    QTimer m_poll;
    Ticket m_ticket; ///< goes with this: a question that nobody waits for is not asked
};

} // namespace

DeviceSignIn::DeviceSignIn(WebClient &web, const Clock &clock, Show show, milliseconds second)
    : m_web(web)
    , m_clock(clock)
    , m_show(std::move(show))
    , m_second(second)
{
}

QString DeviceSignIn::clientOf(const oidc::ResourceMetadata &server) const
{
    return server.cliClient;
}

Ticket DeviceSignIn::signIn(SignInOrder order, QObject *context, Done done)
{
    auto *const run = new Run(std::move(order), m_web, m_clock, m_show, m_second, context, std::move(done),
                              &m_underWay); // ends itself
    QTimer::singleShot(0, run, &Run::start);
    return Ticket([guard = QPointer<Run>(run)] {
        if (guard)
            guard->drop();
    });
}

} // namespace steward
