// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/phrases.h"

#include "cli/plain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

using namespace Qt::StringLiterals;

namespace steward::cli {

namespace {

/// \a isEnd: the way ends here, and \a reason is why.
QString permissionText(const QJsonObject &step, const QString &reason, bool isEnd)
{
    const QString key = textIn(step, u"permission"_s);
    const QString bearing = bearingText(step);
    const QString lacking = isEnd && reason == "not_granted"_L1 ? u"no "_s : QString();
    return bearing.isEmpty() ? lacking + key : u"%1%2, %3"_s.arg(lacking, key, bearing);
}

QString stepText(const QJsonObject &step, const QString &reason, bool isEnd)
{
    const QString kind = textIn(step, u"step"_s);
    const bool isOpen = reason == "open"_L1 || reason == "open_in_api"_L1;
    if (kind == "permission"_L1)
        return permissionText(step, reason, isEnd);
    if (kind == "everywhere"_L1) {
        const QString key = textIn(step, u"permission"_s);
        return isOpen ? u"everywhere by "_s + key : u"no "_s + key;
    }
    if (kind == "around_places"_L1)
        return u"around places by "_s + textIn(step, u"permission"_s);
    static const QMap<QString, QString> words{
        {u"admin"_s, u"Admin, built in"_s},
        {u"api_key"_s, u"API key %1"_s},
        {u"role"_s, u"role %1"_s},
        {u"default_role"_s, u"default mobile role %1"_s},
        {u"key_role"_s, u"role of the key %1"_s},
        {u"assigned_place"_s, u"assigned to %1"_s},
        {u"place_above"_s, u"assigned to %1, above it"_s},
        {u"target"_s, u"not within reach: %1"_s},
    };
    const QString word = words.value(kind, kind);
    return word.contains("%1"_L1) ? word.arg(labelOf(step)) : word;
}

} // namespace

QString textIn(const QJsonObject &object, const QString &key)
{
    return plain(object.value(key).toString());
}

QStringList textsIn(const QJsonObject &object, const QString &key)
{
    QStringList texts;
    const QJsonArray array = object.value(key).toArray();
    for (const QJsonValue &value : array)
        texts << plain(value.toString());
    return texts;
}

QString valueText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().isEmpty() ? u"\"\""_s : plain(value.toString());
    const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return plainJson(QString::fromUtf8(json.sliced(1, json.size() - 2)));
}

QString labelOf(const QJsonObject &named)
{
    const QString kind = textIn(named, u"kind"_s);
    const QString handle = textIn(named, u"handle"_s);
    const QString name = textIn(named, u"name"_s);
    if (kind == "place"_L1 && !handle.isEmpty())
        return u"%1 (%2)"_s.arg(name, handle);
    const QString best = kind == "person"_L1 && !handle.isEmpty() ? handle : name;
    if (!best.isEmpty())
        return best;
    return handle.isEmpty() ? textIn(named, u"id"_s) : handle;
}

QString kindAndLabel(const QJsonObject &named)
{
    const QString kind = textIn(named, u"kind"_s).replace(u'_', u' ');
    if (!named.contains(u"name"_s) && !named.contains(u"handle"_s))
        return kind;
    return kind == "person"_L1 ? labelOf(named) : kind + u' ' + labelOf(named);
}

QString bearingText(const QJsonObject &permission)
{
    static const QMap<QString, QString> words{
        {u"implies"_s, u"implied by %1"_s}, {u"needs"_s, u"needs %1"_s}, {u"excludes"_s, u"excluded by %1"_s}};
    const QString bearing = words.value(textIn(permission, u"bearing"_s));
    return bearing.isEmpty() ? QString() : bearing.arg(textIn(permission, u"cause"_s));
}

QString phraseOfReason(const QString &reason)
{
    static const QMap<QString, QString> words{
        {u"open_in_api"_s, u"in the API alone, which knows no places"_s},
        {u"key_inactive"_s, u"the API key is switched off"_s},
        {u"key_expired"_s, u"the API key is past its end"_s},
        {u"inactive"_s, u"not active"_s},
        {u"no_role"_s, u"no role"_s},
        {u"role_archived"_s, u"the role is archived"_s},
        {u"no_place"_s, u"limited to places, and has none"_s},
        {u"places_archived"_s, u"limited to places, which are all archived"_s},
        {u"vendor_only"_s, u"for staff of the vendor alone"_s},
        {u"admin_only"_s, u"for admins alone"_s},
        {u"not_granted"_s, u"permission not granted"_s},
        {u"blocked"_s, u"permission blocked by another"_s},
        {u"unplaced"_s, u"belongs to no place"_s},
        {u"place_archived"_s, u"the place is archived"_s},
        {u"out_of_reach"_s, u"out of reach"_s},
    };
    return words.value(reason, reason);
}

