// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/snapshot.h"

#include "domain/fields.h"
#include "domain/words.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

constexpr qint64 mostRows = 10'000'000; // ten times the largest pack; keeps what a server says within an int

/// A newer server's word is live to us: nothing is taken less seriously for that we do not know it.
Environment environmentFrom(ObjectReader &reader, QString *newer)
{
    const QString word = reader.text(u"environment"_s);
    const auto environment = fromWord<Environment>(word);
    if (!environment && newer && !word.isEmpty())
        *newer = word;
    else if (!environment)
        reader.fail(u"environment"_s, u"field.choice"_s);
    return environment.value_or(Environment::Live);
}

QJsonObject toJson(const Capabilities &capabilities)
{
    QJsonObject object = capabilities.rest;
    object.insert(u"permissionsNotOffered"_s, QJsonArray::fromStringList(capabilities.permissionsNotOffered));
    object.insert(u"settingsNotOffered"_s, QJsonArray::fromStringList(capabilities.settingsNotOffered));
    object.insert(u"whyNotOffered"_s, domain::toJson(capabilities.whyNotOffered));
    object.insert(u"undoWindowMinutes"_s, capabilities.undoWindowMinutes);
    object.insert(u"atomic"_s, capabilities.atomic);
    return object;
}

Capabilities capabilitiesFrom(ObjectReader &reader)
{
    ObjectReader inner(reader.object(u"capabilities"_s), reader.pointer(u"capabilities"_s));
    Capabilities capabilities{
        .permissionsNotOffered = inner.texts(u"permissionsNotOffered"_s),
        .settingsNotOffered = inner.texts(u"settingsNotOffered"_s),
        .whyNotOffered = whyNotsFrom(inner, u"whyNotOffered"_s),
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

Error badRow(int row, const QString &what)
{
    return {.kind = Error::Kind::BadReply, .code = u"snapshot.row"_s, .detail = u"row %1: %2"_s.arg(row).arg(what)};
}

} // namespace

QJsonObject headToJson(const Project &project)
{
    return {
        {u"id"_s, project.id.toString()},
        {u"name"_s, project.name},
        {u"environment"_s, wordOf(project.environment)},
        {u"revision"_s, project.revision},
        {u"utcOffsetMinutes"_s, project.utcOffsetMinutes},
        {u"capabilities"_s, toJson(project.capabilities)},
        {u"items"_s, itemsToJson(project.items)},
    };
}

Result<Project> headFromJson(const QJsonObject &object, QString *newerEnvironment)
{
    ObjectReader reader(object);
    Project project;
    project.id = reader.id(u"id"_s);
    project.name = reader.text(u"name"_s);
    project.environment = environmentFrom(reader, newerEnvironment);
    project.revision = reader.integer(u"revision"_s);
    project.utcOffsetMinutes = static_cast<int>(reader.integer(u"utcOffsetMinutes"_s, 0));
    project.capabilities = capabilitiesFrom(reader);
    project.items = itemsFrom(reader);
    if (!reader.errors().isEmpty())
        return reader.error();
    return project;
}

QJsonObject toJson(const Manifest &manifest)
{
    QJsonArray parts;
    for (const Part &part : manifest.parts) {
        QJsonObject object{{u"kind"_s, QString(part.kind->plural())}, {u"rows"_s, part.rows}, {u"packs"_s, part.packs}};
        if (!part.table.isEmpty())
            object.insert(u"table"_s, part.table);
        parts << object;
    }
    return {{u"project"_s, headToJson(manifest.head)}, {u"parts"_s, parts}};
}

Result<Manifest> manifestFromJson(const QJsonObject &object)
{
    ObjectReader reader(object);
    Manifest manifest;
    auto head = headFromJson(reader.object(u"project"_s), &manifest.newerEnvironment);
    if (!head)
        return head.error();
    manifest.head = std::move(head).value();
    const QJsonArray parts = reader.array(u"parts"_s);
    for (const QJsonValue &value : parts) {
        ObjectReader part(value.toObject(), reader.pointer(u"parts"_s));
        const QString name = part.text(u"kind"_s);
        const qint64 rows = part.integer(u"rows"_s);
        if (rows < 0 || rows > mostRows)
            part.fail(u"rows"_s, u"field.range"_s);
        const qint64 packs = part.integer(u"packs"_s);
        if (packs < 0 || packs > mostRows)
            part.fail(u"packs"_s, u"field.range"_s);
        const QJsonObject table = part.object(u"table"_s);
        reader.take(part.errors());
        if (!part.errors().isEmpty())
            continue;
        if (const EntityKind *kind = kindOfPlural(name))
            manifest.parts << Part{kind, static_cast<int>(rows), static_cast<int>(packs), table};
        else // of a newer server: nothing of ours to fill with it
            manifest.newerKinds.insert(name, static_cast<int>(rows));
    }
    if (!reader.errors().isEmpty())
        return reader.error();
    return manifest;
}

QByteArray chunkToJson(const Project &project, const EntityKind &kind, int first, int count)
{
    const int last = first + count;
    QStringList columnsOfSome;
    QSet<QString> seen;
    for (int row = first; row < last; ++row) {
        const QStringList keys = kind.restAt(project, row).keys();
        for (const QString &key : keys) {
            if (!seen.contains(key)) {
                seen.insert(key);
                columnsOfSome << key;
            }
        }
    }
    TableWriter writer(columnsOfSome);
    for (int row = first; row < last; ++row) {
        kind.writeAt(project, row, writer);
        writer.endRow(kind.restAt(project, row));
    }
    return writer.table();
}

Result<void> chunkFromJson(const QJsonObject &object, RowBatch &rows)
{
    ObjectReader reader(object);
    QStringList columns = reader.texts(u"columns"_s);
    const QJsonArray lines = reader.array(u"rows"_s);
    const bool isTable = reader.errors().isEmpty() && (!columns.isEmpty() || lines.isEmpty());
    if (!isTable || columns.removeDuplicates() > 0)
        return badRow(-1, u"columns"_s);
    for (int number = 0; number < lines.size(); ++number) {
        const QJsonArray cells = lines.at(number).toArray();
        if (cells.size() != columns.size())
            return badRow(number, u"number of cells"_s);
        ObjectReader line(columns, cells);
        QString problem;
        if (!rows.add(line, &problem))
            return badRow(number, problem);
    }
    return {};
}

} // namespace steward::wire
