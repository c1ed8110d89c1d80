// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/sessionbook.h"

#include "core/log.h"

#include <algorithm>

namespace steward {

namespace {

STEWARD_LOG(service)

/// What is only remembered to ask the store less often.
constexpr qsizetype mostRemembered = 20'000;

void warn(const Error &error)
{
    qCWarning(logger) << "who was here cannot be written down:" << error.code << error.detail;
}

} // namespace

SessionBook::Key SessionBook::keyOf(const Caller &caller, const Id &person)
{
    return {caller.subject, caller.token->session, caller.token->clientId, person};
}

bool SessionBook::isShutOut(const TokenFacts &token, Instant ended)
{
    return !token.session.isEmpty() || token.authenticated.value_or(token.issued) <= ended + clocksDiffer;
}

Result<SessionBook::Known *> SessionBook::look(const Caller &caller, const Id &person, Instant now)
{
    const Key key = keyOf(caller, person);
    const auto known = m_known.find(key);
    if (known != m_known.end() && now - known->looked < lookAgain)
        return &*known;
    const auto found = m_visits.find(key.subject, key.sid, key.client, person);
    if (!found)
        return found.error();
    if (m_known.size() >= mostRemembered)
        m_known.clear();
    const SessionRow fresh{.id = Id::random(),
                           .person = person,
                           .subject = key.subject,
                           .sid = key.sid,
                           .client = key.client,
                           .began = now,
                           .seen = now,
                           .from = caller.from};
    Known one{found->value_or(fresh), now};
    if (!*found) {
        const auto begun = m_visits.begin(fresh);
        if (begun)
            one.session = *begun;
        else
            warn(begun.error()); // who may read is not kept from it by a full disk; nor is he forgotten: next time
        if (!begun)
            one.looked = {};
    }
    return &*m_known.insert(key, one);
}

void SessionBook::touch(Known &known, const Caller &caller, Instant now)
{
    SessionRow &session = known.session;
    const bool isResumed = session.isOver();
    if (!isResumed && now - session.seen < seenEvery)
        return;
    SessionRow seen = session;
    seen.seen = now;
    seen.from = caller.from;
    if (isResumed) {
        if (const auto resumed = m_visits.begin(seen); !resumed)
            return warn(resumed.error());
    } else if (const auto touched = m_visits.touch(session.id, now, caller.from); !touched) {
        return warn(touched.error());
    }
    session = seen;
}

Result<bool> SessionBook::enter(const Caller &caller, const Id &person, Instant now)
{
    if (!caller.token) {
        if (m_readSide)
            m_readSide->admit(caller, {}, person, now + lookAgain);
        return true;
    }
    const auto known = look(caller, person, now);
    if (!known)
        return known.error();
    const auto &ended = (*known)->session.ended;
    if (ended && isShutOut(*caller.token, *ended))
        return false;
    touch(**known, caller, now);
    admit(**known, caller);
    return true;
}

/// Until the next question that this book would ask or note something at. Of a session that was ended once, each token
/// is looked at.
void SessionBook::admit(const Known &known, const Caller &caller) const
{
    const SessionRow &session = known.session;
    if (m_readSide && !session.ended)
        m_readSide->admit(caller, session.id, session.person,
                          std::min(known.looked + lookAgain, session.seen + seenEvery));
}

void SessionBook::refused(const Caller &caller, const Id &person, const QString &code, Instant now)
{
    if (!caller.token)
        return;
    const std::pair key(caller.subject, code);
    if (const auto told = m_refused.constFind(key); told != m_refused.cend() && now - *told < refusedEvery)
        return;
    if (m_refused.size() >= mostRemembered)
        m_refused.clear();
    m_refused.insert(key, now);
    const auto kept = m_visits.refuse({.at = now,
                                       .what = SignInEvent::What::Refused,
                                       .person = person,
                                       .subject = caller.subject,
                                       .from = caller.from,
                                       .reason = code});
    if (!kept)
        warn(kept.error());
}

void SessionBook::forget(const Id &session)
{
    m_known.removeIf([&session](const auto &known) { return known.value().session.id == session; });
    if (m_readSide)
        m_readSide->forget(session);
}

Id SessionBook::current(const Caller &caller, const Id &person) const
{
    const auto known = caller.token ? m_known.constFind(keyOf(caller, person)) : m_known.cend();
    return known == m_known.cend() ? Id() : known->session.id;
}

} // namespace steward
