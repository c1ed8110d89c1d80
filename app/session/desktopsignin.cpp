// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/desktopsignin.h"

#include "session/loopbacklistener.h"
#include "session/mannerlynetwork.h"

#include "vault/digest.h"
#include "vault/random.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QOAuth2AuthorizationCodeFlow>
#include <QTimer>
#include <QtNetworkAuth/qabstractoauthreplyhandler.h>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

Error failed(const QString &code)
{
    return {.kind = Error::Kind::SignInFailed, .code = code};
}

/// The library puts values into queries as they are; in percent they arrive as they were.
QVariant encoded(const QByteArray &value)
{
    return QString::fromLatin1(value.toPercentEncoding());
}
QVariant encoded(const QString &value)
{
    return encoded(value.toUtf8());
}

/// Between the library and us: it learns the redirect address and the code; the answer to the exchange stays here.
class ReplyHandler final : public QAbstractOAuthReplyHandler
{
public:
    QString address;
    std::function<void(QNetworkReply &)> tokensArrived;

    [[nodiscard]] QString callback() const override { return address; }
    void networkReplyFinished(QNetworkReply *reply) override { tokensArrived(*reply); }
};

/// One sign-in, from the first address to the tokens.
class Run final : public QObject
{
public:
    Run(SignInOrder order, const Clock &clock, DesktopSignIn::Open open, DesktopSignInLimits limits, QObject *context,
        SignInFlow::Done done, QObject *parent)
        : QObject(parent)
        , m_order(std::move(order))
        , m_clock(clock)
        , m_open(std::move(open))
        , m_context(context)
        , m_done(std::move(done))
        , m_listener("/callback",
                     QCoreApplication::translate(
                         "DesktopSignIn", "Steward has the answer. You can close this window and go back to Steward."),
                     [this](const QUrlQuery &answer) { return isAwaited(answer); })
        , m_network(limits.network)
    {
        connect(context, &QObject::destroyed, this, &Run::drop);
        QTimer::singleShot(limits.browser, this, &Run::giveUp);
    }

    void start()
    {
        if (!m_listener.listen())
            return finish(failed(u"signin.no_listener"_s));
        connect(&m_listener, &LoopbackListener::answered, this, &Run::takeAnswer);
        m_handler.address = m_listener.address();
        m_handler.tokensArrived = [this](QNetworkReply &reply) { takeTokens(reply); };
        m_flow.setReplyHandler(&m_handler);
        m_flow.setNetworkAccessManager(&m_network);
        m_flow.setClientIdentifier(m_order.clientId);
        m_flow.setAuthorizationUrl(m_order.provider.authorizationEndpoint);
        m_flow.setAccessTokenUrl(m_order.provider.tokenEndpoint);
        m_flow.setState(QString::fromLatin1(m_order.challenge.state)); // never the library's own (T1)
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
        m_flow.setPkceMethod(QOAuth2AuthorizationCodeFlow::PkceMethod::None); // ours is the same on all versions
#endif
        m_flow.setModifyParametersFunction(
            [this](QAbstractOAuth::Stage stage, QMultiMap<QString, QVariant> *parameters) {
                if (stage == QAbstractOAuth::Stage::RequestingAuthorization)
                    completeAuthorisation(*parameters);
                else if (stage == QAbstractOAuth::Stage::RequestingAccessToken)
                    completeExchange(*parameters);
            });
        connect(&m_flow, &QAbstractOAuth::authorizeWithBrowser, this, [this](const QUrl &url) {
            if (!m_open(url))
                finish(failed(u"signin.no_browser"_s));
        });
        m_flow.grant();
    }

    void drop()
    {
        m_done = nullptr;
        deleteLater();
    }

private:
    void completeAuthorisation(QMultiMap<QString, QVariant> &parameters) const
    {
        const QUrlQuery own(m_order.provider.authorizationEndpoint); // which the library would drop
        const auto items = own.queryItems(QUrl::FullyEncoded);
        for (const auto &[name, value] : items)
            parameters.replace(name, value);
        parameters.replace(u"client_id"_s, encoded(m_order.clientId));
        parameters.replace(u"redirect_uri"_s, encoded(m_handler.address));
        parameters.replace(u"scope"_s, encoded(m_order.scopes.join(u' ')));
        parameters.replace(u"nonce"_s, encoded(m_order.challenge.nonce));
        parameters.replace(u"code_challenge"_s, encoded(m_order.challenge.s256()));
        parameters.replace(u"code_challenge_method"_s, u"S256"_s);
        if (!m_order.audience.isEmpty())
            parameters.replace(u"resource"_s, encoded(m_order.audience));
        QStringList prompts;
        if (m_order.asksAnew)
            prompts << u"login"_s;
        if (m_order.scopes.contains("offline_access"_L1))
            prompts << u"consent"_s; // without it there is no refresh token (OIDC Core 11)
        if (!prompts.isEmpty())
            parameters.replace(u"prompt"_s, encoded(prompts.join(u' ')));
    }

