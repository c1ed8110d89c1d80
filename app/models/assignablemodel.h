// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/rolefacts.h"
#include "models/rowsmodel.h"

#include <QPointer>

namespace steward {

/// The roles whose holders may give this role to others; a tick is staged at once.
class AssignableModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString roleKey READ roleKey WRITE setRoleKey NOTIFY roleKeyChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1,
        NameRole,
        IsTickedRole,
        IsStagedRole,
        WarningRole, ///< a sentence; empty: nothing to warn of
    };
    Q_ENUM(Roles)

    explicit AssignableModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString roleKey() const { return m_roleKey; }
    void setRoleKey(const QString &key);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void toggle(const QString &key);

Q_SIGNALS:
    void workspaceChanged();
    void roleKeyChanged();

private:
    struct Row
    {
        QString key;
        QString name;
        bool isTicked = false;
        bool isStaged = false;
        QString warning;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    [[nodiscard]] QList<Row> wantedRows() const;

    QPointer<Workspace> m_workspace;
    QString m_roleKey;
    Id m_role;
    QList<Row> m_rows;
};

} // namespace steward
