// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the workspace that speaks with the server about the draft: dry run, apply, undo.
#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/replay.h"
#include "workspace/workspace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

using namespace std::chrono_literals;

/// No answer came through, or none that can be trusted: what was asked may stand all the same.
bool mayHaveBeenDone(const Error &error)
{
    return error.kind == Error::Kind::Offline || error.kind == Error::Kind::Timeout || error.kind == Error::Kind::Server
           || error.kind == Error::Kind::BadReply;
}

/// The server has looked at the set and said no.
bool isVerdict(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::Forbidden:
    case Error::Kind::NotFound:
    case Error::Kind::Objection:
    case Error::Kind::Stale:
    case Error::Kind::Invalid:
    case Error::Kind::TooLarge:
        return true;
    default:
        return false;
    }
}

/// The field changes from one state of a role to another.
QList<Change> editsOf(const QJsonObject &before, const QJsonObject &after)
{
    const auto was = fromJson<Role>(before);
    const auto is = fromJson<Role>(after);
    if (!was || !is)
        return {};
    Project first, second;
    first.roles = Table<Role>({*was});
    second.roles = Table<Role>({*is});
    return diff(first, second);
}

/// What \a removal is to take away, once \a sent is live: a role as it was and as we ourselves have edited it, so that
/// the removal is not in conflict with us. What others did to it meanwhile still shows.
QJsonValue editedBy(const ChangeSet &sent, const Change &removal, const Project &project)
{
    const auto was = fromJson<Role>(removal.before.toObject());
    if (!was)
        return removal.before;
    Project before = project;
    before.roles = before.roles.with(*was);
    const Project after = laidOver(before, sent.changes);
    const Role *is = after.roles.find(removal.entity.id);
    return is ? QJsonValue(domain::toJson(*is)) : removal.before;
}

} // namespace

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

/// True: nothing is sent, and it is said why.
bool Workspace::refuseAsTooOld()
{
    if (!isTooOld())
        return false;
    m_refusal = Error{.kind = Error::Kind::Objection, .code = tooOld};
    Q_EMIT draftChanged();
    return true;
}

void Workspace::dryRun()
{
    if (m_work != Work::Idle || m_draft.isEmpty() || refuseAsTooOld())
        return;
    m_refusal.reset();
    setWork(Work::DryRunning);
    const ChangeSet asked = changeSet();
    m_workTicket = m_api.dryRun(asked, this, [this, asked](Result<wire::Applied> answer) {
        setWork(Work::Idle);
        if (asked.changes != m_draft.changes() || asked.acknowledged != m_draft.acknowledged())
            return; // an answer to an older draft
        if (!answer)
            return receiveRefusal(answer.error(), asked);
        m_dryRun = std::move(answer).value();
        m_draft.forgetRejections();
        setLine(Line::UpToDate);
        Q_EMIT draftChanged();
    });
}

void Workspace::apply()
{
    if (m_work != Work::Idle || m_draft.isEmpty() || m_draft.hasConflict() || refuseAsTooOld())
        return;
    m_refusal.reset();
    const ChangeSet sent = changeSet();
    const bool wasSentBefore = indexOfUnanswered(sent.id) >= 0; // then it is the same to the letter
    if (!wasSentBefore)
        m_unanswered << sent;
    m_applying = sent.id;
    setWork(Work::Applying);
    m_workTicket = m_api.apply(sent, this, [this, sent, wasSentBefore](const Result<wire::Applied> &answer) {
        setWork(Work::Idle);
        if (answer)
            receiveApplied(sent.id, *answer);
        else
            receiveUnapplied(sent, answer.error(), wasSentBefore);
    });
}

void Workspace::receiveUnapplied(const ChangeSet &sent, const Error &error, bool wasSentBefore)
{
    // What did not get as far as being looked at says nothing of the time before.
    if (isVerdict(error) || (!wasSentBefore && !mayHaveBeenDone(error)))
        m_unanswered.removeIf([&sent](const ChangeSet &set) { return set.id == sent.id; });
    receiveRefusal(error, sent);
}

qsizetype Workspace::indexOfUnanswered(const Id &set) const
{
    const auto found = std::find_if(m_unanswered.cbegin(), m_unanswered.cend(),
                                    [&set](const ChangeSet &sent) { return sent.id == set; });
    return found == m_unanswered.cend() ? -1 : std::distance(m_unanswered.cbegin(), found);
}

void Workspace::receiveApplied(const Id &set, const wire::Applied &answer)
{
    const bool movesView = isAboutUs(answer.changes);
    // Others may have committed in between: then the feed brings theirs and ours in order.
    const bool isNext = answer.revision == m_project.revision + 1;
    if (isNext) {
        m_project = replayed(m_project, answer.changes, answer.revision);
        m_follower.setRevision(answer.revision);
        m_syncedAt = m_clock.now();
        Q_EMIT advanced(answer.changes, answer.revision);
    }
    m_review.reset();
    m_dryRun.reset();
    const JournalEntry entry = conclude(indexOfUnanswered(set), answer.at);
    if (isNext)
        rebaseAll({});
    setLine(Line::UpToDate);
    if (movesView) { // what we hold was made for who we were; the feed passes over what is ours
        m_follower.stop();
        m_reload.start(0s);
    }
    Q_EMIT changed({});
    Q_EMIT draftChanged();
    Q_EMIT applied(entry);
    if (!isNext && !movesView)
        m_follower.askNow();
}

