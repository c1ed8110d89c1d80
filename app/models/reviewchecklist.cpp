// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/reviewchecklist.h"

#include "domain/authority.h"
#include "models/errortext.h"
#include "models/format.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

ReviewChecklist::ReviewChecklist(QObject *parent)
    : QAbstractListModel(parent)
{
}

void ReviewChecklist::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace) {
        connect(workspace, &Workspace::draftChanged, this, &ReviewChecklist::rebuild);
        connect(workspace, &Workspace::workChanged, this, &ReviewChecklist::rebuild);
        connect(workspace, &Workspace::lineChanged, this, &ReviewChecklist::rebuild);
    }
    rebuild();
    Q_EMIT workspaceChanged();
}

void ReviewChecklist::rebuild()
{
    QList<Row> rows;
    if (m_workspace && !m_workspace->draft().isEmpty())
        rows = QList<Row>{dryRunRow()} + lockOutRows() + draftRows();
    const auto sameKeys = [](const Row &left, const Row &right) { return left.key == right.key; };
    if (std::equal(rows.cbegin(), rows.cend(), m_rows.cbegin(), m_rows.cend(), sameKeys)) {
        m_rows = rows;
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
    } else {
        beginResetModel();
        m_rows = rows;
        endResetModel();
    }
    Q_EMIT changed();
}

ReviewChecklist::Row ReviewChecklist::dryRunRow() const
{
    Row row{u"dryrun"_s, State::Open, tr("Dry run by the server"), {}, {}};
    const Format format(m_workspace->project().utcOffsetMinutes);
    const int count = static_cast<int>(m_workspace->draft().items().size());
    if (m_workspace->work() == Workspace::Work::DryRunning) {
        row.state = State::Waiting;
        row.detail = tr("Waiting for the answer");
    } else if (const auto &answer = m_workspace->dryRunAnswer()) {
        row.state = State::Done;
        //: %1 of %2 changes, at time %3
        row.detail =
            tr("%1 of %2 would succeed, %3").arg(format.count(count), format.count(count), format.time(answer->at));
    } else if (m_workspace->line() == Workspace::Line::Offline) {
        row.detail = tr("Waits for the connection");
    } else if (isLockOutOpen()) {
        row.detail = tr("Waits until nobody is locked out unsaid");
    } else {
        row.state = m_workspace->refusal() ? State::Failed : State::Open;
        row.detail = m_workspace->refusal() ? refusalTitle() : tr("Not asked yet");
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
        if (!isAccepted)
            open << person;
    }
    return open;
}

/// The server would refuse for this alone, and the rows say so already.
bool ReviewChecklist::isLockOutOpen() const
{
    return !m_workspace->review().lockOut.never.isEmpty() || !openLockOuts().isEmpty();
}

QList<ReviewChecklist::Row> ReviewChecklist::lockOutRows() const
{
    const LockOut &lockOut = m_workspace->review().lockOut;
    const Project &project = m_workspace->project();
    const auto keeping = admins(m_workspace->shown()).size();
    QList<Row> rows;
    if (!lockOut.never.isEmpty()) {
        rows << Row{u"never"_s,
                    State::Failed,
                    tr("The project would lose its last door"),
                    tr("%1 must keep access. Take the change back.").arg(namesInShort(project, lockOut.never)),
                    {}};
    } else if (lockOut.isFree()) {
        const bool isAdmin = m_workspace->me().isAdmin;
        const int others = static_cast<int>(keeping) - (isAdmin ? 1 : 0);
        rows << Row{u"nobody"_s,
                    State::Done,
                    tr("Nobody is locked out"),
                    isAdmin ? tr("You and %n other admin(s) keep access.", nullptr, others)
                            : tr("%n admin(s) keep access.", nullptr, others),
                    {}};
        return rows;
    }
    const QList<Id> open = openLockOuts();
    const int count = static_cast<int>(lockOut.people.size());
    if (!lockOut.people.isEmpty())
        rows << Row{u"lockout"_s, open.isEmpty() ? State::Warning : State::Open,
                    tr("%n person(s) cannot enter", nullptr, count),
                    open.isEmpty()
                        ? tr("You have named %1.").arg(namesInShort(project, lockOut.people))
                        : tr("%1: no place. Give a place, or say that you mean it.").arg(namesInShort(project, open)),
                    open.isEmpty() ? QString() : tr("Settle…")};
    return rows;
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
                    tr("Read %n more removal(s)", nullptr, unread),
                    tr("Tick each one you mean."),
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
                    tr("Settle %n conflict(s)", nullptr, conflicts),
                    tr("Choose mine or theirs."),
                    {}};
    if (refused > 0)
        rows << Row{u"refused"_s,
                    State::Failed,
                    tr("%n change(s) were refused", nullptr, refused),
                    tr("Change them or take them back."),
                    {}};
    return rows;
}

int ReviewChecklist::openCount() const
{
    return static_cast<int>(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Row &row) {
        return row.state == State::Open || row.state == State::Waiting || row.state == State::Failed;
    }));
}

