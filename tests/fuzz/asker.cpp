// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz/asker.h"

#include "domain/effective.h"
#include "domain/fields.h"
#include "domain/sample.h"

#include <QJsonArray>

#include <array>

using namespace Qt::StringLiterals;

namespace steward::fuzzing {

using namespace domain;
using namespace sample;

namespace {

constexpr Id made(6, 1), other(6, 2), stranger(9, 9);
constexpr std::array roles{manager, supervisor, phone, fallback, upstream, spare, old, made, other};
constexpr std::array people{ada, ben, mia, max, moe, mum, sue, pam, pat, ina, wes};
constexpr std::array places{country, north, south, east, n1, n2, s1, e1, closed};

template<typename Ids>
Id drawnId(Draw &draw, const Ids &ids)
{
    return !draw.once(32) ? draw.oneOf(ids) : draw.once(2) ? stranger : Id();
}

QString drawnPermission(Draw &draw)
{
    return draw.once(32) ? u"edit_weather"_s : catalogue().at(draw.below(catalogue().size())).key;
}

QJsonArray drawnItems(Draw &draw)
{
    static const std::array<const char *, 4> items{"a", "b", "c", "unheard-of"};
    QJsonArray array;
    for (int count = draw.below(4); count > 0; --count)
        array.append(QLatin1StringView(draw.oneOf(items)));
    return array;
}

template<typename Ids>
QJsonArray drawnIds(Draw &draw, const Ids &ids)
{
    QList<Id> some;
    for (int count = draw.below(4); count > 0; --count)
        some << drawnId(draw, ids);
    return texts(some);
}

/// What fits no field, and what might fit the wrong one.
QJsonValue anyValue(Draw &draw)
{
    switch (draw.below(8)) {
    case 0:
        return QJsonValue::Null;
    case 1:
        return QJsonValue::Undefined;
    case 2:
        return -1.5;
    case 3:
        return QString(200, u'x');
    case 4:
        return u"\u202e\n"_s;
    case 5:
        return QJsonObject{{u"a"_s, QJsonArray{QJsonArray{}}}};
    case 6:
        return drawnItems(draw);
    default:
        return text(draw.oneOf(people));
    }
}

QJsonValue drawnName(Draw &draw)
{
    static const std::array<const char16_t *, 8> names{u"One",     u"Two",   u"spare ",  u"Admin",
                                                       u"Manager", u" lead", u"e\u0301", u"\u00c9"};
    return QString::fromUtf16(draw.oneOf(names));
}

Role drawnRole(Draw &draw)
{
    Role role;
    role.id = draw.once(4) ? other : made;
    role.name = drawnName(draw).toString();
    for (int count = draw.below(4); count > 0; --count) {
        const QString key = drawnPermission(draw);
        const int known = catalogue().indexOf(key);
        if (known < 0)
            role.permissions.setUnknown(key, true);
        else if (!role.permissions.setValue(known, drawnItems(draw)))
            role.permissions.grant(known);
    }
    if (draw.once(4))
        role.rest.insert(u"colour"_s, anyValue(draw));
    if (draw.once(4))
        role.assignableBy = {draw.oneOf(roles)};
    role.isArchived = draw.once(4);
    role.isPreset = draw.once(8);
    role.isMobileWorkerDefault = draw.once(16);
    return role;
}

Change changeOfRole(Draw &draw, const Project &project)
{
    const Id id = drawnId(draw, roles);
    const auto set = [&](const QString &field, const QJsonValue &value) {
        return update(project, sample::role(id), field, draw.once(32) ? anyValue(draw) : value);
    };
    switch (draw.below(10)) {
    case 0:
        return removal(project, id);
    case 1: {
        Change make = sample::make(drawnRole(draw));
        if (draw.once(8))
            make.entity.id = id;
        return make;
    }
    case 2:
        return set(u"name"_s, drawnName(draw));
    case 3:
        return set(u"assignable_by"_s, drawnIds(draw, roles));
    case 4:
        return set(u"is_archived"_s, draw.once(2));
    case 5:
        return set(u"is_non_admin_editable"_s, draw.once(2));
    case 6: {
        static const std::array<const char *, 8> fields{"landing_page", "landing_page", "landing_page", "landing_page",
                                                        "landing_page", "upstream_id",  "version",      "permissions"};
        return set(QLatin1StringView(draw.oneOf(fields)), draw.once(8) ? u"moon"_s : u"dashboard"_s);
    }
    default: {
        const QString key = drawnPermission(draw);
        const int kind = draw.below(3);
        return set(u"permissions."_s + key, kind == 0   ? QJsonValue(true)
                                            : kind == 1 ? QJsonValue(false)
                                                        : QJsonValue(drawnItems(draw)));
    }
    }
}

Change changeOfPerson(Draw &draw, const Project &project)
{
    const Id id = drawnId(draw, people);
    const auto set = [&](const QString &field, const QJsonValue &value) {
        return update(project, sample::person(id), field, draw.once(32) ? anyValue(draw) : value);
    };
    switch (draw.below(32)) {
    case 0: {
        static const std::array<const char *, 4> fields{"name", "handle", "is_break_glass", "shoe_size"};
        return set(QLatin1StringView(draw.oneOf(fields)), draw.once(2));
    }
    case 1:
    case 2:
    case 3:
        return set(u"is_admin"_s, draw.once(2));
    case 4:
    case 5:
    case 6:
    case 7:
        return set(u"is_active"_s, draw.once(2));
    case 8:
    case 9:
    case 10:
        return set(u"primary_place"_s, draw.once(8) ? QJsonValue() : text(drawnId(draw, places)));
    default:
        return draw.once(2) ? set(u"places"_s, drawnIds(draw, places))
                            : set(u"role"_s, draw.once(8) ? QJsonValue() : text(drawnId(draw, roles)));
    }
}

Change drawnChange(Draw &draw, const Project &project)
{
    Change change = draw.once(2) ? changeOfPerson(draw, project) : changeOfRole(draw, project);
    switch (draw.below(96)) { // most of them are what an honest client sends
    case 1:
        change.before = anyValue(draw);
        break;
    case 2:
        ++change.baseVersion;
        break;
    case 3:
        change.entity.kind = draw.once(2) ? u"place"_s : u"weather"_s;
        break;
    case 4:
        change.op = Change::Op::Remove;
        break;
    case 5:
        change.field.clear();
        break;
    case 6:
        change.after = anyValue(draw);
        break;
    case 7:
        // of another field: its own cause is a date that fell due, to which no way leads back (inverse())
        change.cause = change.field == u"places" ? u"role"_s : u"places"_s;
        break;
    default:
        break;
    }
    return change;
}

QList<Id> everybody(const Project &project)
{
    QList<Id> ids;
    for (int row = 0; row < project.people.size(); ++row)
        ids << project.people.at(row).id;
    return ids;
}

Person drawnPerson(Draw &draw, Person person)
{
    person.kind = draw.once(2) ? Person::Kind::WebUser : Person::Kind::MobileWorker;
    person.isActive = !draw.once(4);
    person.isAdmin = draw.once(4);
    person.isBreakGlass = draw.once(8);
    person.places.clear();
    for (int count = draw.below(3); count > 0; --count) {
        if (const Id place = places.at(static_cast<size_t>(draw.below(9))); !person.places.contains(place))
            person.places << place;
    }
    person.primaryPlace = person.places.value(0);
    person.role = draw.once(4) ? Id() : roles.at(static_cast<size_t>(draw.below(6)));
    return person;
}

Role redrawnRole(Draw &draw, Role role)
{
    role.permissions = normalised(drawnRole(draw).permissions);
    role.isNonAdminEditable = draw.once(2);
    role.upstreamId = draw.once(8) ? u"0123"_s : QString();
    role.assignableBy = draw.once(2) ? QList<Id>{supervisor} : QList<Id>();
    if (draw.once(4))
        role.rest.insert(u"colour"_s, u"green"_s);
    return role;
}

} // namespace

Project drawnProject(Draw &draw)
{
    Project project = sample::project();
    for (int count = draw.below(6); count > 0; --count)
        project.people = project.people.with(drawnPerson(draw, project.people.at(draw.below(project.people.size()))));
    for (int count = draw.below(4); count > 0; --count)
        project.roles = project.roles.with(redrawnRole(draw, project.roles.at(draw.below(6)))); // not the archived one
    if (draw.once(4))
        project.capabilities.permissionsNotOffered << drawnPermission(draw);
    if (draw.once(4))
        project.items.clear();
    return project;
}

ChangeSet drawnSet(Draw &draw, const Project &project)
{
    QList<Change> changes;
    for (int count = draw.once(32) ? 0 : 1 + draw.below(4); count > 0; --count) {
        const Change change = drawnChange(draw, project);
        const bool isSecond = std::ranges::any_of(changes, [&change](const Change &asked) {
            return asked.entity == change.entity && asked.field == change.field;
        });
        if (!isSecond || draw.once(16))
            changes << change;
    }
    ChangeSet set = setOf(changes);
    if (draw.once(8))
        set.inverseOf = Id(7, 7);
    return draw.once(4) ? set : acknowledging(project, set, everybody(project));
}

Id drawnAuthor(Draw &draw)
{
    switch (draw.below(8)) {
    case 0:
    case 1:
    case 2:
        return ada;
    case 3:
    case 4:
        return {};
    case 5:
        return ben;
    default:
        return drawnId(draw, people);
    }
}

} // namespace steward::fuzzing
