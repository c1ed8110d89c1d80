// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/templates.h"

#include "demo/bundled.h"

using namespace Qt::StringLiterals;

namespace steward::demo {

namespace {

/// "+26d".
std::optional<Instant> momentFrom(QStringView text)
{
    if (text.size() < 3 || (text.front() != u'+' && text.front() != u'-'))
        return std::nullopt;
    const QChar unit = text.back();
    const std::chrono::seconds one = unit == u'd'   ? day
                                     : unit == u'h' ? std::chrono::hours(1)
                                                    : std::chrono::seconds(std::chrono::minutes(1));
    return Instant(virtualStart + text.chopped(1).toInt() * one);
}

QJsonValue filled(const QJsonValue &told, const Scene &scene);

QJsonArray filledList(const QJsonArray &told, const Scene &scene)
{
    QJsonArray list;
    for (const QJsonValue &item : told) {
        if (const QJsonValue value = filled(item, scene); !value.isUndefined())
            list << value;
    }
    return list;
}

/// Undefined: it speaks of something this pack has not. As deep as our own table.
QJsonValue filled(const QJsonValue &told, const Scene &scene)
{
    if (told.isArray())
        return filledList(told.toArray(), scene);
    if (told.isObject()) {
        QJsonObject object = told.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QJsonValue value = filled(it.value(), scene);
            if (value.isUndefined())
                return value;
            it.value() = value;
        }
        return object;
    }
    const QString text = told.toString();
    if (!text.startsWith(u'@'))
        return told;
    if (const auto moment = momentFrom(QStringView(text).sliced(1)))
        return toText(*moment);
    const Id id = scene.named(text.sliced(1));
    return id.isNull() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(id.toString());
}

} // namespace

QJsonValue written(const QString &section)
{
    static const QJsonObject all = bundled(u"objects.json"_s);
    return all.value(section);
}

QStringList writtenWords(const QString &section)
{
    return written(section).toVariant().toStringList();
}

QJsonObject filledIn(const QJsonObject &entry, const Scene &scene)
{
    QJsonObject object = entry;
    object.remove(u"plant"_s);
    const QJsonObject fromM = object.take(u"fromM"_s).toObject();
    for (auto it = fromM.begin(); it != fromM.end() && scene.shape.letter != "S"_L1; ++it)
        object.insert(it.key(), it.value());
    return filled(object, scene).toObject();
}

void refuseEntry(const QString &section, const QString &problem)
{
    qFatal("the table objects.json cannot be read: %s: %s", qPrintable(section), qPrintable(problem));
}

} // namespace steward::demo
