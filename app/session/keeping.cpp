// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of Session that outlives the program: keeping the newest refresh token in the key ring, and going on from
// it.
#include "session/grant.h"
#include "session/grantstore.h"

#include "core/log.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(session)

Session::Kept keptOf(Keeping outcome)
{
    switch (outcome) {
    case Keeping::Done:
        return Session::Kept::Yes;
    case Keeping::NotThere:
        return Session::Kept::NotThere;
    case Keeping::Locked:
        return Session::Kept::Locked;
    case Keeping::NoStore:
        return Session::Kept::NoStore;
    case Keeping::Silent:
        return Session::Kept::Silent;
    case Keeping::Refused:
        return Session::Kept::Refused;
    }
    Q_UNREACHABLE();
}

} // namespace

void Session::keepIn(GrantStore &store)
{
    m_store = &store;
    m_store->settleDebts();
}

void Session::setKept(Kept kept)
{
    if (m_kept == kept)
        return;
    qCInfo(logger) << "kept in the key ring:" << kept;
    m_kept = kept;
    Q_EMIT keptChanged();
}

/// Calls \a then when the ring has answered, and at once where there is nothing to keep or nowhere to.
void Session::keepGrant(const std::shared_ptr<Grant> &grant, const std::function<void()> &then)
{
    if (!m_store || grant->tokens.refresh.isEmpty())
        return then();
    const AccountBook::Entry entry = entryOf(grant->account());
    grant->isClaimed = m_store->claim(entry);
    if (!grant->isClaimed) { // its token would be overwritten by ours, and ours by its next one
        if (grant == m_grant)
            setKept(Kept::InUse);
        return then();
    }
    const KeptGrant kept{.account = grant->account(),
                         .refresh = grant->tokens.refresh,
                         .idTokenBytes = grant->tokens.id,
                         .idToken = grant->idToken};
    m_store->keep(kept, this, [this, grant, then](Keeping outcome) {
        grant->isKept = outcome == Keeping::Done;
        if (grant == m_grant)
            setKept(keptOf(outcome));
        then();
    });
}

void Session::forgetGrant(const std::shared_ptr<Grant> &grant)
{
    if (!m_store || !grant->isClaimed)
        return;
    m_store->forget(entryOf(grant->account()));
    releaseGrant(grant);
}

void Session::releaseGrant(const std::shared_ptr<Grant> &grant)
{
    if (m_store && grant->isClaimed)
        m_store->release(entryOf(grant->account()));
    grant->isClaimed = false;
}

void Session::resume(const QString &handle, Ring ring)
{
    const auto entry = m_store ? m_store->find(handle) : std::nullopt;
    if (!entry || (m_state != State::SignedOut && m_state != State::Expired))
        return;
    m_account = handle;
    m_server = QUrl(entry->server);
    setState(State::Resuming);
    setStep(Step::KeyRing);
    const int attempt = ++m_attempt;
    const auto isOver = [this, attempt] { return m_state != State::Resuming || attempt != m_attempt; };
    const auto read = [this, entry = *entry, isOver] {
        if (!isOver())
            readKept(entry);
    };
    if (isOver()) // a listener has cancelled
        return;
    if (m_left && m_left->renewing && entryOf(m_left->account()) == *entry) {
        m_left->whenDone = read; // what lies in the ring until then is used up
        return;
    }
    if (ring == Ring::AsItIs)
        return read();
    m_store->unlock(this, [this, read, isOver](Keeping outcome) {
        if (isOver())
            return;
        if (outcome == Keeping::Done)
            read();
        else
            endResuming(keptOf(outcome));
    });
}

void Session::readKept(const AccountBook::Entry &entry)
{
    if (!m_store->claim(entry))
        return endResuming(Kept::InUse);
    m_store->fetch(entry, this,
                   [this, entry, attempt = m_attempt](Keeping outcome, const std::optional<KeptGrant> &kept) {
                       if (m_state != State::Resuming || attempt != m_attempt)
                           return m_store->release(entry);
                       if (kept)
                           return goOnFrom(*kept);
                       m_store->release(entry);
                       endResuming(keptOf(outcome));
                   });
}

