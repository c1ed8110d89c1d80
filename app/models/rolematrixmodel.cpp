// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rolematrixmodel.h"

#include "domain/catalogue.h"
#include "models/celltext.h"
#include "models/fieldtext.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

RoleMatrixModel::RoleMatrixModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(new MatrixColumnModel(this))
{
}

void RoleMatrixModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace)
        connect(workspace, &Workspace::changed, this, &RoleMatrixModel::receive);
    resetAll();
    Q_EMIT workspaceChanged();
}

void RoleMatrixModel::setShownKeys(const QStringList &keys)
{
    if (m_shownKeys == keys)
        return;
    m_shownKeys = keys;
    resetAll();
    Q_EMIT shownKeysChanged();
}

void RoleMatrixModel::setReversed(bool reversed)
{
    if (m_isReversed == reversed)
        return;
    m_isReversed = reversed;
    resetAll();
    Q_EMIT reversedChanged();
}

void RoleMatrixModel::setPaused(bool paused)
{
    if (m_isPaused == paused)
        return;
    m_isPaused = paused;
    if (!paused && std::exchange(m_isBehind, false))
        receive({});
    Q_EMIT pausedChanged();
}

void RoleMatrixModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    rebuildRows();
}

void RoleMatrixModel::setOnlyDifferences(bool only)
{
    if (m_onlyDifferences == only)
        return;
    m_onlyDifferences = only;
    rebuildRows();
}

void RoleMatrixModel::setOnlyHighRisk(bool only)
{
    if (m_onlyHighRisk == only)
        return;
    m_onlyHighRisk = only;
    rebuildRows();
}

QString RoleMatrixModel::headText() const
{
    //: %Ln is the number of permissions, %1 "7 groups"
    return tr("%Ln in %1, bars show risk", nullptr, catalogue().size())
        .arg(tr("%Ln group(s)", nullptr, static_cast<int>(catalogue().groups().size())));
}

QString RoleMatrixModel::nothingFoundText() const
{
    if (!m_rows.isEmpty() || m_columns->columns().isEmpty())
        return {};
    if (!m_filter.isEmpty())
        return tr("No permission shown has “%1” in its name.").arg(m_filter);
    return m_onlyDifferences ? tr("The roles shown do not differ here.") : QString();
}

/// Rows stay as they are while one edits, even those a filter would now leave out: no edit hides itself.
void RoleMatrixModel::receive(const QList<EntityRef> &entities)
{
    if (m_isPaused) {
        m_isBehind = true;
        return;
    }
    const QList<RoleFact> facts = shownFacts();
    if (!m_columns->holds(facts)) {
        resetAll(); // its own reset begins before the columns': nobody may ask for cells of columns that have none yet
        return;
    }
    m_columns->setColumns(facts);
    for (int column = 0; column < columnCount(); ++column) {
        if (entities.isEmpty() || entities.contains(roleEntity(m_columns->columns().at(column).id)))
            refreshColumn(column);
    }
    Q_EMIT cellsChanged();
}

void RoleMatrixModel::resetAll()
{
    beginResetModel();
    m_columns->setColumns(shownFacts());
    m_cells.clear();
    for (const RoleFact &role : m_columns->columns())
        m_cells.push_back(cellsOf(role));
    m_rows = wantedRows();
    endResetModel();
    Q_EMIT filterChanged();
    Q_EMIT cellsChanged();
}

void RoleMatrixModel::rebuildRows()
{
    beginResetModel();
    m_rows = wantedRows();
    endResetModel();
    Q_EMIT filterChanged();
    Q_EMIT cellsChanged();
}

void RoleMatrixModel::refreshColumn(int column)
{
    std::vector<CellFact> next = cellsOf(m_columns->columns().at(column));
    const std::vector<CellFact> before = std::exchange(m_cells.at(static_cast<size_t>(column)), std::move(next));
    const auto &now = m_cells.at(static_cast<size_t>(column));
    for (int row = 0; row < m_rows.size(); ++row) {
        const int permission = m_rows.at(row).permission;
        if (permission >= 0 && before.at(static_cast<size_t>(permission)) != now.at(static_cast<size_t>(permission)))
            Q_EMIT dataChanged(index(row, column), index(row, column));
    }
}

QList<RoleFact> RoleMatrixModel::shownFacts() const
{
    QList<RoleFact> shown;
    if (!m_workspace || m_shownKeys.isEmpty())
        return shown;
    for (const RoleFact &fact : roleFacts(*m_workspace)) {
        if (m_shownKeys.contains(fact.key))
            shown << fact;
    }
    if (m_isReversed)
        std::reverse(shown.begin(), shown.end());
    return shown;
}

std::vector<CellFact> RoleMatrixModel::cellsOf(const RoleFact &role) const
{
    std::vector<CellFact> cells;
    cells.reserve(static_cast<size_t>(catalogue().size()));
    for (int permission = 0; permission < catalogue().size(); ++permission)
        cells.push_back(role.isAdmin ? adminCell(*m_workspace, permission)
                                     : cellFact(*m_workspace, role.id, permission));
    return cells;
}

QList<RoleMatrixModel::Row> RoleMatrixModel::wantedRows() const
{
    QList<Row> rows;
    if (m_columns->columns().isEmpty())
        return rows;
    const auto &groups = catalogue().groups();
    for (int group = 0; group < static_cast<int>(groups.size()); ++group) {
        QList<Row> inGroup;
        for (const int permission : groups.at(static_cast<size_t>(group)).permissions) {
            if (isWanted(permission, group))
                inGroup << Row{group, permission};
        }
        if (inGroup.isEmpty())
            continue;
        rows << Row{group, -1};
        if (!m_folded.contains(group))
            rows << inGroup;
    }
    return rows;
}

