// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/world.h"

#include "core/json.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "support/exchanges.h"
#include "support/levels.h"
#include "vault/digest.h"
#include "wire/changes.h"
#include "wire/problem.h"
#include "wire/routes.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

using namespace domain;

namespace {

Person person(const Id &id, const QString &name, const Id &role, const QList<Id> &places = {})
{
    return {.id = id,
            .kind = Person::Kind::WebUser,
            .name = name,
            .handle = name.toLower() + u"@x.example"_s,
            .role = role,
            .primaryPlace = places.value(0),
            .places = places};
}

Person admin(const Id &id, const QString &name)
{
    Person admin = person(id, name, {});
    admin.isAdmin = true;
    return admin;
}

Person mobileWorker(const Id &id, const QString &name, const Id &place)
{
    Person one = person(id, name, worker, {place});
    one.kind = Person::Kind::MobileWorker;
    return one;
}

Place place(const Id &id, const QString &name, int level, const Id &parent)
{
    return {.id = id, .name = name, .siteCode = name.toLower(), .type = levelId(level), .parent = parent};
}

Project smallProject()
{
    Project project;
    project.id = Id(1, 1);
    project.name = u"Small"_s;
    project.locationTypes = levelTypes({u"Country"_s, u"Region"_s, u"Clinic"_s});
    project.capabilities.permissionsNotOffered = {u"edit_motech"_s};
    project.capabilities.whyNotOffered = {{u"edit_motech"_s, {u"not_connected"_s, u"Motech is not connected."_s}}};
    project.items = {{u"reports"_s, {{u"stock"_s, u"Stock"_s}, {u"births"_s, u"Births"_s}}}};
    Role spareRole = roleHolding(spare, u"Spare"_s, {u"access_all_locations"_s});
    spareRole.isNonAdminEditable = true;
    spareRole.assignableBy = {reader};
    Role helperRole = roleHolding(helper, u"Helper"_s, {u"edit_data"_s});
    helperRole.isNonAdminEditable = true;
    Role copiedRole = roleHolding(copied, u"Copied"_s, {u"access_all_locations"_s});
    copiedRole.upstreamId = u"upstream-1"_s;
    Role workerRole = roleHolding(worker, u"Worker"_s, {u"edit_data"_s});
    workerRole.isMobileWorkerDefault = true;
    project.roles = Table<Role>({
        roleHolding(reader, u"Reader"_s,
                    {u"view_roles"_s, u"view_web_users"_s, u"view_commcare_users"_s, u"view_locations"_s,
                     u"access_all_locations"_s}),
        roleHolding(plain, u"Plain"_s, {u"access_all_locations"_s}),
        roleHolding(supervisor, u"Supervisor"_s, {u"edit_commcare_users"_s, u"view_locations"_s, u"edit_data"_s}),
        workerRole,
        spareRole,
        copiedRole,
        helperRole,
    });
    Person gone = person(left, u"Left"_s, plain);
    gone.isActive = false;
    project.people = Table<Person>({
        admin(wezi, u"Wezi"_s),
        admin(thoko, u"Thoko"_s),
        person(grace, u"Grace"_s, reader),
        person(pia, u"Pia"_s, plain),
        person(lena, u"Lena"_s, supervisor, {north}),
        gone,
        mobileWorker(zulu, u"Zulu"_s, clinic),
        mobileWorker(banda, u"Banda"_s, south),
    });
    project.places = Table<Place>({place(country, u"Country"_s, 0, {}), place(north, u"North"_s, 1, country),
                                   place(south, u"South"_s, 1, country), place(clinic, u"Clinic"_s, 2, north)});
    return project;
}

/// Whatever is told in other threads the service tells in its own, whichever test asks.
void compare(const Response &atOnce, const Answer &answer)
{
    const auto *response = std::get_if<Response>(&answer);
    const bool isSame = response && response->status == atOnce.status && response->headers == atOnce.headers
                        && response->body == atOnce.body;
    if (!isSame)
        qFatal("answered at once %d %s, by the service %d %s", atOnce.status, atOnce.body.constData(),
               response ? response->status : 0, response ? response->body.constData() : "");
}

} // namespace

Project World::small()
{
    return smallProject();
}

World::World(qint64 revision)
    : World([revision] {
        Project project = small();
        project.revision = revision;
        return project;
    }())
{
}

World::World(const Project &project)
{
    if (!store.create(project))
        qFatal("no project");
    for (int row = 0; row < project.people.size(); ++row) {
        const Id id = project.people.at(row).id;
        if (!store.bindMember(subjectOf(id), id))
            qFatal("no member");
    }
    service = std::make_unique<Service>(store);
    service->sealSecretsBy(secrets);
    service->readBy(reader);
}

void World::limitRates(const RateLimits &limits)
{
    m_isLimited = true;
    service->limitRates(limits);
}