void Session::goOnFrom(const KeptGrant &kept)
{
    m_grant = std::make_shared<Grant>();
    m_grant->server = kept.account.server;
    m_grant->clientId = kept.account.client;
    m_grant->idToken = kept.idToken;
    m_grant->tokens.id = kept.idTokenBytes;
    m_grant->tokens.refresh = kept.refresh;
    m_grant->isKept = true;
    m_grant->isClaimed = true;
    m_person = personOf(kept.idToken);
    m_failures = 0;
    setKept(Kept::Yes);
    startRenewal();
}

/// Back to where nobody is signed in; what is kept stays as it is.
void Session::endResuming(Kept kept)
{
    ++m_attempt;
    m_signIn.cancel();
    m_signIn = {};
    if (m_grant) {
        m_grant->renewing = m_grant->renewing && m_grant->isKnown(); // else it was the question that was cancelled
        letGo();
    }
    m_person = {};
    setKept(kept);
    setStep(Step::None);
    setState(State::SignedOut);
}

/// The grant leaves memory and lives on in the ring. The answer to a renewal under way goes there, too.
void Session::letGo()
{
    m_left = std::exchange(m_grant, nullptr);
    m_left->isLeft = true;
    if (!m_left->renewing)
        releaseGrant(m_left);
}

void Session::leave()
{
    if (m_state == State::Resuming)
        return endResuming(Kept::Unasked);
    if (!m_grant || !m_grant->isKept)
        return signOut(Farewell::Tokens);
    letGo();
    m_person = {};
    setKept(Kept::Unasked);
    setState(State::SignedOut);
    answerWaiters(Error{.kind = Error::Kind::GrantDead, .code = u"session.signed_out"_s});
}

/// A renewal has come to its end after its grant was signed out or left.
void Session::endOutlived(const std::shared_ptr<Grant> &grant)
{
    grant->renewing = false;
    if (!grant->isLeft)
        return revoke(grant);
    releaseGrant(grant);
    if (const auto then = std::exchange(grant->whenDone, nullptr))
        then();
}

void Session::keepAgain()
{
    if (!m_store)
        return;
    if (m_state == State::SignedOut)
        return resume(m_account, Ring::Unlocked);
    if (!m_grant)
        return;
    m_store->unlock(this, [this, grant = m_grant](Keeping outcome) {
        if (grant != m_grant || grant->renewing) // a renewal keeps what it brings
            return;
        if (outcome == Keeping::Done)
            keepGrant(grant, [] {});
        else
            setKept(keptOf(outcome));
    });
}

bool Session::takeInfo(const std::shared_ptr<Grant> &grant, const Result<ServerInfo> &info) const
{
    const bool isSame =
        info && info->provider.issuer == grant->idToken.issuer && m_flow.clientOf(info->server) == grant->clientId;
    if (isSame)
        grant->info = *info;
    return isSame;
}

/// Where tokens are renewed is asked anew after a restart: addresses come from the issuer's own document alone.
void Session::learnIssuer(const std::shared_ptr<Grant> &grant)
{
    const auto setStepOf = [this](Step step) {
        if (m_state == State::Resuming)
            setStep(step);
    };
    setStepOf(Step::Server);
    m_signIn = fetchServerInfo(
        m_web, grant->server, this, [setStepOf] { setStepOf(Step::Provider); },
        [this, grant](const Result<ServerInfo> &info) {
            const bool isSame = takeInfo(grant, info);
            if (grant != m_grant)
                return endOutlived(grant);
            if (isSame) {
                m_keys.setAddress(info->provider.keysEndpoint);
                return sendRenewal(grant);
            }
            grant->renewing = false;
            if (!info)
                return goOffline(info.error());
            // A token goes to nobody but the issuer that gave it. It is kept: the server may be mended.
            releaseGrant(grant);
            expire({.kind = Error::Kind::GrantDead, .code = u"grant.moved"_s});
        });
}

} // namespace steward
