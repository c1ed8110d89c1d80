// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/submission.h"

#include "core/json.h"
#include "domain/impact.h"
#include "service/catchup.h"
#include "service/context.h"
#include "service/limits.h"
#include "service/shownimpact.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

int statusOf(Problem::Kind kind)
{
    switch (kind) {
    case Problem::Kind::Forbidden:
        return 403;
    case Problem::Kind::Invalid:
        return 422;
    case Problem::Kind::Stale:
        return 412;
    case Problem::Kind::Objection:
    case Problem::Kind::LockOut:
        return 409;
    }
    Q_UNREACHABLE();
}

/// There is nothing in \a changes but what stands in \a way.
bool leadsBack(const QList<Change> &changes, const QList<Change> &way)
{
    using Place = std::pair<EntityRef, QString>;
    QMultiHash<Place, const Change *> steps;
    for (const Change &step : way)
        steps.insert(Place(step.entity, step.field), &step);
    return std::all_of(changes.cbegin(), changes.cend(), [&steps](const Change &change) {
        const auto [first, end] = steps.equal_range(Place(change.entity, change.field));
        return std::any_of(
            first, end, [&change](const Change *step) { return step->op == change.op && step->after == change.after; });
    });
}

} // namespace

Response refusalOf(const Outcome &outcome, const QByteArray &requestId, const QList<Change> &changes,
                   wire::SentAs sentAs)
{
    const QList<Problem> told = outcome.problems.first(std::min(outcome.problems.size(), limits::mostProblems));
    QJsonArray problems = wire::toJson(told);
    for (qsizetype i = 0; i < told.size(); ++i) {
        const QString pointer = wire::pointerTo(told.at(i), changes, sentAs);
        if (pointer.isEmpty())
            continue;
        QJsonObject pointed = problems.at(i).toObject();
        pointed.insert(u"pointer"_s, pointer);
        problems.replace(i, pointed);
    }
    const Problem &first = told.constFirst();
    return problem(statusOf(first.kind), first.code, requestId, {{u"problems"_s, problems}});
}

std::optional<Response> Submission::step(Instant now)
{
    switch (m_next) {
    case Next::Prove:
        m_before = m_project;
        return orGoOn(prove(), Next::Apply);
    case Next::Apply:
        m_before = m_project;
        return orGoOn(apply(), Next::Weigh);
    case Next::Weigh:
        return orGoOn(weigh(now), Next::Commit);
    case Next::Commit:
        return commit(now);
    }
    Q_UNREACHABLE();
}

std::optional<Response> Submission::orGoOn(std::optional<Response> response, Next next)
{
    if (!response)
        m_next = next;
    return response;
}

Response Submission::run(Instant now)
{
    m_next = Next::Prove;
    for (;;) {
        if (auto response = step(now))
            return *std::move(response);
    }
}

/// An inverse may put back what could not newly be given, so it has to be one: of a set in the log, with nothing in it
/// but what leads back. With anything else in it, it is a change set like any other.
std::optional<Response> Submission::prove()
{
    ChangeSet &set = m_asked.set;
    set.inverseOf = m_inverseOf;
    if (!set.inverseOf)
        return std::nullopt;
    const auto row = m_store.row(*set.inverseOf);
    if (!row && row.error().kind == Error::Kind::NotFound)
        return refusal({.kind = Error::Kind::Invalid,
                        .code = u"inverse.unknown"_s,
                        .fields = {{u"/inverseOf"_s, u"inverse.unknown"_s}}},
                       m_asked.requestId);
    if (!row)
        return refusal(row.error(), m_asked.requestId);
    if (!leadsBack(set.changes, inverse(row->changes, m_before)))
        set.inverseOf.reset();
    if (!set.inverseOf && set.changes.size() > m_asked.mostChanges)
        return refusal(wire::tooLarge(m_asked.mostChanges), m_asked.requestId);
    return std::nullopt;
}

std::optional<Response> Submission::apply()
{
    m_outcome = domain::apply(m_before, m_asked.set, m_asked.author);
    trimToShown(m_outcome.problems, m_before, m_outcome.wouldBe.value_or(m_before), m_asked.author);
    return m_outcome.isGood() ? std::nullopt : std::optional(refused());
}

std::optional<Response> Submission::weigh(Instant now)
{
    m_impact = impact(m_before, *m_outcome.project, m_outcome.changes);
    if (!m_asked.isDryRun)
        return std::nullopt;
    return Context::jsonText(canonicalJson(told(now)));
}

/// The answer's body, without whom the author is not shown.
QJsonObject Submission::told(Instant now)
{
    wire::Applied applied{.revision = m_outcome.project->revision,
                          .isDryRun = m_asked.isDryRun,
                          .changes = m_outcome.changes,
                          .impact = std::exchange(m_impact, {}),
                          .at = now};
    trimToShown(applied, m_before, *m_outcome.project, m_asked.author);
    return m_asked.tell(applied);
}

std::variant<Commit, Response> Submission::prepare(const Project &tip, Instant now)
{
    m_before = tip;
    auto refusal = prove();
    if (!refusal)
        refusal = apply();
    if (!refusal)
        refusal = weigh(now);
    if (refusal)
        return *std::move(refusal);
    return made(now);
}

Commit Submission::made(Instant now)
{
    const auto author = m_before.people.find(m_asked.author.person);
    return {.project = *m_outcome.project,
            .set = m_asked.set,
            .changes = m_outcome.changes,
            .at = now,
            .author = m_asked.author.person,
            .authorName = author ? author->name : QString(),
            .from = m_asked.from,
            .requestDigest = m_asked.digest,
            .answer = canonicalJson(told(now)),
            .admits = {},
            .secret = m_asked.secret};
}

Response Submission::refused() const
{
    return refusalOf(m_outcome, m_asked.requestId, m_asked.set.changes, m_asked.sentAs);
}

Response Submission::refused(const Error &error) const
{
    return refusal(error, m_asked.requestId);
}

Response Submission::commit(Instant now)
{
    if (m_project.revision != m_before.revision) // others were quicker; nobody comes between once more
        return run(now);
    const Commit commit = made(now);
    const auto row = m_store.commit(commit);
    if (!row && row.error().kind == Error::Kind::Stale && !m_isAlone)
        return commitAlone(now);
    if (!row)
        return refusal(row.error(), m_asked.requestId);
    if (!m_isAlone)
        m_project = commit.project;
    return Context::jsonText(commit.answer);
}

/// Somebody else writes to this store, and may be the first again and again: with him kept out it is worked out on
/// what he has left. Then the bases hold, or they do not and that is the answer.
Response Submission::commitAlone(Instant now)
{
    m_isAlone = true;
    std::optional<Response> response;
    const auto done = m_store.atOnce([&]() -> Result<void> {
        if (const auto caughtUp = catchUp(m_store, m_project); !caughtUp)
            return caughtUp.error();
        response = run(now);
        return response->status == 200 ? Result<void>() : Error{.code = u"refused"_s}; // nothing was written
    });
    m_isAlone = false;
    if (response && response->status != 200)
        return *std::move(response);
    if (!done)
        return refusal(done.error(), m_asked.requestId);
    m_project = *m_outcome.project;
    return *std::move(response);
}

} // namespace steward
