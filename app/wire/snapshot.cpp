// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/snapshot.h"

#include "domain/fields.h"

#include <array>

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

constexpr qint64 mostRows = 10'000'000; // ten times the largest pack; keeps what a server says within an int
constexpr std::array kinds{Kind::Roles, Kind::People, Kind::Places};
constexpr std::array environments{Environment::Live, Environment::Training, Environment::Demo};

QString environmentName(Environment environment)
{
    switch (environment) {
    case Environment::Live:
        return u"live"_s;
    case Environment::Training:
        return u"training"_s;
    case Environment::Demo:
        return u"demo"_s;
    }
    Q_UNREACHABLE();
}

Environment environmentFrom(ObjectReader &reader)
{
    const QString name = reader.text(u"environment"_s);
    for (const Environment environment : environments) {
        if (name == environmentName(environment))
            return environment;
    }
    reader.fail(u"environment"_s, u"field.choice"_s);
    return Environment::Live;
}

QJsonObject toJson(const Capabilities &capabilities)
{
    QJsonObject object = capabilities.rest;
    object.insert(u"permissionsNotOffered"_s, QJsonArray::fromStringList(capabilities.permissionsNotOffered));
    object.insert(u"undoWindowMinutes"_s, capabilities.undoWindowMinutes);
    object.insert(u"atomic"_s, capabilities.atomic);
    return object;
}

Capabilities capabilitiesFrom(ObjectReader &reader)
{
    ObjectReader inner(reader.object(u"capabilities"_s), reader.pointer(u"capabilities"_s));
    Capabilities capabilities{
        .permissionsNotOffered = inner.texts(u"permissionsNotOffered"_s),
        .undoWindowMinutes = static_cast<int>(inner.integer(u"undoWindowMinutes"_s, 30)),
        .atomic = inner.boolean(u"atomic"_s, true),
    };
    capabilities.rest = inner.rest();
    reader.take(inner.errors());
    return capabilities;
}

QJsonObject itemsToJson(const QMap<QString, QList<Item>> &items)
{
    QJsonObject object;
    for (auto it = items.cbegin(); it != items.cend(); ++it) {
        QJsonArray list;
        for (const Item &item : it.value())
            list << QJsonObject{{u"id"_s, item.id}, {u"label"_s, item.label}};
        object.insert(it.key(), list);
    }
    return object;
}

QMap<QString, QList<Item>> itemsFrom(ObjectReader &reader)
{
    QMap<QString, QList<Item>> items;
    ObjectReader lists(reader.object(u"items"_s), reader.pointer(u"items"_s));
    const QStringList kindsOfItems = reader.object(u"items"_s).keys();
    for (const QString &kind : kindsOfItems) {
        QList<Item> list;
        const QJsonArray values = lists.array(kind);
        for (const QJsonValue &value : values) {
            ObjectReader one(value.toObject(), lists.pointer(kind));
            list << Item{one.text(u"id"_s), one.text(u"label"_s)};
            lists.take(one.errors());
        }
        items.insert(kind, list);
    }
    reader.take(lists.errors());
    return items;
}

template<typename Row>
QByteArray tableChunk(const Table<Row> &table, int chunk)
{
    const int first = chunk * rowsPerChunk;
    const int last = std::min(first + rowsPerChunk, table.size());
    QStringList columnsOfSome;
    QSet<QString> seen;
    for (int row = first; row < last; ++row) {
        const QStringList keys = table.at(row).rest.keys();
        for (const QString &key : keys) {
            if (!seen.contains(key)) {
                seen.insert(key);
                columnsOfSome << key;
            }
        }
    }
    TableWriter writer(columnsOfSome);
    for (int row = first; row < last; ++row) {
        write(table.at(row), writer);
        writer.endRow(table.at(row).rest);
    }
    return writer.table();
}

template<typename Row>
using Reads = std::optional<Row> (*)(ObjectReader &reader, QString *problem);

Error badRow(int row, const QString &what)
{
    return {.kind = Error::Kind::BadReply, .code = u"snapshot.row"_s, .detail = u"row %1: %2"_s.arg(row).arg(what)};
}

/// \a cells (number of a row): as ObjectReader takes them; nothing if they are not as many as the columns.
template<typename Row, typename Cells>
Result<void> readRows(QStringList columns, qsizetype count, Cells cells, Reads<Row> read, std::vector<Row> &into)
{
    if ((columns.isEmpty() && count > 0) || columns.removeDuplicates() > 0)
        return badRow(-1, u"columns"_s);
    into.reserve(into.size() + static_cast<size_t>(count));
    for (int number = 0; number < count; ++number) {
        const auto row = cells(number);
        if (!row)
            return badRow(number, u"number of cells"_s);
        ObjectReader line(columns, *row);
        QString problem;
        auto object = read(line, &problem);
        if (!object)
            return badRow(number, problem);
        into.push_back(std::move(*object));
    }
    return {};
}