/// As the server sees it (movesView() in app/service): may we see or do other things after this?
bool Workspace::isAboutUs(const QList<Change> &changes) const
{
    const auto self = m_project.people.find(m_me.person);
    const Role *own = self ? roleOf(m_project, *self) : nullptr;
    return std::any_of(changes.cbegin(), changes.cend(), [&](const Change &change) {
        return change.entity.id == m_me.person
               || (own && change.entity.id == own->id && change.field.startsWith("permissions."_L1));
    });
}

/// What was sent is in the log, whether its answer told us or the feed. The draft keeps what has been written since.
JournalEntry Workspace::conclude(qsizetype unanswered, Instant at)
{
    const ChangeSet sent = m_unanswered.takeAt(unanswered);
    if (m_work == Work::Applying && sent.id == m_applying) { // the feed was faster than the answer
        m_workTicket.cancel();
        setWork(Work::Idle);
    }
    const JournalEntry entry{
        .set = sent.id,
        .changes = static_cast<int>(sent.changes.size()),
        .at = at,
        .undoUntil = at + std::chrono::minutes(m_project.capabilities.undoWindowMinutes),
    };
    m_journal << entry;
    m_draft = leftOver(sent);
    m_setId = Id::random();
    m_refusal.reset();
    if (m_draft.isEmpty())
        finishDraft();
    return entry;
}

Draft Workspace::leftOver(const ChangeSet &sent) const
{
    QList<Staged> left;
    for (Staged staged : m_draft.items()) {
        const Change &now = staged.change;
        const auto was = std::find_if(sent.changes.cbegin(), sent.changes.cend(), [&now](const Change &change) {
            return change.entity == now.entity && change.field == now.field && change.op == now.op;
        });
        if (was == sent.changes.cend()) { // staged since
            if (now.op == Change::Op::Remove)
                staged.change.before = editedBy(sent, now, m_project);
            left << staged;
        } else if (now.op == Change::Op::Create) { // a role edited while it was being made
            for (const Change &edit : editsOf(was->after.toObject(), now.after.toObject()))
                left << Staged{.change = edit, .at = staged.at};
        } else if (now.after != was->after) {
            left << Staged{.change = now, .at = staged.at};
            left.last().change.before = was->after;
        }
    }
    Draft draft;
    if (!left.isEmpty()) {
        draft.replaceItems(left);
        draft.reason = m_draft.reason;
    }
    return draft;
}

void Workspace::receiveRefusal(const Error &error, const ChangeSet &sent)
{
    m_refusal = error;
    if (isVerdict(error))
        m_dryRun.reset(); // what it said before holds no more
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
        setLine(Line::Offline, error);
        break;
    case Error::Kind::Unauthorised:
    case Error::Kind::GrantDead: {
        const bool wasAskedFor = m_line == Line::SignedOut;
        lose(error);
        if (wasAskedFor) // and closed again: whoever acts is asked anew
            Q_EMIT signInNeeded();
        break;
    }
    case Error::Kind::Forbidden:
        if (error.code.startsWith("member."_L1)) // not this change: nothing at all
            lose(error);
        else
            markProblems(wire::problemsFromJson(error.more.value(u"problems"_s).toArray()), sent);
        break;
    case Error::Kind::Stale:
        rebase(m_draft, {});
        m_follower.askNow(); // brings what others did; the draft is moved onto it
        break;
    default:
        markProblems(wire::problemsFromJson(error.more.value(u"problems"_s).toArray()), sent);
        break;
    }
    Q_EMIT draftChanged();
}

void Workspace::markProblems(const QList<Problem> &problems, const ChangeSet &sent)
{
    if (!problems.isEmpty())
        m_draft.forgetRejections();
    for (const Problem &problem : problems) {
        if (problem.change < 0 || problem.change >= sent.changes.size() || problem.kind == Problem::Kind::LockOut)
            continue;
        const Change &change = sent.changes.at(problem.change);
        m_draft.reject(change.entity, change.field, problem);
        Q_EMIT changed({change.entity});
    }
}

void Workspace::stageInverse(const Id &set)
{
    if (m_work != Work::Idle || refuseAsTooOld())
        return;
    if (m_parked) { // there is one place to wait, and what has been written since the inverse would have none
        m_refusal = Error{.kind = Error::Kind::Objection, .code = u"inverse.waiting"_s};
        Q_EMIT draftChanged();
        return;
    }
    m_refusal.reset();
    setWork(Work::Undoing);
    m_workTicket = m_api.inverse(set, this, [this, set](const Result<QList<Change>> &changes) {
        setWork(Work::Idle);
        if (changes)
            receiveInverse(set, *changes);
        else
            receiveRefusal(changes.error());
    });
}

void Workspace::receiveInverse(const Id &set, const QList<Change> &changes)
{
    QList<Staged> items;
    for (const Change &change : changes)
        items << Staged{.change = change, .at = m_clock.now()};
    Draft inverse;
    inverse.inverseOf = set;
    inverse.replaceItems(items);
    rebase(inverse, {}); // what others have changed since is in conflict from the start
    if (inverse.isEmpty()) {
        m_refusal = Error{.kind = Error::Kind::Objection, .code = u"inverse.done"_s};
        Q_EMIT draftChanged();
        return;
    }
    if (!m_draft.isEmpty())
        m_parked = m_draft;
    m_draft = inverse;
    edited({});
    Q_EMIT inverseStaged();
}

} // namespace steward
