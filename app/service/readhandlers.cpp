// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/catalogue.h"
#include "domain/effective.h"
#include "domain/settingscatalogue.h"
#include "service/handlers.h"
#include "service/limits.h"
#include "store/visits.h"
#include "wire/changes.h"
#include "wire/me.h"
#include "wire/snapshot.h"
#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace steward::handlers {

using namespace domain;

namespace {

QJsonObject permissionToJson(const Permission &permission)
{
    const Catalogue &all = catalogue();
    const auto keys = [&all](const std::vector<int> &indexes) {
        QJsonArray array;
        for (const int index : indexes)
            array << all.at(index).key;
        return array;
    };
    QJsonArray implies;
    for (const Implication &implication : permission.implies) {
        QJsonObject one{{u"permission"_s, all.at(implication.permission).key}};
        if (implication.with >= 0)
            one.insert(u"with"_s, all.at(implication.with).key);
        implies << one;
    }
    return {
        {u"key"_s, permission.key},
        {u"label"_s, permission.label},
        {u"verb"_s, permission.verb},
        {u"help"_s, permission.help},
        {u"group"_s, permission.group},
        {u"risk"_s, static_cast<int>(permission.risk)},
        {u"default"_s, permission.grantedByDefault},
        {u"itemKind"_s, permission.itemKind},
        {u"implies"_s, implies},
        {u"needs"_s, keys(permission.needs)},
        {u"clearedBy"_s, keys(permission.clearedBy)},
    };
}

QJsonObject settingToJson(const Setting &setting)
{
    QJsonObject object{
        {u"key"_s, setting.key},
        {u"label"_s, setting.label},
        {u"help"_s, setting.help},
        {u"group"_s, setting.group},
        {u"valueKind"_s, setting.type.text()},
        {u"default"_s, setting.byDefault},
        {u"readOnly"_s, setting.isReadOnly},
        {u"takesEffect"_s, setting.effect.text()},
    };
    if (!setting.values.isEmpty())
        object.insert(u"values"_s, QJsonArray::fromStringList(setting.values));
    if (setting.least)
        object.insert(u"least"_s, *setting.least);
    if (setting.most)
        object.insert(u"most"_s, *setting.most);
    if (!setting.needs.isEmpty())
        object.insert(u"needs"_s, setting.needs);
    return object;
}

QJsonObject effectivePermissions(const Reading &reading)
{
    QJsonObject permissions;
    const Role *role = reading.person->isAdmin ? nullptr : roleOf(reading.project, *reading.person);
    for (int i = 0; i < catalogue().size(); ++i) {
        if (!holds(reading.project, *reading.person, i))
            continue;
        const bool limited = role && effective(role->permissions, i).state == Effective::State::Some;
        permissions.insert(
            catalogue().at(i).key,
            limited ? QJsonValue(QJsonObject{{u"scope"_s, u"limited"_s},
                                             {u"items"_s, QJsonArray::fromStringList(role->permissions.items(i))}})
                    : QJsonValue(true));
    }
    return permissions;
}

} // namespace

Response me(const Reading &reading)
{
    const Role *role = roleOf(reading.project, *reading.person);
    wire::Me me{
        .person = reading.person->id,
        .name = reading.person->name,
        .handle = reading.person->handle,
        .isAdmin = reading.person->isAdmin,
        .roleName = role ? role->name : QString(),
        .permissions = effectivePermissions(reading),
        .mayEditRoles = may(reading.project, *reading.person, Act::EditRoles).allowed,
    };
    for (const Id &admin : admins(reading.project))
        me.canHelp << reading.project.people.find(admin)->name;
    return Reading::json(wire::toJson(me));
}

Response project(const Reading &reading)
{
    return Reading::json(wire::headToJson(reading.project), 200, tagOf(reading.project.revision));
}

