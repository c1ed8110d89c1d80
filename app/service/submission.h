// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "service/service.h"
#include "wire/changes.h"
#include "wire/pointer.h"

namespace steward {

/// The one path on which anything is written, in steps, between which others may be answered and may write. A dry run
/// walks it as far as the commit. What has been worked out on a state that is gone by the time of the commit is worked
/// out again; if others do so who write to the same store, they are kept out meanwhile, so that once more is enough.
/// Store and project must outlive it.
class Submission
{
public:
    struct Asked
    {
        domain::ChangeSet set;
        QByteArray digest; ///< of the request, for the set's id as idempotency key; empty: nobody knows it
        bool isDryRun = false;
        domain::Author author;
        QString from;
        QByteArray requestId;
        std::optional<SealedSecret> secret{};      ///< whose field the set writes
        qsizetype mostChanges = wire::mostChanges; ///< the limit of a set that proves to be no inverse
        wire::SentAs sentAs = wire::SentAs::Otherwise;
        /// The answer's body, also the one that is kept for who asks again.
        QJsonObject (*tell)(const wire::Applied &) = [](const wire::Applied &applied) { return wire::toJson(applied); };
    };

    static constexpr int steps = 4;

    /// \a project: the state now, which the commit moves on.
    Submission(Store &store, domain::Project &project, Asked asked)
        : m_store(store)
        , m_project(project)
        , m_asked(std::move(asked))
    {
    }

    /// The answer after the last one: 200, or a problem.
    [[nodiscard]] std::optional<Response> step(Instant now);
    [[nodiscard]] Response run(Instant now); ///< all of them, from the first one on

    /// For who commits several together: what is to be committed on \a tip, or the refusal. run() may follow.
    [[nodiscard]] std::variant<Commit, Response> prepare(const domain::Project &tip, Instant now);

    [[nodiscard]] Response refused(const Error &error) const; ///< what says so of this one

    [[nodiscard]] int done() const { return static_cast<int>(m_next); }

private:
    enum class Next { Prove, Apply, Weigh, Commit };

    std::optional<Response> orGoOn(std::optional<Response> response, Next next);
    std::optional<Response> prove();
    std::optional<Response> apply();
    std::optional<Response> weigh(Instant now);
    [[nodiscard]] QJsonObject told(Instant now);
    [[nodiscard]] Response refused() const;
    [[nodiscard]] Commit made(Instant now);
    Response commit(Instant now);
    Response commitAlone(Instant now);

    Store &m_store;
    domain::Project &m_project;
    Asked m_asked;
    Next m_next = Next::Prove;
    domain::Project m_before; ///< what the outcome is worked out on
    domain::Outcome m_outcome;
    domain::Impact m_impact;
    const std::optional<Id> m_inverseOf{m_asked.set.inverseOf}; ///< as asked: proven on each state anew
    bool m_isAlone = false;                                     ///< nobody else can commit
};

/// By the first of the problems, with all of them, or as many as one answer tells. There is one. With where each stands
/// in the body that \a changes came in.
[[nodiscard]] Response refusalOf(const domain::Outcome &outcome, const QByteArray &requestId,
                                 const QList<domain::Change> &changes, wire::SentAs sentAs);

} // namespace steward
