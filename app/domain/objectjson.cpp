// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/fields.h"

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// An id that an object cannot be without.
Id readOwnId(ObjectReader &reader)
{
    const Id id = reader.id(u"id"_s);
    if (id.isNull() && reader.errors().isEmpty())
        reader.fail(u"id"_s, u"field.id"_s);
    return id;
}

/// An object's own id is a text even when null.
void writeOwnId(const Id &id, MemberWriter &to)
{
    const auto digits = id.digits();
    to.plain(u"id", QLatin1StringView(digits.data(), digits.size()));
}

/// Members nobody knows yet. One that is null is none: in a table, where there is a cell for each, it could not be
/// told.
QJsonObject restOf(const ObjectReader &reader)
{
    QJsonObject rest = reader.rest();
    if (rest.isEmpty())
        return rest; // nearly always: to walk it would make a copy
    for (auto it = rest.begin(); it != rest.end();)
        it = it.value().isNull() ? rest.erase(it) : it + 1;
    return rest;
}

bool isGood(const ObjectReader &reader, QString *problem)
{
    if (reader.errors().isEmpty())
        return true;
    if (problem)
        *problem = reader.errors().first().pointer.mid(1);
    return false;
}

} // namespace

void write(const Role &role, MemberWriter &to)
{
    writeOwnId(role.id, to);
    to.number(u"version", role.version);
    to.text(u"name", role.name);
    to.value(u"permissions", role.permissions.toJson());
    to.text(u"landing_page", role.landingPage);
    to.boolean(u"is_non_admin_editable", role.isNonAdminEditable);
    to.ids(u"assignable_by", role.assignableBy);
    to.boolean(u"is_archived", role.isArchived);
    to.boolean(u"is_mobile_worker_default", role.isMobileWorkerDefault);
    to.boolean(u"is_preset", role.isPreset);
    to.text(u"upstream_id", role.upstreamId);
}

QJsonObject toJson(const Role &role)
{
    ObjectWriter to(role.rest);
    write(role, to);
    return to.object();
}

std::optional<Role> roleFromJson(const QJsonObject &object, QString *problem)
{
    ObjectReader reader(object);
    return readRole(reader, problem);
}

std::optional<Role> readRole(ObjectReader &reader, QString *problem)
{
    Role role;
    role.id = readOwnId(reader);
    role.version = reader.integer(u"version"_s, 0);
    role.name = reader.text(u"name"_s);
    bool permissionsAreGood = true;
    role.permissions = PermissionSet::fromJson(reader.object(u"permissions"_s), &permissionsAreGood);
    if (!permissionsAreGood)
        reader.fail(u"permissions"_s, u"field.value"_s);
    role.landingPage = reader.text(u"landing_page"_s, {});
    role.isNonAdminEditable = reader.boolean(u"is_non_admin_editable"_s, false);
    role.assignableBy = reader.ids(u"assignable_by"_s);
    role.isArchived = reader.boolean(u"is_archived"_s, false);
    role.isMobileWorkerDefault = reader.boolean(u"is_mobile_worker_default"_s, false);
    role.isPreset = reader.boolean(u"is_preset"_s, false);
    role.upstreamId = reader.text(u"upstream_id"_s, {});
    role.rest = restOf(reader);
    return isGood(reader, problem) ? std::optional(std::move(role)) : std::nullopt;
}

void write(const Person &person, MemberWriter &to)
{
    writeOwnId(person.id, to);
    to.number(u"version", person.version);
    to.plain(u"kind", person.kind == Person::Kind::WebUser ? "web_user"_L1 : "mobile_worker"_L1);
    to.text(u"name", person.name);
    to.text(u"handle", person.handle);
    to.boolean(u"is_admin", person.isAdmin);
    to.id(u"role", person.role);
    to.id(u"primary_place", person.primaryPlace);
    to.ids(u"places", person.places);
    to.boolean(u"is_active", person.isActive);
    to.boolean(u"is_break_glass", person.isBreakGlass);
    if (person.lastSignIn) {
        const auto letters = toLetters(*person.lastSignIn);
        to.plain(u"last_sign_in", QLatin1StringView(letters.data(), letters.size()));
    } else {
        to.value(u"last_sign_in", {});
    }
}

QJsonObject toJson(const Person &person)
{
    ObjectWriter to(person.rest);
    write(person, to);
    return to.object();
}

std::optional<Person> personFromJson(const QJsonObject &object, QString *problem)
{
    ObjectReader reader(object);
    return readPerson(reader, problem);
}

std::optional<Person> readPerson(ObjectReader &reader, QString *problem)
{
    Person person;
    person.id = readOwnId(reader);
    person.version = reader.integer(u"version"_s, 0);
    const QString kind = reader.text(u"kind"_s);
    person.kind = kind == u"web_user" ? Person::Kind::WebUser : Person::Kind::MobileWorker;
    if (kind != u"web_user" && kind != u"mobile_worker")
        reader.fail(u"kind"_s, u"field.value"_s);
    person.name = reader.text(u"name"_s);
    person.handle = reader.text(u"handle"_s, {});
    person.isAdmin = reader.boolean(u"is_admin"_s, false);
    person.role = reader.id(u"role"_s, {});
    person.primaryPlace = reader.id(u"primary_place"_s, {});
    person.places = reader.ids(u"places"_s);
    person.isActive = reader.boolean(u"is_active"_s, true);
    person.isBreakGlass = reader.boolean(u"is_break_glass"_s, false);
    person.lastSignIn = reader.instant(u"last_sign_in"_s);
    person.rest = restOf(reader);
    return isGood(reader, problem) ? std::optional(std::move(person)) : std::nullopt;
}

void write(const Place &place, MemberWriter &to)
{
    writeOwnId(place.id, to);
    to.number(u"version", place.version);
    to.text(u"name", place.name);
    to.text(u"site_code", place.siteCode);
    to.number(u"level", place.level);
    to.id(u"parent", place.parent);
    to.boolean(u"is_archived", place.isArchived);
    to.number(u"cases", place.cases);
}

QJsonObject toJson(const Place &place)
{
    ObjectWriter to(place.rest);
    write(place, to);
    return to.object();
}

std::optional<Place> placeFromJson(const QJsonObject &object, QString *problem)
{
    ObjectReader reader(object);
    return readPlace(reader, problem);
}

std::optional<Place> readPlace(ObjectReader &reader, QString *problem)
{
    constexpr qint64 mostLevels = 64;
    Place place;
    place.id = readOwnId(reader);
    place.version = reader.integer(u"version"_s, 0);
    place.name = reader.text(u"name"_s);
    place.siteCode = reader.text(u"site_code"_s, {});
    const qint64 level = reader.integer(u"level"_s, 0);
    if (level < 0 || level >= mostLevels)
        reader.fail(u"level"_s, u"field.range"_s);
    else
        place.level = static_cast<int>(level);
    place.parent = reader.id(u"parent"_s, {});
    place.isArchived = reader.boolean(u"is_archived"_s, false);
    const qint64 notReported = -1;
    const qint64 cases = reader.integer(u"cases"_s, notReported);
    if (reader.value(u"cases"_s).isDouble()) {
        if (cases < 0)
            reader.fail(u"cases"_s, u"field.range"_s);
        place.cases = cases;
    }
    place.rest = restOf(reader);
    return isGood(reader, problem) ? std::optional(std::move(place)) : std::nullopt;
}

} // namespace steward::domain
