// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/anothervalue.h"

#include "domain/catalogue.h"
#include "domain/fields.h"
#include "domain/search/searchquery.h"
#include "models/errortext.h"
#include "models/fieldtext.h"
#include "models/reviewmodel.h"
#include "models/sentence.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

constexpr qsizetype mostRows = 100;

QStringList idsOf(const QJsonValue &value)
{
    QStringList ids;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &id : array)
        ids << id.toString();
    return ids;
}

QString placeTitle(const Project &project, const Place &place)
{
    const auto above = project.places.find(place.parent);
    //: A place, and the place it lies in
    return above ? AnotherValue::tr("%1, in %2").arg(shownText(place.name), shownText(above->name))
                 : shownText(place.name);
}

} // namespace

AnotherValue::AnotherValue(QObject *parent)
    : RowsModel(parent)
{
}

AnotherValue::Kind AnotherValue::kindOf(const Change &change)
{
    if (change.op != Change::Op::Update)
        return Kind::None;
    const QString &field = change.field;
    if (const int permission = permissionOf(field); permission >= 0)
        return catalogue().at(permission).hasItems() ? Kind::Items : Kind::None;
    if (field == "name"_L1)
        return Kind::Text;
    if (field == "landing_page"_L1 || field == "role"_L1 || field == "primary_place"_L1)
        return Kind::One;
    return field == "assignable_by"_L1 || field == "places"_L1 ? Kind::Several : Kind::None;
}

void AnotherValue::setWorkspace(Workspace *workspace)
{
    if (m_workspace == workspace)
        return;
    m_workspace = workspace;
    m_mine = {};
    Q_EMIT workspaceChanged();
    Q_EMIT opened();
}

void AnotherValue::open(const QString &key)
{
    m_mine = {};
    m_theirs = {};
    if (m_workspace) {
        for (const Staged &staged : m_workspace->draft().items()) {
            if (ReviewModel::keyOf(staged.change) != key)
                continue;
            m_mine = staged.change;
            m_theirs = staged.theirs;
        }
    }
    findValues();
    const QStringList mine = idsOf(m_mine.after);
    m_order = idsOf(m_theirs);
    for (const QString &id : mine) {
        if (!m_order.contains(id))
            m_order << id;
    }
    m_sides = m_order;
    m_chosen = QSet<QString>(mine.cbegin(), mine.cend());
    m_filter.clear();
    refresh();
    Q_EMIT opened();
    Q_EMIT choiceChanged();
}

/// What the field may be, where it is one of a few.
void AnotherValue::findValues()
{
    m_values = {};
    if (kind() == Kind::One) {
        const Project &project = m_workspace->shown();
        if (m_mine.field == "landing_page"_L1) {
            m_values = QJsonArray::fromStringList(landingPages());
        } else if (m_mine.field == "role"_L1) {
            m_values << QJsonValue::Null;
            for (int i = 0; i < project.roles.size(); ++i) {
                if (!project.roles.at(i).isArchived)
                    m_values << project.roles.at(i).id.toString();
            }
        } else if (const auto person = project.people.find(m_mine.entity.id)) {
            m_values << QJsonValue::Null;
            for (const Id &place : person->places)
                m_values << place.toString();
        }
    }
    m_one = -1;
    for (int i = 0; i < m_values.size(); ++i) {
        if (m_values.at(i) == m_mine.after)
            m_one = i;
    }
}

QString AnotherValue::label() const
{
    return kind() == Kind::None ? QString() : fieldLabel(m_mine.field);
}

QString AnotherValue::sidesText() const
{
    if (!m_workspace || kind() == Kind::None)
        return {};
    const auto text = [this](const QJsonValue &value) {
        return valueText(m_workspace->shown(), m_mine.entity, m_mine.field, value);
    };
    //: %1 is what it is about: "role Read Only"; %2 and %3 are values
    return tr("For the %1. Mine is %2, theirs is %3.")
        .arg(entityText(m_workspace->shown(), m_mine.entity), text(m_mine.after), text(m_theirs));
}

QString AnotherValue::roleKey() const
{
    return m_mine.entity.id.toString();
}

