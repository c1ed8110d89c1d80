// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/session.h"

#include "session/grant.h"

#include "core/log.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(session)

using enum Session::State;

// Offline -> Active is missing on purpose: only a renewal that worked proves that the grant is alive.
constexpr std::array allowedMoves{
    std::pair(SignedOut, SigningIn), std::pair(SigningIn, Active),   std::pair(SigningIn, SignedOut),
    std::pair(SigningIn, Expired),   std::pair(Active, Renewing),    std::pair(Active, Expired),
    std::pair(Active, SignedOut),    std::pair(Renewing, Active),    std::pair(Renewing, Offline),
    std::pair(Renewing, Expired),    std::pair(Renewing, SignedOut), std::pair(Offline, Renewing),
    std::pair(Offline, Expired),     std::pair(Offline, SignedOut),  std::pair(Expired, SigningIn),
    std::pair(Expired, SignedOut),   std::pair(SignedOut, Resuming), std::pair(Expired, Resuming),
    std::pair(Resuming, Active),     std::pair(Resuming, Offline),   std::pair(Resuming, Expired),
    std::pair(Resuming, SignedOut),
};

QStringList scopesFor(const ServerInfo &info)
{
    QStringList scopes{u"openid"_s};
    for (const auto &scope : {u"offline_access"_s, u"profile"_s, u"email"_s}) {
        if (info.provider.scopes.isEmpty() || info.provider.scopes.contains(scope))
            scopes << scope;
    }
    scopes << info.server.scopes;
    scopes.removeDuplicates();
    return scopes;
}

} // namespace

Person personOf(const oidc::IdToken &token)
{
    return {.name = token.name,
            .subject = token.subject,
            .issuer = token.issuer,
            .email = token.claims.value("email"_L1).toString()};
}

