// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/matrixcolumnmodel.h"

#include <QLocale>

#include <algorithm>

namespace steward {

MatrixColumnModel::MatrixColumnModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

bool MatrixColumnModel::holds(const QList<RoleFact> &columns) const
{
    return std::equal(m_columns.cbegin(), m_columns.cend(), columns.cbegin(), columns.cend(),
                      [](const RoleFact &left, const RoleFact &right) { return left.key == right.key; });
}

void MatrixColumnModel::setColumns(const QList<RoleFact> &columns)
{
    if (!holds(columns)) {
        beginResetModel();
        m_columns = columns;
        endResetModel();
        return;
    }
    for (int column = 0; column < columns.size(); ++column) {
        if (m_columns.at(column) == columns.at(column))
            continue;
        m_columns[column] = columns.at(column);
        Q_EMIT dataChanged(index(0, column), index(0, column));
    }
}

int MatrixColumnModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_columns.isEmpty() ? 0 : 1;
}

int MatrixColumnModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant MatrixColumnModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const RoleFact &fact = m_columns.at(index.column());
    switch (role) {
    case KeyRole:
        return fact.key;
    case Qt::DisplayRole:
    case NameRole:
        return fact.name;
    case HoldersTextRole:
        return QLocale().toString(fact.holders);
    case IsStagedRole:
        return fact.isStaged();
    default:
        return {};
    }
}

QHash<int, QByteArray> MatrixColumnModel::roleNames() const
{
    return {
        {KeyRole, "key"},
        {NameRole, "name"},
        {HoldersTextRole, "holdersText"},
        {IsStagedRole, "isStaged"},
    };
}

} // namespace steward
