// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assignablemodel.h"

#include "domain/effective.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

AssignableModel::AssignableModel(QObject *parent)
    : RowsModel(parent)
{
}

void AssignableModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace)
        connect(workspace, &Workspace::changed, this, &AssignableModel::refresh);
    refresh();
    Q_EMIT workspaceChanged();
}

void AssignableModel::setRoleKey(const QString &key)
{
    if (m_roleKey == key)
        return;
    m_roleKey = key;
    m_role = Id::fromString(key).value_or(Id());
    refresh();
    Q_EMIT roleKeyChanged();
}

void AssignableModel::refresh()
{
    syncRows(m_rows, wantedRows());
}

QList<AssignableModel::Row> AssignableModel::wantedRows() const
{
    QList<Row> rows;
    const Role *mine = m_workspace ? m_workspace->shown().roles.find(m_role) : nullptr;
    if (!mine)
        return rows;
    const Role *live = m_workspace->project().roles.find(m_role);
    for (const RoleFact &fact : roleFacts(*m_workspace)) {
        const Role *other = m_workspace->shown().roles.find(fact.id);
        const bool isTicked = mine->assignableBy.contains(fact.id);
        if (!other || (other->isArchived && !isTicked))
            continue;
        const bool widens = isTicked && isLimitedToPlaces(other->permissions) && !isLimitedToPlaces(mine->permissions);
        rows << Row{fact.key, fact.name, isTicked, live && live->assignableBy.contains(fact.id) != isTicked,
                    widens ? tr("Its holders are limited to places and could give this role, which is not.")
                           : QString()};
    }
    return rows;
}

void AssignableModel::toggle(const QString &key)
{
    const auto id = Id::fromString(key);
    const Role *mine = m_workspace ? m_workspace->shown().roles.find(m_role) : nullptr;
    if (!id || !mine || !roleLockText(*m_workspace, m_role).isEmpty())
        return;
    QList<Id> roles = mine->assignableBy;
    if (!roles.removeOne(*id))
        roles << *id;
    // the same roles in another order would be staged as a change that is none
    const Role *live = m_workspace->project().roles.find(m_role);
    if (live
        && QSet<Id>(live->assignableBy.cbegin(), live->assignableBy.cend()) == QSet<Id>(roles.cbegin(), roles.cend()))
        roles = live->assignableBy;
    QJsonArray value;
    for (const Id &role : std::as_const(roles))
        value << role.toString();
    m_workspace->stage(roleEntity(m_role), u"assignable_by"_s, value);
}

int AssignableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AssignableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.key;
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case IsTickedRole:
        return row.isTicked;
    case IsStagedRole:
        return row.isStaged;
    case WarningRole:
        return row.warning;
    default:
        return {};
    }
}

QHash<int, QByteArray> AssignableModel::roleNames() const
{
    return {
        {KeyRole, "key"},           {NameRole, "name"},       {IsTickedRole, "isTicked"},
        {IsStagedRole, "isStaged"}, {WarningRole, "warning"},
    };
}

} // namespace steward
