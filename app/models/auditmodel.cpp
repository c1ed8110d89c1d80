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
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace) {
        connect(workspace, &Workspace::applied, this, &AuditModel::refresh);
        connect(&workspace->follower(), &Follower::arrived, this, [this](const QList<wire::LogEntry> &entries) {
            if (!entries.isEmpty())
                refresh();
        });
        refresh();
        verify();
    }
    Q_EMIT workspaceChanged();
}

void AuditModel::refresh()
{
    load(0);
}

void AuditModel::load(qint64 before)
{
    if (!m_workspace)
        return;
    m_ticket.cancel();
    if (m_entries.isEmpty())
        setLoadState(LoadState::Loading);
    m_ticket = m_workspace->api().audit(before, rowsPerPage, this, [this, before](const Result<Api::AuditPage> &page) {
        if (page) {
            receive(*page, before == 0);
            return;
        }
        m_error = page.error();
        setLoadState(page.error().kind == Error::Kind::Forbidden ? LoadState::NotAllowed : LoadState::Failed);
    });
}

void AuditModel::receive(const Api::AuditPage &page, bool isFirst)
{
    m_total = page.total;
    if (isFirst) {
        // New entries go on top; rows that are there stay, and with them the focus.
        qsizetype news = 0;
        const qint64 newest = m_entries.isEmpty() ? 0 : m_entries.constFirst().revision;
        while (news < page.entries.size() && page.entries.at(news).revision > newest)
            ++news;
        const bool hasGap = !m_entries.isEmpty() && news == page.entries.size() && news > 0;
        if (hasGap || m_entries.isEmpty()) {
            beginResetModel();
            m_entries = page.entries;
            endResetModel();
        } else if (news > 0) {
            beginInsertRows({}, 0, static_cast<int>(news) - 1);
            m_entries = page.entries.first(news) + m_entries;
            endInsertRows();
        }
    } else if (!page.entries.isEmpty()) {
        const int first = static_cast<int>(m_entries.size());
        beginInsertRows({}, first, first + static_cast<int>(page.entries.size()) - 1);
        m_entries += page.entries;
        endInsertRows();
    }
    setLoadState(LoadState::Ready);
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
    m_workspace->api().verification(this, [this](const Result<Api::Verification> &answer) {
        m_chainState = !answer ? ChainState::Unchecked : answer->isGood ? ChainState::Good : ChainState::Broken;
        if (answer)
            m_verification = *answer;
        Q_EMIT chainChanged();
    });
}

QString AuditModel::summary() const
{
    if (!m_workspace || m_loadState != LoadState::Ready)
        return {};
    return tr("%n entries. Every change, by whom, from where and why.", nullptr, static_cast<int>(m_total));
}

QString AuditModel::errorTitle() const
{
    return steward::errorText(m_error, Doing::LoadingAudit).title;
}

QString AuditModel::errorText() const
{
    return steward::errorText(m_error, Doing::LoadingAudit).text;
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
        return tr("The chain could not be verified now.");
    }
    Q_UNREACHABLE();
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

bool AuditModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_loadState == LoadState::Ready && m_entries.size() < m_total;
}

void AuditModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        load(m_entries.constLast().revision);
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
    case DayRole: {
        const QString day = format.weekday(entry.at);
        //: Heading over the entries of one day; %1 is that day
        return format.isSameDay(entry.at, m_workspace->clock().now()) ? tr("Today, %1").arg(day) : day;
    }
    case WhatRole:
        return QVariant::fromValue(auditSentence(entry, m_workspace->project()));
    case NoteRole:
        return auditNote(entry, format);
    case TimeRole:
        return format.time(entry.at);
    case InitialsRole:
        return initials(entry.authorName);
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
    const int row = rowOf(key);
    return row < 0 ? nullptr : &m_entries.at(row);
}

QHash<int, QByteArray> AuditModel::roleNames() const
{
    return {{KeyRole, "key"},   {DayRole, "day"},           {WhatRole, "what"},         {NoteRole, "note"},
            {TimeRole, "time"}, {InitialsRole, "initials"}, {IsByRuleRole, "isByRule"}, {ReadingRole, "reading"}};
}

} // namespace steward
