// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/reviewchecklist.h"

#include "domain/barred.h"
#include "models/effecttext.h"
#include "models/format.h"
#include "models/sentence.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

constexpr qsizetype longestReason = 2000; // what the server takes

} // namespace

ReviewChecklist::ReviewChecklist(QObject *parent)
    : RowsModel(parent)
{
}

void ReviewChecklist::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    m_refusedAt = -1;
    if (workspace) {
        connect(workspace, &Workspace::draftChanged, this, &ReviewChecklist::rebuild);
        connect(workspace, &Workspace::workChanged, this, &ReviewChecklist::rebuild);
        connect(workspace, &Workspace::lineChanged, this, &ReviewChecklist::rebuild);
        connect(workspace, &QObject::destroyed, this, &ReviewChecklist::rebuild);
    }
    rebuild();
    Q_EMIT workspaceChanged();
}

void ReviewChecklist::rebuild()
{
    remember();
    QList<Row> rows;
    if (m_workspace && !m_workspace->draft().isEmpty())
        rows = QList<Row>{dryRunRow()} + lockOutRows() + draftRows();
    syncRows(m_rows, std::move(rows));
    Q_EMIT changed();
}

/// What the workspace does not keep: which work was refused, and on which state of the project.
void ReviewChecklist::remember()
{
    if (!m_workspace)
        return;
    if (m_workspace->work() == Workspace::Work::DryRunning)
        m_doing = Doing::DryRunning;
    else if (m_workspace->work() != Workspace::Work::Idle)
        m_doing = m_workspace->work() == Workspace::Work::Applying ? Doing::Applying : Doing::Undoing;
    if (!m_workspace->refusal())
        m_refusedAt = -1;
    else if (m_refusedAt < 0)
        m_refusedAt = m_workspace->project().revision;
}

/// The refusal that still stands. One that the line was to blame for is over when the line is back, one for a stale
/// draft when the draft has been moved on.
const Error *ReviewChecklist::refusal() const
{
    if (!m_workspace || !m_workspace->refusal())
        return nullptr;
    const Error &error = *m_workspace->refusal();
    switch (error.kind) {
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::Unauthorised:
    case Error::Kind::GrantDead:
        return m_workspace->line() == Workspace::Line::UpToDate ? nullptr : &error;
    case Error::Kind::Stale:
        return m_workspace->project().revision > m_refusedAt && !m_workspace->draft().hasConflict() ? nullptr : &error;
    default:
        return &error;
    }
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
    return open == 0 ? tr("all done") : tr("%Ln left", nullptr, open);
}

QString ReviewChecklist::reason() const
{
    return m_workspace ? m_workspace->draft().reason : QString();
}

void ReviewChecklist::setReason(const QString &reason)
{
    if (m_workspace)
        m_workspace->setReason(reason.left(longestReason));
}

bool ReviewChecklist::needsDryRun() const
{
    return m_workspace && !m_rows.isEmpty() && !m_workspace->dryRunAnswer()
           && m_workspace->work() == Workspace::Work::Idle && dryRunWaitsFor().isEmpty() && !refusal();
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
        return tr("Apply %Ln change(s) to Live", nullptr, count);
    case Environment::Training:
        return tr("Apply %Ln change(s) to Training", nullptr, count);
    case Environment::Demo:
        return tr("Apply %Ln change(s) to the demo", nullptr, count);
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
    if (m_workspace->line() == Workspace::Line::ShutOut)
        return tr("Waits until you have access again. The draft is kept.");
    if (openCount() > 0)
        return tr("Waits for the %Ln open point(s) above.", nullptr, openCount());
    const int minutes = m_workspace->project().capabilities.undoWindowMinutes;
    return minutes > 0 ? tr("You can undo it for %Ln minute(s).", nullptr, minutes)
                       : tr("You can put it back from the audit.");
}

QString ReviewChecklist::refusalLine(bool isTitle) const
{
    if (!refusal() || m_doing == Doing::Undoing)
        return {};
    const ErrorText text = errorText(*refusal(), m_doing);
    if (isTitle)
        return text.title;
    const auto problems = wire::problemsFromJson(refusal()->more.value(u"problems"_s).toArray());
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
    return refusal() ? refusal()->requestId : QString();
}

bool ReviewChecklist::canRetry() const
{
    return refusal() && errorText(*refusal(), m_doing).canRetry;
}

QString ReviewChecklist::lockedOutName() const
{
    const Id person = Id::fromString(lockedOutKey()).value_or(Id());
    const auto found = m_workspace ? m_workspace->project().people.find(person) : std::nullopt;
    return found ? shownText(found->name).simplified() : QString();
}

QString ReviewChecklist::lockedOutText() const
{
    const auto person = Id::fromString(lockedOutKey());
    return person ? lockOutReason(whyLockedOut(*person)) : QString();
}

bool ReviewChecklist::lockedOutNeedsPlace() const
{
    const auto person = Id::fromString(lockedOutKey());
    return person && whyLockedOut(*person) == "no_place"_L1;
}

QString ReviewChecklist::lockedOutKey() const
{
    if (!m_workspace || m_workspace->draft().isEmpty())
        return {};
    const QList<Id> open = openLockOuts();
    return open.isEmpty() ? QString() : open.constFirst().toString();
}

int ReviewChecklist::barredCount() const
{
    const QList<LockOut::Barred> open = openBarred();
    return open.isEmpty() ? 0 : static_cast<int>(open.constFirst().people.size());
}

QString ReviewChecklist::barredTitle() const
{
    const int count = barredCount();
    return count == 0 ? QString() : tr("%Ln person(s) could not sign in any more", nullptr, count);
}

QString ReviewChecklist::barredText() const
{
    const QList<LockOut::Barred> open = openBarred();
    if (open.isEmpty())
        return {};
    //: %1 is one or two names, or a name and how many more
    return barredReasons(open.constFirst().rule)
           + tr("It meets %1.").arg(namesInShort(m_workspace->project(), open.constFirst().people));
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
    const auto key = Id::fromString(lockedOutKey());
    const auto person = key ? m_workspace->project().people.find(*key) : std::nullopt;
    if (!person || typedName.simplified() != lockedOutName())
        return false;
    // the server compares with the name as it holds it
    m_workspace->acknowledge({u"locked_out"_s, {u"person"_s, *key}, QString(person->name)});
    return true;
}

bool ReviewChecklist::isBarredCount(const QString &typed) const
{
    bool isNumber = false;
    const int number = QLocale().toInt(typed.trimmed(), &isNumber);
    return isNumber && number > 0 && number == barredCount();
}

bool ReviewChecklist::acceptBarred(const QString &typed)
{
    if (!isBarredCount(typed))
        return false;
    m_workspace->acknowledge(acknowledgementOf(openBarred().constFirst()));
    return true;
}

} // namespace steward
