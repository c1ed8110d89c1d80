// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"
#include "domain/values/word.h"
#include "store/subject.h"

#include <QList>

namespace steward {

/// One stay of somebody who signed in: what his tokens have in common. An issuer that names its sessions (sid) tells
/// them apart; of another all tokens of a subject for one program are one session.
struct SessionRow
{
    qint64 number = 0; ///< in the order of their beginning
    Id id;
    Id person;
    Subject subject;
    QString sid;    ///< the issuer's name for it; may be empty
    QString client; ///< may be empty
    Instant began;
    Instant seen; ///< last, to within a few minutes
    QString from; ///< address and face, then
    std::optional<Instant> ended;
    Id endedBy;

    /// Nobody has been, or can have been, here since it was ended.
    [[nodiscard]] bool isOver() const { return ended && (!sid.isEmpty() || seen <= *ended); }
    /// \a other goes on where this one was ended.
    [[nodiscard]] bool isResumedBy(const SessionRow &other) const
    {
        return isOver() && sid.isEmpty() && other.seen > *ended;
    }

    friend bool operator==(const SessionRow &, const SessionRow &) = default;
};

/// Something that happened at the door.
struct SignInEvent
{
    enum class What { SignedIn, Refused, Ended };

    qint64 number = 0;
    Instant at;
    What what = What::SignedIn;
    Id person; ///< null: nobody of the project
    Subject subject;
    Id session;
    QString from;
    QString reason; ///< Refused: the code of the problem
    Id by;          ///< Ended: who did

    friend bool operator==(const SignInEvent &, const SignInEvent &) = default;
};

template<>
struct domain::WordsOf<SignInEvent::What>
{
    static constexpr std::array all{QLatin1StringView("signed_in"), QLatin1StringView("refused"),
                                    QLatin1StringView("ended")};
};

/// Something that left the server whole.
struct Read
{
    qint64 number = 0;
    Instant at;
    Id person;
    QString what;  ///< "snapshot", "audit", "view"
    QString scope; ///< "whole", "part"; of a view whose it is: "person:" and his id
    qint64 objects = 0;
    qint64 bytes = 0;
    QString from;

    friend bool operator==(const Read &, const Read &) = default;
};

/// Which rows are wanted, newest first.
struct VisitPage
{
    qint64 before = 0; ///< numbers below this one; 0: from the end
    int limit = 0;
    Id person; ///< null: of everybody
};

/// So long these are kept, from when a session was last seen, or something happened.
inline constexpr std::chrono::days visitsAreKept{90};
/// And at most so many: who is refused must not fill the disk, nor push out who was let in.
inline constexpr int mostSessions = 100'000;
inline constexpr int mostSignIns = 100'000;
inline constexpr int mostRefusals = 10'000;
inline constexpr int mostReads = 100'000;

/// Who was here: beside the project's state, bounded, and no part of the audit's chain. Blocking, one thread.
class Visits
{
public:
    virtual ~Visits() = default;

    /// The session of this subject, sid and client as this person; nothing: it has not been seen.
    [[nodiscard]] virtual Result<std::optional<SessionRow>> find(const Subject &subject, const QString &sid,
                                                                 const QString &client, const Id &person) const = 0;
    [[nodiscard]] virtual Result<std::optional<SessionRow>> session(const Id &id) const = 0;

    /// A session that is new: kept with a SignInEvent. So is one that goes on after its end, as somebody has signed in
    /// anew under the same names; its end stays, to shut out the tokens from before. Of any other that is there already
    /// nothing is changed, and it is answered: two servers may see it first.
    virtual Result<SessionRow> begin(const SessionRow &session) = 0;
    /// It is in use still. Nothing where it was ended meanwhile.
    virtual Result<void> touch(const Id &id, Instant at, const QString &from) = 0;
    /// With a SignInEvent of its own. Also a second time: the later moment counts, as it shuts out what came in
    /// between.
    virtual Result<void> end(const Id &id, Instant at, const Id &by) = 0;

    /// Of a refusal: kept, and old ones go.
    virtual Result<void> refuse(const SignInEvent &refusal) = 0;
    /// Its number.
    virtual Result<qint64> note(const Read &read) = 0;
    /// More of the same has left. Nothing where the row has gone.
    virtual Result<void> grow(qint64 number, qint64 bytes) = 0;

    [[nodiscard]] virtual Result<QList<SessionRow>> sessions(const VisitPage &page) const = 0;
    [[nodiscard]] virtual Result<QList<SignInEvent>> signIns(const VisitPage &page) const = 0;
    [[nodiscard]] virtual Result<QList<Read>> reads(const VisitPage &page) const = 0;
};

} // namespace steward
