// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/service.h"

#include <QHash>

#include <mutex>

namespace steward::server {

/// Names one stay: what all tokens of it have in common. (See SessionBook for why it is no more than that.)
struct StayKey
{
    Subject subject;
    bool hasToken = false;
    QString sid;
    QString client;

    explicit StayKey(const Caller &caller);

    friend bool operator==(const StayKey &, const StayKey &) = default;
    friend size_t qHash(const StayKey &key, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, key.subject, key.hasToken, key.sid, key.client);
    }
};

/// Who was let in a moment ago and as whom, so that the next question needs neither session nor subject looked up.
/// Only stays that were never ended are here. (Whose subject it is cannot change either, as long as he is a person of
/// the project: whoever takes an admission must look whether he still is.) Thread-safe.
class Admissions
{
public:
    /// Until then, of the clock that calls are dated by.
    void admit(const Caller &caller, const Id &session, const Id &person, Instant until);
    /// Null: the book has to be asked.
    [[nodiscard]] Id personOf(const Caller &caller, Instant now) const;
    /// When this returns, the session is not taken by its admission any more.
    void forget(const Id &session);

private:
    struct Admitted
    {
        Id session;
        Id person;
        Instant until;
    };

    mutable std::mutex m_mutex;
    QHash<StayKey, Admitted> m_admitted;
};

} // namespace steward::server