Answer World::handle(const Id &who, Request request, bool hasWaited)
{
    const Request asked = request;
    Answer answer = answered(who, std::move(request), hasWaited);
    if (const auto *response = std::get_if<Response>(&answer); response && keepsExchanges)
        keepExchange(asked, *response);
    return answer;
}

Answer World::answered(const Id &who, Request request, bool hasWaited)
{
    const auto token = tokens.constFind(who);
    const auto key = keys.constFind(who);
    const bool isByKey = key != keys.cend();
    const Caller caller{.subject = who.isNull() || isByKey ? Subject() : subjectOf(who),
                        .from = u"192.0.2.7, test"_s,
                        .address = addresses.value(who, u"192.0.2.7"_s),
                        .through = throughs.value(who),
                        .email = emails.value(who),
                        .token = token == tokens.cend() ? std::optional<TokenFacts>() : *token,
                        .key = isByKey ? std::optional(*key) : std::nullopt};
    const Call call{.request = std::move(request),
                    .caller = caller,
                    .now = clock.now(),
                    .requestId = "r-1",
                    .hasWaited = hasWaited};
    const auto atOnce = m_isLimited ? std::nullopt : reader.answer(call);
    Answer answer = service->handle(call);
    if (atOnce)
        compare(*atOnce, answer);
    if (const auto *task = std::get_if<Task>(&answer)) {
        for (auto response = task->step();; response = task->step()) {
            if (response)
                return *response;
        }
    }
    return answer;
}

Response World::ask(const Id &who, Request::Verb verb, const QString &path, const QJsonObject &body,
                    const Headers &headers)
{
    Request request{.verb = verb, .path = path, .headers = headers};
    if (!body.isEmpty()) {
        request.headers << std::pair{QByteArray("content-type"), QByteArray("application/json; charset=utf-8")};
        request.body = canonicalJson(body);
    }
    const Answer answer = handle(who, std::move(request));
    const auto *response = std::get_if<Response>(&answer);
    return response ? *response : Response{.status = -1}; // waits
}

Response World::patch(const Id &who, const QString &path, const QJsonObject &body)
{
    const auto version = versionOf(project(), entityAt(path));
    return ask(who, Request::Verb::Patch, path, body, {{"if-match", tag(version.value_or(0))}});
}

EntityRef World::entityAt(const QString &path) const
{
    const Project now = project();
    const QString asked = path.section(u'?', 0, 0);
    const Id id = Id::fromString(asked.section(u'/', -1)).value_or(Id());
    for (const EntityKind *kind : kinds()) {
        const QString all = wire::routes::ofKind(kind->plural());
        if (kind->life() == EntityKind::Life::Single && asked == all)
            return {QString(kind->name()), kind->idAt(now, 0)};
        if (asked.startsWith(all + u'/'))
            return {QString(kind->name()), id};
    }
    return {};
}

QByteArray World::print() const
{
    QByteArray all = stateHash(project()) + QByteArray::number(rows());
    const auto log = store.rowsAfter(0, 1'000'000);
    for (const AuditRow &row : *log)
        all += row.hash + (store.remembered(row.set) ? '1' : '0');
    return sha256(all);
}

Change World::change(const QString &kind, const Id &id, const QString &field, const QJsonValue &after) const
{
    const Project now = project();
    const EntityRef entity{kind, id};
    return {.entity = entity,
            .field = field,
            .before = fieldValue(now, entity, field),
            .after = after,
            .baseVersion = versionOf(now, entity).value_or(0)};
}

QJsonObject World::set(const QList<Change> &changes, const Id &id)
{
    return wire::toJson(ChangeSet{.id = id, .changes = changes});
}

Role roleHolding(const Id &id, const QString &name, const QStringList &permissions)
{
    QJsonObject held;
    for (const QString &key : permissions)
        held.insert(key, true);
    return {.id = id, .name = name, .permissions = PermissionSet::fromJson(held)};
}

QString pathOf(QLatin1StringView route, const Id &id)
{
    return route + u'/' + id.toString();
}

QByteArray tag(qint64 version)
{
    return "\"v" + QByteArray::number(version) + '"';
}

Subject subjectOf(const Id &person)
{
    return {u"https://issuer.example"_s, person.toString()};
}

QJsonObject bodyOf(const Response &response)
{
    const auto body = parseObject(response.body);
    return body ? *body : QJsonObject();
}

QString codeOf(const Response &response)
{
    return wire::errorFromResponse(response).code;
}

QList<Problem> problemsOf(const Response &response)
{
    return wire::problemsFromJson(bodyOf(response).value(u"problems"_s).toArray());
}

QStringList idsOf(const QJsonArray &items)
{
    QStringList ids;
    for (const QJsonValue &item : items)
        ids << item[u"id"_s].toString();
    return ids;
}

} // namespace steward::tests