Session::Session(WebClient &web, SignInFlow &flow, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_web(web)
    , m_flow(flow)
    , m_clock(clock)
    , m_keys(web, clock)
{
    using std::chrono::seconds;
    m_retryWaits = {seconds(1), seconds(2), seconds(5), seconds(15), seconds(60)};
    m_retryTimer.setSingleShot(true);
    connect(&m_retryTimer, &QTimer::timeout, this, &Session::startRenewal);
}

Session::~Session() = default;

bool Session::mayMove(State from, State to)
{
    return std::find(allowedMoves.cbegin(), allowedMoves.cend(), std::pair(from, to)) != allowedMoves.cend();
}

bool Session::isSignedIn() const
{
    return m_state == Active || m_state == Renewing || m_state == Offline;
}

void Session::setState(State state)
{
    if (m_state == state)
        return;
    Q_ASSERT(mayMove(m_state, state));
    qCInfo(logger) << m_state << "->" << state;
    m_state = state;
    if (state != Offline)
        m_retryTimer.stop();
    Q_EMIT stateChanged(state);
}

void Session::setStep(Step step)
{
    if (m_step == step)
        return;
    m_step = step;
    Q_EMIT stepChanged(step);
}

void Session::signIn(const QUrl &server, Ask ask)
{
    if (!beginSignIn(server, ask))
        return;
    setStep(Step::Server);
    if (m_state != SigningIn) // a listener to the step has cancelled
        return;
    m_signIn = fetchServerInfo(
        m_web, server, this, [this] { setStep(Step::Provider); },
        [this](const Result<ServerInfo> &info) { takeInfo(info); });
}

void Session::signInAt(const oidc::ResourceMetadata &server, Ask ask)
{
    if (!beginSignIn(server.resource, ask))
        return;
    setStep(Step::Provider);
    if (m_state != SigningIn)
        return;
    m_signIn = fetchProvider(m_web, server, this, [this](const Result<ServerInfo> &info) { takeInfo(info); });
}

bool Session::beginSignIn(const QUrl &server, Ask ask)
{
    if (m_state != SignedOut && m_state != Expired)
        return false;
    m_ask = ask;
    m_before = m_state;
    m_server = server;
    setState(SigningIn);
    return true;
}

void Session::takeInfo(const Result<ServerInfo> &info)
{
    if (info)
        startFlow(*info);
    else
        failSignIn(info.error());
}

void Session::startFlow(const ServerInfo &info)
{
    m_coming = std::make_shared<Grant>();
    m_coming->server = m_server;
    m_coming->info = info;
    m_coming->clientId = m_flow.clientOf(info.server);
    if (m_coming->clientId.isEmpty())
        return failSignIn({.kind = Error::Kind::SignInFailed, .code = u"server.no_client"_s});
    const SignInOrder order{.provider = info.provider,
                            .clientId = m_coming->clientId,
                            .scopes = scopesFor(info),
                            .audience = info.server.audience,
                            .asksAnew = m_ask == Ask::Anew,
                            .challenge = Challenge::make(),
                            .cameBack = [this] { setStep(Step::Provider); }};
    if (m_flow.sendsNonce())
        m_coming->nonce = QString::fromLatin1(order.challenge.nonce);
    setStep(Step::Browser);
    if (m_state != SigningIn) // a listener to the step has cancelled
        return;
    m_signIn = m_flow.signIn(order, this, [this](const Result<Tokens> &tokens) {
        if (tokens)
            checkTokens(*tokens);
        else
            failSignIn(tokens.error());
    });
}

void Session::checkTokens(const Tokens &tokens)
{
    m_coming->take(tokens, m_clock.now());
    if (tokens.id.isEmpty())
        return failSignIn({.kind = Error::Kind::SignInFailed, .code = u"signin.no_id_token"_s});
    setStep(Step::Check);
    if (m_state != SigningIn)
        return;
    m_keys.setAddress(m_coming->info.provider.keysEndpoint);
    const auto check = [grant = m_coming, now = m_clock.now()](const oidc::KeySet &keys) {
        return oidc::checkIdToken(grant->tokens.id, keys, grant->rules(), now);
    };
    m_signIn = m_keys.check(check, this, [this](const Result<oidc::IdToken> &idToken) {
        if (idToken)
            completeSignIn(*idToken);
        else
            failSignIn(idToken.error());
    });
}

void Session::completeSignIn(const oidc::IdToken &idToken)
{
    m_grant = std::exchange(m_coming, nullptr);
    m_grant->idToken = idToken;
    m_person = personOf(idToken);
    m_failures = 0;
    m_signIn = {};
    setStep(Step::None);
    // Used before it is kept: it is new, and should it be lost, one signs in once more.
    keepGrant(m_grant, [] {});
    setState(Active);
}

void Session::failSignIn(const Error &error)
{
    qCInfo(logger) << "sign-in failed:" << error.code << error.detail;
    m_signIn = {};
    if (const auto grant = std::exchange(m_coming, nullptr); grant && !grant->tokens.access.isEmpty())
        revoke(grant); // nobody will use them, so nobody shall
    setStep(Step::None);
    setState(m_before);
    Q_EMIT signInFailed(error);
}

void Session::cancelSignIn()
{
    if (m_state == Resuming)
        return endResuming(Kept::Unasked);
    if (m_state != SigningIn)
        return;
    m_signIn.cancel();
    failSignIn({.kind = Error::Kind::Cancelled, .code = u"signin.cancelled"_s});
}

void Session::signOut(Farewell farewell)
{
    cancelSignIn();
    if (m_state == SignedOut)
        return;
    const auto grant = std::exchange(m_grant, nullptr);
    if (grant)
        forgetGrant(grant);
    m_person = {};
    setKept(Kept::Unasked);
    setState(SignedOut);
    answerWaiters(Error{.kind = Error::Kind::GrantDead, .code = u"session.signed_out"_s});
    if (!grant)
        return;
    // A renewal under way ends first: its answer holds the refresh token to take back.
    if (!grant->renewing)
        revoke(grant);
    if (farewell == Farewell::Everywhere && !grant->info.provider.endSessionEndpoint.isEmpty())
        m_flow.signOut({grant->info.provider.endSessionEndpoint, grant->clientId, grant->tokens.id});
}

} // namespace steward
