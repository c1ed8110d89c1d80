// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/http.h"
#include "core/id.h"
#include "domain/values/word.h"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace steward {

/// Work that goes on after its request has been answered, in pieces.
class Work
{
public:
    struct Progress
    {
        QString what; ///< a slug: what it is at
        int done = 0; ///< pieces, of so many
        int of = 0;
    };

    virtual ~Work() = default;

    /// A bounded piece; the outcome after the last. Dropped before that, it leaves nothing behind.
    virtual std::optional<Response> step(Instant now) = 0;
    [[nodiscard]] virtual Progress progress() const = 0;
    [[nodiscard]] virtual QJsonObject about() const = 0; ///< members of the job that say what it is for
};

struct Job
{
    enum class State { Waiting, Running, Done, Refused, Cancelled };

    Id id;
    Id owner;
    State state = State::Waiting;
    QJsonObject about;
    Instant begun;
    std::optional<Instant> ended;
    Work::Progress progress;
    std::optional<Response> outcome; ///< where it is done or refused
    std::unique_ptr<Work> work;      ///< until it has ended

    [[nodiscard]] bool hasEnded() const { return ended.has_value(); }
    [[nodiscard]] QJsonObject toJson() const;
};

template<>
struct domain::WordsOf<Job::State>
{
    static constexpr std::array all{QLatin1StringView("waiting"), QLatin1StringView("running"),
                                    QLatin1StringView("done"), QLatin1StringView("refused"),
                                    QLatin1StringView("cancelled")};
};

/// All jobs: those to be done, one after the other in the order in which they were begun, so that writers stay in
/// order; and, for a while, those that have ended. A restart ends them all; what one has committed is in the log.
class Jobs
{
public:
    const Job &begin(const Id &owner, std::unique_ptr<Work> work, Instant now);

    /// Null: none of his.
    [[nodiscard]] const Job *find(const Id &owner, const Id &job) const;
    [[nodiscard]] QList<const Job *> of(const Id &owner) const; ///< the oldest first
    /// One that has not ended.
    void cancel(const Id &job, Instant now);

    [[nodiscard]] bool hasWork() const;
    /// A piece of the first that has not ended.
    void work(Instant now);
    void removeOverdue(Instant now);

private:
    void end(Job &job, Job::State state, Instant now);
    [[nodiscard]] Job *next();

    std::vector<std::unique_ptr<Job>> m_all;
};

} // namespace steward
