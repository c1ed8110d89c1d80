// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contract/shape.h"

#include <QJsonArray>
#include <QSet>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace steward::tests {

namespace {

QString typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    case QJsonValue::Undefined:
        return u"nothing"_s;
    }
    Q_UNREACHABLE();
}

QStringList textsIn(const QJsonObject &shape, const QString &key)
{
    return shape.value(key).toVariant().toStringList();
}

void putTexts(QJsonObject &shape, const QString &key, const QSet<QString> &texts)
{
    QStringList sorted(texts.begin(), texts.end());
    sorted.sort();
    if (!sorted.isEmpty())
        shape.insert(key, QJsonArray::fromStringList(sorted));
}

QSet<QString> setOf(const QStringList &texts)
{
    return {texts.begin(), texts.end()};
}

QJsonObject merged(const QJsonObject &one, const QJsonObject &other)
{
    if (one.isEmpty() || other.isEmpty())
        return one.isEmpty() ? other : one;
    QJsonObject both;
    putTexts(both, u"types"_s, setOf(textsIn(one, u"types"_s)) | setOf(textsIn(other, u"types"_s)));
    QSet<QString> optional = setOf(textsIn(one, u"optional"_s)) | setOf(textsIn(other, u"optional"_s));
    const QJsonObject mine = one.value(u"members"_s).toObject();
    const QJsonObject theirs = other.value(u"members"_s).toObject();
    QJsonObject members = mine;
    for (auto it = theirs.begin(); it != theirs.end(); ++it)
        members.insert(it.key(), merged(mine.value(it.key()).toObject(), it.value().toObject()));
    const bool areBothObjects = one.contains(u"members"_s) && other.contains(u"members"_s);
    for (auto it = members.begin(); areBothObjects && it != members.end(); ++it) {
        if (!mine.contains(it.key()) || !theirs.contains(it.key()))
            optional.insert(it.key());
    }
    if (one.contains(u"members"_s) || other.contains(u"members"_s))
        both.insert(u"members"_s, members);
    putTexts(both, u"optional"_s, optional);
    const QJsonObject items = merged(one.value(u"items"_s).toObject(), other.value(u"items"_s).toObject());
    if (!items.isEmpty())
        both.insert(u"items"_s, items);
    return both;
}

QStringList mistakesIn(const QJsonObject &shape, const QJsonObject &object, const QString &pointer)
{
    QStringList found;
    const QJsonObject members = shape.value(u"members"_s).toObject();
    const QSet<QString> optional = setOf(textsIn(shape, u"optional"_s));
    for (auto it = members.begin(); it != members.end(); ++it) {
        const QString inner = pointer + u'/' + it.key();
        if (object.contains(it.key()))
            found += mistakes(it.value().toObject(), object.value(it.key()), inner);
        else if (!optional.contains(it.key()))
            found << inner + u" is gone"_s;
    }
    return found;
}

} // namespace

QJsonObject shapeOf(const QJsonValue &value)
{
    QJsonObject shape{{u"types"_s, QJsonArray{typeOf(value)}}};
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QJsonObject members;
        for (auto it = object.begin(); it != object.end(); ++it)
            members.insert(it.key(), shapeOf(it.value()));
        shape.insert(u"members"_s, members);
    }
    QJsonObject items;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &item : array)
        items = merged(items, shapeOf(item));
    if (!items.isEmpty())
        shape.insert(u"items"_s, items);
    return shape;
}

QStringList mistakes(const QJsonObject &shape, const QJsonValue &value, const QString &pointer)
{
    const QString type = typeOf(value);
    if (shape.isEmpty()) // never seen: of a list that was empty
        return {};
    if (!textsIn(shape, u"types"_s).contains(type))
        return {u"%1 is of another type: %2"_s.arg(pointer.isEmpty() ? u"the answer"_s : pointer, type)};
    if (value.isObject())
        return mistakesIn(shape, value.toObject(), pointer);
    QStringList found;
    const QJsonObject items = shape.value(u"items"_s).toObject();
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i)
        found += mistakes(items, array.at(i), pointer + u'/' + QString::number(i));
    return found;
}

} // namespace steward::tests
