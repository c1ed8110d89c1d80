// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rolefacts.h"

#include <QAbstractTableModel>
#include <QtQml/qqmlregistration.h>

namespace steward {

/// The head of the matrix: one row, one column per role shown. Owned and kept by RoleMatrixModel.
class MatrixColumnModel : public QAbstractTableModel
{
    Q_OBJECT
    QML_ANONYMOUS

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        NameRole,
        HoldersTextRole,
        IsStagedRole,
    };
    Q_ENUM(Roles)

    explicit MatrixColumnModel(QObject *parent);

    [[nodiscard]] const QList<RoleFact> &columns() const { return m_columns; }
    /// The same roles in the same order, whatever is said of them.
    [[nodiscard]] bool holds(const QList<RoleFact> &columns) const;
    void setColumns(const QList<RoleFact> &columns);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    QList<RoleFact> m_columns;
};

} // namespace steward
