// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/placepickermodel.h"

#include "domain/fields.h"
#include "models/placepath.h"
#include "models/sentence.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

PlacePickerModel::PlacePickerModel(QObject *parent)
    : RowsModel(parent)
{
}

void PlacePickerModel::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    if (m_workspace)
        m_workspace->disconnect(this);
    if (m_names)
        m_names->disconnect(this);
    m_names = nullptr;
    m_workspace = workspace;
    refresh();
    Q_EMIT workspaceChanged();
}

void PlacePickerModel::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
}

PlacePickerModel::Row PlacePickerModel::rowOf(const Project &project, const Place &place)
{
    return {place.id.toString(), shownText(place.name), shownText(place.siteCode), placePath(project, place),
            shownText(domain::nameOf(project, {u"location_type"_s, place.type}))};
}

QList<PlacePickerModel::Row> PlacePickerModel::firstRows()
{
    const Project &project = m_workspace->shown();
    QList<Row> top;
    QList<Row> below;
    int all = 0;
    for (int row = 0; row < project.places.size(); ++row) {
        const auto [places, slot] = project.places.cells(row);
        if (places.areArchived.at(slot))
            continue;
        ++all;
        QList<Row> &rows = places.parents.at(slot).isNull() ? top : below;
        if (rows.size() < mostRows)
            rows << rowOf(project, places.at(slot));
    }
    top += below.first(std::min(below.size(), mostRows - top.size()));
    m_more = all - static_cast<int>(top.size());
    return top;
}

QList<PlacePickerModel::Row> PlacePickerModel::foundRows(const SearchQuery &query)
{
    if (!m_names) {
        m_names = &ProjectNames::of(*m_workspace);
        connect(m_names, &ProjectNames::moreRead, this, &PlacePickerModel::refresh);
    }
    const NameAnswer answer =
        m_names->places().find(query, mostRows, [](const Place &place) { return !place.isArchived; });
    m_mayBeMore = answer.hasMore;
    m_isReading = !m_names->places().isCurrent();
    QList<Row> rows;
    const Project &project = m_workspace->shown();
    for (const NameHit &hit : answer.hits)
        rows << rowOf(project, *project.places.find(hit.id));
    return rows;
}

void PlacePickerModel::refresh()
{
    QList<Row> rows;
    m_more = 0;
    m_mayBeMore = false;
    m_isReading = false;
    if (m_workspace) {
        const SearchQuery query(m_filter);
        rows = query.isEmpty() ? firstRows() : foundRows(query);
    }
    syncRows(m_rows, std::move(rows));
    Q_EMIT found();
}

QString PlacePickerModel::moreText() const
{
    if (m_isReading)
        return m_rows.isEmpty() ? QString() : tr("The names are still being read: there may be better ones");
    if (m_mayBeMore)
        return tr("There are more. Type more of the name.");
    return m_more > 0 ? tr("%Ln more. Type more of the name.", nullptr, m_more) : QString();
}

QString PlacePickerModel::nothingFoundText() const
{
    if (!m_rows.isEmpty())
        return {};
    return m_isReading ? tr("The names are still being read.")
                       : tr("No place has “%1” in its name or code.").arg(m_filter);
}

QString PlacePickerModel::personName(const QString &personKey) const
{
    const auto id = Id::fromString(personKey);
    if (!m_workspace || !id)
        return {};
    const auto person = m_workspace->shown().people.find(*id);
    return person ? shownText(person->name) : QString();
}

QString PlacePickerModel::nameOf(const QString &placeKey) const
{
    const auto id = Id::fromString(placeKey);
    if (!m_workspace || !id)
        return {};
    const auto place = m_workspace->shown().places.find(*id);
    return place ? shownText(place->name) : QString();
}

void PlacePickerModel::give(const QString &personKey, const QString &placeKey)
{
    const auto personId = Id::fromString(personKey);
    const auto placeId = Id::fromString(placeKey);
    if (!m_workspace || !personId || !placeId)
        return;
    const Project &project = m_workspace->shown();
    const auto person = project.people.find(*personId);
    if (!person || !project.places.find(*placeId))
        return;
    QList<Id> places = person->places;
    if (!places.contains(*placeId))
        places << *placeId;
    const auto first = project.places.find(person->primaryPlace);
    const bool needsFirst = !first || first->isArchived;
    QJsonArray value;
    for (const Id &place : std::as_const(places))
        value << place.toString();
    const EntityRef entity{u"person"_s, *personId};
    m_workspace->stage(entity, u"places"_s, value);
    if (needsFirst)
        m_workspace->stage(entity, u"primary_place"_s, placeKey);
}

int PlacePickerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PlacePickerModel::data(const QModelIndex &index, int role) const
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
    case CodeRole:
        return row.code;
    case PathRole:
        return row.path;
    case LevelRole:
        return row.level;
    case ReadingRole:
        return QStringList{row.name, row.level, row.code, row.path}.join(tr(", ", "between what is said of a place"));
    default:
        return {};
    }
}

QHash<int, QByteArray> PlacePickerModel::roleNames() const
{
    return {
        {KeyRole, "key"},   {NameRole, "name"},   {CodeRole, "code"},
        {PathRole, "path"}, {LevelRole, "level"}, {ReadingRole, "reading"},
    };
}

} // namespace steward