QString verdict(const QString &reason)
{
    if (reason == "open"_L1)
        return u"yes"_s;
    return (reason == "open_in_api"_L1 ? u"yes, "_s : u"no: "_s) + phraseOfReason(reason);
}

QString wayOf(const QJsonObject &answer)
{
    const QString reason = textIn(answer, u"reason"_s);
    const QJsonArray path = answer.value(u"path"_s).toArray();
    QStringList steps;
    for (qsizetype index = 0; index < path.size(); ++index) {
        const QJsonObject step = path.at(index).toObject();
        if (textIn(step, u"step"_s) != "person"_L1)
            steps << stepText(step, reason, index == path.size() - 1);
    }
    return steps.join(u" > "_s);
}

QString phraseOfEffect(const QString &code)
{
    static const QMap<QString, QString> words{
        {u"permission.gained"_s, u"permissions gained"_s},
        {u"permission.lost"_s, u"permissions lost"_s},
        {u"permissions.follow"_s, u"permissions that switch off with it"_s},
        {u"phone.can_sync"_s, u"phones can sync"_s},
        {u"phone.cannot_sync"_s, u"phones can no longer sync"_s},
        {u"api.around_places"_s, u"the API goes around the limit to places"_s},
        {u"role.made"_s, u"a role is made"_s},
        {u"role.removed"_s, u"a role is removed"_s},
        {u"reach.narrowed"_s, u"fewer places in sight"_s},
        {u"reach.widened"_s, u"more places in sight"_s},
        {u"person.locked_out"_s, u"cannot enter any more"_s},
        {u"person.let_in"_s, u"can enter again"_s},
        {u"place.made"_s, u"a place is made"_s},
        {u"place.moved"_s, u"a place moves"_s},
        {u"place.archived"_s, u"a place is archived"_s},
        {u"place.put_back"_s, u"an archived place is put back"_s},
        {u"place.removed"_s, u"a place is removed"_s},
        {u"phone.resync"_s, u"phones get other data at the next sync"_s},
        {u"phone.new_build"_s, u"phones follow with the next build of the apps"_s},
        {u"sessions.end"_s, u"open sessions may end"_s},
        {u"sign_in.warned"_s, u"warned when they sign in"_s},
        {u"sign_in.not_reported"_s, u"not known whether they follow the rule"_s},
        {u"vendor.shut_out"_s, u"staff of the vendor are kept out"_s},
        {u"vendor.let_in"_s, u"staff of the vendor can enter"_s},
        {u"tries.unlimited"_s, u"passwords can be tried without end"_s},
        {u"tries.limited"_s, u"locked after many wrong passwords"_s},
        {u"requests.allowed"_s, u"anybody can ask to be let in"_s},
        {u"requests.refused"_s, u"nobody can ask to be let in any more"_s},
        {u"invitations.by_address"_s, u"open invitations work for the address invited alone"_s},
        {u"invitations.any_address"_s, u"open invitations work for any address"_s},
        {u"ip.restricted"_s, u"some addresses are refused; from where people come is not known"_s},
        {u"ip.eased"_s, u"more addresses are let in"_s},
        {u"provider.required"_s, u"must sign in through the provider"_s},
        {u"provider.passwords"_s, u"sign in with a password again"_s},
        {u"provider.tested"_s, u"try the provider out"_s},
        {u"provider.claims"_s, u"role or places may change at the next sign-in"_s},
        {u"provider.deactivates"_s, u"deactivated when the directory drops them"_s},
        {u"key.stopped"_s, u"API keys stop working"_s},
        {u"key.narrowed"_s, u"API keys may do less"_s},
        {u"key.widened"_s, u"API keys may do more"_s},
        {u"client.stopped"_s, u"programs can no longer sign in"_s},
        {u"invitation.broken"_s, u"open invitations lead nowhere"_s},
        {u"invitation.withdrawn"_s, u"open invitations end"_s},
        {u"profile.values"_s, u"other values from the profile"_s},
        {u"field.required"_s, u"must be filled in from now on"_s},
        {u"nothing.noticed"_s, u"nobody notices"_s},
    };
    return words.value(code);
}

QStringList namesIn(const QJsonObject &counted)
{
    QStringList names;
    const QJsonArray first = counted.value(u"first"_s).toArray();
    for (const QJsonValue &one : first)
        names << labelOf(one.toObject());
    if (const qint64 more = counted.value(u"count"_s).toInteger() - first.size(); more > 0)
        names << (first.isEmpty() ? QString::number(more) : u"and %1 more"_s.arg(more));
    return names;
}

QString peopleText(const QJsonObject &counted)
{
    const qint64 all = counted.value(u"count"_s).toInteger();
    if (all == 0)
        return u"nobody"_s;
    const QString number = count(all, u"person"_s, u"people"_s);
    if (counted.value(u"first"_s).toArray().isEmpty())
        return number;
    return u"%1: %2"_s.arg(number, namesIn(counted).join(u", "_s));
}

} // namespace steward::cli
