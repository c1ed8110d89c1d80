// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/text.h"

#include <QJsonArray>
#include <QMap>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

constexpr int column = 30; // of the second column, in characters

QString padded(const QString &text)
{
    return text.leftJustified(column - 1) + u' ';
}

QString text(const QJsonObject &object, const QString &key)
{
    return object.value(key).toString();
}

/// What a reason says, as the end of "… because".
QString because(const QString &reason)
{
    static const QMap<QString, QString> words{
        {u"open"_s, u"yes"_s},
        {u"open_in_api"_s, u"only through the API, which knows no places"_s},
        {u"key_inactive"_s, u"no: the API key is switched off"_s},
        {u"key_expired"_s, u"no: the API key is past its end"_s},
        {u"inactive"_s, u"no: not active"_s},
        {u"no_role"_s, u"no: has no role"_s},
        {u"role_archived"_s, u"no: the role is archived"_s},
        {u"no_place"_s, u"no: limited to places, and has none"_s},
        {u"places_archived"_s, u"no: limited to places that are all archived"_s},
        {u"vendor_only"_s, u"no: for staff of the vendor"_s},
        {u"admin_only"_s, u"no: for admins"_s},
        {u"not_granted"_s, u"no: not granted"_s},
        {u"blocked"_s, u"no: blocked"_s},
        {u"unplaced"_s, u"no: belongs to no place"_s},
        {u"place_archived"_s, u"no: the place is archived"_s},
        {u"out_of_reach"_s, u"no: out of reach"_s},
    };
    return words.value(reason, reason);
}

QString stepText(const QJsonObject &step)
{
    static const QMap<QString, QString> words{
        {u"admin"_s, u"admin"_s},
        {u"role"_s, u"role %1"_s},
        {u"default_role"_s, u"default mobile role %1"_s},
        {u"key_role"_s, u"the key's role %1"_s},
        {u"api_key"_s, u"API key %1"_s},
        {u"person"_s, u"%1"_s},
        {u"everywhere"_s, u"everywhere"_s},
        {u"around_places"_s, u"around the places"_s},
        {u"assigned_place"_s, u"assigned place %1"_s},
        {u"place_above"_s, u"assigned place %1, above"_s},
        {u"target"_s, u"place %1"_s},
    };
    const QString kind = text(step, u"step"_s);
    const QString permission = text(step, u"permission"_s);
    if (kind == "permission"_L1) {
        const QString cause = text(step, u"cause"_s);
        return cause.isEmpty() ? permission : u"%1 (by %2)"_s.arg(permission, cause);
    }
    const QString word = words.value(kind, kind);
    return word.contains(u"%1"_s) ? word.arg(text(step, u"handle"_s)) : word;
}

QString pathText(const QJsonObject &answer)
{
    QStringList steps;
    const QJsonArray path = answer.value(u"path"_s).toArray();
    for (const QJsonValue &step : path) {
        if (text(step.toObject(), u"step"_s) != "person"_L1)
            steps << stepText(step.toObject());
    }
    return steps.join(u" > "_s);
}

QStringList texts(const QJsonObject &object, const QString &key)
{
    QStringList list;
    const QJsonArray array = object.value(key).toArray();
    for (const QJsonValue &value : array)
        list << value.toString();
    return list;
}

QString permissionLine(const QJsonObject &permission)
{
    const QString state = text(permission, u"state"_s);
    const QString cause = text(permission, u"cause"_s);
    const QStringList items = texts(permission, u"items"_s);
    QString how = items.isEmpty() ? state : u"for %1 only"_s.arg(items.join(u", "_s));
    if (!cause.isEmpty())
        how += u" by "_s + cause;
    return u"  "_s + padded(text(permission, u"key"_s)) + how;
}

/// People by the way they see something, or not.
QStringList seerLines(const QJsonObject &seers)
{
    QStringList lines;
    const QJsonArray people = seers.value(u"people"_s).toArray();
    for (const QJsonValue &value : people) {
        const QJsonObject one = value.toObject();
        const QString api = text(one, u"reason"_s) == "open_in_api"_L1 ? u"  (API only)"_s : QString();
        lines << u"    "_s + padded(text(one, u"handle"_s)) + pathText(one) + api;
    }
    const int more = seers.value(u"count"_s).toInt() - static_cast<int>(people.size());
    if (more > 0)
        lines << u"    and %1 more"_s.arg(more);
    const QJsonObject tally = seers.value(u"tally"_s).toObject();
    QStringList others;
    for (auto it = tally.begin(); it != tally.end(); ++it) {
        if (it.key() != "open"_L1 && it.key() != "open_in_api"_L1)
            others << u"%1 %2"_s.arg(it.value().toInt()).arg(it.key());
    }
    if (!others.isEmpty())
        lines << u"    not: "_s + others.join(u", "_s);
    return lines;
}

QString vendorLine(const QJsonObject &seers)
{
    const QString vendor = text(seers, u"vendor"_s);
    return vendor == "out"_L1            ? u"Staff of the vendor are kept out."_s
           : vendor == "not_reported"_L1 ? u"Whether staff of the vendor see it is not reported."_s
                                         : u"Staff of the vendor see it, too."_s;
}

