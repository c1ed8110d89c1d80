// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/foreign.h"
#include "models/rolefacts.h"
#include "models/rowsmodel.h"

#include <QPointer>

namespace steward {

/// The list beside the role editor: its blocks, how much of each is granted, and where something is staged.
class RoleSectionModel : public steward::RowsModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(steward::Workspace *workspace READ workspace WRITE setWorkspace NOTIFY workspaceChanged REQUIRED FINAL)
    Q_PROPERTY(QString roleKey READ roleKey WRITE setRoleKey NOTIFY roleKeyChanged FINAL)

public:
    enum Roles {
        KeyRole = Qt::UserRole + 1, ///< "reach", key of a group, "assignable_by", "landing_page", "holders"
        LabelRole,
        CountTextRole, ///< "limited", "6/26", "Reports"
        IsStagedRole,
        ReadingRole,
    };
    Q_ENUM(Roles)

    explicit RoleSectionModel(QObject *parent = nullptr);

    [[nodiscard]] Workspace *workspace() const { return m_workspace; }
    void setWorkspace(Workspace *workspace);
    [[nodiscard]] QString roleKey() const { return m_roleKey; }
    void setRoleKey(const QString &key);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE QString keyAt(int row) const;
    Q_INVOKABLE int rowOf(const QString &key) const;

Q_SIGNALS:
    void workspaceChanged();
    void roleKeyChanged();

private:
    struct Row
    {
        QString key;
        QString label;
        QString countText;
        bool isStaged = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    void refresh();
    [[nodiscard]] QList<Row> wantedRows() const;
    [[nodiscard]] QList<Row> permissionRows() const;
    [[nodiscard]] bool isFieldStaged(const QString &field) const;

    QPointer<Workspace> m_workspace;
    QString m_roleKey;
    Id m_role;
    QList<Row> m_rows;
};

} // namespace steward