template<typename Row>
Result<void> readRows(const JsonTable &table, Reads<Row> read, std::vector<Row> &into)
{
    const auto cells = [&table](int row) { return std::optional(table.row(row)); };
    return readRows(table.columns(), table.size(), cells, read, into);
}

template<typename Row>
Result<void> readRows(const QJsonObject &object, Reads<Row> read, std::vector<Row> &into)
{
    ObjectReader reader(object);
    const QStringList columns = reader.texts(u"columns"_s);
    const QJsonArray rows = reader.array(u"rows"_s);
    if (!reader.errors().isEmpty())
        return badRow(-1, u"columns"_s);
    const auto cells = [&](int row) {
        const QJsonArray array = rows.at(row).toArray();
        return array.size() == columns.size() ? std::optional(array) : std::nullopt;
    };
    return readRows(columns, rows.size(), cells, read, into);
}

template<typename Table>
Result<void> readTable(const Table &table, Kind kind, Rows &rows)
{
    switch (kind) {
    case Kind::Roles:
        return readRows<Role>(table, readRole, rows.roles);
    case Kind::People:
        return readRows<Person>(table, readPerson, rows.people);
    case Kind::Places:
        return readRows<Place>(table, readPlace, rows.places);
    }
    Q_UNREACHABLE();
}

} // namespace

QJsonObject headToJson(const Project &project)
{
    return {
        {u"id"_s, project.id.toString()},
        {u"name"_s, project.name},
        {u"environment"_s, environmentName(project.environment)},
        {u"revision"_s, project.revision},
        {u"utcOffsetMinutes"_s, project.utcOffsetMinutes},
        {u"levels"_s, QJsonArray::fromStringList(project.levels)},
        {u"capabilities"_s, toJson(project.capabilities)},
        {u"items"_s, itemsToJson(project.items)},
    };
}

Result<Project> headFromJson(const QJsonObject &object)
{
    ObjectReader reader(object);
    Project project;
    project.id = reader.id(u"id"_s);
    project.name = reader.text(u"name"_s);
    project.environment = environmentFrom(reader);
    project.revision = reader.integer(u"revision"_s);
    project.utcOffsetMinutes = static_cast<int>(reader.integer(u"utcOffsetMinutes"_s, 0));
    project.levels = reader.texts(u"levels"_s);
    project.capabilities = capabilitiesFrom(reader);
    project.items = itemsFrom(reader);
    if (!reader.errors().isEmpty())
        return reader.error();
    return project;
}

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Roles:
        return u"roles"_s;
    case Kind::People:
        return u"people"_s;
    case Kind::Places:
        return u"places"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Kind> kindFromName(QStringView name)
{
    for (const Kind kind : kinds) {
        if (name == kindName(kind))
            return kind;
    }
    return std::nullopt;
}

QJsonObject toJson(const Manifest &manifest)
{
    QJsonArray parts;
    for (const Part &part : manifest.parts)
        parts << QJsonObject{{u"kind"_s, kindName(part.kind)}, {u"rows"_s, part.rows}};
    return {{u"project"_s, headToJson(manifest.head)}, {u"parts"_s, parts}};
}

Result<Manifest> manifestFromJson(const QJsonObject &object)
{
    ObjectReader reader(object);
    auto head = headFromJson(reader.object(u"project"_s));
    if (!head)
        return head.error();
    Manifest manifest{.head = std::move(head).value()};
    const QJsonArray parts = reader.array(u"parts"_s);
    for (const QJsonValue &value : parts) {
        ObjectReader part(value.toObject(), reader.pointer(u"parts"_s));
        const QString name = part.text(u"kind"_s);
        const qint64 rows = part.integer(u"rows"_s);
        if (rows < 0 || rows > mostRows)
            part.fail(u"rows"_s, u"field.range"_s);
        reader.take(part.errors());
        // a kind of a newer server: nothing of ours to fill with it
        if (const auto kind = kindFromName(name); kind && part.errors().isEmpty())
            manifest.parts << Part{*kind, static_cast<int>(rows)};
    }
    if (!reader.errors().isEmpty())
        return reader.error();
    return manifest;
}

QByteArray chunkToJson(const Project &project, Kind kind, int chunk)
{
    switch (kind) {
    case Kind::Roles:
        return tableChunk(project.roles, chunk);
    case Kind::People:
        return tableChunk(project.people, chunk);
    case Kind::Places:
        return tableChunk(project.places, chunk);
    }
    Q_UNREACHABLE();
}

Result<void> chunkFromJson(const QJsonObject &object, Kind kind, Rows &rows)
{
    return readTable(object, kind, rows);
}

Result<void> chunkFromJson(const QByteArray &text, Kind kind, Rows &rows)
{
    if (const auto table = JsonTable::fromText(text))
        return readTable(*table, kind, rows);
    const auto object = parseObject(text);
    return object ? readTable(*object, kind, rows) : object.error();
}

} // namespace steward::wire
