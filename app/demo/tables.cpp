// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/tables.h"

#include "demo/bundled.h"
#include "domain/catalogue.h"
#include "domain/effective.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace steward::demo {

using namespace domain;

namespace {

QStringList texts(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &text : value.toArray())
        list << text.toString();
    return list;
}

std::optional<int> number(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

QHash<QString, int> counts(const QJsonObject &object)
{
    QHash<QString, int> byLetter;
    for (const QString &letter : {u"S"_s, u"M"_s}) {
        if (object.contains(letter))
            byLetter.insert(letter, object.value(letter).toInt());
    }
    return byLetter;
}

Region readRegion(const QJsonObject &json)
{
    Region region{
        .key = json.value(u"region"_s).toString(),
        .projectName = json.value(u"project"_s).toString(),
        .mailDomain = json.value(u"mailDomain"_s).toString(),
        .utcOffsetMinutes = json.value(u"utcOffsetMinutes"_s).toInt(),
        .levels = texts(json.value(u"levels"_s)),
        .country = json.value(u"country"_s).toString(),
        .zones = texts(json.value(u"zones"_s)),
        .facilityPatterns = texts(json.value(u"facilityPatterns"_s)),
        .stems = texts(json.value(u"stems"_s)),
        .prefixes = texts(json.value(u"prefixes"_s)),
        .suffixes = texts(json.value(u"suffixes"_s)),
        .realUnits = texts(json.value(u"realUnits"_s)),
        .women = texts(json.value(u"women"_s)),
        .men = texts(json.value(u"men"_s)),
        .family = texts(json.value(u"family"_s)),
        .items = {},
        .notOffered = texts(json.value(u"notOffered"_s)),
        .whyNotOffered = {},
    };
    ObjectReader reader(json);
    region.whyNotOffered = whyNotsFrom(reader, u"whyNotOffered"_s);
    Q_ASSERT(reader.errors().isEmpty());
    const QJsonObject items = json.value(u"items"_s).toObject();
    for (auto it = items.begin(); it != items.end(); ++it) {
        const int permission = catalogue().indexOf(it.key());
        Q_ASSERT(permission >= 0);
        QList<Item> list;
        for (const QJsonValue &pair : it.value().toArray())
            list << Item{pair[0].toString(), pair[1].toString()};
        region.items.insert(catalogue().at(permission).itemKind, list);
    }
    return region;
}

/// "key" grants in full, "key:n" only the first n items of the region's list.
PermissionSet readPermissions(const QStringList &keys, const Region &region)
{
    PermissionSet set;
    for (const QString &text : keys) {
        const QString key = text.section(u':', 0, 0);
        const int permission = catalogue().indexOf(key);
        Q_ASSERT(permission >= 0);
        if (key.size() == text.size()) {
            set.grant(permission);
            continue;
        }
        QStringList some;
        const QList<Item> list = region.items.value(catalogue().at(permission).itemKind);
        for (const Item &item : list.first(text.section(u':', 1).toInt()))
            some << item.id;
        set.grantOnly(permission, some);
    }
    return normalised(set);
}

Spread spreadFrom(const QString &word)
{
    static const QHash<QString, Spread> words{{u"top"_s, Spread::Top},
                                              {u"district"_s, Spread::District},
                                              {u"area"_s, Spread::Area},
                                              {u"facility"_s, Spread::Facility},
                                              {u"village"_s, Spread::Village}};
    return words.value(word, Spread::None);
}

RoleTemplate readRole(const QJsonObject &json, const QJsonObject &names, const Region &region)
{
    const QString key = json.value(u"key"_s).toString();
    return {
        .key = key,
        .name = names.value(key).toString(),
        .kind = json.value(u"kind"_s) == "web"_L1 ? Person::Kind::WebUser : Person::Kind::MobileWorker,
        .holders = counts(json),
        .spread = spreadFrom(json.value(u"place"_s).toString()),
        .permissions = readPermissions(texts(json.value(u"permissions"_s)), region),
        .landingPage = json.value(u"landingPage"_s).toString(),
        .assignableBy = texts(json.value(u"assignableBy"_s)),
        .isNonAdminEditable = json.value(u"nonAdminEditable"_s).toBool(),
        .isPreset = json.value(u"preset"_s).toBool(),
        .isMobileWorkerDefault = json.value(u"mobileWorkerDefault"_s).toBool(),
        .isArchived = json.value(u"archived"_s).toBool(),
        .upstreamId = json.value(u"upstream"_s).toString(),
        .profile = json.value(u"profile"_s).toString(),
        .withoutRole = json.value(u"withoutRole"_s).toInt(),
    };
}

PersonPlant readPlant(const QJsonObject &json)
{
    static const QHash<QString, PersonPlant::Places> words{{u"none"_s, PersonPlant::Places::None},
                                                           {u"top"_s, PersonPlant::Places::Top},
                                                           {u"first"_s, PersonPlant::Places::First},
                                                           {u"two"_s, PersonPlant::Places::Two}};
    return {
        .key = json.value(u"key"_s).toString(),
        .role = json.value(u"role"_s).toString(),
        .nth = json.value(u"nth"_s).toInt(1),
        .name = json.value(u"name"_s).toString(),
        .places = words.value(json.value(u"places"_s).toString(), PersonPlant::Places::AsRole),
        .signedInSecondsAgo = number(json.value(u"signedInSecondsAgo"_s)),
        .isInactive = json.value(u"inactive"_s).toBool(),
        .isBreakGlass = json.value(u"breakGlass"_s).toBool(),
        .hasTwoFactor = json.value(u"twoFactor"_s).toBool(),
        .roleEndsInDays = number(json.value(u"roleEndsInDays"_s)),
        .roleAfter = json.value(u"roleAfter"_s).toString(),
        .placeEndsInDays = number(json.value(u"placeEndsInDays"_s)),
        .leavesInDays = number(json.value(u"leavesInDays"_s)),
    };
}

Tables readTables()
{
    const QJsonObject regionJson = bundled(u"regions/MW.json"_s);
    const QJsonObject rolesJson = bundled(u"roles.json"_s);
    const QJsonObject plantsJson = bundled(u"plants.json"_s);
    Tables all{.region = readRegion(regionJson),
               .admins = counts(rolesJson.value(u"admins"_s).toObject()),
               .roles = {},
               .people = {},
               .workerInMarketDistrict = readPlant(plantsJson.value(u"workerInMarketDistrict"_s).toObject()),
               .rolePlants = {}};
    const QJsonObject rolePlants = plantsJson.value(u"roles"_s).toObject();
    for (auto it = rolePlants.begin(); it != rolePlants.end(); ++it)
        all.rolePlants.insert(it.key(), it.value().toString());
    const QJsonObject names = regionJson.value(u"roleNames"_s).toObject();
    for (const QJsonValue &role : rolesJson.value(u"roles"_s).toArray())
        all.roles.push_back(readRole(role.toObject(), names, all.region));
    for (const QJsonValue &plant : plantsJson.value(u"people"_s).toArray())
        all.people.push_back(readPlant(plant.toObject()));
    return all;
}

} // namespace

const Tables &tables()
{
    static const Tables all = readTables();
    return all;
}

} // namespace steward::demo
