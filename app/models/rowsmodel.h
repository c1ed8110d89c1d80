// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QSet>
#include <QtQml/qqmlregistration.h>

#include <algorithm>

namespace steward {

/// A list model over values with a `key`, which it replaces so that rows that stay keep whoever looks at them: only
/// rows that came, went or differ are told of, and of these only what differs: all else of a row is bound to again.
class RowsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS

protected:
    using QAbstractListModel::QAbstractListModel;

    /// O(rows). Rows that changed their order reset the model.
    template<typename Row>
    void syncRows(QList<Row> &rows, QList<Row> next)
    {
        if (isReordered(rows, next)) {
            beginResetModel();
            rows = std::move(next);
            endResetModel();
            return;
        }
        QSet<QString> wanted;
        for (const Row &row : std::as_const(next))
            wanted.insert(row.key);
        for (int i = static_cast<int>(rows.size()) - 1; i >= 0; --i) {
            if (wanted.contains(rows.at(i).key))
                continue;
            beginRemoveRows({}, i, i);
            rows.removeAt(i);
            endRemoveRows();
        }
        const QList<int> roles = roleNames().keys();
        for (int i = 0; i < next.size(); ++i) {
            if (i < rows.size() && rows.at(i).key == next.at(i).key) {
                if (rows.at(i) == next.at(i))
                    continue;
                const QVariantList before = valuesOf(i, roles);
                rows[i] = std::move(next[i]);
                if (const QList<int> different = rolesNotAs(before, i, roles); !different.isEmpty())
                    Q_EMIT dataChanged(index(i), index(i), different);
            } else {
                beginInsertRows({}, i, i);
                rows.insert(i, std::move(next[i]));
                endInsertRows();
            }
        }
    }

private:
    [[nodiscard]] QVariantList valuesOf(int row, const QList<int> &roles) const
    {
        QVariantList values;
        for (const int role : roles)
            values << data(index(row), role);
        return values;
    }

    [[nodiscard]] QList<int> rolesNotAs(const QVariantList &before, int row, const QList<int> &roles) const
    {
        QList<int> different;
        const QVariantList now = valuesOf(row, roles);
        for (qsizetype i = 0; i < roles.size(); ++i) {
            if (now.at(i) != before.at(i))
                different << roles.at(i);
        }
        return different;
    }

    template<typename Row>
    static bool isReordered(const QList<Row> &rows, const QList<Row> &next)
    {
        QHash<QString, int> places;
        for (int i = 0; i < rows.size(); ++i)
            places.insert(rows.at(i).key, i);
        int last = -1;
        for (const Row &row : next) {
            const int place = places.value(row.key, -1);
            if (place < 0)
                continue;
            if (place < last)
                return true;
            last = place;
        }
        return false;
    }
};

} // namespace steward
