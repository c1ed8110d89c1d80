// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/changes.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

Instant instantFrom(ObjectReader &reader, const QString &key)
{
    const auto instant = instantFromText(reader.text(key));
    if (!instant)
        reader.fail(key, u"field.instant"_s);
    return instant.value_or(Instant());
}

void addHandles(QJsonObject &object, const LogEntry &entry, const HandleOf &handleOf)
{
    if (const QString handle = handleOf({u"person"_s, entry.author}); !handle.isEmpty())
        object.insert(u"authorHandle"_s, handle);
    QJsonArray changes;
    for (const Change &change : entry.changes) {
        QJsonObject told = toJson(change);
        if (const QString handle = handleOf(change.entity); !handle.isEmpty()) {
            QJsonObject entity = told[u"entity"_s].toObject();
            entity.insert(u"handle"_s, handle);
            told.insert(u"entity"_s, entity);
        }
        changes << told;
    }
    object.insert(u"changes"_s, changes);
}

} // namespace

QJsonObject toJson(const Applied &applied)
{
    return {
        {u"revision"_s, applied.revision},     {u"dryRun"_s, applied.isDryRun}, {u"changes"_s, toJson(applied.changes)},
        {u"impact"_s, toJson(applied.impact)}, {u"at"_s, toText(applied.at)},
    };
}

Result<Applied> appliedFromJson(const QJsonObject &object)
{
    ObjectReader reader(object);
    Applied applied;
    applied.revision = reader.integer(u"revision"_s);
    applied.isDryRun = reader.boolean(u"dryRun"_s, false);
    applied.at = instantFrom(reader, u"at"_s);
    auto changes = changesFromJson(reader.array(u"changes"_s), u"/changes"_s);
    auto impact = impactFromJson(reader.object(u"impact"_s));
    if (!changes)
        reader.take(changes.error().fields);
    if (!impact)
        reader.take(impact.error().fields);
    if (!reader.errors().isEmpty())
        return reader.error();
    applied.changes = std::move(changes).value();
    applied.impact = std::move(impact).value();
    return applied;
}

QJsonObject toJson(const LogEntry &entry, const HandleOf &handleOf)
{
    const ChangeSet set{.id = entry.set,
                        .changes = entry.changes,
                        .reason = entry.reason,
                        .inverseOf = entry.inverseOf,
                        .acknowledged = entry.acknowledged};
    QJsonObject object = toJson(set);
    object.insert(u"revision"_s, entry.revision);
    object.insert(u"at"_s, toText(entry.at));
    if (!entry.author.isNull())
        object.insert(u"author"_s, entry.author.toString());
    object.insert(u"authorName"_s, entry.authorName);
    object.insert(u"from"_s, entry.from);
    object.insert(u"erased"_s, entry.isErased);
    if (entry.erasedAt)
        object.insert(u"erasedAt"_s, toText(*entry.erasedAt));
    object.insert(u"hash"_s, entry.hash);
    object.insert(u"previousHash"_s, entry.previousHash);
    if (handleOf)
        addHandles(object, entry, handleOf);
    return object;
}

Result<LogEntry> logEntryFromJson(const QJsonObject &object)
{
    ObjectReader reader(object);
    LogEntry entry;
    entry.revision = reader.integer(u"revision"_s);
    entry.at = instantFrom(reader, u"at"_s);
    entry.author = reader.id(u"author"_s, Id());
    entry.authorName = reader.text(u"authorName"_s, {});
    entry.from = reader.text(u"from"_s, {});
    entry.isErased = reader.boolean(u"erased"_s, false);
    if (const QJsonValue erasedAt = reader.value(u"erasedAt"_s); !erasedAt.isNull() && !erasedAt.isUndefined())
        entry.erasedAt = instantFrom(reader, u"erasedAt"_s);
    entry.hash = reader.text(u"hash"_s, {});
    entry.previousHash = reader.text(u"previousHash"_s, {});
    auto set = changeSetFromJson(reader.rest(), Unknown::PassOver);
    if (!set)
        reader.take(set.error().fields);
    if (!reader.errors().isEmpty())
        return reader.error();
    entry.set = set->id;
    entry.reason = set->reason;
    entry.changes = set->changes;
    entry.inverseOf = set->inverseOf;
    entry.acknowledged = set->acknowledged;
    return entry;
}

} // namespace steward::wire
