// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rows of the review's checklist.
#include "domain/authority.h"
#include "domain/barred.h"
#include "models/effecttext.h"
#include "models/format.h"
#include "models/newertext.h"
#include "models/reviewchecklist.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

/// Why a dry run would be of no use yet: the server answers it as it would answer the applying.
QString ReviewChecklist::dryRunWaitsFor() const
{
    const auto &items = m_workspace->draft().items();
    if (m_workspace->isTooOld())
        return tr("Waits until this console is brought up to date");
    if (m_workspace->line() == Workspace::Line::SignedOut)
        return tr("Waits until you have signed in again");
    if (m_workspace->line() == Workspace::Line::ShutOut)
        return tr("Waits until you have access again");
    if (m_workspace->line() != Workspace::Line::UpToDate)
        return tr("Waits for the connection");
    if (std::any_of(items.cbegin(), items.cend(),
                    [](const Staged &staged) { return staged.problem.code == "object.gone"_L1; }))
        return tr("Waits until what is gone is taken back");
    if (m_workspace->draft().hasConflict())
        return tr("Waits until the conflicts are settled");
    if (!m_workspace->review().lockOut.never.isEmpty() || !openLockOuts().isEmpty() || !openBarred().isEmpty())
        return tr("Waits until the lock-out is settled");
    return {};
}

ReviewChecklist::Row ReviewChecklist::dryRunRow() const
{
    Row row{u"dryrun"_s, State::Open, tr("Dry run by the server"), {}, {}};
    const Format format(m_workspace->project().utcOffsetMinutes);
    const QString count = format.count(m_workspace->draft().items().size());
    if (m_workspace->work() == Workspace::Work::DryRunning) {
        row.state = State::Waiting;
        row.detail = tr("Waiting for the answer");
    } else if (const auto &answer = m_workspace->dryRunAnswer()) {
        row.state = State::Done;
        //: %1 of %2 changes, at time %3
        row.detail = tr("%1 of %2 would succeed, %3").arg(count, count, format.time(answer->at));
        if (const int newer = newerCount(answer->changes); newer > 0)
            row.detail += u". "_s + tr("%Ln change(s) of a kind newer than this console", nullptr, newer);
    } else if (const QString awaited = dryRunWaitsFor(); !awaited.isEmpty()) {
        row.detail = awaited;
    } else {
        row.state = refusal() ? State::Failed : State::Open;
        row.detail = refusal() ? refusalTitle() : tr("Not asked yet");
        row.action = tr("Check again");
    }
    return row;
}

QList<Id> ReviewChecklist::openLockOuts() const
{
    QList<Id> open;
    for (const Id &person : m_workspace->review().lockOut.people) {
        const auto &acknowledged = m_workspace->draft().acknowledged();
        const bool isAccepted =
            std::any_of(acknowledged.cbegin(), acknowledged.cend(), [&](const Acknowledgement &one) {
                return one.finding == "locked_out"_L1 && one.entity.id == person;
            });
        if (!isAccepted && !m_workspace->review().lockOut.never.contains(person))
            open << person;
    }
    return open;
}

/// Effect::arguments "why" of the effect that names the person.
QString ReviewChecklist::whyLockedOut(const Id &person) const
{
    for (const Effect &effect : m_workspace->review().impact.effects) {
        if (effect.code == "person.locked_out"_L1 && effect.people.contains(person))
            return effect.arguments.value(u"why"_s).toString();
    }
    return {};
}

/// "No place: Yankho Msiska. Deactivated: Alinafe Mbewe and 5 more."
QString ReviewChecklist::lockedOutList(const QList<Id> &people) const
{
    const auto label = [](const QString &why) {
        if (why == "inactive"_L1)
            return tr("Deactivated: %1.", "names of people");
        if (why == "no_role"_L1)
            return tr("No role: %1.", "names of people");
        if (why == "role_archived"_L1)
            return tr("Role archived: %1.", "names of people");
        return tr("No place: %1.", "names of people");
    };
    QMap<QString, QList<Id>> byReason;
    for (const Id &person : people)
        byReason[whyLockedOut(person)] << person;
    QStringList parts;
    for (auto it = byReason.cbegin(); it != byReason.cend(); ++it)
        parts << label(it.key()).arg(namesInShort(m_workspace->project(), it.value()));
    return parts.join(u' ');
}

QString ReviewChecklist::keepingText() const
{
    const QList<Id> keeping = admins(m_workspace->shown());
    const bool isAmong = keeping.contains(m_workspace->me().person);
    const int others = static_cast<int>(keeping.size()) - (isAmong ? 1 : 0);
    if (!isAmong)
        return tr("%Ln admin(s) keep(s) access.", nullptr, others);
    return others > 0 ? tr("You and %Ln other admin(s) keep access.", nullptr, others)
                      : tr("You are the only admin, and keep access.");
}