QString AnotherValue::permission() const
{
    const int permission = permissionOf(m_mine.field);
    return permission < 0 ? QString() : catalogue().at(permission).key;
}

QString AnotherValue::mine() const
{
    return kind() == Kind::Text ? m_mine.after.toString() : QString();
}

QStringList AnotherValue::texts() const
{
    QStringList texts;
    for (const QJsonValue &value : m_values)
        texts << valueText(m_workspace->shown(), m_mine.entity, m_mine.field, value);
    return texts;
}

void AnotherValue::setChosen(int index)
{
    if (m_one == index)
        return;
    m_one = index;
    Q_EMIT choiceChanged();
}

QList<AnotherValue::Row> AnotherValue::candidates() const
{
    QList<Row> rows;
    if (kind() != Kind::Several)
        return rows;
    const Project &project = m_workspace->shown();
    const auto add = [&](const Id &id, const QString &title) {
        rows << Row{id.toString(), title, m_chosen.contains(id.toString())};
    };
    if (m_mine.field == "places"_L1) {
        for (int i = 0; i < project.places.size(); ++i) {
            if (const Place place = project.places.at(i); !place.isArchived)
                add(place.id, placeTitle(project, place));
        }
    } else {
        for (int i = 0; i < project.roles.size(); ++i) {
            const Role &role = project.roles.at(i);
            if (!role.isArchived || m_order.contains(role.id.toString()))
                add(role.id, shownText(role.name));
        }
    }
    return rows;
}

/// What either side has stands first, then what the filter lets through; a row stays in its place when it is ticked.
void AnotherValue::refresh()
{
    const SearchQuery query(m_filter);
    QList<Row> named;
    QList<Row> others;
    m_more = 0;
    for (const Row &row : candidates()) {
        if (m_sides.contains(row.key))
            named << row;
        else if (!row.isChosen && !query.isEmpty() && !query.fit(foldForSearch(row.title)))
            continue;
        else if (others.size() < mostRows)
            others << row;
        else
            ++m_more;
    }
    syncRows(m_rows, named + others);
}

void AnotherValue::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    refresh();
    Q_EMIT choiceChanged();
}

void AnotherValue::toggle(const QString &key)
{
    if (!m_chosen.remove(key)) {
        m_chosen.insert(key);
        if (!m_order.contains(key))
            m_order << key;
    }
    refresh();
    Q_EMIT choiceChanged();
}

QString AnotherValue::chosenText() const
{
    return tr("%Ln chosen", nullptr, static_cast<int>(m_chosen.size()));
}

QString AnotherValue::moreText() const
{
    return m_more > 0 ? tr("%Ln more: type on to narrow the list", nullptr, m_more) : QString();
}

QString AnotherValue::problem(const QString &text) const
{
    if (!m_workspace || kind() != Kind::Text)
        return {};
    const Project &project = m_workspace->shown();
    return objectionText(project, Change{.entity = m_mine.entity,
                                         .field = m_mine.field,
                                         .before = fieldValue(project, m_mine.entity, m_mine.field),
                                         .after = text,
                                         .baseVersion = versionOf(project, m_mine.entity).value_or(0)});
}

void AnotherValue::stageText(const QString &text)
{
    if (kind() == Kind::Text && problem(text).isEmpty())
        m_workspace->stage(m_mine.entity, m_mine.field, text);
}

void AnotherValue::stage()
{
    if (kind() == Kind::One && m_one >= 0 && m_one < m_values.size()) {
        m_workspace->stage(m_mine.entity, m_mine.field, m_values.at(m_one));
    } else if (kind() == Kind::Several) {
        QJsonArray value;
        for (const QString &id : std::as_const(m_order)) {
            if (m_chosen.contains(id))
                value << id;
        }
        m_workspace->stage(m_mine.entity, m_mine.field, value);
    }
}

int AnotherValue::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant AnotherValue::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case KeyRole:
        return row.key;
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case IsChosenRole:
        return row.isChosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> AnotherValue::roleNames() const
{
    return {{KeyRole, "key"}, {TitleRole, "title"}, {IsChosenRole, "isChosen"}};
}

} // namespace steward
