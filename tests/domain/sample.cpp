// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/sample.h"

#include "domain/fields.h"

#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace steward::domain::sample {

namespace {

Role roleRow(const Id &id, const QString &name, const PermissionSet &permissions)
{
    Role row;
    row.id = id;
    row.version = 3;
    row.name = name;
    row.permissions = permissions;
    return row;
}

Person personRow(const Id &id, Person::Kind kind, const QString &name, const Id &role, const QList<Id> &places)
{
    Person row;
    row.id = id;
    row.version = 4;
    row.kind = kind;
    row.name = name;
    row.handle = name.toLower();
    row.role = role;
    row.places = places;
    row.primaryPlace = places.isEmpty() ? Id() : places.first();
    return row;
}

Place placeRow(const Id &id, const QString &name, int level, const Id &parent, std::optional<qint64> cases = {})
{
    Place row;
    row.id = id;
    row.version = 2;
    row.name = name;
    row.siteCode = name;
    row.type = std::array{countries, districts, facilities}.at(static_cast<size_t>(level));
    row.parent = parent;
    row.cases = cases;
    return row;
}

std::vector<Place> placeRows()
{
    std::vector<Place> rows{
        placeRow(country, u"country"_s, 0, {}),  placeRow(north, u"north"_s, 1, country),
        placeRow(south, u"south"_s, 1, country), placeRow(east, u"east"_s, 1, country),
        placeRow(n1, u"n1"_s, 2, north, 10),     placeRow(n2, u"n2"_s, 2, north, 20),
        placeRow(s1, u"s1"_s, 2, south, 30),     placeRow(e1, u"e1"_s, 2, east),
        placeRow(closed, u"closed"_s, 2, south),
    };
    rows.back().isArchived = true;
    return rows;
}

std::vector<Role> roleRows()
{
    PermissionSet limited = granted({"edit_commcare_users", "view_locations", "report_an_issue"});
    limited.grantOnly(permission(u"view_reports"), {u"a"_s, u"b"_s});
    std::vector<Role> rows{
        roleRow(manager, u"Manager"_s,
                granted({"edit_groups", "edit_users_in_groups", "edit_data_dict", "edit_data", "access_api",
                         "view_roles", "view_reports", "download_reports", "edit_reports", "access_all_locations"})),
        roleRow(supervisor, u"Supervisor"_s, limited),
        roleRow(phone, u"Phone"_s, granted({"access_mobile_endpoints", "access_all_locations"})),
        roleRow(fallback, u"Mobile Worker Default"_s,
                granted({"access_mobile_endpoints", "access_web_apps", "access_all_locations"})),
        roleRow(upstream, u"Upstream"_s, granted({"view_reports", "access_all_locations"})),
        roleRow(spare, u"Spare"_s, granted({"access_all_locations"})),
        roleRow(old, u"Old"_s, granted({"access_all_locations"})),
    };
    rows[3].isMobileWorkerDefault = true;
    rows[3].isPreset = true;
    rows[4].upstreamId = u"0123"_s;
    rows[5].assignableBy = {supervisor};
    rows[6].isArchived = true;
    return rows;
}

std::vector<Person> personRows()
{
    using Kind = Person::Kind;
    std::vector<Person> rows{
        personRow(ada, Kind::WebUser, u"Ada"_s, {}, {}),
        personRow(ben, Kind::WebUser, u"Ben"_s, {}, {}),
        personRow(mia, Kind::WebUser, u"Mia"_s, manager, {n1}),
        personRow(max, Kind::WebUser, u"Max"_s, manager, {country}),
        personRow(moe, Kind::WebUser, u"Moe"_s, manager, {}),
        personRow(mum, Kind::MobileWorker, u"Mum"_s, manager, {north, south}),
        personRow(sue, Kind::WebUser, u"Sue"_s, supervisor, {north}),
        personRow(pam, Kind::MobileWorker, u"Pam"_s, phone, {n1}),
        personRow(pat, Kind::MobileWorker, u"Pat"_s, {}, {n2}),
        personRow(ina, Kind::WebUser, u"Ina"_s, manager, {n1}),
        personRow(wes, Kind::WebUser, u"Wes"_s, {}, {}),
    };
    rows[0].isAdmin = true;
    rows[1].isAdmin = true;
    rows[1].isBreakGlass = true;
    rows[9].isActive = false;
    return rows;
}

} // namespace

Project project()
{
    Project project;
    project.id = Id(9, 9);
    project.name = u"Sample"_s;
    project.revision = 7;
    project.locationTypes = Table<LocationType>(
        {{.id = countries, .version = 1, .name = u"Country"_s, .code = u"country"_s},
         {.id = districts, .version = 1, .name = u"District"_s, .code = u"district"_s, .parentType = countries},
         {.id = facilities, .version = 1, .name = u"Facility"_s, .code = u"facility"_s, .parentType = districts}});
    project.capabilities.permissionsNotOffered = {u"view_tableau"_s, u"edit_ucrs"_s};
    project.items.insert(u"reports"_s, {{u"a"_s, u"A"_s}, {u"b"_s, u"B"_s}, {u"c"_s, u"C"_s}});
    project.roles = Table<Role>(roleRows());
    project.people = Table<Person>(personRows());
    project.places = Table<Place>(placeRows());
    return project;
}

int permission(QStringView key)
{
    const int index = catalogue().indexOf(key);
    if (index < 0)
        qFatal("no such permission: %s", qPrintable(key.toString()));
    return index;
}

PermissionSet granted(std::initializer_list<const char *> keys)
{
    PermissionSet set;
    for (const char *key : keys)
        set.grant(permission(QString::fromLatin1(key)));
    return set;
}

EntityRef role(const Id &id)
{
    return {u"role"_s, id};
}

EntityRef person(const Id &id)
{
    return {u"person"_s, id};
}

EntityRef place(const Id &id)
{
    return {u"place"_s, id};
}

QJsonValue text(const Id &id)
{
    return id.toString();
}

QJsonArray texts(const QList<Id> &ids)
{
    QJsonArray texts;
    for (const Id &id : ids)
        texts << text(id);
    return texts;
}

Change update(const Project &project, const EntityRef &entity, const QString &field, const QJsonValue &after)
{
    const qint64 version = versionOf(project, entity).value_or(0);
    return {entity, Change::Op::Update, field, fieldValue(project, entity, field), after, version, {}};
}

Change permit(const Project &project, const Id &id, const QString &key, const QJsonValue &value)
{
    return update(project, role(id), u"permissions."_s + key, value);
}

Change make(const Role &row)
{
    return {role(row.id), Change::Op::Create, {}, {}, toJson(row), 0, {}};
}

Change removal(const Project &project, const Id &id)
{
    const Role *row = project.roles.find(id);
    return {role(id), Change::Op::Remove, {}, row ? toJson(*row) : QJsonValue(), {}, row ? row->version : 0, {}};
}

ChangeSet setOf(QList<Change> changes)
{
    return {.id = Id(8, 8), .changes = std::move(changes), .reason = u"because"_s};
}

ChangeSet acknowledging(const Project &project, ChangeSet set, const QList<Id> &people)
{
    for (const Id &id : people)
        set.acknowledged << Acknowledgement{u"locked_out"_s, person(id), nameOf(project, person(id))};
    return set;
}

QString codes(const Outcome &outcome)
{
    QStringList codes;
    for (const Problem &problem : outcome.problems)
        codes << u"%1@%2"_s.arg(problem.code).arg(problem.change);
    return codes.join(u' ');
}

} // namespace steward::domain::sample