    void completeExchange(QMultiMap<QString, QVariant> &parameters) const
    {
        parameters.remove(u"client_secret"_s); // a public client has none, not even an empty one
        parameters.replace(u"code"_s, encoded(m_code));
        parameters.replace(u"client_id"_s, encoded(m_order.clientId));
        parameters.replace(u"redirect_uri"_s, encoded(m_handler.address));
        parameters.replace(u"code_verifier"_s, encoded(m_order.challenge.verifier));
    }

    /// An answer with another state may be anybody's: it does not end the wait, but is remembered as the reason where
    /// no better one comes.
    bool isAwaited(const QUrlQuery &answer)
    {
        const auto code = codeFrom(answer, m_order.challenge, m_order.provider);
        const bool stray =
            !code && (code.error().code == "signin.state"_L1 || code.error().code == "signin.malformed"_L1);
        if (stray)
            m_stray = code.error();
        return !stray;
    }

    void takeAnswer(const QUrlQuery &answer)
    {
        const auto code = codeFrom(answer, m_order.challenge, m_order.provider);
        if (!code)
            return finish(code.error());
        m_code = *code;
        if (m_order.cameBack)
            m_order.cameBack();
        if (!m_done) // a listener has cancelled
            return;
        Q_EMIT m_handler.callbackReceived({{u"code"_s, QString::fromLatin1(encoded(m_code).toByteArray())},
                                           {u"state"_s, QString::fromLatin1(m_order.challenge.state)}});
    }

    void takeTokens(QNetworkReply &reply)
    {
        const auto response = MannerlyNetwork::take(reply);
        if (!response)
            return finish(unreachable(response.error(), u"provider"_s));
        auto tokens = parseTokens(*response, m_clock.now());
        if (!tokens && tokens.error().kind == Error::Kind::GrantDead) {
            Error error = failed(u"signin.code_refused"_s);
            error.detail = tokens.error().detail;
            return finish(error);
        }
        finish(std::move(tokens));
    }

    void giveUp()
    {
        finish(m_stray.value_or(failed(u"signin.timeout"_s)));
    }

    void finish(Result<Tokens> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        deleteLater();
        if (done && m_context)
            done(std::move(result));
    }

    SignInOrder m_order;
    const Clock &m_clock;
    DesktopSignIn::Open m_open;
    QPointer<QObject> m_context;
    SignInFlow::Done m_done;
    QByteArray m_code;
    std::optional<Error> m_stray;
    LoopbackListener m_listener;
    ReplyHandler m_handler;
    QOAuth2AuthorizationCodeFlow m_flow;
    MannerlyNetwork m_network; // last, to go first: its replies know the handler
};

QUrl endSessionAddress(const SignOutOrder &order, const QString &returnTo, const QByteArray &state)
{
    QUrlQuery query(order.endSessionEndpoint);
    const auto add = [&query](const QString &name, const QVariant &value) {
        query.addQueryItem(name, value.toString());
    };
    if (!order.idToken.isEmpty())
        add(u"id_token_hint"_s, encoded(order.idToken));
    add(u"client_id"_s, encoded(order.clientId));
    if (!returnTo.isEmpty()) {
        add(u"post_logout_redirect_uri"_s, encoded(returnTo));
        add(u"state"_s, encoded(state));
    }
    QUrl url = order.endSessionEndpoint;
    url.setQuery(query);
    return url;
}

} // namespace

DesktopSignIn::DesktopSignIn(const Clock &clock, Open open, DesktopSignInLimits limits)
    : m_clock(clock)
    , m_open(std::move(open))
    , m_limits(limits)
{
}

QString DesktopSignIn::clientOf(const oidc::ResourceMetadata &server) const
{
    return server.desktopClient;
}

Ticket DesktopSignIn::signIn(SignInOrder order, QObject *context, Done done)
{
    auto *const run =
        new Run(std::move(order), m_clock, m_open, m_limits, context, std::move(done), &m_underWay); // ends itself
    QTimer::singleShot(0, run, &Run::start);
    return Ticket([guard = QPointer<Run>(run)] {
        if (guard)
            guard->drop();
    });
}

void DesktopSignIn::signOut(const SignOutOrder &order)
{
    const QByteArray state = randomToken();
    auto *const listener = new LoopbackListener(
        "/signed-out",
        QCoreApplication::translate("DesktopSignIn", "You are signed out of Steward. You can close this window."),
        [state](const QUrlQuery &answer) {
            return equalInConstantTime(answer.queryItemValue(u"state"_s, QUrl::FullyDecoded).toUtf8(), state);
        },
        &m_underWay);
    QObject::connect(listener, &LoopbackListener::answered, listener, &QObject::deleteLater);
    QTimer::singleShot(m_limits.farewell, listener, &QObject::deleteLater);
    const bool listens = listener->listen();
    if (!m_open(endSessionAddress(order, listens ? listener->address() : QString(), state)) || !listens)
        listener->deleteLater();
}

} // namespace steward
