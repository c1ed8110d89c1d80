// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Session that lives by its tokens: handing out, renewing, taking back.
#include "session/grant.h"

#include "core/log.h"
#include "transport/httpdate.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(session)

using std::chrono::milliseconds;

constexpr std::array revocationWaits{milliseconds(1000), milliseconds(5000), milliseconds(30000)};
constexpr milliseconds longestRevocationWait = std::chrono::minutes(5);

Error grantDead(const QString &code)
{
    return {.kind = Error::Kind::GrantDead, .code = code};
}

bool isOfLine(const Error &error)
{
    return error.kind == Error::Kind::Offline || error.kind == Error::Kind::Timeout;
}

} // namespace

QByteArray Session::accessToken() const
{
    if (!isSignedIn() || m_grant->renewing || (m_grant->accessEnds && m_clock.now() >= *m_grant->accessEnds))
        return {};
    return m_grant->tokens.access;
}

void Session::renew(const QByteArray &refused, QObject *context, Done done)
{
    const auto answerLater = [context, &done](const Result<QByteArray> &result) {
        QTimer::singleShot(0, context, [done = std::move(done), result] { done(result); });
    };
    if (!isSignedIn())
        return answerLater(grantDead(u"session.signed_out"_s));
    if (m_state == State::Offline && m_retryTimer.isActive())
        return answerLater(m_lineError);
    const QByteArray held = accessToken();
    if (!held.isEmpty() && held != refused)
        return answerLater(held); // another one has renewed it meanwhile
    m_grant->tokens.access.clear();
    if (m_grant->tokens.refresh.isEmpty()) {
        const Error error = grantDead(u"grant.no_refresh_token"_s);
        answerLater(error);
        return expire(error);
    }
    m_waiters << Waiter{context, std::move(done)};
    if (!m_grant->renewing)
        startRenewal();
}

void Session::tryNow()
{
    if (m_state == State::Offline && m_mayTrySooner)
        startRenewal();
}

void Session::startRenewal()
{
    m_grant->renewing = true;
    if (m_state != State::Resuming)
        setState(State::Renewing);
    if (m_grant->isKnown())
        sendRenewal(m_grant);
    else
        learnIssuer(m_grant);
}

void Session::sendRenewal(const std::shared_ptr<Grant> &grant)
{
    const WebRequest::Form form{{"grant_type", "refresh_token"},
                                {"refresh_token", grant->tokens.refresh},
                                {"client_id", grant->clientId.toUtf8()}};
    m_web.send({grant->info.provider.tokenEndpoint, form}, this, [this, grant](const Result<Response> &result) {
        if (result)
            finishRenewal(grant, parseTokens(*result, m_clock.now()));
        else
            finishRenewal(grant, unreachable(result.error(), u"provider"_s));
    });
}

void Session::finishRenewal(const std::shared_ptr<Grant> &grant, const Result<Tokens> &result)
{
    const bool isRotated = result && !result->refresh.isEmpty() && result->refresh != grant->tokens.refresh;
    if (result)
        grant->take(*result, m_clock.now());
    grant->isKept &= !isRotated;
    if (grant != m_grant && !(result && grant->isLeft)) // signed out meanwhile
        return endOutlived(grant);
    if (result) {
        const auto use = [this, grant, idToken = result->id] { useRenewed(grant, idToken); };
        return grant->isKept ? use() : keepGrant(grant, use);
    }
    grant->renewing = false;
    if (result.error().kind != Error::Kind::GrantDead)
        return goOffline(result.error());
    if (result.error().code == "grant.invalid_grant"_L1)
        forgetGrant(grant);
    else // about this program, not about what is kept
        releaseGrant(grant);
    expire(result.error());
}

/// What a renewal brought is kept, as far as it can be; only now any of it is used.
void Session::useRenewed(const std::shared_ptr<Grant> &grant, const QByteArray &idToken)
{
    if (grant != m_grant)
        endOutlived(grant);
    else if (idToken.isEmpty())
        concludeRenewal(grant);
    else
        checkRenewed(grant, idToken);
}

