// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/phrases.h"
#include "cli/plain.h"
#include "cli/text.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

/// Why something is not in force, and the permissions that are not for this reason; in the order of the catalogue.
using Obstacles = QList<std::pair<QString, QStringList>>;

void addObstacle(Obstacles &obstacles, const QJsonObject &permission)
{
    const QString state = textIn(permission, u"state"_s);
    if (state == "not_granted"_L1)
        return;
    const QString why =
        state == "blocked"_L1 ? bearingText(permission) : phraseOfReason(textIn(permission, u"reason"_s));
    const auto known = std::ranges::find(obstacles, why, &std::pair<QString, QStringList>::first);
    QStringList &keys = known != obstacles.end() ? known->second : obstacles.emplaceBack(why, QStringList()).second;
    keys << textIn(permission, u"key"_s);
}

QStringList rightsLines(const QJsonObject &answer)
{
    Columns inForce(2);
    Obstacles obstacles;
    const QJsonArray permissions = answer.value(u"permissions"_s).toArray();
    for (const QJsonValue &value : permissions) {
        const QJsonObject permission = value.toObject();
        if (textIn(permission, u"reason"_s) != "open"_L1) {
            addObstacle(obstacles, permission);
            continue;
        }
        const QStringList items = textsIn(permission, u"items"_s);
        const QString only = items.isEmpty() ? QString() : u" for %1 only"_s.arg(items.join(u", "_s));
        inForce.add(textIn(permission, u"key"_s), wayOf(permission) + only);
    }
    QStringList lines{{}, inForce.isEmpty() ? u"Holds no permission"_s : u"Permissions, and by what"_s};
    lines << inForce.lines();
    Columns others(2);
    for (const auto &[why, keys] : obstacles)
        others.add(why, keys.join(u", "_s));
    if (!others.isEmpty())
        lines << QString() << u"Not in force, and why"_s << others.lines();
    return lines;
}

QString reachText(const QJsonObject &reach, const QString &places)
{
    const QString reason = textIn(reach, u"reason"_s);
    const QString way = wayOf(reach);
    const QString by = way.isEmpty() ? QString() : u", by "_s + way;
    if (reach.value(u"everywhere"_s).toBool())
        return u"of every place"_s + by;
    if (reason == "open_in_api"_L1)
        return u"of %1 and below; through the API, which knows no places, of every place"_s.arg(places) + by;
    if (reason == "open"_L1)
        return u"of %1 and below"_s.arg(places) + by;
    return verdict(reason) + (way.isEmpty() ? QString() : u": "_s + way);
}

QString placesText(const QJsonObject &answer)
{
    QStringList places;
    const QJsonArray array = answer.value(u"places"_s).toArray();
    for (const QJsonValue &place : array)
        places << labelOf(place.toObject());
    return places.join(u", "_s);
}

QStringList sightLines(const QJsonObject &answer)
{
    static const QHash<QString, QString> titles{{u"place"_s, u"name, codes, custom data"_s},
                                                {u"web_users"_s, u"web users"_s},
                                                {u"mobile_workers"_s, u"mobile workers"_s},
                                                {u"data"_s, u"forms, cases, reports"_s}};
    Columns columns(2);
    const QString places = placesText(answer);
    const QJsonArray sees = answer.value(u"sees"_s).toArray();
    for (const QJsonValue &value : sees) {
        const QString sight = textIn(value.toObject(), u"sight"_s);
        columns.add(titles.value(sight, sight), reachText(value.toObject(), places));
    }
    columns.add(u"groups"_s, verdict(textIn(answer, u"groups"_s)));
    return QStringList{{}, u"Sees of places"_s} + columns.lines();
}

QStringList objectLines(const QJsonObject &answer)
{
    QStringList reads;
    QStringList changes;
    QStringList neither;
    const QJsonArray objects = answer.value(u"objects"_s).toArray();
    for (const QJsonValue &value : objects) {
        const QJsonObject one = value.toObject();
        const QString kind = textIn(one, u"kind"_s);
        const bool isRead = textIn(one, u"read"_s) == "open"_L1;
        const bool isChanged = textIn(one, u"change"_s) == "open"_L1;
        if (isRead)
            reads << kind;
        if (isChanged)
            changes << kind;
        if (!isRead && !isChanged)
            neither << kind;
    }
    Columns columns(2);
    for (const auto &[title, kinds] :
         {std::pair{u"reads all"_s, reads}, std::pair{u"changes some"_s, changes}, std::pair{u"neither"_s, neither}}) {
        if (!kinds.isEmpty())
            columns.add(title, kinds.join(u", "_s));
    }
    return QStringList{{}, u"Other objects, by kind"_s} + columns.lines();
}