Answer capabilities(Context &context)
{
    const QJsonObject perMinute{
        {u"read"_s, context.rates.of(RouteClass::Read)},
        {u"write"_s, context.rates.of(RouteClass::Write)},
        {u"export"_s, context.rates.of(RouteClass::Export)},
        {u"door"_s, context.rates.of(RouteClass::Door)},
    };
    const QJsonObject limits{
        {u"perMinute"_s, perMinute},
        {u"bodyBytes"_s, limits::longestBody},
        {u"secretBytes"_s, limits::longestSecret},
        {u"changesInSet"_s, wire::mostChanges},
        {u"changesBack"_s, wire::mostChangesBack},
        {u"objectsInPage"_s, limits::mostObjects},
        {u"searchLength"_s, limits::longestSearch},
        {u"placesFound"_s, limits::mostFound},
        {u"logRowsInPage"_s, limits::mostLogRows},
        {u"logRowsExported"_s, limits::mostRowsExported},
        {u"waitSeconds"_s, limits::longestWait},
        {u"visitsKeptDays"_s, int(visitsAreKept.count())},
        {u"reasonLength"_s, wire::longestReason},
        {u"answersKeptHours"_s, int(answersAreKept.count())},
        {u"partBytes"_s, limits::longestPart},
        {u"partsInUpload"_s, limits::mostParts},
        {u"changesInUpload"_s, limits::mostChangesInParts},
        {u"changesBackInUpload"_s, limits::mostChangesInPartsBack},
        {u"uploadsOpen"_s, limits::mostUploads},
        {u"uploadKeptMinutes"_s, int(limits::uploadsAreKept.count())},
        {u"jobsKept"_s, limits::mostJobsKept},
        {u"jobKeptMinutes"_s, int(limits::jobsAreKept.count())},
    };
    return Context::json({
        {u"contract"_s,
         QJsonObject{{u"version"_s, limits::contractVersion}, {u"oldestClient"_s, limits::oldestClient}}},
        {u"offered"_s, wire::headToJson(context.project).value(u"capabilities"_s)},
        {u"takesSecrets"_s, context.secrets != nullptr},
        {u"limits"_s, limits},
    });
}

Response permissions(const Reading &)
{
    QJsonArray groups;
    for (const PermissionGroup &group : catalogue().groups())
        groups << QJsonObject{{u"key"_s, group.key}, {u"label"_s, group.label}};
    QJsonArray items;
    for (int i = 0; i < catalogue().size(); ++i)
        items << permissionToJson(catalogue().at(i));
    return Reading::json({{u"groups"_s, groups}, {u"items"_s, items}});
}

Response settingsCatalogue(const Reading &)
{
    QJsonArray groups;
    for (const SettingsGroup &group : domain::settingsCatalogue().groups)
        groups << QJsonObject{{u"key"_s, group.key}, {u"label"_s, group.label}};
    QJsonArray items;
    for (const Setting &setting : domain::settingsCatalogue().settings)
        items << settingToJson(setting);
    return Reading::json({{u"groups"_s, groups}, {u"items"_s, items}});
}

Response presets(const Reading &)
{
    QJsonArray items;
    for (const Preset &preset : domain::presets())
        items << QJsonObject{{u"name"_s, preset.name},
                             {u"permissions"_s, QJsonArray::fromStringList(preset.permissions)},
                             {u"isMobileWorkerDefault"_s, preset.isMobileWorkerDefault}};
    return Reading::json({{u"items"_s, items}});
}

Answer claim(Context &context)
{
    if (!context.query.isEmpty()) // above all no dry run: a code is used up or it is not
        return context.refuse(422, u"query.invalid"_s);
    if (context.call.request.body.size() > limits::longestClaim)
        return context.refuse(413, u"body.too_large"_s);
    const auto body = parseObject(context.call.request.body);
    if (!body)
        return context.refuse(body.error());
    ObjectReader reader(*body);
    const QString code = reader.text(u"code"_s);
    reader.refuseUnknown();
    if (!reader.errors().isEmpty())
        return context.refuse(reader.error());
    const auto person = context.store.claim(
        QCryptographicHash::hash(code.trimmed().toUtf8(), QCryptographicHash::Sha256), context.call.caller.subject);
    if (!person && person.error().code == "member.bound"_L1)
        return context.refuse(409, u"claim.member_already"_s);
    if (!person)
        return context.refuse(person.error());
    if (person->isNull())
        return context.refuse(403, u"claim.unknown"_s);
    return context.json({{u"person"_s, person->toString()}});
}

} // namespace steward::handlers
