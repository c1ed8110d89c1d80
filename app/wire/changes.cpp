// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/changes.h"

#include "domain/words.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

QJsonObject toJson(const EntityRef &entity)
{
    return {{u"kind"_s, entity.kind}, {u"id"_s, entity.id.toString()}};
}

void finish(ObjectReader &reader, Unknown unknown)
{
    if (unknown == Unknown::Refuse)
        reader.refuseUnknown();
}

EntityRef entityFrom(ObjectReader &reader, const QString &key, Unknown unknown)
{
    if (!reader.has(key)) {
        reader.fail(key, u"field.missing"_s);
        return {};
    }
    ObjectReader inner(reader.object(key), reader.pointer(key));
    EntityRef entity{inner.text(u"kind"_s), inner.id(u"id"_s)};
    if (unknown == Unknown::Refuse && entity.kind.size() > longestSlug)
        inner.fail(u"kind"_s, u"field.length"_s);
    finish(inner, unknown);
    reader.take(inner.errors());
    return entity;
}

QJsonValue orNull(const QJsonValue &value)
{
    return value.isUndefined() ? QJsonValue(QJsonValue::Null) : value;
}

QJsonArray idsToJson(const QList<Id> &ids)
{
    QJsonArray array;
    for (const Id &id : ids)
        array << id.toString();
    return array;
}

QList<Id> idsFrom(ObjectReader &reader, const QString &key)
{
    QList<Id> ids;
    for (const QString &text : reader.texts(key)) {
        if (const auto id = Id::fromString(text))
            ids << *id;
        else
            reader.fail(key, u"field.id"_s);
    }
    return ids;
}

QList<Acknowledgement> acknowledgementsFrom(ObjectReader &reader, Unknown unknown)
{
    const QString key = u"acknowledged"_s;
    const QJsonArray array = reader.array(key);
    QList<Acknowledgement> all;
    if (unknown == Unknown::Refuse && array.size() > mostChanges) {
        reader.fail(key, u"field.length"_s);
        return all;
    }
    for (qsizetype i = 0; i < array.size(); ++i) {
        ObjectReader inner(array.at(i).toObject(), reader.pointer(key) + u'/' + QString::number(i));
        all << Acknowledgement{inner.text(u"finding"_s), entityFrom(inner, u"entity"_s, unknown),
                               inner.text(u"why"_s, {})};
        if (unknown == Unknown::Refuse && all.constLast().finding.size() > longestSlug)
            inner.fail(u"finding"_s, u"field.length"_s);
        if (unknown == Unknown::Refuse && all.constLast().why.size() > longestReason)
            inner.fail(u"why"_s, u"field.length"_s);
        finish(inner, unknown);
        reader.take(inner.errors());
    }
    return all;
}

} // namespace

QJsonObject toJson(const Change &change)
{
    QJsonObject object{
        {u"entity"_s, toJson(change.entity)},   {u"op"_s, wordOf(change.op)},
        {u"before"_s, orNull(change.before)},   {u"after"_s, orNull(change.after)},
        {u"baseVersion"_s, change.baseVersion},
    };
    if (!change.field.isEmpty())
        object.insert(u"field"_s, change.field);
    if (!change.cause.isEmpty())
        object.insert(u"cause"_s, change.cause);
    return object;
}

Change changeFromJson(ObjectReader &reader, Unknown unknown)
{
    Change change;
    change.entity = entityFrom(reader, u"entity"_s, unknown);
    const auto op = fromWord<Change::Op>(reader.text(u"op"_s, u"update"_s));
    if (!op)
        reader.fail(u"op"_s, u"field.choice"_s);
    change.op = op.value_or(Change::Op::Update);
    change.field = reader.text(u"field"_s, {});
    if (change.op == Change::Op::Update && change.field.isEmpty())
        reader.fail(u"field"_s, u"field.missing"_s);
    change.before = orNull(reader.value(u"before"_s));
    change.after = orNull(reader.value(u"after"_s));
    change.baseVersion = reader.integer(u"baseVersion"_s, 0);
    change.cause = reader.text(u"cause"_s, {});
    finish(reader, unknown);
    return change;
}

QJsonArray toJson(const QList<Change> &changes)
{
    QJsonArray array;
    for (const Change &change : changes)
        array << toJson(change);
    return array;
}