QStringList keyLines(const QJsonObject &answer)
{
    Columns columns(2);
    const QJsonArray keys = answer.value(u"keys"_s).toArray();
    for (const QJsonValue &value : keys) {
        const QJsonObject key = value.toObject();
        const QStringList held = textsIn(key, u"permissions"_s);
        QString gives = verdict(textIn(key, u"reason"_s));
        if (!held.isEmpty())
            gives += u"; "_s + held.join(u", "_s);
        if (key.value(u"fromSomeAddresses"_s).toBool())
            gives += u"; from some addresses only"_s;
        columns.add(labelOf(key), gives);
    }
    return columns.isEmpty() ? QStringList() : QStringList{{}, u"API keys"_s} + columns.lines();
}

QString remarkText(const QJsonObject &remark)
{
    const QString kind = textIn(remark, u"remark"_s);
    const QString at = textIn(remark, u"at"_s);
    if (kind == "some_addresses"_L1)
        return u"Lists of addresses may refuse anybody, whatever the rights."_s;
    if (kind == "signs_in_with"_L1)
        return u"Signs in with %1."_s.arg(labelOf(remark));
    if (kind == "place_ends"_L1)
        return u"Is assigned to %1 until %2."_s.arg(labelOf(remark), at);
    return remark.contains(u"id"_s) ? u"Gets the role %1 at %2."_s.arg(labelOf(remark), at)
                                    : u"Has the role until %1."_s.arg(at);
}

QStringList remarkLines(const QJsonObject &answer)
{
    QStringList lines;
    const QJsonArray remarks = answer.value(u"remarks"_s).toArray();
    for (const QJsonValue &remark : remarks)
        lines << remarkText(remark.toObject());
    return lines.isEmpty() ? lines : QStringList{{}} + lines;
}

QString vendorText(const QJsonObject &vendor)
{
    const QString state = textIn(vendor, u"state"_s);
    if (state == "out"_L1)
        return u"Staff of the vendor are kept out."_s;
    if (state == "in"_L1)
        return u"Staff of the vendor, who are no members, have all rights, too."_s;
    if (state == "in_until"_L1)
        return u"Staff of the vendor have all rights, too, until %1: %2"_s.arg(textIn(vendor, u"until"_s),
                                                                               textIn(vendor, u"why"_s));
    return u"Whether staff of the vendor can enter is not reported."_s;
}

QString heading(const QJsonObject &answer)
{
    if (answer.contains(u"location"_s)) {
        const QJsonObject place = answer.value(u"location"_s).toObject();
        const QString archived = place.value(u"archived"_s).toBool() ? u", archived"_s : QString();
        return u"%1, %2%3"_s.arg(labelOf(place), textIn(place, u"level"_s), archived);
    }
    if (answer.contains(u"permission"_s)) {
        const QJsonObject permission = answer.value(u"permission"_s).toObject();
        const QString label = u"%1 %2"_s.arg(textIn(permission, u"label"_s), textIn(permission, u"verb"_s)).trimmed();
        return u"%1 (%2): %3"_s.arg(textIn(permission, u"key"_s), label, textIn(permission, u"help"_s));
    }
    const QJsonObject setting = answer.value(u"setting"_s).toObject();
    return u"%1 of %2, now %3"_s.arg(textIn(setting, u"key"_s), textIn(setting, u"of"_s),
                                     valueText(setting.value(u"value"_s)));
}

/// What is asked, and by what word those are told who may.
std::pair<QString, QString> asked(const QString &ask)
{
    static const QHash<QString, std::pair<QString, QString>> words{
        {u"place"_s, {u"Its name, codes and custom data"_s, u"seen by"_s}},
        {u"web_users"_s, {u"Its web users"_s, u"seen by"_s}},
        {u"mobile_workers"_s, {u"Its mobile workers"_s, u"seen by"_s}},
        {u"data"_s, {u"Its forms, cases and reports"_s, u"seen by"_s}},
        {u"hold"_s, {u"The permission"_s, u"held by"_s}},
        {u"read"_s, {u"The setting"_s, u"read by"_s}},
        {u"change"_s, {u"The setting"_s, u"changed by"_s}},
    };
    return words.value(ask, {ask, u"for"_s});
}

