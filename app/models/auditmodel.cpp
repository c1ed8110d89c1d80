// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditmodel.h"

#include "models/audittext.h"
#include "models/errortext.h"
#include "models/format.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

namespace {

constexpr auto patience = 400ms; // a wait longer than this says what is awaited

const QList<wire::LogEntry> noEntries;

} // namespace

AuditModel::AuditModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        Q_EMIT loadChanged();
    });
    connect(&m_filter, &AuditFilter::changed, this, &AuditModel::restart);
}

AuditModel::~AuditModel() = default;

void AuditModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace) {
        m_workspace->disconnect(this);
        m_workspace->follower().disconnect(this);
    }
    forget();
    m_workspace = workspace;
    m_filter.setWorkspace(workspace);
    if (workspace) {
        connect(workspace, &Workspace::applied, this, &AuditModel::refresh);
        connect(workspace, &Workspace::lineChanged, this, [this] {
            if (loadState() == LoadState::Failed && m_workspace->line() == Workspace::Line::UpToDate)
                refresh();
        });
        connect(workspace, &QObject::destroyed, this, &AuditModel::forget);
        connect(&workspace->follower(), &Follower::arrived, this, [this](const QList<wire::LogEntry> &entries) {
            if (entries.isEmpty())
                return;
            refresh();
            verify(); // what was said of the chain did not hold these entries
        });
        m_log = std::make_unique<AuditRows>(workspace->api(), domain::LogFilter());
        show(m_log.get());
        refresh();
        verify();
    }
    Q_EMIT workspaceChanged();
}

/// Tells of the rows whatever they tell, as long as it is they that are shown.
void AuditModel::show(AuditRows *shown)
{
    const auto isShown = [this, shown] { return rows() == shown; };
    connect(shown, &AuditRows::aboutToReset, this, [this, isShown] {
        if (isShown())
            beginResetModel();
    });
    connect(shown, &AuditRows::wasReset, this, [this, isShown] {
        if (isShown())
            endResetModel();
    });
    connect(shown, &AuditRows::aboutToInsert, this, [this, isShown](int first, int last) {
        if (isShown())
            beginInsertRows({}, first, last);
    });
    connect(shown, &AuditRows::wasInserted, this, [this, isShown] {
        if (isShown())
            endInsertRows();
    });
    connect(shown, &AuditRows::settled, this, &AuditModel::settle);
}

/// The filter is another one.
void AuditModel::restart()
{
    if (!m_workspace)
        return;
    beginResetModel();
    m_found.reset();
    if (!m_filter.isEmpty()) {
        m_found = std::make_unique<AuditRows>(m_workspace->api(), m_filter.value());
        show(m_found.get());
    }
    endResetModel();
    m_patience.stop();
    m_isSlow = false;
    if (m_found)
        m_found->refresh();
    else
        settle();
}

void AuditModel::forget()
{
    beginResetModel();
    m_found.reset();
    m_log.reset();
    endResetModel();
    m_filter.setWorkspace(nullptr);
    m_kept.reset();
    m_since.reset();
    m_oldestTicket.cancel();
    m_isSeekingOldest = false;
    settle();
    forgetChain();
}

void AuditModel::forgetChain()
{
    m_chainTicket.cancel();
    m_chainState = ChainState::Unknown;
    Q_EMIT chainChanged();
}

void AuditModel::refresh()
{
    // what is seen comes first
    if (m_found)
        m_found->refresh();
    if (m_log)
        m_log->refresh();
}

void AuditModel::lookFurther()
{
    if (rows())
        rows()->goOn();
}

/// Somebody asks or was answered.
void AuditModel::settle()
{
    findOldest();
    const bool isAwaited = rows() && rows()->isAwaited();
    if (isAwaited && !m_isSlow && !m_patience.isActive())
        m_patience.start();
    if (!isAwaited) {
        m_patience.stop();
        m_isSlow = false;
    }
    Q_EMIT loadChanged();
}

AuditModel::LoadState AuditModel::loadState() const
{
    if (!rows())
        return LoadState::Idle;
    if (const Error *failure = error())
        return failure->kind == Error::Kind::Forbidden ? LoadState::NotAllowed : LoadState::Failed;
    // a search may have looked in vain so far
    const bool isLoading = !rows()->isLoaded() || (rows()->entries().isEmpty() && rows()->isAwaited());
    return isLoading ? LoadState::Loading : LoadState::Ready;
}

const Error *AuditModel::error() const
{
    for (const AuditRows *asked : {m_found.get(), m_log.get()}) {
        if (asked && asked->error())
            return &*asked->error();
    }
    return nullptr;
}

/// Each set leads to the next revision: that tells where the oldest is, of which only the day is wanted.
void AuditModel::findOldest()
{
    if (m_since || !m_log || m_log->entries().isEmpty() || m_isSeekingOldest)
        return;
    const QList<wire::LogEntry> &entries = m_log->entries();
    if (!m_log->hasMore()) {
        m_since = entries.constLast().at;
        return;
    }
    m_isSeekingOldest = true;
    m_oldestTicket = m_workspace->api().audit(entries.constFirst().revision - m_log->total() + 2, 1, this,
                                              [this](const Result<Api::AuditPage> &page) {
                                                  m_isSeekingOldest = false;
                                                  if (!page || page->entries.isEmpty())
                                                      return; // the summary does without
                                                  m_since = page->entries.constFirst().at;
                                                  Q_EMIT loadChanged();
                                              });
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && rows() && rows()->canFetchMore();
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        rows()->fetchMore();
}

QList<wire::LogEntry> AuditModel::entries() const
{
    return m_log ? m_log->entries() : QList<wire::LogEntry>();
}