QString listOrNone(const QStringList &list)
{
    return list.isEmpty() ? u"nobody"_s : list.join(u", "_s);
}

} // namespace

QString userText(const QJsonObject &answer)
{
    QStringList lines{
        u"%1, %2 (%3)"_s.arg(text(answer, u"handle"_s), text(answer, u"name"_s), text(answer, u"kind"_s))};
    lines << padded(u"Can enter"_s) + because(text(answer, u"standing"_s));
    const QString role = answer.value(u"admin"_s).toBool() ? u"Admin (built in)"_s : text(answer, u"role"_s);
    lines << padded(u"Role"_s) + (role.isEmpty() ? u"none"_s : role)
                 + (answer.value(u"default_role"_s).toBool() ? u" (the default mobile role)"_s : QString());
    lines << padded(u"Places"_s)
                 + (answer.value(u"limited"_s).toBool() ? u"only "_s + texts(answer, u"places"_s).join(u", "_s)
                                                        : u"everywhere"_s);
    lines << QString() << u"Permissions in force"_s;
    QStringList others;
    const QJsonArray permissions = answer.value(u"permissions"_s).toArray();
    for (const QJsonValue &value : permissions) {
        const QJsonObject permission = value.toObject();
        if (text(permission, u"reason"_s) == "open"_L1)
            lines << permissionLine(permission);
        else if (text(permission, u"state"_s) != "not_granted"_L1)
            others << permissionLine(permission);
    }
    if (!others.isEmpty())
        lines << QString() << u"Not in force"_s << others;
    lines << QString() << u"Sees of a place"_s;
    const QJsonArray sees = answer.value(u"sees"_s).toArray();
    for (const QJsonValue &value : sees) {
        const QJsonObject reach = value.toObject();
        QString how = because(text(reach, u"reason"_s));
        if (how == "yes"_L1)
            how = (reach.value(u"everywhere"_s).toBool() ? u"everywhere, by "_s : u"in his places, by "_s)
                  + text(reach, u"permission"_s);
        lines << u"  "_s + padded(text(reach, u"sight"_s)) + how;
    }
    lines << u"  "_s + padded(u"groups"_s) + because(text(answer, u"groups"_s));
    return lines.join(u'\n');
}

QString locationText(const QJsonObject &answer)
{
    QStringList lines{u"%1, %2 (%3)%4"_s.arg(text(answer, u"handle"_s), text(answer, u"name"_s),
                                             text(answer, u"level"_s),
                                             answer.value(u"archived"_s).toBool() ? u", archived"_s : QString())};
    const QJsonArray seen = answer.value(u"seen"_s).toArray();
    for (const QJsonValue &value : seen) {
        const QJsonObject seers = value.toObject();
        lines << QString() << u"  %1: seen by %2"_s.arg(text(seers, u"sight"_s)).arg(seers.value(u"count"_s).toInt())
              << seerLines(seers);
    }
    if (!seen.isEmpty())
        lines << QString() << vendorLine(seen.first().toObject());
    return lines.join(u'\n');
}

QString permissionText(const QJsonObject &answer)
{
    QStringList lines{u"%1 (%2): held by %3"_s.arg(text(answer, u"key"_s), text(answer, u"label"_s))
                          .arg(answer.value(u"count"_s).toInt())};
    lines << seerLines(answer) << vendorLine(answer);
    return lines.join(u'\n');
}

QString impactText(const QJsonObject &answer)
{
    QStringList lines{answer.value(u"accepted"_s).toBool() ? u"Would be accepted."_s : u"Would be refused:"_s};
    const QJsonArray problems = answer.value(u"problems"_s).toArray();
    for (const QJsonValue &value : problems) {
        const QJsonObject problem = value.toObject();
        lines << u"  %1 %2"_s.arg(text(problem, u"code"_s), text(problem, u"field"_s)).trimmed().prepend(u"  "_s);
    }
    if (!answer.contains(u"effects"_s))
        return lines.join(u'\n');
    lines << QString() << u"What it does"_s;
    const QJsonArray effects = answer.value(u"effects"_s).toArray();
    for (const QJsonValue &value : effects) {
        const QJsonObject effect = value.toObject();
        QString line = u"  "_s + padded(text(effect, u"code"_s)) + text(effect, u"entity"_s);
        if (const QStringList keys = texts(effect, u"permissions"_s); !keys.isEmpty())
            line += u": "_s + keys.join(u", "_s);
        if (const auto people = effect.value(u"people"_s).toArray(); !people.isEmpty())
            line += u" (%1 people)"_s.arg(people.size());
        lines << line;
    }
    lines << QString() << padded(u"Gain"_s) + listOrNone(texts(answer, u"gain"_s))
          << padded(u"Lose"_s) + listOrNone(texts(answer, u"lose"_s))
          << padded(u"Locked out"_s) + listOrNone(texts(answer, u"locked_out"_s))
          << padded(u"Phones"_s) + QString::number(answer.value(u"phones"_s).toInt());
    return lines.join(u'\n');
}

} // namespace steward::cli
