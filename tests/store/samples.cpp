// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/samples.h"

#include "domain/fields.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using steward::domain::Change;
using steward::domain::LocationType;
using steward::domain::Person;
using steward::domain::Place;
using steward::domain::Project;
using steward::domain::Role;

namespace steward::samples {

namespace {

/// As an older file's levels become types when it is opened: with the project's id but for the last two digits.
Id levelId(int level)
{
    return {0x1, static_cast<quint64>(level) + 1};
}

Role role(const Id &id, const QString &name)
{
    Role role;
    role.id = id;
    role.name = name;
    return role;
}

Person person(const Id &id, const QString &name)
{
    Person person;
    person.id = id;
    person.name = name;
    person.handle = name.toLower();
    return person;
}

Role oddRole()
{
    Role odd = role(clerk, u"Clerk"_s);
    odd.permissions = domain::PermissionSet::fromJson({{u"edit_data"_s, true},
                                                       {u"view_reports"_s, QJsonArray{u"r1"_s, u"r2"_s}},
                                                       {u"permission_of_2031"_s, QJsonObject{{u"deep"_s, 7}}}});
    odd.landingPage = u"reports"_s;
    odd.isNonAdminEditable = true;
    odd.assignableBy = {Id(9, 9), Id(9, 8)};
    odd.isMobileWorkerDefault = true;
    odd.upstreamId = u"up \"stream\""_s;
    odd.rest = {{u"newer"_s, QJsonArray{1, 2.5, QJsonValue(), u"x"_s}}};
    return odd;
}

Person oddPerson()
{
    Person odd = person(grace, u"Grace \u00d6\u4e2d\U0001F600 '; DROP TABLE people; --"_s);
    odd.kind = Person::Kind::MobileWorker;
    odd.handle = u"line\nbreak and \u0000 zero"_s;
    odd.role = clerk;
    odd.places = {district, Id(0x30, 0x2)};
    odd.primaryPlace = district;
    odd.isBreakGlass = true;
    odd.lastSignIn = Instant(1'700'000'000'123ms);
    odd.rest = {{u"language"_s, u"ny"_s}};
    return odd;
}

Place place(const Id &id, const QString &name, int level, const Id &parent)
{
    Place place;
    place.id = id;
    place.name = name;
    place.siteCode = name.toLower();
    place.type = levelId(level);
    place.parent = parent;
    return place;
}

/// The commit that makes \a after of the state before it.
Commit commit(Project after, const QList<Change> &changes, const Id &set)
{
    Commit commit;
    ++after.revision;
    commit.project = after;
    commit.set.id = set;
    commit.set.changes = changes;
    commit.changes = changes;
    commit.at = Instant(std::chrono::milliseconds(1'790'000'000'000) + std::chrono::minutes(after.revision));
    commit.author = wezi;
    commit.authorName = u"Wezi Nyirenda"_s;
    commit.from = u"192.0.2.7, desktop"_s;
    commit.requestDigest = QByteArray("digest \0 of ", 12) + QByteArray::number(after.revision);
    commit.answer = "{\"revision\":" + QByteArray::number(after.revision) + '}';
    return commit;
}

Change update(const QString &kind, const Id &id, const QString &field, const QJsonValue &before,
              const QJsonValue &after)
{
    return {.entity = {kind, id}, .field = field, .before = before, .after = after, .baseVersion = 0};
}

Commit making(const Project &before)
{
    Person made = person(newcomer, u"Takondwa Phiri"_s);
    made.version = before.revision + 1;
    Project after = before;
    after.people = after.people.with(made);
    Commit making =
        commit(after, {{.entity = {u"person"_s, newcomer}, .op = Change::Op::Create, .after = toJson(made)}},
               setId(before.revision + 1));
    making.set.reason = u"New at the clinic"_s;
    return making;
}

Commit renamingGrace(const Project &before)
{
    Person renamed = *before.people.find(grace);
    const QString old = renamed.name;
    renamed.name = u"Grace Banda"_s;
    renamed.version = before.revision + 1;
    Project after = before;
    after.people = after.people.with(renamed);
    Commit renaming =
        commit(after, {update(u"person"_s, grace, u"name"_s, old, renamed.name)}, setId(before.revision + 1));
    renaming.set.acknowledged = {{u"locked_out"_s, {u"person"_s, grace}, u"Grace Banda"_s},
                                 {u"api_goes_around_places"_s, {u"role"_s, clerk}, u"Agreed with the ministry"_s}};
    return renaming;
}

Commit byRule(const Project &before)
{
    Person left = *before.people.find(newcomer);
    left.isActive = false;
    left.version = before.revision + 1;
    Project after = before;
    after.people = after.people.with(left);
    Change change = update(u"person"_s, newcomer, u"is_active"_s, true, false);
    change.cause = u"ends_on"_s;
    Commit byRule = commit(after, {change}, setId(before.revision + 1));
    byRule.author = {};
    byRule.authorName.clear();
    byRule.from.clear();
    byRule.set.reason = u"End date reached"_s;
    return byRule;
}

Commit removing(const Project &before)
{
    Project after = before;
    after.people = after.people.without(newcomer);
    return commit(after,
                  {{.entity = {u"person"_s, newcomer},
                    .op = Change::Op::Remove,
                    .before = toJson(*before.people.find(newcomer)),
                    .baseVersion = 4}},
                  setId(before.revision + 1));
}

} // namespace

Project project()
{
    Project project;
    project.id = projectId;
    project.name = u"Health posts"_s;
    project.environment = domain::Environment::Training;
    project.utcOffsetMinutes = 120;
    project.locationTypes = domain::Table<LocationType>(
        {{.id = levelId(0), .name = u"District"_s, .code = u"level-1"_s},
         {.id = levelId(1), .name = u"Post, \"remote\""_s, .code = u"level-2"_s, .parentType = levelId(0)}});
    project.capabilities.permissionsNotOffered = {u"edit_apps"_s};
    project.capabilities.undoWindowMinutes = 45;
    project.capabilities.atomic = false;
    project.capabilities.rest = {{u"orders"_s, QJsonObject{{u"perHour"_s, 20}}}};
    project.items = {{u"reports"_s, {{u"r1"_s, u"Monthly"_s}, {u"r2"_s, u"Stock"_s}}}, {u"profiles"_s, {}}};
    project.roles = domain::Table<Role>({oddRole(), role(Id(0x20, 0x2), u"Reader"_s)});
    project.people = domain::Table<Person>({person(wezi, u"Wezi Nyirenda"_s), oddPerson()});
    Place reporting = place(district, u"Mzimba"_s, 0, {});
    reporting.cases = 9'007'199'254'740'993; // more than a double can count
    reporting.rest = {{u"gps"_s, QJsonArray{-11.9, 33.6}}};
    Place empty = place(Id(0x30, 0x2), u""_s, 1, district);
    empty.cases = 0;
    Place archived = place(Id(0x30, 0x3), u"Old post"_s, 1, district);
    archived.isArchived = true;
    project.places = domain::Table<Place>({reporting, empty, archived});
    return project;
}

Project project(int people, int places)
{
    Project large = project();
    std::vector<Person> persons;
    for (int i = 0; i < people; ++i) {
        Person worker = person(Id(0x11, static_cast<quint64>(i) + 1), u"Worker %1"_s.arg(i));
        worker.role = clerk;
        worker.places = {Id(0x31, static_cast<quint64>(i % places) + 1)};
        worker.primaryPlace = worker.places.first();
        persons.push_back(worker);
    }
    std::vector<Place> posts;
    for (int i = 0; i < places; ++i)
        posts.push_back(place(Id(0x31, static_cast<quint64>(i) + 1), u"Post %1"_s.arg(i), 1, {}));
    large.people = domain::Table<Person>(std::move(persons));
    large.places = domain::Table<Place>(std::move(posts));
    return large;
}

Id setId(qint64 revision)
{
    return {0x5e7, static_cast<quint64>(revision) * 0x1111};
}

Commit renaming(const Project &before, const QString &name, const Id &set)
{
    Role renamed = *before.roles.find(clerk);
    const QString old = renamed.name;
    renamed.name = name;
    renamed.version = before.revision + 1;
    Project after = before;
    after.roles = after.roles.with(renamed);
    return commit(after, {update(u"role"_s, clerk, u"name"_s, old, name)}, set);
}

Project withClient()
{
    Project all = project();
    all.oauthClients = domain::Table<domain::OAuthClient>({{.id = secret.entity.id, .name = u"Dashboard"_s}});
    return all;
}

Commit withSecret(const Project &before, const QByteArray &sealed)
{
    domain::OAuthClient client = *before.oauthClients.find(secret.entity.id);
    const QJsonValue old = toJson(client).value(secret.field);
    client.secret.hasValue = !sealed.isEmpty();
    client.version = before.revision + 1;
    Project after = before;
    after.oauthClients = after.oauthClients.with(client);
    Commit made =
        commit(after, {update(secret.entity.kind, client.id, secret.field, old, toJson(client).value(secret.field))},
               Id::random());
    if (!sealed.isEmpty())
        made.secret = SealedSecret{secret, sealed};
    return made;
}

Commit withoutClient(const Project &before)
{
    Project after = before;
    after.oauthClients = after.oauthClients.without(secret.entity.id);
    return commit(after,
                  {{.entity = secret.entity,
                    .op = Change::Op::Remove,
                    .before = toJson(*before.oauthClients.find(secret.entity.id)),
                    .baseVersion = before.revision}},
                  Id::random());
}

Project withApiKey()
{
    Project all = project();
    all.apiKeys = domain::Table<domain::ApiKey>({{.id = keyValue.entity.id, .owner = grace, .name = u"Export"_s}});
    return all;
}

Commit withKeyValue(const Project &before, const QByteArray &digest)
{
    domain::ApiKey key = *before.apiKeys.find(keyValue.entity.id);
    const QJsonValue old = toJson(key).value(keyValue.field);
    key.value.hasValue = true;
    key.value.setAt = key.value.setAt.value_or(Instant()) + std::chrono::minutes(1);
    key.version = before.revision + 1;
    Project after = before;
    after.apiKeys = after.apiKeys.with(key);
    Commit made =
        commit(after, {update(keyValue.entity.kind, key.id, keyValue.field, old, toJson(key).value(keyValue.field))},
               Id::random());
    made.secret = SealedSecret{keyValue, digest};
    return made;
}

Commit withoutApiKey(const Project &before)
{
    Project after = before;
    after.apiKeys = after.apiKeys.without(keyValue.entity.id);
    return commit(after,
                  {{.entity = keyValue.entity,
                    .op = Change::Op::Remove,
                    .before = toJson(*before.apiKeys.find(keyValue.entity.id)),
                    .baseVersion = before.revision}},
                  Id::random());
}

QList<Commit> history()
{
    QList<Commit> history;
    history << renaming(project(), u"Health clerk"_s, setId(1));
    history.last().set.reason = u"As agreed with Grace, half a pair: "_s + QChar(0xd83d);
    history << making(history.last().project);
    history << renamingGrace(history.last().project);
    history << byRule(history.last().project);
    history << removing(history.last().project);
    history << renaming(history.last().project, u"Clerk"_s, setId(6));
    history.last().set.inverseOf = setId(1);
    return history;
}

} // namespace steward::samples