void AuditModel::verify()
{
    if (!m_workspace)
        return;
    m_chainState = ChainState::Checking;
    Q_EMIT chainChanged();
    m_chainTicket.cancel();
    m_chainTicket = m_workspace->api().verification(this, [this](const Result<Api::Verification> &answer) {
        m_chainState = !answer ? ChainState::Unchecked : answer->isGood ? ChainState::Good : ChainState::Broken;
        if (answer)
            m_verification = *answer;
        else
            m_chainError = answer.error();
        Q_EMIT chainChanged();
    });
}

QString AuditModel::summary() const
{
    const int total = m_log ? static_cast<int>(m_log->total()) : 0;
    if (total == 0)
        return {};
    if (!m_since)
        return tr("%Ln entry(s). Every change, by whom, from where and why.", nullptr, total);
    return tr("%Ln entry(s) since %1. Every change, by whom, from where and why.", nullptr, total)
        .arg(Format(m_workspace->project().utcOffsetMinutes).date(*m_since));
}

QString AuditModel::countText() const
{
    if (!rows() || !rows()->isLoaded())
        return {};
    const int total = static_cast<int>(rows()->total());
    if (!m_found)
        return tr("%Ln entry(s)", nullptr, total);
    const QString found = Format().count(m_found->entries().size());
    //: %1 is how many fit the filter, %Ln how many there are
    return m_found->hasMore() ? tr("%1 found so far, of %Ln entry(s)", nullptr, total).arg(found)
                              : tr("%1 of %Ln entry(s)", nullptr, total).arg(found);
}

QString AuditModel::pausedText() const
{
    if (!rows() || !rows()->isPaused())
        return {};
    const Format format;
    return tr("The newest %1 of %2 were looked through.")
        .arg(format.count(rows()->looked()), format.count(rows()->total()));
}

QString AuditModel::waitText() const
{
    if (!m_isSlow)
        return {};
    return m_found ? tr("Looking for entries that fit") : tr("Asking the server for entries");
}

QString AuditModel::errorTitle() const
{
    return error() ? steward::errorText(*error(), Doing::LoadingAudit).title : QString();
}

QString AuditModel::errorText() const
{
    return error() ? steward::errorText(*error(), Doing::LoadingAudit).text : QString();
}

QString AuditModel::requestId() const
{
    return error() ? error()->requestId : QString();
}

QString AuditModel::chainText() const
{
    const Format format(m_workspace ? m_workspace->project().utcOffsetMinutes : 0);
    switch (m_chainState) {
    case ChainState::Unknown:
        return {};
    case ChainState::Checking:
        return tr("Verifying the chain");
    case ChainState::Good:
        return tr("Chain verified to entry %1 at %2")
            .arg(format.count(m_verification.rows), format.time(m_verification.at));
    case ChainState::Broken:
        return tr("The chain is broken at entry %1. Tell the person who runs the server.")
            .arg(format.count(m_verification.firstBadRevision));
    case ChainState::Unchecked:
        return m_chainError.kind == Error::Kind::Forbidden
                   ? QString() // the page says so already
                   : tr("Not verified: %1").arg(steward::errorText(m_chainError, Doing::VerifyingAudit).title);
    }
    Q_UNREACHABLE();
}

bool AuditModel::isVerified(qint64 revision) const
{
    return m_chainState == ChainState::Good && revision <= m_verification.rows;
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(shown().size());
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const wire::LogEntry &entry = shown().at(index.row());
    const Format format(m_workspace->project().utcOffsetMinutes);
    switch (role) {
    case KeyRole:
        return entry.set.toString();
    case DayRole:
        return format.day(entry.at, m_workspace->clock().now());
    case WhatRole:
        return QVariant::fromValue(auditSentence(entry, m_workspace->project()));
    case NoteRole:
        return auditNote(entry, format);
    case TimeRole:
        return format.time(entry.at);
    case InitialsRole:
        return initials(shownText(entry.authorName));
    case IsByRuleRole:
        return entry.author.isNull();
    case ReadingRole:
        return QStringList{auditSentence(entry, m_workspace->project()).plain(), auditNote(entry, format),
                           format.dateTime(entry.at)}
            .join(u", "_s);
    default:
        return {};
    }
}

QString AuditModel::keyAt(int row) const
{
    return row >= 0 && row < shown().size() ? shown().at(row).set.toString() : QString();
}

int AuditModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(shown().cbegin(), shown().cend(),
                                    [&key](const wire::LogEntry &entry) { return entry.set.toString() == key; });
    return found == shown().cend() ? -1 : static_cast<int>(found - shown().cbegin());
}

const wire::LogEntry *AuditModel::entry(const QString &key) const
{
    for (const AuditRows *loaded : {m_found.get(), m_log.get()}) {
        for (const wire::LogEntry &entry : loaded ? loaded->entries() : noEntries) {
            if (entry.set.toString() == key)
                return &entry;
        }
    }
    return m_kept && m_kept->set.toString() == key ? &*m_kept : nullptr;
}

const QList<wire::LogEntry> &AuditModel::shown() const
{
    return rows() ? rows()->entries() : noEntries;
}

void AuditModel::keep(const wire::LogEntry &entry)
{
    m_kept = entry;
}

QHash<int, QByteArray> AuditModel::roleNames() const
{
    return {{KeyRole, "key"},   {DayRole, "day"},           {WhatRole, "what"},         {NoteRole, "note"},
            {TimeRole, "time"}, {InitialsRole, "initials"}, {IsByRuleRole, "isByRule"}, {ReadingRole, "reading"}};
}

} // namespace steward
