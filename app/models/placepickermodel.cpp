// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/placepickermodel.h"

#include "domain/fields.h"
#include "models/sentence.h"

#include <QJsonArray>

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

/// 0: the name begins with it; 1: the code does; 2: either holds it; -1: neither.
int rankOf(const Place &place, const QString &words)
{
    if (place.name.startsWith(words, Qt::CaseInsensitive))
        return 0;
    if (place.siteCode.startsWith(words, Qt::CaseInsensitive))
        return 1;
    const bool holds =
        place.name.contains(words, Qt::CaseInsensitive) || place.siteCode.contains(words, Qt::CaseInsensitive);
    return holds ? 2 : -1;
}

QString pathOf(const Project &project, const Place &place)
{
    QStringList names;
    auto above = project.places.find(place.parent);
    for (qsizetype steps = 0; above && steps < domain::mostLevels; ++steps) { // a circle must not hang us
        names.prepend(shownText(above->name));
        above = project.places.find(above->parent);
    }
    return names.join(u", "_s);
}

} // namespace

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

void PlacePickerModel::refresh()
{
    QList<Row> rows;
    m_found = 0;
    if (m_workspace) {
        const Project &project = m_workspace->shown();
        const QString words = m_filter.trimmed();
        std::array<std::vector<int>, 3> byRank;
        for (int row = 0; row < project.places.size(); ++row) {
            const Place &place = project.places.at(row);
            const int rank = place.isArchived ? -1 : words.isEmpty() ? !place.parent.isNull() : rankOf(place, words);
            if (rank < 0)
                continue;
            ++m_found;
            if (byRank.at(static_cast<size_t>(rank)).size() < mostRows)
                byRank.at(static_cast<size_t>(rank)).push_back(row);
        }
        for (const std::vector<int> &ranked : byRank) {
            for (const int row : ranked) {
                if (rows.size() == mostRows)
                    break;
                const Place &place = project.places.at(row);
                rows << Row{place.id.toString(), shownText(place.name), shownText(place.siteCode),
                            pathOf(project, place),
                            shownText(domain::nameOf(project, {u"location_type"_s, place.type}))};
            }
        }
    }
    syncRows(m_rows, std::move(rows));
    Q_EMIT found();
}

QString PlacePickerModel::moreText() const
{
    const int more = m_found - static_cast<int>(m_rows.size());
    return more > 0 ? tr("%Ln more. Type more of the name.", nullptr, more) : QString();
}

QString PlacePickerModel::nothingFoundText() const
{
    return m_rows.isEmpty() ? tr("No place has “%1” in its name or code.").arg(m_filter) : QString();
}

QString PlacePickerModel::personName(const QString &personKey) const
{
    const auto id = Id::fromString(personKey);
    const auto person = m_workspace && id ? m_workspace->shown().people.find(*id) : std::nullopt;
    return person ? shownText(person->name) : QString();
}

QString PlacePickerModel::nameOf(const QString &placeKey) const
{
    const auto id = Id::fromString(placeKey);
    const auto place = m_workspace && id ? m_workspace->shown().places.find(*id) : std::nullopt;
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
