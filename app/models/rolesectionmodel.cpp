// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/rolesectionmodel.h"

#include "domain/catalogue.h"
#include "models/fieldtext.h"

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

RoleSectionModel::RoleSectionModel(QObject *parent)
    : RowsModel(parent)
{
}

void RoleSectionModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace)
        connect(workspace, &Workspace::changed, this, &RoleSectionModel::refresh);
    refresh();
    Q_EMIT workspaceChanged();
}

void RoleSectionModel::setRoleKey(const QString &key)
{
    if (m_roleKey == key)
        return;
    m_roleKey = key;
    m_role = Id::fromString(key).value_or(Id());
    refresh();
    Q_EMIT roleKeyChanged();
}

void RoleSectionModel::refresh()
{
    syncRows(m_rows, wantedRows());
}

bool RoleSectionModel::isFieldStaged(const QString &field) const
{
    return m_workspace->draft().find(roleEntity(m_role), field) != nullptr;
}

QList<RoleSectionModel::Row> RoleSectionModel::wantedRows() const
{
    const bool isAdmin = m_roleKey == adminKey();
    const Role *role = m_workspace ? m_workspace->shown().roles.find(m_role) : nullptr;
    if (!role && m_workspace)
        role = m_workspace->project().roles.find(m_role);
    if (!m_workspace || m_workspace->loadState() != Workspace::Load::Ready || (!role && !isAdmin))
        return {};
    QList<Row> rows = permissionRows();
    if (role) {
        const QLocale locale;
        rows << Row{u"assignable_by"_s, tr("Who may assign it"),
                    role->isNonAdminEditable ? tr("anyone") : locale.toString(role->assignableBy.size()),
                    isFieldStaged(u"assignable_by"_s) || isFieldStaged(u"is_non_admin_editable"_s)};
        rows << Row{u"landing_page"_s, tr("Landing page"),
                    valueText(m_workspace->shown(), roleEntity(m_role), u"landing_page"_s, role->landingPage),
                    isFieldStaged(u"landing_page"_s)};
    }
    for (const RoleFact &fact : roleFacts(*m_workspace)) {
        if (fact.key == m_roleKey)
            rows << Row{u"holders"_s, tr("Holders"), QLocale().toString(fact.holders), false};
    }
    return rows;
}

QList<RoleSectionModel::Row> RoleSectionModel::permissionRows() const
{
    const auto cellOf = [this](int permission) {
        return m_roleKey == adminKey() ? adminCell(*m_workspace, permission)
                                       : cellFact(*m_workspace, m_role, permission);
    };
    const CellFact reach = cellOf(catalogue().indexOf(u"access_all_locations"));
    QList<Row> rows{Row{u"reach"_s, tr("Reach"), reach.now.holds() ? tr("everything") : tr("limited"), reach.isStaged}};
    for (const PermissionGroup &group : catalogue().groups()) {
        int granted = 0;
        bool isStaged = false;
        bool isOffered = false;
        for (const int permission : group.permissions) {
            const CellFact cell = cellOf(permission);
            granted += cell.now.holds() ? 1 : 0;
            isStaged = isStaged || cell.isStaged;
            isOffered = isOffered || cell.isOffered || cell.now.holds();
        }
        const QLocale locale;
        rows << Row{group.key, group.shortLabel,
                    isOffered ? u"%1/%2"_s.arg(locale.toString(granted),
                                               locale.toString(static_cast<qint64>(group.permissions.size())))
                              : QString(QChar(u'\u2013')),
                    isStaged};
    }
    return rows;
}

int RoleSectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RoleSectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.key;
    case Qt::DisplayRole:
    case LabelRole:
        return row.label;
    case CountTextRole:
        return row.countText;
    case IsStagedRole:
        return row.isStaged;
    case ReadingRole:
        return QStringList(row.isStaged ? QStringList{row.label, row.countText, tr("staged")}
                                        : QStringList{row.label, row.countText})
            .join(tr(", ", "between what is said of a section"));
    default:
        return {};
    }
}

QString RoleSectionModel::keyAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows.at(row).key : QString();
}

int RoleSectionModel::rowOf(const QString &key) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).key == key)
            return row;
    }
    return -1;
}

QHash<int, QByteArray> RoleSectionModel::roleNames() const
{
    return {
        {KeyRole, "key"},           {LabelRole, "label"},     {CountTextRole, "countText"},
        {IsStagedRole, "isStaged"}, {ReadingRole, "reading"},
    };
}

} // namespace steward