Result<QList<Change>> changesFromJson(const QJsonArray &array, const QString &pointer, Unknown unknown)
{
    QList<Change> changes;
    ObjectReader all({}, pointer);
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = QString::number(i);
        if (!array.at(i).isObject()) {
            all.fail(place, u"field.type"_s);
            continue;
        }
        ObjectReader reader(array.at(i).toObject(), all.pointer(place));
        changes << changeFromJson(reader, unknown);
        all.take(reader.errors());
    }
    if (!all.errors().isEmpty())
        return all.error();
    return changes;
}

QJsonObject toJson(const ChangeSet &set)
{
    QJsonArray acknowledged;
    for (const Acknowledgement &one : set.acknowledged)
        acknowledged << QJsonObject{
            {u"finding"_s, one.finding}, {u"entity"_s, toJson(one.entity)}, {u"why"_s, one.why}};
    QJsonObject object{
        {u"id"_s, set.id.toString()},
        {u"changes"_s, toJson(set.changes)},
        {u"reason"_s, set.reason},
        {u"acknowledged"_s, acknowledged},
    };
    if (set.inverseOf)
        object.insert(u"inverseOf"_s, set.inverseOf->toString());
    return object;
}

Error tooLarge(qsizetype most)
{
    return {.kind = Error::Kind::Invalid, .code = u"set.too_large"_s, .more = {{u"most"_s, most}}};
}

Result<ChangeSet> changeSetFromJson(const QJsonObject &object, Unknown unknown)
{
    ObjectReader reader(object);
    ChangeSet set;
    set.id = reader.id(u"id"_s);
    if (set.id.isNull() && reader.errors().isEmpty())
        reader.fail(u"id"_s, u"field.id"_s);
    set.reason = reader.text(u"reason"_s, {});
    if (unknown == Unknown::Refuse && set.reason.size() > longestReason)
        reader.fail(u"reason"_s, u"field.length"_s);
    if (const Id undone = reader.id(u"inverseOf"_s, Id()); !undone.isNull())
        set.inverseOf = undone;
    const QJsonArray array = reader.array(u"changes"_s);
    if (const qsizetype most = set.inverseOf ? mostChangesBack : mostChanges;
        unknown == Unknown::Refuse && array.size() > most)
        return tooLarge(most);
    auto changes = changesFromJson(array, u"/changes"_s, unknown);
    if (changes)
        set.changes = std::move(changes).value();
    else
        reader.take(changes.error().fields);
    set.acknowledged = acknowledgementsFrom(reader, unknown);
    finish(reader, unknown);
    if (!reader.errors().isEmpty())
        return reader.error();
    return set;
}

QJsonArray toJson(const QList<Problem> &problems)
{
    QJsonArray array;
    for (const Problem &problem : problems) {
        QJsonObject object{{u"kind"_s, wordOf(problem.kind)}, {u"code"_s, problem.code}};
        if (problem.change >= 0)
            object.insert(u"change"_s, problem.change);
        if (!problem.field.isEmpty())
            object.insert(u"field"_s, problem.field);
        if (!problem.missing.isEmpty())
            object.insert(u"missing"_s, problem.missing);
        if (problem.kind == Problem::Kind::Stale) {
            object.insert(u"base"_s, orNull(problem.base));
            object.insert(u"theirs"_s, orNull(problem.theirs));
            object.insert(u"version"_s, problem.version);
        }
        if (!problem.people.isEmpty())
            object.insert(u"people"_s, idsToJson(problem.people));
        if (problem.count > 0)
            object.insert(u"count"_s, problem.count);
        if (!problem.arguments.isEmpty())
            object.insert(u"arguments"_s, problem.arguments);
        array << object;
    }
    return array;
}

QList<Problem> problemsFromJson(const QJsonArray &array)
{
    QList<Problem> problems;
    for (const QJsonValue &value : array) {
        ObjectReader reader(value.toObject());
        // A newer server's kind is still a refusal.
        const auto kind = fromWord<Problem::Kind>(reader.text(u"kind"_s, {})).value_or(Problem::Kind::Objection);
        problems << Problem{
            .kind = kind,
            .code = reader.text(u"code"_s, {}),
            .change = static_cast<int>(reader.integer(u"change"_s, -1)),
            .field = reader.text(u"field"_s, {}),
            .missing = reader.text(u"missing"_s, {}),
            .base = orNull(reader.value(u"base"_s)),
            .theirs = orNull(reader.value(u"theirs"_s)),
            .version = reader.integer(u"version"_s, 0),
            .people = idsFrom(reader, u"people"_s),
            .count = static_cast<int>(reader.integer(u"count"_s, 0)),
            .arguments = reader.object(u"arguments"_s),
        };
    }
    return problems;
}

} // namespace steward::wire
