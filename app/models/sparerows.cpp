// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/sparerows.h"

#include <algorithm>

namespace steward {

namespace {

constexpr int mostSpares = 12; ///< more are not kept: they cost memory, and a place in each pass over the rows

} // namespace

void SpareRows::setSource(QAbstractItemModel *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->disconnect(this);
    m_source = source;
    if (source) {
        connect(source, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex &, int first, int last) { take(first, last); });
        connect(source, &QAbstractItemModel::rowsAboutToBeRemoved, this,
                [this](const QModelIndex &, int first, int last) { spare(first, last); });
        connect(source, &QAbstractItemModel::dataChanged, this,
                [this](const QModelIndex &first, const QModelIndex &last) { update(first.row(), last.row()); });
        connect(source, &QAbstractItemModel::modelReset, this, &SpareRows::reset);
        connect(source, &QAbstractItemModel::rowsMoved, this, &SpareRows::reset);
        connect(source, &QAbstractItemModel::layoutChanged, this, &SpareRows::reset);
        connect(source, &QObject::destroyed, this, &SpareRows::reset);
    }
    reset();
    Q_EMIT sourceChanged();
}

int SpareRows::count() const
{
    return static_cast<int>(std::ranges::count(m_rows, true, &Row::isThere));
}

void SpareRows::reset()
{
    beginResetModel();
    m_rows.clear();
    m_names = m_source ? m_source->roleNames() : QHash<int, QByteArray>();
    for (int row = 0; m_source && row < m_source->rowCount(); ++row)
        m_rows << read(row);
    if (!m_rows.isEmpty())
        m_rows.last().isLast = true;
    endResetModel();
    Q_EMIT countChanged();
}

SpareRows::Row SpareRows::read(int sourceRow) const
{
    Row row;
    const QModelIndex index = m_source->index(sourceRow, 0);
    for (auto role = m_names.keyBegin(); role != m_names.keyEnd(); ++role)
        row.values.insert(*role, index.data(*role));
    return row;
}

int SpareRows::rowOf(int sourceRow) const
{
    int there = -1;
    for (int row = 0; row < m_rows.size(); ++row) {
        there += m_rows.at(row).isThere ? 1 : 0;
        if (there == sourceRow)
            return row;
    }
    return static_cast<int>(m_rows.size());
}

void SpareRows::take(int first, int last)
{
    for (int sourceRow = first; sourceRow <= last; ++sourceRow) {
        const int row = sourceRow == 0 ? 0 : rowOf(sourceRow - 1) + 1; // right after the one before
        if (row < m_rows.size() && !m_rows.at(row).isThere) {
            say(row, read(sourceRow));
            continue;
        }
        beginInsertRows({}, row, row);
        m_rows.insert(row, read(sourceRow));
        endInsertRows();
    }
    tellEnd();
    Q_EMIT countChanged();
}

void SpareRows::spare(int first, int last)
{
    for (int sourceRow = last; sourceRow >= first; --sourceRow) {
        const int row = rowOf(sourceRow);
        Row gone = m_rows.at(row);
        gone.isThere = false;
        gone.isLast = false;
        say(row, gone);
    }
    dropSpares();
    tellEnd();
    Q_EMIT countChanged();
}

void SpareRows::update(int first, int last)
{
    for (int sourceRow = first; sourceRow <= last; ++sourceRow) {
        const int row = rowOf(sourceRow);
        Row next = read(sourceRow);
        next.isLast = m_rows.at(row).isLast;
        say(row, next);
    }
}

/// Tells of what differs alone: all else of a row is not bound to again.
void SpareRows::say(int row, Row next)
{
    QList<int> roles;
    const Row before = std::exchange(m_rows[row], std::move(next));
    const Row &now = m_rows.at(row);
    for (auto value = now.values.cbegin(); value != now.values.cend(); ++value) {
        if (before.values.value(value.key()) != value.value())
            roles << value.key();
    }
    if (before.isThere != now.isThere)
        roles << IsThereRole;
    if (before.isLast != now.isLast)
        roles << IsLastRole;
    if (!roles.isEmpty())
        Q_EMIT dataChanged(index(row), index(row), roles);
}

void SpareRows::tellEnd()
{
    const int shown = count();
    const int end = shown == 0 ? -1 : rowOf(shown - 1);
    for (int row = 0; row < m_rows.size(); ++row) {
        Row next = m_rows.at(row);
        next.isLast = row == end;
        say(row, next);
    }
}

void SpareRows::dropSpares()
{
    int spares = static_cast<int>(m_rows.size()) - count();
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0 && spares > mostSpares; --row) {
        if (m_rows.at(row).isThere)
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
        --spares;
    }
}

int SpareRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SpareRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == IsThereRole)
        return row.isThere;
    if (role == IsLastRole)
        return row.isLast;
    return row.values.value(role);
}

QHash<int, QByteArray> SpareRows::roleNames() const
{
    QHash<int, QByteArray> names = m_names;
    names.insert(IsThereRole, "isThere");
    names.insert(IsLastRole, "isLast");
    return names;
}

} // namespace steward
