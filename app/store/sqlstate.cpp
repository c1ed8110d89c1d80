// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlstate.h"

#include "core/json.h"
#include "domain/kinds.h"
#include "domain/words.h"
#include "store/sqlinsertion.h"
#include "store/sqlrows.h"
#include "store/storeerrors.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;
using steward::domain::Change;
using steward::domain::Environment;
using steward::domain::Project;
using steward::domain::Table;

namespace steward::sqlstate {

namespace {

QJsonObject toJson(const domain::Capabilities &capabilities)
{
    return {{u"permissionsNotOffered"_s, QJsonArray::fromStringList(capabilities.permissionsNotOffered)},
            {u"settingsNotOffered"_s, QJsonArray::fromStringList(capabilities.settingsNotOffered)},
            {u"whyNotOffered"_s, domain::toJson(capabilities.whyNotOffered)},
            {u"undoWindowMinutes"_s, capabilities.undoWindowMinutes},
            {u"atomic"_s, capabilities.atomic},
            {u"rest"_s, capabilities.rest}};
}

domain::Capabilities capabilitiesFrom(ObjectReader &reader)
{
    domain::Capabilities capabilities;
    capabilities.permissionsNotOffered = reader.texts(u"permissionsNotOffered"_s);
    capabilities.settingsNotOffered = reader.texts(u"settingsNotOffered"_s);
    capabilities.whyNotOffered = domain::whyNotsFrom(reader, u"whyNotOffered"_s);
    capabilities.undoWindowMinutes = static_cast<int>(reader.integer(u"undoWindowMinutes"_s));
    capabilities.atomic = reader.boolean(u"atomic"_s, true);
    capabilities.rest = reader.object(u"rest"_s);
    return capabilities;
}

QJsonObject toJson(const QMap<QString, QList<domain::Item>> &items)
{
    QJsonObject object;
    for (auto it = items.begin(); it != items.end(); ++it) {
        QJsonArray list;
        for (const domain::Item &item : it.value())
            list.append(QJsonObject{{u"id"_s, item.id}, {u"label"_s, item.label}});
        object.insert(it.key(), list);
    }
    return object;
}

QMap<QString, QList<domain::Item>> itemsFrom(const QJsonObject &object)
{
    QMap<QString, QList<domain::Item>> items;
    for (auto it = object.begin(); it != object.end(); ++it) {
        QList<domain::Item> &list = items[it.key()];
        const QJsonArray array = it->toArray();
        for (const auto &entry : array)
            list << domain::Item{entry[u"id"_s].toString(), entry[u"label"_s].toString()};
    }
    return items;
}

Error damaged(const QString &what)
{
    return {.kind = Error::Kind::Server, .code = u"store.damaged"_s, .detail = what};
}

template<typename Row>
SqlInsertion insertion(const SqlDatabase &database, const QString &clash = {})
{
    const QStringList &columns = sqlrows::columns<Row>();
    return {database, u"%1 (%2)"_s.arg(sqlrows::tableName<Row>(), columns.join(u", "_s)),
            static_cast<int>(columns.size()), clash};
}

/// A row that is there already keeps its position.
template<typename Row>
QString inItsPlace()
{
    QStringList columns;
    for (const QString &column : sqlrows::columns<Row>())
        columns << u"%1 = excluded.%1"_s.arg(column);
    return u"ON CONFLICT (id) DO UPDATE SET "_s + columns.join(u", "_s);
}

template<typename Row>
Result<void> writeTable(const SqlDatabase &database, const Table<Row> &table)
{
    auto rows = insertion<Row>(database);
    for (int row = 0; row < table.size(); ++row) {
        if (const auto done = rows.add(sqlrows::valuesOf(table.at(row))); !done)
            return done;
    }
    return rows.finish();
}

template<typename Row>
Result<Table<Row>> readTable(const SqlDatabase &database)
{
    const QString name = sqlrows::tableName<Row>();
    auto query =
        database.run(u"SELECT %1 FROM %2 ORDER BY position"_s.arg(sqlrows::columns<Row>().join(u", "_s), name));
    if (!query)
        return query.error();
    QSqlQuery cells = std::move(query).value();
    std::vector<Row> rows;
    while (cells.next()) {
        Row row;
        if (!sqlrows::read(cells, row))
            return damaged(u"%1: %2"_s.arg(name, cells.value(0).toString()));
        rows.push_back(std::move(row));
    }
    if (const auto end = SqlDatabase::ending(cells); !end)
        return end.error();
    return Table<Row>(std::move(rows));
}

template<typename Row>
Result<void> remove(const SqlDatabase &database, const Id &id)
{
    return database.say(u"DELETE FROM %1 WHERE id = ?"_s.arg(sqlrows::tableName<Row>()), {id.toString()});
}

template<typename Row>
Result<void> writeTouched(const SqlDatabase &database, const Table<Row> &table, QStringView kind,
                          const QList<Change> &changes)
{
    QSet<Id> touched;
    QSet<Id> leaving; // also made anew: the row then stands at the end, as in the table
    for (const Change &change : changes) {
        if (change.entity.kind != kind)
            continue;
        touched.insert(change.entity.id);
        if (change.op == Change::Op::Remove)
            leaving.insert(change.entity.id);
    }
    for (const Id &id : std::as_const(leaving)) {
        if (const auto done = remove<Row>(database, id); !done)
            return done;
    }
    std::vector<int> written;
    for (const Id &id : std::as_const(touched)) {
        if (const int row = table.indexOf(id); row >= 0)
            written.push_back(row);
    }
    std::ranges::sort(written); // in the table's order: what is new gets its position
    auto rows = insertion<Row>(database, inItsPlace<Row>());
    for (const int row : written) {
        if (const auto done = rows.add(sqlrows::valuesOf(table.at(row))); !done)
            return done;
    }
    return rows.finish();
}

/// The kinds without a table.
template<typename Use>
Result<void> forObjectKinds(Use use)
{
    for (const domain::EntityKind *kind : domain::kinds()) {
        if (sqlrows::hasTable(*kind))
            continue;
        if (const auto done = use(*kind); !done)
            return done;
    }
    return {};
}

SqlInsertion objectInsertion(const SqlDatabase &database)
{
    return {database, u"objects (kind, position, id, version, object)"_s, 5,
            u"ON CONFLICT (kind, id) DO UPDATE SET position = excluded.position, version = excluded.version, "
            "object = excluded.object"_s};
}

QVariantList objectRow(const domain::EntityKind &kind, const Project &project, int row)
{
    return {QString(kind.name()), row, kind.idAt(project, row).toString(), kind.versionAt(project, row),
            sqlrows::jsonText(kind.objectAt(project, row))};
}

Result<void> writeObjects(const SqlDatabase &database, const domain::EntityKind &kind, const Project &project)
{
    SqlInsertion rows = objectInsertion(database);
    for (int row = 0; row < kind.size(project); ++row) {
        if (const auto done = rows.add(objectRow(kind, project, row)); !done)
            return done;
    }
    return rows.finish();
}

/// Positions are those of the table: after a removal all behind it are written anew.
Result<void> writeTouchedObjects(const SqlDatabase &database, const domain::EntityKind &kind, const Project &project,
                                 const QList<Change> &changes)
{
    QSet<Id> touched;
    bool isAnyGone = false;
    for (const Change &change : changes) {
        if (change.entity.kind != kind.name())
            continue;
        touched.insert(change.entity.id);
        isAnyGone = isAnyGone || change.op == Change::Op::Remove;
    }
    if (isAnyGone) {
        if (const auto done = database.say(u"DELETE FROM objects WHERE kind = ?"_s, {QString(kind.name())}); !done)
            return done;
        return writeObjects(database, kind, project);
    }
    SqlInsertion rows = objectInsertion(database);
    for (const Id &id : std::as_const(touched)) {
        if (const auto done = rows.add(objectRow(kind, project, kind.indexOf(project, id))); !done)
            return done;
    }
    return rows.finish();
}

Result<void> readObjects(const SqlDatabase &database, const domain::EntityKind &kind, Project &project)
{
    auto query = database.run(u"SELECT object FROM objects WHERE kind = ? ORDER BY position"_s, {QString(kind.name())});
    if (!query)
        return query.error();
    QSqlQuery cells = std::move(query).value();
    const auto batch = kind.batch();
    while (cells.next()) {
        const auto object = sqlrows::objectFrom(cells.value(0).toString());
        ObjectReader reader(object.value_or(QJsonObject()));
        QString problem;
        if (!batch->add(reader, &problem))
            return damaged(u"%1: %2"_s.arg(kind.name(), problem));
    }
    batch->moveTo(project);
    return SqlDatabase::ending(cells);
}

/// Everything but the rows.
Result<Project> readHead(const SqlDatabase &database)
{
    auto query = database.run(u"SELECT id, name, environment, utc_offset_minutes, capabilities, items, revision "
                              "FROM project"_s);
    if (!query)
        return query.error();
    QSqlQuery cells = std::move(query).value();
    if (!cells.next()) {
        const auto end = SqlDatabase::ending(cells);
        return end ? storeerrors::empty() : end.error();
    }
    const auto id = Id::fromString(cells.value(0).toString());
    const auto environment = domain::fromWord<Environment>(cells.value(2).toString());
    const auto capabilities = sqlrows::objectFrom(cells.value(4).toString());
    const auto items = sqlrows::objectFrom(cells.value(5).toString());
    if (!id || !environment || !capabilities || !items)
        return damaged(u"project"_s);

    ObjectReader reader(*capabilities);
    Project project;
    project.id = *id;
    project.name = SqlDatabase::text(cells, 1);
    project.environment = *environment;
    project.utcOffsetMinutes = cells.value(3).toInt();
    project.capabilities = capabilitiesFrom(reader);
    project.items = itemsFrom(*items);
    project.revision = cells.value(6).toLongLong();
    if (!reader.errors().isEmpty())
        return damaged(u"project: capabilities"_s);
    return project;
}

} // namespace

SqlQuestion headQuestion(std::optional<Head> &head)
{
    // An id that cannot be read leads to another genesis, and so to a chain that does not fit: as it should.
    const auto take = [&head](const QSqlQuery &cells) {
        head = {Id::fromString(cells.value(0).toString()).value_or(Id()), cells.value(1).toLongLong(),
                cells.value(2).toLongLong(), cells.value(3).toByteArray()};
        return Result<void>();
    };
    return {u"SELECT id, first_revision, revision, head_hash FROM project"_s, {}, take};
}

Result<Head> head(const SqlDatabase &database)
{
    std::optional<Head> head;
    if (const auto done = database.ask({headQuestion(head)}); !done)
        return done.error();
    return head ? Result<Head>(*head) : storeerrors::empty();
}

Result<void> setHead(const SqlDatabase &database, qint64 revision, const QByteArray &headHash)
{
    return database.say(u"UPDATE project SET revision = ?, head_hash = ?"_s, {revision, headHash});
}

Result<void> writeAll(const SqlDatabase &database, const Project &project, const QByteArray &headHash)
{
    if (const auto made = database.execute(
            u"INSERT INTO project (single, id, name, environment, utc_offset_minutes, capabilities, items, "
            "first_revision, revision, head_hash) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {project.id.toString(), sqlrows::filled(project.name), domain::wordOf(project.environment),
             project.utcOffsetMinutes, sqlrows::jsonText(toJson(project.capabilities)),
             sqlrows::jsonText(toJson(project.items)), project.revision, project.revision, headHash});
        !made)
        return made;
    if (const auto done = writeTable(database, project.roles); !done)
        return done;
    if (const auto done = writeTable(database, project.people); !done)
        return done;
    if (const auto done = writeTable(database, project.places); !done)
        return done;
    return forObjectKinds([&](const domain::EntityKind &kind) { return writeObjects(database, kind, project); });
}

Result<void> writeTouched(const SqlDatabase &database, const Project &project, const QList<Change> &changes)
{
    if (const auto done = writeTouched(database, project.roles, u"role", changes); !done)
        return done;
    if (const auto done = writeTouched(database, project.people, u"person", changes); !done)
        return done;
    if (const auto done = writeTouched(database, project.places, u"place", changes); !done)
        return done;
    return forObjectKinds(
        [&](const domain::EntityKind &kind) { return writeTouchedObjects(database, kind, project, changes); });
}

Result<Project> readAll(const SqlDatabase &database)
{
    auto project = readHead(database);
    if (!project)
        return project;
    auto roles = readTable<domain::Role>(database);
    if (!roles)
        return roles.error();
    auto people = readTable<domain::Person>(database);
    if (!people)
        return people.error();
    auto places = readTable<domain::Place>(database);
    if (!places)
        return places.error();
    Project whole = std::move(project).value();
    whole.roles = std::move(roles).value();
    whole.people = std::move(people).value();
    whole.places = std::move(places).value();
    const auto others =
        forObjectKinds([&](const domain::EntityKind &kind) { return readObjects(database, kind, whole); });
    if (!others)
        return others.error();
    return whole;
}

} // namespace steward::sqlstate
