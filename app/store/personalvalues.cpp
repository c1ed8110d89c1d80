// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/personalvalues.h"

#include "core/json.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "domain/words.h"

#include <QHash>

using namespace Qt::StringLiterals;
using steward::domain::Acknowledgement;
using steward::domain::Change;
using steward::domain::EntityRef;

namespace steward {

namespace {

QJsonObject toJson(const EntityRef &entity)
{
    return {{u"kind"_s, entity.kind}, {u"id"_s, entity.id.toString()}};
}

EntityRef entityFromJson(ObjectReader &reader)
{
    ObjectReader entity(reader.object(u"entity"_s));
    EntityRef read{entity.text(u"kind"_s), entity.id(u"id"_s)};
    reader.take(entity.errors());
    return read;
}

Id owner(const EntityRef &entity, const Id &author)
{
    return entity.kind == "person"_L1 ? entity.id : author;
}

/// Moves the personal members of an object made or removed from \a value to the result.
QJsonObject takePersonal(const EntityRef &entity, QJsonValue &value)
{
    const domain::EntityKind *kind = domain::kindOf(entity.kind);
    const QJsonObject whole = value.toObject();
    QJsonObject personal;
    for (auto it = whole.begin(); kind && it != whole.end(); ++it) {
        if (kind->fieldRule(it.key()).isPersonal)
            personal.insert(it.key(), it.value());
    }
    if (personal.isEmpty())
        return personal;
    QJsonObject left = whole;
    for (auto it = personal.begin(); it != personal.end(); ++it)
        left.remove(it.key());
    value = left;
    return personal;
}

/// An absent member stands for Undefined, which is not the same as null: "no such field" and "empty".
void put(QJsonObject &object, const QString &key, const QJsonValue &value)
{
    if (!value.isUndefined())
        object.insert(key, value);
}

struct PartedChange
{
    QJsonObject open;
    QJsonObject personal;
};

PartedChange takeApart(const Change &change)
{
    PartedChange parted;
    QJsonValue before = change.before;
    QJsonValue after = change.after;
    if (change.op != Change::Op::Update) {
        for (auto [key, value] : {std::pair(u"before"_s, &before), std::pair(u"after"_s, &after)}) {
            const QJsonObject personal = takePersonal(change.entity, *value);
            if (!personal.isEmpty())
                parted.personal.insert(key, personal);
        }
    } else if (domain::isPersonal(change.entity, change.field)) {
        put(parted.personal, u"before"_s, std::exchange(before, QJsonValue::Undefined));
        put(parted.personal, u"after"_s, std::exchange(after, QJsonValue::Undefined));
    }
    parted.open = {{u"entity"_s, toJson(change.entity)},
                   {u"op"_s, domain::wordOf(change.op)},
                   {u"field"_s, change.field},
                   {u"baseVersion"_s, change.baseVersion},
                   {u"cause"_s, change.cause}};
    put(parted.open, u"before"_s, before);
    put(parted.open, u"after"_s, after);
    return parted;
}

QJsonValue together(const QJsonValue &open, const QJsonValue &personal)
{
    if (personal.isUndefined())
        return open;
    if (!open.isObject() || !personal.isObject())
        return personal;
    QJsonObject whole = open.toObject();
    const QJsonObject members = personal.toObject();
    for (auto it = members.begin(); it != members.end(); ++it)
        whole.insert(it.key(), it.value());
    return whole;
}

std::optional<Change> putTogether(const QJsonObject &open, const QJsonObject &personal)
{
    ObjectReader reader(open);
    Change change;
    change.entity = entityFromJson(reader);
    const auto op = domain::fromWord<Change::Op>(reader.text(u"op"_s));
    change.field = reader.text(u"field"_s);
    change.baseVersion = reader.integer(u"baseVersion"_s);
    change.cause = reader.text(u"cause"_s);
    change.before = together(reader.value(u"before"_s), personal.value(u"before"_s));
    change.after = together(reader.value(u"after"_s), personal.value(u"after"_s));
    if (!op || !reader.errors().isEmpty())
        return std::nullopt;
    change.op = *op;
    return change;
}

/// {"changes": {"0": …}, "acknowledged": {"2": …}}: what is personal, by place in the list it was taken from. In maps
/// at first: an object moves its members, of which one person may have very many, for each that comes in between.
using Putting = QMap<QString, QMap<QString, QJsonValue>>;

QJsonObject toJson(const Putting &putting)
{
    QJsonObject lists;
    for (auto list = putting.begin(); list != putting.end(); ++list) {
        QJsonObject entries;
        for (auto it = list->begin(); it != list->end(); ++it)
            entries.insert(it.key(), it.value());
        lists.insert(list.key(), entries);
    }
    return lists;
}

/// What keep() has put away in \a list, of all people together: by place.
QHash<QString, QJsonValue> kept(const Parted &parted, const QString &list)
{
    QHash<QString, QJsonValue> kept;
    for (const QJsonObject &personal : parted.personal) {
        const QJsonObject entries = personal.value(list).toObject();
        for (auto it = entries.begin(); it != entries.end(); ++it)
            kept.insert(it.key(), it.value());
    }
    return kept;
}

} // namespace

Parted takeApart(const Whole &whole, const Id &author)
{
    Parted parted;
    QHash<Id, Putting> personal;
    for (qsizetype index = 0; index < whole.changes.size(); ++index) {
        const Change &change = whole.changes.at(index);
        const PartedChange part = takeApart(change);
        parted.changes.append(part.open);
        if (!part.personal.isEmpty())
            personal[change.entity.id][u"changes"_s].insert(QString::number(index), part.personal);
    }
    for (qsizetype index = 0; index < whole.acknowledged.size(); ++index) {
        const Acknowledgement &acknowledgement = whole.acknowledged.at(index);
        parted.acknowledged.append(
            QJsonObject{{u"finding"_s, acknowledgement.finding}, {u"entity"_s, toJson(acknowledgement.entity)}});
        if (!acknowledgement.why.isEmpty()) {
            personal[owner(acknowledgement.entity, author)][u"acknowledged"_s].insert(QString::number(index),
                                                                                      acknowledgement.why);
        }
    }
    for (auto it = personal.cbegin(); it != personal.cend(); ++it)
        parted.personal.insert(it.key(), toJson(*it));
    return parted;
}

std::optional<Whole> putTogether(const Parted &parted)
{
    Whole whole;
    const auto personal = kept(parted, u"changes"_s);
    for (qsizetype index = 0; index < parted.changes.size(); ++index) {
        const auto change =
            putTogether(parted.changes.at(index).toObject(), personal.value(QString::number(index)).toObject());
        if (!change)
            return std::nullopt;
        whole.changes << *change;
    }
    const auto words = kept(parted, u"acknowledged"_s);
    for (qsizetype index = 0; index < parted.acknowledged.size(); ++index) {
        ObjectReader reader(parted.acknowledged.at(index).toObject());
        const EntityRef entity = entityFromJson(reader);
        const QString finding = reader.text(u"finding"_s);
        if (!reader.errors().isEmpty())
            return std::nullopt;
        whole.acknowledged << Acknowledgement{finding, entity, words.value(QString::number(index)).toString()};
    }
    return whole;
}

} // namespace steward