QString ReviewChecklist::openText() const
{
    const int open = openCount();
    return open == 0 ? tr("all done") : tr("%n left", nullptr, open);
}

QString ReviewChecklist::reason() const
{
    return m_workspace ? m_workspace->draft().reason : QString();
}

void ReviewChecklist::setReason(const QString &reason)
{
    if (m_workspace)
        m_workspace->setReason(reason);
}

bool ReviewChecklist::needsDryRun() const
{
    return m_workspace && !m_rows.isEmpty() && !m_workspace->dryRunAnswer()
           && m_workspace->work() == Workspace::Work::Idle && m_workspace->line() == Workspace::Line::UpToDate
           && !m_workspace->draft().hasConflict() && !isLockOutOpen();
}

bool ReviewChecklist::canApply() const
{
    return m_workspace && !m_rows.isEmpty() && openCount() == 0 && m_workspace->work() == Workspace::Work::Idle
           && m_workspace->line() == Workspace::Line::UpToDate;
}

bool ReviewChecklist::isApplying() const
{
    return m_workspace && m_workspace->work() == Workspace::Work::Applying;
}

QString ReviewChecklist::applyText() const
{
    if (!m_workspace)
        return {};
    const int count = static_cast<int>(m_workspace->draft().items().size());
    switch (m_workspace->project().environment) {
    case Environment::Live:
        return tr("Apply %n change(s) to Live", nullptr, count);
    case Environment::Training:
        return tr("Apply %n change(s) to Training", nullptr, count);
    case Environment::Demo:
        return tr("Apply %n change(s) to the demo", nullptr, count);
    }
    Q_UNREACHABLE();
}

QString ReviewChecklist::applyHint() const
{
    if (!m_workspace || m_rows.isEmpty())
        return {};
    if (isApplying())
        return tr("Applying. All of it takes effect, or nothing.");
    if (m_workspace->line() == Workspace::Line::Offline)
        return tr("Waits for the connection. The draft is kept.");
    if (m_workspace->line() == Workspace::Line::SignedOut)
        return tr("Waits until you have signed in again. The draft is kept.");
    if (openCount() > 0)
        return tr("Waits for the %n open point(s) above.", nullptr, openCount());
    return tr("You can undo it for %n minute(s).", nullptr, m_workspace->project().capabilities.undoWindowMinutes);
}

QString ReviewChecklist::refusalLine(bool isTitle) const
{
    if (!m_workspace || !m_workspace->refusal())
        return {};
    const ErrorText text = errorText(*m_workspace->refusal(), Doing::Applying);
    if (isTitle)
        return text.title;
    const auto problems = wire::problemsFromJson(m_workspace->refusal()->more.value(u"problems"_s).toArray());
    return problems.isEmpty() ? text.text : problemText(problems.constFirst(), m_workspace->project());
}

QString ReviewChecklist::refusalTitle() const
{
    return refusalLine(true);
}

QString ReviewChecklist::refusalText() const
{
    return refusalLine(false);
}

QString ReviewChecklist::requestId() const
{
    return m_workspace && m_workspace->refusal() ? m_workspace->refusal()->requestId : QString();
}

bool ReviewChecklist::canRetry() const
{
    return m_workspace && m_workspace->refusal() && errorText(*m_workspace->refusal(), Doing::Applying).canRetry;
}

QString ReviewChecklist::lockedOutName() const
{
    const Id person = Id::fromString(lockedOutKey()).value_or(Id());
    const Person *found = m_workspace ? m_workspace->project().people.find(person) : nullptr;
    return found ? found->name : QString();
}

QString ReviewChecklist::lockedOutKey() const
{
    if (!m_workspace || m_workspace->draft().isEmpty())
        return {};
    const QList<Id> open = openLockOuts();
    return open.isEmpty() ? QString() : open.constFirst().toString();
}

int ReviewChecklist::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ReviewChecklist::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.key;
    case StateRole:
        return QVariant::fromValue(row.state);
    case TitleRole:
        return row.title;
    case DetailRole:
        return row.detail;
    case ActionRole:
        return row.action;
    default:
        return {};
    }
}

QHash<int, QByteArray> ReviewChecklist::roleNames() const
{
    return {
        {KeyRole, "key"}, {StateRole, "state"}, {TitleRole, "title"}, {DetailRole, "detail"}, {ActionRole, "action"}};
}

void ReviewChecklist::dryRun()
{
    if (m_workspace)
        m_workspace->dryRun();
}

void ReviewChecklist::apply()
{
    if (canApply())
        m_workspace->apply();
}

bool ReviewChecklist::acceptLockOut(const QString &typedName)
{
    const auto person = Id::fromString(lockedOutKey());
    if (!person || typedName.trimmed() != lockedOutName())
        return false;
    m_workspace->acknowledge({u"locked_out"_s, {u"person"_s, *person}, lockedOutName()});
    return true;
}

} // namespace steward