QList<ReviewChecklist::Row> ReviewChecklist::lockOutRows() const
{
    const LockOut &lockOut = m_workspace->review().lockOut;
    if (lockOut.isFree())
        return {Row{u"nobody"_s, State::Done, tr("Nobody is locked out"), keepingText(), {}}};
    const Project &project = m_workspace->project();
    QList<Row> rows;
    if (!lockOut.never.isEmpty())
        rows << Row{u"never"_s,
                    State::Failed,
                    tr("The project would lose its last door"),
                    tr("%1 must keep access. Take the change back.").arg(namesInShort(project, lockOut.never)),
                    {}};
    const auto count = std::count_if(lockOut.people.cbegin(), lockOut.people.cend(),
                                     [&lockOut](const Id &person) { return !lockOut.never.contains(person); });
    if (count > 0)
        rows << namedRow(static_cast<int>(count));
    if (!barredByRule(lockOut).isEmpty())
        rows << barredRow();
    return rows;
}

/// People who lose what was theirs: each is settled by name.
ReviewChecklist::Row ReviewChecklist::namedRow(int count) const
{
    const QList<Id> open = openLockOuts();
    Row row{u"lockout"_s, State::Warning, tr("%Ln person(s) could not enter any more", nullptr, count), {}, {}};
    if (open.isEmpty()) {
        row.detail =
            tr("You have named everyone whom it meets. %1").arg(lockedOutList(m_workspace->review().lockOut.people));
    } else {
        row.state = State::Open;
        row.detail = lockedOutList(open) + u' ' + tr("Change it, or type each name to say that you mean it.");
        row.action = tr("Settle…");
    }
    return row;
}

QList<LockOut::Barred> ReviewChecklist::openBarred() const
{
    if (!m_workspace || m_workspace->draft().isEmpty())
        return {};
    QList<LockOut::Barred> open = barredByRule(m_workspace->review().lockOut);
    open.removeIf(
        [this](const LockOut::Barred &barred) { return isAcknowledged(barred, m_workspace->draft().acknowledged()); });
    return open;
}

/// One rule may refuse some for this and others for that; each reason ends with a blank.
QString ReviewChecklist::barredReasons(const EntityRef &rule) const
{
    QString reasons;
    for (const LockOut::Barred &barred : m_workspace->review().lockOut.barred) {
        const QString reason = lockOutReason(barred.why);
        if (barred.rule == rule && !reason.isEmpty())
            reasons += reason + u' ';
    }
    return reasons;
}

/// People whom a rule refuses may be thousands: they are settled by their number.
ReviewChecklist::Row ReviewChecklist::barredRow() const
{
    qsizetype count = 0;
    QList<Id> people;
    for (const LockOut::Barred &barred : barredByRule(m_workspace->review().lockOut)) {
        count += barred.people.size();
        people << barred.people;
    }
    const QString title = tr("%Ln person(s) could not sign in any more", nullptr, static_cast<int>(count));
    if (openBarred().isEmpty()) {
        const QString names = namesInShort(m_workspace->project(), people);
        return {u"barred"_s, State::Warning, title, tr("You have said how many it meets: %1.").arg(names), {}};
    }
    return {u"barred"_s, State::Open, title,
            barredText() + u' ' + tr("Change it, or type how many it meets to say that you mean it."), tr("Settle…")};
}

QList<ReviewChecklist::Row> ReviewChecklist::draftRows() const
{
    int removals = 0;
    int unread = 0;
    int conflicts = 0;
    int refused = 0;
    for (const Staged &staged : m_workspace->draft().items()) {
        conflicts += staged.state == Staged::State::Conflict ? 1 : 0;
        refused += staged.state == Staged::State::Rejected ? 1 : 0;
        if (staged.state != Staged::State::Conflict && isRemoval(staged.change)) {
            ++removals;
            unread += staged.isRead ? 0 : 1;
        }
    }
    QList<Row> rows;
    if (unread > 0)
        rows << Row{u"removals"_s,
                    State::Open,
                    tr("Read %Ln more removal(s)", nullptr, unread),
                    tr("Tick each one that you mean."),
                    {}};
    else if (removals > 0)
        rows << Row{u"removals"_s,
                    State::Done,
                    tr("Removals read"),
                    tr("%1 of %1, by you").arg(QLocale().toString(removals)),
                    {}};
    if (conflicts > 0)
        rows << Row{u"conflicts"_s,
                    State::Open,
                    tr("Settle %Ln conflict(s)", nullptr, conflicts),
                    tr("Choose mine, theirs or another value."),
                    {}};
    if (refused > 0 && !m_workspace->dryRunAnswer()) // what the server takes now it refuses no more
        rows << Row{u"refused"_s,
                    State::Failed,
                    tr("%Ln change(s) refused", nullptr, refused),
                    tr("Edit what is refused, or take it back."),
                    {}};
    return rows;
}

} // namespace steward
