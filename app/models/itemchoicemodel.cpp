// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/itemchoicemodel.h"

#include "domain/catalogue.h"
#include "models/fieldtext.h"
#include "models/rolefacts.h"
#include "models/sentence.h"

#include <QJsonArray>

namespace steward {

using namespace domain;

ItemChoiceModel::ItemChoiceModel(QObject *parent)
    : RowsModel(parent)
{
}

void ItemChoiceModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    m_workspace = workspace;
    Q_EMIT workspaceChanged();
}

QString ItemChoiceModel::title() const
{
    return m_permission < 0 ? QString() : permissionLabel(m_permission);
}

QString ItemChoiceModel::subject() const
{
    const Role *role = m_workspace ? m_workspace->shown().roles.find(m_role) : nullptr;
    return role ? shownText(role->name) : QString();
}

void ItemChoiceModel::open(const QString &roleKey, const QString &permission)
{
    m_role = Id::fromString(roleKey).value_or(Id());
    m_permission = catalogue().indexOf(permission);
    m_filter.clear();
    m_chosen.clear();
    m_isAll = true;
    const Role *role = m_workspace ? m_workspace->shown().roles.find(m_role) : nullptr;
    if (role && m_permission >= 0) {
        const QStringList items = role->permissions.items(m_permission);
        m_chosen = QSet<QString>(items.cbegin(), items.cend());
        m_isAll = role->permissions.scope(m_permission) == PermissionSet::Scope::All;
    }
    refresh();
    Q_EMIT opened();
    Q_EMIT filterChanged();
    Q_EMIT choiceChanged();
}

/// What is chosen but no longer listed stays, under words of its own, so that it can be let go of.
QList<ItemChoiceModel::Row> ItemChoiceModel::allRows() const
{
    QList<Row> rows;
    if (!m_workspace || m_permission < 0)
        return rows;
    QSet<QString> missing = m_chosen;
    for (const Item &item : m_workspace->project().items.value(catalogue().at(m_permission).itemKind)) {
        rows << Row{item.id, shownText(item.label), m_chosen.contains(item.id)};
        missing.remove(item.id);
    }
    for (const QString &id : std::as_const(missing)) {
        //: An item a role still names, known only by its id
        rows << Row{id, tr("Something that is gone (%1)").arg(shownText(id)), true};
    }
    return rows;
}

void ItemChoiceModel::refresh()
{
    QList<Row> rows;
    for (const Row &row : allRows()) {
        if (m_filter.isEmpty() || row.label.contains(m_filter, Qt::CaseInsensitive))
            rows << row;
    }
    syncRows(m_rows, std::move(rows));
}

void ItemChoiceModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
    Q_EMIT filterChanged();
}

QString ItemChoiceModel::nothingFoundText() const
{
    if (!m_rows.isEmpty())
        return {};
    return m_filter.isEmpty() ? tr("This project has nothing to choose from yet.")
                              : tr("Nothing has “%1” in its name.").arg(m_filter);
}

void ItemChoiceModel::setAll(bool all)
{
    if (m_isAll == all)
        return;
    m_isAll = all;
    Q_EMIT choiceChanged();
}

void ItemChoiceModel::toggle(const QString &key)
{
    if (!m_chosen.remove(key))
        m_chosen.insert(key);
    refresh();
    Q_EMIT choiceChanged();
}

QString ItemChoiceModel::chosenText() const
{
    //: %1 is how many are chosen, %Ln how many there are
    return tr("%1 of %Ln chosen", nullptr, static_cast<int>(allRows().size())).arg(QLocale().toString(m_chosen.size()));
}

QString ItemChoiceModel::effectText() const
{
    return m_isAll || !m_chosen.isEmpty() ? QString() : tr("With nothing chosen, this permission is switched off.");
}

void ItemChoiceModel::stage()
{
    if (!m_workspace || m_permission < 0 || !roleLockText(*m_workspace, m_role).isEmpty())
        return;
    QJsonValue value = m_isAll;
    if (!m_isAll && !m_chosen.isEmpty()) {
        QStringList chosen(m_chosen.cbegin(), m_chosen.cend());
        chosen.sort();
        value = QJsonArray::fromStringList(chosen);
    }
    m_workspace->stage(roleEntity(m_role), permissionField(m_permission), value);
}

int ItemChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ItemChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.key;
    case Qt::DisplayRole:
    case TitleRole:
        return row.label;
    case IsChosenRole:
        return row.isChosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> ItemChoiceModel::roleNames() const
{
    return {
        {KeyRole, "key"},
        {TitleRole, "title"},
        {IsChosenRole, "isChosen"},
    };
}

} // namespace steward
