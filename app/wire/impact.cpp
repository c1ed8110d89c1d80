// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/changes.h"

#include "domain/words.h"

using namespace Qt::StringLiterals;

namespace steward::wire {

using namespace domain;

namespace {

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

QJsonObject toJson(const Effect &effect)
{
    QJsonObject object{
        {u"code"_s, effect.code},
        {u"tone"_s, wordOf(effect.tone)},
        {u"kind"_s, effect.entity.kind},
        {u"id"_s, effect.entity.id.toString()},
        {u"field"_s, effect.field},
        {u"people"_s, idsToJson(effect.people)},
        {u"permissions"_s, QJsonArray::fromStringList(effect.permissions)},
        {u"arguments"_s, effect.arguments},
    };
    if (effect.beyond > 0)
        object.insert(u"beyond"_s, effect.beyond);
    return object;
}

/// Empty: there is nobody whom he who asked is not shown.
QJsonObject toJson(const Impact::Beyond &beyond)
{
    QJsonObject object{{u"gain"_s, beyond.gain},
                       {u"lose"_s, beyond.lose},
                       {u"lockedOut"_s, beyond.lockedOut},
                       {u"letIn"_s, beyond.letIn}};
    return beyond == Impact::Beyond() ? QJsonObject() : object;
}

int countFrom(ObjectReader &reader, const QString &key)
{
    return static_cast<int>(reader.integer(key, 0));
}

Effect effectFrom(ObjectReader &reader)
{
    return {
        .code = reader.text(u"code"_s),
        .tone = fromWord<Effect::Tone>(reader.text(u"tone"_s, {})).value_or(Effect::Tone::Neutral),
        .entity = {reader.text(u"kind"_s, {}), reader.id(u"id"_s, Id())},
        .field = reader.text(u"field"_s, {}),
        .people = idsFrom(reader, u"people"_s),
        .permissions = reader.texts(u"permissions"_s),
        .arguments = reader.object(u"arguments"_s),
        .beyond = countFrom(reader, u"beyond"_s),
    };
}

} // namespace

QJsonObject toJson(const Impact &impact)
{
    QJsonArray effects;
    for (const Effect &effect : impact.effects)
        effects << toJson(effect);
    QJsonObject object{
        {u"gain"_s, idsToJson(impact.gain)},
        {u"lose"_s, idsToJson(impact.lose)},
        {u"lockedOut"_s, idsToJson(impact.lockedOut)},
        {u"letIn"_s, idsToJson(impact.letIn)},
        {u"effects"_s, effects},
        {u"touched"_s, impact.touched},
        {u"phones"_s, impact.phones},
    };
    if (const QJsonObject beyond = toJson(impact.beyond); !beyond.isEmpty())
        object.insert(u"beyond"_s, beyond);
    return object;
}

Result<Impact> impactFromJson(const QJsonObject &object)
{
    ObjectReader reader(object);
    Impact impact{
        .gain = idsFrom(reader, u"gain"_s),
        .lose = idsFrom(reader, u"lose"_s),
        .lockedOut = idsFrom(reader, u"lockedOut"_s),
        .letIn = idsFrom(reader, u"letIn"_s),
        .touched = countFrom(reader, u"touched"_s),
        .phones = countFrom(reader, u"phones"_s),
    };
    const QJsonObject hidden = reader.object(u"beyond"_s);
    ObjectReader beyond(hidden, u"/beyond"_s);
    impact.beyond = {.gain = countFrom(beyond, u"gain"_s),
                     .lose = countFrom(beyond, u"lose"_s),
                     .lockedOut = countFrom(beyond, u"lockedOut"_s),
                     .letIn = countFrom(beyond, u"letIn"_s)};
    reader.take(beyond.errors());
    const QJsonArray effects = reader.array(u"effects"_s);
    for (const QJsonValue &value : effects) {
        ObjectReader inner(value.toObject(), u"/effects"_s);
        impact.effects << effectFrom(inner);
        reader.take(inner.errors());
    }
    if (!reader.errors().isEmpty())
        return reader.error();
    return impact;
}

} // namespace steward::wire
