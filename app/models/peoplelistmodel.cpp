// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/peoplelistmodel.h"

#include "models/rolefacts.h"
#include "models/sentence.h"

#include <algorithm>

namespace steward {

using namespace domain;

PeopleListModel::PeopleListModel(QObject *parent)
    : RowsModel(parent)
{
}

void PeopleListModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    m_workspace = workspace;
    if (workspace) {
        connect(workspace, &Workspace::changed, this, [this](const QList<EntityRef> &entities) {
            const auto isOfPeople = [](const EntityRef &entity) { return entity.kind != roleEntity({}).kind; };
            if (entities.isEmpty() || std::any_of(entities.cbegin(), entities.cend(), isOfPeople))
                refresh();
        });
    }
    refresh();
    Q_EMIT workspaceChanged();
}

void PeopleListModel::setPersonKeys(const QStringList &keys)
{
    if (m_personKeys == keys)
        return;
    m_personKeys = keys;
    refresh();
}

void PeopleListModel::setRoleKey(const QString &key)
{
    if (m_roleKey == key)
        return;
    m_roleKey = key;
    refresh();
}

void PeopleListModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
}

void PeopleListModel::setLimit(int limit)
{
    if (m_limit == limit)
        return;
    m_limit = limit;
    refresh();
}

QList<Id> PeopleListModel::people() const
{
    const Project &project = m_workspace->shown();
    QList<Id> found;
    if (m_roleKey == adminKey()) {
        for (int row = 0; row < project.people.size(); ++row) {
            if (const Membership person = membershipAt(project.people, row); person.isAdmin)
                found << person.id;
        }
    } else if (const auto role = Id::fromString(m_roleKey)) {
        found = holders(project, *role);
    } else {
        for (const QString &key : m_personKeys)
            found << Id::fromString(key).value_or(Id());
    }
    return found;
}

void PeopleListModel::refresh()
{
    QList<Row> rows;
    if (m_workspace) {
        const Project &project = m_workspace->shown();
        for (const Id &id : people()) {
            const auto person = project.people.find(id);
            if (!person
                || (!m_filter.isEmpty() && !person->name.contains(m_filter, Qt::CaseInsensitive)
                    && !person->handle.contains(m_filter, Qt::CaseInsensitive)))
                continue;
            const auto place = project.places.find(person->primaryPlace);
            rows << Row{id.toString(),
                        shownText(person->name),
                        shownText(person->handle),
                        place ? shownText(place->name) : QString(),
                        person->kind == Person::Kind::MobileWorker,
                        person->isActive};
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &left, const Row &right) {
        return QString::localeAwareCompare(left.name, right.name) < 0;
    });
    m_found = static_cast<int>(rows.size());
    if (m_limit > 0 && rows.size() > m_limit)
        rows.resize(m_limit);
    syncRows(m_rows, std::move(rows));
    Q_EMIT peopleChanged();
}

QString PeopleListModel::moreText() const
{
    const int more = m_found - static_cast<int>(m_rows.size());
    return more > 0 ? tr("%Ln more", nullptr, more) : QString();
}

QString PeopleListModel::nothingFoundText() const
{
    if (!m_rows.isEmpty())
        return {};
    return m_filter.isEmpty() ? tr("Nobody.") : tr("Nobody here is called “%1”.").arg(m_filter);
}

int PeopleListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString PeopleListModel::detail(const Row &row) const
{
    QStringList parts{row.isMobile ? tr("Mobile worker") : tr("Web user"),
                      row.place.isEmpty() ? tr("no place") : row.place};
    if (!row.isActive)
        parts << tr("deactivated");
    return parts.join(tr(", ", "between what is said of a person"));
}

QVariant PeopleListModel::data(const QModelIndex &index, int role) const
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
    case HandleRole:
        return row.handle;
    case PlaceRole:
        return row.place;
    case DetailRole:
        return detail(row);
    case ReadingRole:
        return QStringList{row.name, row.handle, detail(row)}.join(tr(", ", "between what is said of a person"));
    default:
        return {};
    }
}

QHash<int, QByteArray> PeopleListModel::roleNames() const
{
    return {
        {KeyRole, "key"},     {NameRole, "name"},     {HandleRole, "handle"},
        {PlaceRole, "place"}, {DetailRole, "detail"}, {ReadingRole, "reading"},
    };
}

} // namespace steward
