// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the workspace that speaks with the server about the draft: dry run, apply, undo.
#include "domain/changes.h"
#include "domain/replay.h"
#include "workspace/workspace.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

void Workspace::setWork(Work work)
{
    m_work = work;
    m_workSince = m_clock.now();
    Q_EMIT workChanged();
}

ChangeSet Workspace::changeSet() const
{
    return {.id = m_setId,
            .changes = m_draft.changes(),
            .reason = m_draft.reason,
            .inverseOf = m_draft.inverseOf,
            .acknowledged = m_draft.acknowledged()};
}

void Workspace::dryRun()
{
    if (m_work != Work::Idle || m_draft.isEmpty())
        return;
    m_refusal.reset();
    setWork(Work::DryRunning);
    const Id asked = m_setId;
    m_workTicket = m_api.dryRun(changeSet(), this, [this, asked](Result<wire::Applied> answer) {
        setWork(Work::Idle);
        if (asked != m_setId)
            return; // an answer to an older draft
        if (!answer)
            return receiveRefusal(answer.error());
        m_dryRun = std::move(answer).value();
        setLine(Line::UpToDate);
        Q_EMIT draftChanged();
    });
}

void Workspace::apply()
{
    if (m_work != Work::Idle || m_draft.isEmpty() || m_draft.hasConflict())
        return;
    m_refusal.reset();
    setWork(Work::Applying);
    const int count = static_cast<int>(m_draft.items().size());
    m_workTicket = m_api.apply(changeSet(), this, [this, count](const Result<wire::Applied> &answer) {
        setWork(Work::Idle);
        if (answer)
            receiveApplied(*answer, count);
        else
            receiveRefusal(answer.error());
    });
}

void Workspace::receiveApplied(const wire::Applied &applied, int count)
{
    const JournalEntry entry{
        .set = m_setId,
        .changes = count,
        .at = applied.at,
        .undoUntil = applied.at + std::chrono::minutes(m_project.capabilities.undoWindowMinutes),
    };
    // Others may have committed in between: then the feed brings theirs and ours in order.
    const bool isNext = applied.revision == m_project.revision + 1;
    m_draft = {};
    m_review.reset();
    m_dryRun.reset();
    m_setId = Id::random();
    if (isNext) {
        m_project = replayed(m_project, applied.changes, applied.revision);
        m_follower.setRevision(applied.revision);
        m_syncedAt = m_clock.now();
    }
    m_journal << entry;
    finishDraft();
    setLine(Line::UpToDate);
    Q_EMIT changed({});
    Q_EMIT draftChanged();
    Q_EMIT this->applied(entry);
    if (!isNext)
        m_follower.askNow();
}

void Workspace::receiveRefusal(const Error &error)
{
    m_refusal = error;
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        setLine(Line::Offline, error);
        break;
    case Error::Kind::Unauthorised:
    case Error::Kind::GrantDead:
        setLine(Line::SignedOut, error);
        break;
    case Error::Kind::Stale:
        m_follower.askNow(); // brings what others did; the draft is moved onto it
        break;
    default:
        markProblems(wire::problemsFromJson(error.more.value(u"problems"_s).toArray()));
        break;
    }
    Q_EMIT draftChanged();
}

void Workspace::markProblems(const QList<Problem> &problems)
{
    QList<Staged> items = m_draft.items();
    bool anything = false;
    for (const Problem &problem : problems) {
        if (problem.change < 0 || problem.change >= items.size() || problem.kind == Problem::Kind::LockOut)
            continue;
        items[problem.change].state = Staged::State::Rejected;
        items[problem.change].problem = problem;
        anything = true;
    }
    if (!anything)
        return;
    m_draft.replaceItems(items);
    Q_EMIT changed({});
}

void Workspace::stageInverse(const Id &set)
{
    if (m_work != Work::Idle)
        return;
    m_refusal.reset();
    setWork(Work::Undoing);
    m_workTicket = m_api.inverse(set, this, [this, set](const Result<QList<Change>> &changes) {
        setWork(Work::Idle);
        if (!changes)
            return receiveRefusal(changes.error());
        if (!m_draft.isEmpty() && !m_parked)
            m_parked = m_draft;
        Draft inverse;
        inverse.inverseOf = set;
        for (const Change &change : *changes)
            inverse.stage(change, m_clock.now());
        m_draft = inverse;
        edited({});
        Q_EMIT inverseStaged();
    });
}

} // namespace steward
