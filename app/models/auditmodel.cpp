// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/auditmodel.h"

#include "models/audittext.h"
#include "models/errortext.h"
#include "models/format.h"

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr int rowsPerPage = 50;

} // namespace

AuditModel::AuditModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void AuditModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace) {
        m_workspace->disconnect(this);
        m_workspace->follower().disconnect(this);
    }
    clear();
    m_workspace = workspace;
    if (workspace) {
        connect(workspace, &Workspace::applied, this, &AuditModel::refresh);
        connect(workspace, &Workspace::lineChanged, this, [this] {
            if (m_loadState == LoadState::Failed && m_workspace->line() == Workspace::Line::UpToDate)
                refresh();
        });
        connect(workspace, &QObject::destroyed, this, &AuditModel::clear);
        connect(&workspace->follower(), &Follower::arrived, this, [this](const QList<wire::LogEntry> &entries) {
            if (entries.isEmpty())
                return;
            refresh();
            verify(); // what was said of the chain did not hold these entries
        });
        refresh();
        verify();
    }
    Q_EMIT workspaceChanged();
}

void AuditModel::clear()
{
    m_ticket.cancel();
    m_moreTicket.cancel();
    m_chainTicket.cancel();
    m_oldestTicket.cancel();
    m_isFetching = false;
    beginResetModel();
    m_entries.clear();
    m_total = 0;
    m_since.reset();
    endResetModel();
    m_kept.reset();
    m_error = {};
    m_chainState = ChainState::Unknown;
    setLoadState(LoadState::Idle);
    Q_EMIT chainChanged();
}

void AuditModel::refresh()
{
    if (!m_workspace)
        return;
    if (m_entries.isEmpty())
        setLoadState(LoadState::Loading);
    m_ticket.cancel();
    m_ticket = m_workspace->api().audit(0, rowsPerPage, this, [this](const Result<Api::AuditPage> &page) {
        if (!page)
            return fail(page.error());
        m_total = page->total;
        putOnTop(page->entries);
        findOldest();
        setLoadState(LoadState::Ready);
    });
}

/// Each set leads to the next revision: that tells where the oldest is, of which only the day is wanted.
void AuditModel::findOldest()
{
    if (m_since || m_entries.isEmpty())
        return;
    if (m_entries.size() >= m_total) {
        m_since = m_entries.constLast().at;
        return;
    }
    m_oldestTicket.cancel();
    m_oldestTicket = m_workspace->api().audit(m_entries.constFirst().revision - m_total + 2, 1, this,
                                              [this](const Result<Api::AuditPage> &page) {
                                                  if (!page || page->entries.isEmpty())
                                                      return; // the summary does without
                                                  m_since = page->entries.constFirst().at;
                                                  Q_EMIT loadChanged();
                                              });
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loadState == LoadState::Ready && !m_isFetching && m_entries.size() < m_total;
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isFetching = true;
    const qint64 before = m_entries.constLast().revision;
    m_moreTicket =
        m_workspace->api().audit(before, rowsPerPage, this, [this, before](const Result<Api::AuditPage> &page) {
            m_isFetching = false;
            if (!page)
                return fail(page.error());
            m_total = page->entries.isEmpty() ? m_entries.size() : page->total;
            // a refresh may have begun anew meanwhile
            if (!m_entries.isEmpty() && m_entries.constLast().revision == before)
                putBelow(page->entries);
            setLoadState(LoadState::Ready);
        });
}

void AuditModel::fail(const Error &error)
{
    m_error = error;
    if (error.kind != Error::Kind::Forbidden)
        return setLoadState(LoadState::Failed); // what is there stays readable
    beginResetModel();
    m_entries.clear();
    endResetModel();
    setLoadState(LoadState::NotAllowed);
}

/// New entries go on top; rows that are there stay, and with them the focus.
void AuditModel::putOnTop(const QList<wire::LogEntry> &page)
{
    const qint64 newest = m_entries.isEmpty() ? 0 : m_entries.constFirst().revision;
    qsizetype news = 0;
    while (news < page.size() && page.at(news).revision > newest)
        ++news;
    // each set leads to the next revision, so that a gap shows
    const bool hasGap = news > 0 && news == page.size() && page.constLast().revision > newest + 1;
    if (m_entries.isEmpty() || hasGap) {
        m_moreTicket.cancel();
        m_isFetching = false;
        beginResetModel();
        m_entries = page;
        endResetModel();
    } else if (news > 0) {
        beginInsertRows({}, 0, static_cast<int>(news) - 1);
        m_entries = page.first(news) + m_entries;
        endInsertRows();
    }
}

void AuditModel::putBelow(const QList<wire::LogEntry> &page)
{
    if (page.isEmpty())
        return;
    const int first = static_cast<int>(m_entries.size());
    beginInsertRows({}, first, first + static_cast<int>(page.size()) - 1);
    m_entries += page;
    endInsertRows();
}

void AuditModel::setLoadState(LoadState state)
{
    m_loadState = state;
    Q_EMIT loadChanged();
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
    if (m_total == 0)
        return {};
    const int total = static_cast<int>(m_total);
    if (!m_since)
        return tr("%Ln entry(s). Every change, by whom, from where and why.", nullptr, total);
    return tr("%Ln entry(s) since %1. Every change, by whom, from where and why.", nullptr, total)
        .arg(Format(m_workspace->project().utcOffsetMinutes).date(*m_since));
}

QString AuditModel::errorTitle() const
{
    return hasFailed() ? steward::errorText(m_error, Doing::LoadingAudit).title : QString();
}

QString AuditModel::errorText() const
{
    return hasFailed() ? steward::errorText(m_error, Doing::LoadingAudit).text : QString();
}

QString AuditModel::requestId() const
{
    return hasFailed() ? m_error.requestId : QString();
}

bool AuditModel::hasFailed() const
{
    return m_loadState == LoadState::Failed || m_loadState == LoadState::NotAllowed;
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
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const wire::LogEntry &entry = m_entries.at(index.row());
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
    return row >= 0 && row < m_entries.size() ? m_entries.at(row).set.toString() : QString();
}

int AuditModel::rowOf(const QString &key) const
{
    for (int row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).set.toString() == key)
            return row;
    }
    return -1;
}

const wire::LogEntry *AuditModel::entry(const QString &key) const
{
    if (const int row = rowOf(key); row >= 0)
        return &m_entries.at(row);
    return m_kept && m_kept->set.toString() == key ? &*m_kept : nullptr;
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
