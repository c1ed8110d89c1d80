// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/readside.h"
#include "store/visits.h"

#include <QHash>

namespace steward {

/// Knows the sessions of who asks, and whether they were ended. What was ended here is refused from the next request
/// on; what another server on the same database has ended, within \a lookAgain.
///
/// A session is known by what any issuer's tokens have: issuer, subject and client, and sid where there is one. (A jti
/// changes with each renewal, so that ending one token would end nothing.) Of a session with a sid no token is taken
/// after its end, ever; of another those that come from a sign-in after it, by auth_time, or where the issuer does not
/// tell that, those issued after it: there a renewal gets around the end, and the person has to be signed out at the
/// issuer, too.
class SessionBook
{
public:
    static constexpr std::chrono::seconds lookAgain{5};
    static constexpr std::chrono::minutes seenEvery{5};     ///< a session in use is written down so often
    static constexpr std::chrono::hours refusedEvery{1};    ///< and a refusal, of one subject for one reason
    static constexpr std::chrono::seconds clocksDiffer{60}; ///< as for tokens: the issuer's clock may be ahead

    /// \a visits must outlive this.
    explicit SessionBook(Visits &visits)
        : m_visits(visits)
    {
    }

    /// Who is told whom it lets in; it must outlive this.
    void readBy(ReadSide &side) { m_readSide = &side; }

    /// False: the session was ended. Callers without a token have none, and are let in. An Error where nobody knows.
    [[nodiscard]] Result<bool> enter(const Caller &caller, const Id &person, Instant now);
    /// Somebody was turned away.
    void refused(const Caller &caller, const Id &person, const QString &code, Instant now);
    /// The session was changed: look again.
    void forget(const Id &session);
    /// Of this caller; null: he has none.
    [[nodiscard]] Id current(const Caller &caller, const Id &person) const;

private:
    struct Key
    {
        Subject subject;
        QString sid;
        QString client;
        Id person; ///< somebody may come back as another

        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, key.subject, key.sid, key.client, key.person);
        }
    };
    struct Known
    {
        SessionRow session;
        Instant looked;
    };

    [[nodiscard]] static Key keyOf(const Caller &caller, const Id &person);
    [[nodiscard]] static bool isShutOut(const TokenFacts &token, Instant ended);
    [[nodiscard]] Result<Known *> look(const Caller &caller, const Id &person, Instant now);
    void touch(Known &known, const Caller &caller, Instant now);
    void admit(const Known &known, const Caller &caller) const;

    Visits &m_visits;
    ReadSide *m_readSide = nullptr; ///< null: nobody else lets anybody in
    QHash<Key, Known> m_known;
    QHash<std::pair<Subject, QString>, Instant> m_refused;
};

} // namespace steward