QStringList aboutOne(const QJsonObject &answer, const QString &user)
{
    const auto [title, word] = asked(textIn(answer, u"ask"_s));
    const QString way = wayOf(answer);
    QStringList lines{u"%1, %2 %3? %4"_s.arg(title, word, user, verdict(textIn(answer, u"reason"_s)))};
    if (!way.isEmpty())
        lines << u"  "_s + way;
    return lines;
}

QStringList aboutAll(const QJsonObject &answer)
{
    const auto [title, word] = asked(textIn(answer, u"ask"_s));
    const qint64 number = answer.value(u"count"_s).toInteger();
    QStringList lines{u"%1, %2 %3"_s.arg(title, word, count(number, u"person"_s, u"people"_s))};
    Columns columns(2);
    const QJsonArray people = answer.value(u"people"_s).toArray();
    for (const QJsonValue &value : people) {
        const QJsonObject one = value.toObject();
        columns.add(labelOf(one.value(u"user"_s).toObject()), wayOf(one));
    }
    lines << columns.lines();
    if (number > people.size())
        lines << u"  and %1 more"_s.arg(number - people.size());
    const QJsonObject reasons = answer.value(u"reasons"_s).toObject();
    QStringList others;
    for (auto it = reasons.begin(); it != reasons.end(); ++it) {
        if (it.key() != "open"_L1 && it.key() != "open_in_api"_L1)
            others << u"%1 %2"_s.arg(QString::number(it.value().toInt()), phraseOfReason(it.key()));
    }
    if (!others.isEmpty())
        lines << u"  not: "_s + others.join(u"; "_s);
    return lines;
}

} // namespace

QString userText(const QJsonObject &answer)
{
    const QJsonObject user = answer.value(u"user"_s).toObject();
    const bool isWorker = textIn(user, u"type"_s) == "mobile_worker"_L1;
    const QString isWhat = isWorker ? u"mobile worker"_s : u"web user"_s;
    const QString glass = user.value(u"breakGlass"_s).toBool() ? u", break-glass account"_s : QString();
    const QString role = answer.value(u"admin"_s).toBool() ? u"Admin, built in"_s
                         : answer.contains(u"role"_s)      ? labelOf(answer.value(u"role"_s).toObject())
                                                           : u"none"_s;
    const bool isDefault = answer.value(u"defaultRole"_s).toBool();
    const QString places = placesText(answer);

    Columns facts;
    facts.add(u"enters"_s, verdict(textIn(answer, u"enters"_s)));
    facts.add(u"role"_s, role + (isDefault ? u", the default of mobile workers"_s : QString()));
    facts.add(u"places"_s, !answer.value(u"limited"_s).toBool() ? u"everywhere"_s
                           : places.isEmpty()                   ? u"limited, none in use"_s
                                                                : u"limited to %1, and below"_s.arg(places));
    QStringList lines{u"%1 (%2), %3%4"_s.arg(textIn(user, u"name"_s), textIn(user, u"handle"_s), isWhat, glass)};
    lines << facts.lines() << rightsLines(answer) << sightLines(answer) << objectLines(answer) << keyLines(answer)
          << remarkLines(answer);
    return lines.join(u'\n');
}

QString answersText(const QJsonObject &answer)
{
    QStringList lines{heading(answer)};
    const QJsonArray answers = answer.value(u"answers"_s).toArray();
    for (const QJsonValue &one : answers) {
        lines << QString();
        lines << (answer.contains(u"user"_s) ? aboutOne(one.toObject(), labelOf(answer.value(u"user"_s).toObject()))
                                             : aboutAll(one.toObject()));
    }
    lines << QString() << vendorText(answer.value(u"vendor"_s).toObject());
    if (answer.value(u"fromSomeAddresses"_s).toBool())
        lines << u"Lists of addresses may refuse anybody, whatever the rights."_s;
    return lines.join(u'\n');
}

} // namespace steward::cli