bool RoleMatrixModel::isWanted(int permission, int group) const
{
    const Permission &known = catalogue().at(permission);
    if (m_onlyHighRisk && known.risk != Permission::Risk::High)
        return false;
    if (m_onlyDifferences && !differs(permission))
        return false;
    return m_filter.isEmpty() || permissionLabel(permission).contains(m_filter, Qt::CaseInsensitive)
           || known.key.contains(m_filter, Qt::CaseInsensitive)
           || catalogue().groups().at(static_cast<size_t>(group)).label.contains(m_filter, Qt::CaseInsensitive);
}

/// After the draft, among the roles shown; Admin, who holds everything, is left out.
bool RoleMatrixModel::differs(int permission) const
{
    const CellFact *first = nullptr;
    for (size_t column = 0; column < m_cells.size(); ++column) {
        if (m_columns->columns().at(static_cast<qsizetype>(column)).isAdmin)
            continue;
        const CellFact &cell = m_cells.at(column).at(static_cast<size_t>(permission));
        if (!first)
            first = &cell;
        else if (first->now.holds() != cell.now.holds() || (cell.now.holds() && first->items != cell.items))
            return true;
    }
    return false;
}

int RoleMatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RoleMatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cells.size());
}

const CellFact *RoleMatrixModel::cellAt(int row, int column) const
{
    if (row < 0 || row >= m_rows.size() || column < 0 || column >= columnCount() || m_rows.at(row).permission < 0)
        return nullptr;
    return &m_cells.at(static_cast<size_t>(column)).at(static_cast<size_t>(m_rows.at(row).permission));
}

bool RoleMatrixModel::isGroupRow(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows.at(row).permission < 0;
}

QString RoleMatrixModel::columnKey(int column) const
{
    return column >= 0 && column < columnCount() ? m_columns->columns().at(column).key : QString();
}

int RoleMatrixModel::columnOf(const QString &key) const
{
    for (int column = 0; column < columnCount(); ++column) {
        if (m_columns->columns().at(column).key == key)
            return column;
    }
    return -1;
}

int RoleMatrixModel::rowOf(const QString &permission) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (permissionKey(row) == permission)
            return row;
    }
    return -1;
}

QString RoleMatrixModel::permissionKey(int row) const
{
    return row >= 0 && row < m_rows.size() ? rowData(m_rows.at(row), KeyRole).toString() : QString();
}

void RoleMatrixModel::toggleFolded(int row)
{
    if (!isGroupRow(row))
        return;
    const int group = m_rows.at(row).group;
    if (m_folded.remove(group)) {
        QList<Row> rows;
        for (const int permission : catalogue().groups().at(static_cast<size_t>(group)).permissions) {
            if (isWanted(permission, group))
                rows << Row{group, permission};
        }
        beginInsertRows({}, row + 1, row + static_cast<int>(rows.size()));
        for (int i = 0; i < rows.size(); ++i)
            m_rows.insert(row + 1 + i, rows.at(i));
        endInsertRows();
    } else {
        int last = row;
        while (last + 1 < m_rows.size() && m_rows.at(last + 1).group == group)
            ++last;
        m_folded.insert(group);
        if (last > row) {
            beginRemoveRows({}, row + 1, last);
            m_rows.remove(row + 1, last - row);
            endRemoveRows();
        }
    }
    if (columnCount() > 0)
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1), {IsFoldedRole, AccessibleTextRole});
}

QString RoleMatrixModel::toggle(int row, int column)
{
    if (!m_workspace || !cellAt(row, column))
        return {};
    const RoleFact role = m_columns->columns().at(column);
    const int permission = m_rows.at(row).permission;
    QString reason;
    if (canSwitch(*m_workspace, role.id, permission, &reason))
        switchPermission(*m_workspace, role.id, permission);
    return reason;
}

QString RoleMatrixModel::takeBack(int row, int column)
{
    const CellFact *cell = cellAt(row, column);
    if (!m_workspace || !cell)
        return {};
    const RoleFact role = m_columns->columns().at(column);
    const int permission = m_rows.at(row).permission;
    if (cell->isAsked) {
        m_workspace->takeBack(roleEntity(role.id), permissionField(permission));
        return {};
    }
    const QString cause = stagedCause(*m_workspace, role.id, permission);
    if (!cause.isEmpty())
        return tr("This follows from %1. Take that back.").arg(cause);
    return tr("Nothing is staged here.");
}

Sentence RoleMatrixModel::readingLine(int row, int column) const
{
    if (isGroupRow(row)) {
        const PermissionGroup &group = catalogue().groups().at(static_cast<size_t>(m_rows.at(row).group));
        //: %1 is a group of permissions, %2 "26 permissions"
        return Sentence(tr("<b>%1:</b> %2."),
                        {group.label, tr("%Ln permission(s)", nullptr, static_cast<int>(group.permissions.size()))});
    }
    const CellFact *cell = cellAt(row, column);
    return m_workspace && cell
               ? cellSentence(*m_workspace, m_columns->columns().at(column), m_rows.at(row).permission, *cell)
               : Sentence();
}

Sentence RoleMatrixModel::whyLine(int row, int column) const
{
    const CellFact *cell = cellAt(row, column);
    return m_workspace && cell
               ? cellWhy(*m_workspace, m_columns->columns().at(column), m_rows.at(row).permission, *cell)
               : readingLine(row, column);
}

} // namespace steward
