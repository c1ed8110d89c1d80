// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rolelistmodel.h"

#include "models/format.h"

using namespace Qt::StringLiterals;

namespace steward {

RoleListModel::RoleListModel(QObject *parent)
    : RowsModel(parent)
{
}

void RoleListModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    m_shown.clear();
    m_facts.clear();
    if (workspace)
        connect(workspace, &Workspace::changed, this, &RoleListModel::receive);
    refresh();
    Q_EMIT workspaceChanged();
}

void RoleListModel::setPaused(bool paused)
{
    if (m_isPaused == paused)
        return;
    m_isPaused = paused;
    if (!paused && m_isBehind)
        refresh();
    Q_EMIT pausedChanged();
}

void RoleListModel::receive()
{
    if (m_isPaused)
        m_isBehind = true;
    else
        refresh();
}

void RoleListModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    rebuild();
    Q_EMIT filterChanged();
}

void RoleListModel::refresh()
{
    m_isBehind = false;
    const QStringList shownBefore = shownKeys();
    const QList<RoleFact> before = std::exchange(
        m_facts, m_workspace && m_workspace->loadState() == Workspace::Load::Ready ? roleFacts(*m_workspace)
                                                                                   : QList<RoleFact>());
    if (before.isEmpty()) {
        chooseShown();
    } else {
        // a role just made is wanted in sight
        for (const RoleFact &fact : std::as_const(m_facts)) {
            const bool isNew = fact.mark == Marks::Margin::Added
                               && std::none_of(before.cbegin(), before.cend(),
                                               [&fact](const RoleFact &old) { return old.key == fact.key; });
            if (isNew)
                m_shown.insert(fact.key);
        }
    }
    rebuild();
    if (before != m_facts) {
        Q_EMIT countsChanged();
        Q_EMIT filterChanged(); // what is not found may be now
    }
    if (shownBefore != shownKeys() || before.size() != m_facts.size())
        Q_EMIT shownChanged();
}

void RoleListModel::chooseShown()
{
    for (const RoleFact &fact : std::as_const(m_facts)) {
        if (m_shown.size() < shownAtFirst && !fact.isArchived)
            m_shown.insert(fact.key);
    }
}

void RoleListModel::rebuild()
{
    QList<Row> rows;
    for (const RoleFact &fact : std::as_const(m_facts)) {
        if (m_filter.isEmpty() || fact.name.contains(m_filter, Qt::CaseInsensitive))
            rows << Row{fact.key, fact, roleKindText(*m_workspace, fact), m_shown.contains(fact.key)};
    }
    syncRows(m_rows, std::move(rows));
}

QStringList RoleListModel::shownKeys() const
{
    QStringList keys;
    for (const RoleFact &fact : m_facts) {
        if (m_shown.contains(fact.key))
            keys << fact.key;
    }
    return keys;
}

QString RoleListModel::countText() const
{
    return tr("%Ln role(s)", nullptr, roleCount());
}

QString RoleListModel::shownText() const
{
    //: %1 is how many roles are shown, %Ln how many there are
    return tr("%1 of %Ln role(s)", nullptr, roleCount()).arg(QLocale().toString(shownKeys().size()));
}

QString RoleListModel::headerText() const
{
    qint64 people = 0;
    for (const RoleFact &fact : m_facts)
        people += fact.holders;
    //: %1 is "15 roles"
    return tr("%1 held by %Ln person(s).", nullptr, static_cast<int>(people)).arg(countText());
}

QString RoleListModel::nothingFoundText() const
{
    return m_filter.isEmpty() || !m_rows.isEmpty() ? QString() : tr("No role has “%1” in its name.").arg(m_filter);
}

int RoleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RoleListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const QString holders = QLocale().toString(row.fact.holders);
    switch (role) {
    case KeyRole:
        return row.key;
    case Qt::DisplayRole:
    case NameRole:
        return row.fact.name;
    case KindTextRole:
        return row.kindText;
    case HolderCountRole:
        return row.fact.holders;
    case HoldersTextRole:
        return holders;
    case MarkRole:
        return static_cast<int>(row.fact.mark);
    case IsShownRole:
        return row.isShown;
    case IsStagedRole:
        return row.fact.isStaged();
    case ReadingRole: {
        QStringList parts{row.fact.name};
        if (!row.kindText.isEmpty())
            parts << row.kindText;
        parts << tr("%Ln holder(s)", nullptr, row.fact.holders);
        if (row.fact.isStaged())
            parts << tr("staged");
        parts << (row.isShown ? tr("shown in the matrix") : tr("not shown"));
        return parts.join(tr(", ", "between what is said of a row"));
    }
    default:
        return {};
    }
}

void RoleListModel::toggleShown(const QString &key)
{
    if (!m_shown.remove(key))
        m_shown.insert(key);
    rebuild();
    Q_EMIT shownChanged();
}

int RoleListModel::rowOf(const QString &key) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).key == key)
            return row;
    }
    return -1;
}

QString RoleListModel::keyAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).key : QString();
}

int RoleListModel::rowStartingWith(const QString &letters, int from) const
{
    const int count = static_cast<int>(m_rows.size());
    for (int step = 0; step < count; ++step) {
        const int row = (std::max(from, 0) + step) % count;
        if (m_rows.at(row).fact.name.startsWith(letters, Qt::CaseInsensitive))
            return row;
    }
    return -1;
}

QHash<int, QByteArray> RoleListModel::roleNames() const
{
    return {
        {KeyRole, "key"},
        {NameRole, "name"},
        {KindTextRole, "kindText"},
        {HolderCountRole, "holderCount"},
        {HoldersTextRole, "holdersText"},
        {MarkRole, "mark"},
        {IsShownRole, "isShown"},
        {IsStagedRole, "isStaged"},
        {ReadingRole, "reading"},
    };
}

} // namespace steward
