// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/admissions.h"

namespace steward::server {

namespace {

constexpr qsizetype mostAdmitted = 20'000;

} // namespace

StayKey::StayKey(const Caller &caller)
    : subject(caller.subject)
    , hasToken(caller.token.has_value())
    , sid(hasToken ? caller.token->session : QString())
    , client(hasToken ? caller.token->clientId : QString())
{
}

void Admissions::admit(const Caller &caller, const Id &session, const Id &person, Instant until)
{
    const std::lock_guard lock(m_mutex);
    if (m_admitted.size() >= mostAdmitted)
        m_admitted.clear(); // the book is asked again: slower for a moment, and never wrong
    m_admitted.insert(StayKey(caller), {session, person, until});
}

Id Admissions::personOf(const Caller &caller, Instant now) const
{
    const StayKey key(caller);
    const std::lock_guard lock(m_mutex);
    const auto found = m_admitted.constFind(key);
    return found != m_admitted.cend() && now < found->until ? found->person : Id();
}

void Admissions::forget(const Id &session)
{
    const std::lock_guard lock(m_mutex);
    m_admitted.removeIf([&session](const auto &admitted) { return admitted.value().session == session; });
}

} // namespace steward::server