void Session::checkRenewed(const std::shared_ptr<Grant> &grant, const QByteArray &idToken)
{
    const auto check = [grant, idToken, now = m_clock.now()](const oidc::KeySet &keys) {
        return oidc::checkRefreshedIdToken(idToken, keys, grant->rules(), grant->idToken, now);
    };
    m_keys.check(check, this, [this, grant, idToken](const Result<oidc::IdToken> &checked) {
        if (checked) {
            grant->idToken = *checked;
            grant->tokens.id = idToken;
        } else if (checked.error().code.startsWith("token."_L1) && grant == m_grant) {
            grant->renewing = false;
            forgetGrant(grant);
            revoke(grant);
            return expire(grantDead(checked.error().code)); // about somebody else, or not by this issuer
        }
        // Where the keys cannot be had just now, the ID token of before stays; nothing is decided by the new one.
        concludeRenewal(grant);
    });
}

void Session::concludeRenewal(const std::shared_ptr<Grant> &grant)
{
    if (grant != m_grant)
        return endOutlived(grant);
    grant->renewing = false;
    m_failures = 0;
    m_signIn = {};
    setStep(Step::None);
    setState(State::Active);
    answerWaiters(grant->tokens.access);
}

void Session::expire(const Error &error)
{
    qCInfo(logger) << "the grant has ended:" << error.code;
    m_grant.reset();
    setStep(Step::None);
    setKept(Kept::Unasked);
    setState(State::Expired);
    answerWaiters(error);
}

void Session::giveUp()
{
    if (!isSignedIn())
        return;
    const auto grant = m_grant;
    forgetGrant(grant);
    expire(grantDead(u"session.given_up"_s));
    if (!grant->renewing) // else its answer holds the refresh token to take back
        revoke(grant);
}

void Session::goOffline(const Error &error)
{
    const milliseconds table = m_retryWaits.at(std::min(m_failures, m_retryWaits.size() - 1));
    ++m_failures;
    const milliseconds wait(static_cast<qint64>(static_cast<double>(table.count())
                                                * (0.5 + 0.5 * QRandomGenerator::global()->generateDouble())));
    qCInfo(logger) << "not renewed:" << error.code;
    m_lineError = error;
    m_mayTrySooner = !error.retryAfter;
    setStep(Step::None);
    setState(State::Offline);
    if (m_state == State::Offline) // nobody has signed out on hearing it
        m_retryTimer.start(std::max<milliseconds>(wait, error.retryAfter.value_or(std::chrono::seconds(0))));
    answerWaiters(error);
}

void Session::answerWaiters(const Result<QByteArray> &result)
{
    const QList<Waiter> waiters = std::exchange(m_waiters, {});
    for (const Waiter &waiter : waiters) {
        if (waiter.context)
            waiter.done(result);
    }
}

void Session::revoke(const std::shared_ptr<Grant> &grant, qsizetype tries)
{
    if (!grant->isKnown()) { // it was gone on with, and its issuer could not be asked yet
        (void)fetchServerInfo(
            m_web, grant->server, this, [] {},
            [this, grant](const Result<ServerInfo> &info) {
                if (takeInfo(grant, info))
                    revoke(grant);
                else
                    Q_EMIT revoked(false);
            });
        return;
    }
    const bool hasRefresh = !grant->tokens.refresh.isEmpty();
    const QByteArray token = hasRefresh ? grant->tokens.refresh : grant->tokens.access;
    if (grant->info.provider.revocationEndpoint.isEmpty() || token.isEmpty()) {
        QTimer::singleShot(0, this, [this] { Q_EMIT revoked(false); });
        return;
    }
    const WebRequest::Form form{{"token", token},
                                {"token_type_hint", hasRefresh ? "refresh_token" : "access_token"},
                                {"client_id", grant->clientId.toUtf8()}};
    m_web.send(
        {grant->info.provider.revocationEndpoint, form}, this, [this, grant, tries](const Result<Response> &result) {
            const bool passing = result ? result->status == 429 || result->status >= 500 : isOfLine(result.error());
            if (!passing || tries >= qsizetype(revocationWaits.size())) {
                Q_EMIT revoked(result && result->status == 200);
                return;
            }
            const auto asked = result ? retryAfter(result->headers, m_clock.now()) : std::nullopt;
            const milliseconds wait =
                std::max<milliseconds>(revocationWaits[size_t(tries)], asked.value_or(std::chrono::seconds(0)));
            QTimer::singleShot(std::min(wait, longestRevocationWait), this,
                               [this, grant, tries] { revoke(grant, tries + 1); });
        });
}

} // namespace steward
