// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What RoleMatrixModel says of a row and of a cell.
#include "models/rolematrixmodel.h"

#include "domain/catalogue.h"
#include "models/fieldtext.h"

namespace steward {

using namespace domain;

QVariant RoleMatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    const CellFact *cell = cellAt(index.row(), index.column());
    switch (role) {
    case MarkRole:
        return static_cast<int>(cell ? cell->mark() : Marks::Cell::NotGranted);
    case CountRole:
        return cell ? cell->items : 0;
    case IsStagedRole:
        return cell && cell->isStaged;
    case AccessibleTextRole:
        return accessibleText(row, index.column());
    default:
        return rowData(row, role);
    }
}

QVariant RoleMatrixModel::rowData(const Row &row, int role) const
{
    const bool isGroup = row.permission < 0;
    const PermissionGroup &group = catalogue().groups().at(static_cast<size_t>(row.group));
    const Permission *permission = isGroup ? nullptr : &catalogue().at(row.permission);
    switch (role) {
    case KeyRole:
        return isGroup ? group.key : permission->key;
    case Qt::DisplayRole:
    case LabelRole:
        return isGroup ? group.label : permission->label;
    case VerbRole:
        return isGroup ? QString() : permission->verb;
    case RiskRole:
        return isGroup ? 0 : static_cast<int>(permission->risk);
    case IsGroupRole:
        return isGroup;
    case IsChildRole:
        return !isGroup && permission->parent >= 0;
    case IsFoldedRole:
        return isGroup && m_folded.contains(row.group);
    case GroupCountRole:
        return isGroup ? static_cast<int>(group.permissions.size()) : 0;
    case IsOfferedRole:
        return isGroup || !m_workspace
               || !m_workspace->project().capabilities.permissionsNotOffered.contains(permission->key);
    default:
        return {};
    }
}

QString RoleMatrixModel::accessibleText(const Row &row, int column) const
{
    const QString separator = tr(", ", "between what is said of a cell");
    if (row.permission < 0) {
        const PermissionGroup &group = catalogue().groups().at(static_cast<size_t>(row.group));
        return QStringList{group.label, tr("%Ln permission(s)", nullptr, static_cast<int>(group.permissions.size())),
                           m_folded.contains(row.group) ? tr("closed") : tr("open")}
            .join(separator);
    }
    const CellFact &cell = m_cells.at(static_cast<size_t>(column)).at(static_cast<size_t>(row.permission));
    QStringList parts{m_columns->columns().at(column).name, permissionLabel(row.permission), cellText(cell),
                      riskText(row.permission)};
    if (cell.isStaged)
        parts << tr("staged");
    if (cell.isConflict)
        parts << tr("in conflict");
    return parts.join(separator);
}

QHash<int, QByteArray> RoleMatrixModel::roleNames() const
{
    return {
        {KeyRole, "key"},
        {LabelRole, "label"},
        {VerbRole, "verb"},
        {RiskRole, "risk"},
        {IsGroupRole, "isGroup"},
        {IsChildRole, "isChild"},
        {IsFoldedRole, "isFolded"},
        {GroupCountRole, "groupCount"},
        {IsOfferedRole, "isOffered"},
        {MarkRole, "mark"},
        {CountRole, "count"},
        {IsStagedRole, "isStaged"},
        {AccessibleTextRole, "accessibleText"},
    };
}

} // namespace steward
