// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "contract/script.h"

#include "core/json.h"
#include "domain/changes.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "service/router.h"
#include "service/visible.h"
#include "support/gzipped.h"
#include "vault/digest.h"
#include "wire/changes.h"
#include "wire/routes.h"

using namespace Qt::StringLiterals;

namespace steward::tests {

using namespace domain;
using Verb = Request::Verb;

namespace {

const Id readerEdit(0x51, 1);
const Id twoFields(0x51, 2);
const Id newRole(0x51, 3);
const Id made(0x52, 1);

QByteArray tag(qint64 version)
{
    return "\"v" + QByteArray::number(version) + '"';
}

class Script
{
public:
    Script(const Project &project, const QHash<QString, Id> &plants)
        : m_project(project)
        , m_readOnly(plants.value(u"role.read_only"_s))
        , m_helpdesk(plants.value(u"role.helpdesk"_s))
        , m_viewer(plants.value(u"viewer"_s))
        , m_me(plants.value(u"me"_s))
        , m_secondAdmin(plants.value(u"second_admin"_s))
    {
    }

    QList<Step> write()
    {
        reads();
        resources();
        invitations();
        signOn();
        visits();
        standings();
        malformed();
        sets();
        shortForms();
        largeSets();
        secrets();
        keyValues();
        log();
        return m_steps;
    }

private:
    void add(const QString &name, const QString &who, Request request, int status)
    {
        m_steps << Step{name, who, std::move(request), status};
    }
    void get(const QString &path, const QString &who = u"me"_s, int status = 200)
    {
        add(u"GET "_s + path + u' ' + who, who, {.path = path, .headers = {{"accept", "application/json"}}}, status);
    }
    void send(const QString &name, Verb verb, const QString &path, const QByteArray &body, int status,
              Headers headers = {}, const QString &who = u"me"_s)
    {
        if (!body.isEmpty() && headerValue(headers, "content-type").isEmpty())
            headers << std::pair{QByteArray("content-type"), QByteArray("application/json")};
        add(name, who, {.verb = verb, .path = path, .headers = headers, .body = body}, status);
    }
    void post(const QString &name, const ChangeSet &set, int status, const QString &who = u"me"_s, bool isDry = false)
    {
        const QString path = wire::routes::changeSets + (isDry ? u"?dryRun=true"_s : QString());
        send(name, Verb::Post, path, canonicalJson(wire::toJson(set)), status, {}, who);
    }
    [[nodiscard]] Change change(const EntityRef &entity, const QString &field, const QJsonValue &before,
                                const QJsonValue &after) const
    {
        return {.entity = entity,
                .field = field,
                .before = before,
                .after = after,
                .baseVersion = versionOf(m_project, entity).value_or(0)};
    }
    [[nodiscard]] Change change(const EntityRef &entity, const QString &field, const QJsonValue &after) const
    {
        return change(entity, field, fieldValue(m_project, entity, field), after);
    }
    [[nodiscard]] qint64 version(const Id &role) const { return m_project.roles.find(role)->version; }
    [[nodiscard]] static QString one(QLatin1StringView route, const Id &id) { return route + u'/' + id.toString(); }

    void reads();
    void resources();
    void invitations();
    void signOn();
    void visits();
    void resource(const EntityKind &kind);
    void dryWrites(const EntityKind &kind);
    void drySecrets(const EntityKind &kind);
    void secrets();
    void keyValues();
    [[nodiscard]] Id removable(const EntityKind &kind) const;
    void standings();
    void malformed();
    void sets();
    void shortForms();
    void largeSets();
    void log();

    const Project &m_project;
    const Id m_readOnly;
    const Id m_helpdesk;
    const Id m_viewer;
    const Id m_me;
    const Id m_secondAdmin;
    QList<Step> m_steps;
};

void Script::reads()
{
    using namespace wire::routes;
    const QString revision = QString::number(m_project.revision);
    for (const auto route : {me, project, snapshot, capabilities, permissions, settingsCatalogue, presets, roles,
                             people, audit, verification})
        get(route);
    for (const QString &kind : {u"roles"_s, u"people"_s, u"places"_s})
        get(snapshot + u"/%1/0?revision=%2"_s.arg(kind, revision));
    get(one(roles, m_readOnly));
    get(one(people, m_viewer));
    get(changes + u"?since=0"_s);
    get(changes + u"?since="_s + revision);
    get(changes + u"?since=%1&wait=1"_s.arg(revision));
    get(audit + u"?limit=3"_s);
    get(auditExport + u"?format=csv&author="_s + Id(9, 9).toString()); // rows have moments and digests of their own
    get(auditExport + u"?format=jsonl&author="_s + Id(9, 9).toString());
    get(auditExport + u"?format=xml"_s, u"me"_s, 422);
    get(auditExport + u"?format=csv"_s, u"viewer"_s, 403);
    get(audit + u"?limit=3&before=5"_s);
    get(audit + u"?kind=role"_s);
    get(audit + u"?kind=person&limit=2"_s);
    get(audit + u"?kind=place"_s);
    get(audit + u"?author=rule"_s);
    get(audit + u"?author="_s + m_me.toString());
    get(audit + u"?kind=role&author="_s + m_secondAdmin.toString());
    get(audit + u"?object="_s + m_readOnly.toString());
    get(audit + u"?object="_s + Id(9, 9).toString());
    get(audit + u"?from=2026-01-01T00:00:00Z&until=2026-11-01T00:00:00.000Z"_s);
}

/// Every kind there is: what is read, and what is refused before anything is written.
void Script::resources()
{
    for (const EntityKind *kind : kinds())
        resource(*kind);
    for (const EntityKind *kind : kinds())
        dryWrites(*kind);
    for (const EntityKind *kind : kinds())
        drySecrets(*kind);
    const QString places = wire::routes::ofKind(kindOf(u"place")->plural());
    for (const QString &query : {u"?limit=3"_s, u"?parent="_s, u"?limit=2&is_archived=false"_s})
        get(places + query);
    for (const QString &query : {u"?search=health&limit=3"_s, u"?search=VILLAGE%201&limit=2"_s, u"?search=-000001"_s,
                                 u"?search=no%20such%20place"_s})
        get(places + query);
    get(places + u"?search=%20"_s, u"me"_s, 422);
    get(places + u"?search=a&name=b"_s, u"me"_s, 422);
    get(places + u"?search=a&limit=2&cursor=2.0123456789abcdef"_s, u"me"_s, 412);
    get(places + u"?search=a"_s, u"officer"_s);
    get(places + u"?search=a"_s, u"in_charge"_s);
    get(places + u"?parnet=x"_s, u"me"_s, 422);
    get(places, u"in_charge"_s);
    get(one(wire::routes::roles, m_helpdesk) + u"/usage"_s);
    get(one(wire::routes::people, m_viewer) + u"/view"_s);
    get(one(wire::routes::people, m_viewer) + u"/view"_s, u"viewer"_s, 403);
    get(one(wire::routes::people, Id(9, 9)) + u"/view"_s, u"me"_s, 404);
    get(one(wire::routes::people, m_viewer) + u"/view?at=noon"_s, u"me"_s, 422);
    send(u"handed over, dry"_s, Verb::Delete, one(wire::routes::roles, m_readOnly) + u"?dryRun=true"_s,
         "{\"reassignTo\":\"" + m_helpdesk.toString().toLatin1() + "\"}", 200,
         {{"if-match", tag(version(m_readOnly))}});
}

void Script::invitations()
{
    for (int row = 0; row < m_project.invitations.size(); ++row) {
        const Invitation invitation = m_project.invitations.at(row);
        const QString path =
            wire::routes::ofKind("invitations"_L1) + u'/' + invitation.id.toString() + u"/link?dryRun=true"_s;
        const bool isOpen = invitation.status.is(Invitation::Status::Open);
        send(u"a link, dry "_s + invitation.email, Verb::Post, path, R"({"reason":"x"})", isOpen ? 200 : 409);
        send(u"a link, by who may not "_s + invitation.email, Verb::Post, path, "{}", 403, {}, u"viewer"_s);
    }
}

/// A code is another each time, so who gets one each end has in a test of its own.
void Script::signOn()
{
    for (int row = 0; row < m_project.identityProviders.size(); ++row) {
        const Id id = m_project.identityProviders.at(row).id;
        const QString path = wire::routes::ofKind("identity_providers"_L1) + u'/' + id.toString();
        get(path + u"/activation"_s);
        get(path + u"/activation"_s, u"viewer"_s, 403);
        send(u"a test of a sign-on for others"_s, Verb::Post, path + u"/test-runs"_s, {}, 403);
    }
}

/// The demo keeps no sessions, so what is in these lists each end has in a test of its own.
void Script::visits()
{
    using namespace wire::routes;
    get(notices); // nobody has been at the shell
    get(notices, u"officer"_s, 403);
    get(notices + u"?limit=1"_s, u"me"_s, 422);
    for (const auto route : {sessions, signIns, wire::routes::reads}) {
        get(route + u"?person="_s + Id(9, 9).toString());
        get(route + u"?person="_s + m_me.toString(), u"viewer"_s, 403);
        get(route + u"?person=me"_s, u"me"_s, 422);
        get(route + u"?limit=0"_s, u"me"_s, 422);
        get(route + u"?since=0"_s, u"me"_s, 422);
        get(route, u"stranger"_s, 403);
        get(route, u"nobody"_s, 401);
    }
    send(u"end of no session"_s, Verb::Delete, one(sessions, Id(9, 9)), {}, 404);
    send(u"end, dry"_s, Verb::Delete, one(sessions, Id(9, 9)) + u"?dryRun=true"_s, {}, 422);
}

void Script::resource(const EntityKind &kind)
{
    const QString all = wire::routes::ofKind(kind.plural());
    const bool isSingle = kind.life() == EntityKind::Life::Single;
    get(all);
    get(all, u"viewer"_s, View(m_project, *m_project.people.find(m_viewer)).mayList(kind).allowed ? 200 : 403);
    const QString path = isSingle ? all : all + u'/' + kind.idAt(m_project, 0).toString();
    const Headers early{{"if-match", tag(999'999)}};
    if (kind.life() != EntityKind::Life::Reported)
        send(u"patch of nothing known "_s + path, Verb::Patch, path, R"({"weather":"fine"})", 412, early);
    if (isSingle)
        return;
    get(path);
    if (match(Verb::Get, path + u"/usage"_s).route)
        get(path + u"/usage"_s);
    const auto offers = [&](Verb verb, const QString &pattern) { return match(verb, pattern).route != nullptr; };
    if (offers(Verb::Post, all))
        send(u"one of another kind in "_s + all, Verb::Post, all, R"({"weather":"fine"})", 422);
    if (offers(Verb::Delete, path))
        send(u"removal of another version "_s + path, Verb::Delete, path, {}, 412, early);
}

/// One that may be removed just as it is; null: there is none.
Id Script::removable(const EntityKind &kind) const
{
    for (int row = 0; row < kind.size(m_project); ++row) {
        const Change removal{.entity = {QString(kind.name()), kind.idAt(m_project, row)},
                             .op = Change::Op::Remove,
                             .before = kind.objectAt(m_project, row),
                             .baseVersion = kind.versionAt(m_project, row)};
        if (apply(m_project, {.id = Id(1, 1), .changes = {removal}}, m_me).isGood())
            return removal.entity.id;
    }
    return {};
}

/// Like the first of the kind, under another name.
QJsonObject another(const Project &project, const EntityKind &kind)
{
    QJsonObject object = kind.objectAt(project, 0);
    for (const FieldRule &rule : kind.fieldRules()) {
        if (rule.write == FieldRule::Write::Never)
            object.remove(QString(rule.field));
    }
    for (const QString &own : {u"id"_s, u"version"_s, u"handle"_s, u"site_code"_s, u"code"_s, u"is_admin"_s})
        object.remove(own);
    for (const QString &name : {u"name"_s, u"title"_s, u"slug"_s}) {
        if (object.contains(name))
            object.insert(name, u"another"_s);
    }
    if (kind.name() == "person"_L1)
        object.insert(u"handle"_s, u"another@umoyo.example"_s);
    if (object.contains(u"email"_s))
        object.insert(u"email"_s, u"another@umoyo.example"_s);
    if (kind.name() == "identity_provider"_L1) { // in force only once it has domains, which it gets elsewhere
        object.insert(u"login_enforcement_type"_s, u"test"_s);
        object.insert(u"is_active"_s, false);
    }
    return object;
}

void Script::dryWrites(const EntityKind &kind)
{
    const QString all = wire::routes::ofKind(kind.plural());
    const QString dry = u"?dryRun=true"_s;
    const auto offers = [](Verb verb, const QString &path) { return match(verb, path).route != nullptr; };
    const QString path =
        kind.life() == EntityKind::Life::Single ? all : all + u'/' + kind.idAt(m_project, 0).toString();
    if (offers(Verb::Patch, path)) {
        QJsonObject same;
        const QJsonObject object = kind.objectAt(m_project, 0);
        for (auto it = object.begin(); it != object.end() && same.isEmpty(); ++it) {
            const bool isOpen = kind.fieldRule(it.key()).write == FieldRule::Write::Open && !it.value().isObject();
            if (isOpen && it.key() != "id"_L1 && it.key() != "version"_L1)
                same.insert(it.key(), it.value());
        }
        send(u"patch to what it is "_s + path, Verb::Patch, path + dry, canonicalJson(same), 200,
             {{"if-match", tag(kind.versionAt(m_project, 0))}});
    }
    if (offers(Verb::Post, all))
        send(u"another in "_s + all, Verb::Post, all + dry, canonicalJson(another(m_project, kind)), 200);
    if (const Id gone = removable(kind); !gone.isNull() && offers(Verb::Delete, path))
        send(u"removal from "_s + all, Verb::Delete, all + u'/' + gone.toString() + dry, {}, 200,
             {{"if-match", tag(*versionOf(m_project, {QString(kind.name()), gone}))}});
}

/// Of the first of the kind; whether it can do without, its rules say.
void Script::drySecrets(const EntityKind &kind)
{
    for (const FieldRule &rule : kind.fieldRules()) {
        if (!rule.isSecret || rule.isMadeHere)
            continue;
        const EntityRef entity{QString(kind.name()), kind.idAt(m_project, 0)};
        const QString path = wire::routes::ofKind(kind.plural()) + u"/%1/"_s.arg(entity.id.toString())
                             + QString(rule.field).replace(u'_', u'-');
        const QString dry = path + u"?dryRun=true"_s;
        const QByteArray body = R"({"value":"s3cret","expires_at":"2031-01-01T00:00:00.000Z","reason":"New"})";
        const Headers match{{"if-match", tag(kind.versionAt(m_project, 0))}};
        const ChangeSet removal{
            .id = Id(1, 1), .changes = {change(entity, QString(rule.field), QJsonObject())}, .carriesSecrets = true};
        send(u"a secret, dry "_s + path, Verb::Put, dry, body, 200, match);
        send(u"a secret for no version "_s + path, Verb::Put, path, body, 428);
        send(u"a secret for a version to come "_s + path, Verb::Put, path, body, 412, {{"if-match", tag(999'999)}});
        send(u"an empty secret "_s + path, Verb::Put, path, R"({"value":""})", 422, match);
        send(u"a secret by who may not "_s + path, Verb::Put, path, body, 403, match, u"viewer"_s);
        send(u"no secret, dry "_s + path, Verb::Delete, dry, {}, apply(m_project, removal, m_me).isGood() ? 200 : 422,
             match);
    }
}

/// One that goes in, is told of, and does not come out.
void Script::secrets()
{
    const EntityKind &kind = *kindOf(u"oauth_client");
    const QString client = wire::routes::ofKind(kind.plural()) + u'/' + kind.idAt(m_project, 0).toString();
    const Headers match{{"if-match", tag(kind.versionAt(m_project, 0))}};
    const Headers keyed = match + Headers{{"idempotency-key", Id(0x57, 1).toString().toLatin1()}};
    send(u"a secret"_s, Verb::Put, client + u"/secret"_s, R"({"value":"s3cret"})", 200, keyed);
    send(u"the secret again"_s, Verb::Put, client + u"/secret"_s, R"({"value":"s3cret"})", 200, keyed);
    send(u"another under its key"_s, Verb::Put, client + u"/secret"_s, R"({"value":"other"})", 422, keyed);
    send(u"another for an older version"_s, Verb::Put, client + u"/secret"_s, R"({"value":"other"})", 412, match);
    send(u"claims one"_s, Verb::Patch, client, R"({"secret":{"has_value":true}})", 422, match);
    get(client);
    get(wire::routes::changeSets + u'/' + Id(0x57, 1).toString());
}

/// What is made is another each time: one is made, and used, in server.apikeys.
void Script::keyValues()
{
    const EntityRef key{u"api_key"_s, Id(0x57, 2)};
    const QString path = wire::routes::ofKind("api_keys"_L1) + u'/' + key.id.toString() + u"/value"_s;
    const QString dry = path + u"?dryRun=true"_s;
    const QByteArray body = R"({"reason":"For the export"})";
    const Headers match{{"if-match", tag(0)}};
    const QJsonObject object{{u"owner"_s, m_me.toString()}, {u"name"_s, u"Of the contract"_s}};
    post(u"a key"_s, {.id = Id(0x57, 3), .changes = {{.entity = key, .op = Change::Op::Create, .after = object}}}, 200);
    send(u"its value, dry"_s, Verb::Post, dry, body, 200, match);
    send(u"its value, for no version"_s, Verb::Post, path, body, 428);
    send(u"its value, brought along"_s, Verb::Post, path, R"({"value":"mine"})", 422, match);
    send(u"its value, by another admin"_s, Verb::Post, path, body, 403, match, u"second_admin"_s);
    send(u"its value, by who does not see it"_s, Verb::Post, path, body, 404, match, u"viewer"_s);
    send(u"no value"_s, Verb::Delete, dry, {}, 200, match);
}

void Script::standings()
{
    using namespace wire::routes;
    const QString set = changeSets + u'/' + Id(9, 9).toString();
    const QString feed = changes + u"?since="_s + QString::number(m_project.revision);
    for (const QString &path : {QString(me), QString(project), QString(snapshot), QString(permissions), QString(roles),
                                one(roles, m_readOnly), QString(people), one(people, m_viewer), feed,
                                snapshot + u"/people/0"_s, snapshot + u"/places/0"_s, QString(audit), set}) {
        const bool isForAll =
            path == me || path == project || path.startsWith(snapshot) || path == permissions || path == feed;
        const bool isAudit = path == audit || path == set;
        get(path, u"nobody"_s, 401);
        get(path, u"stranger"_s, 403);
        get(path, u"placeless"_s, 403);
        get(path, u"viewer"_s, path == snapshot + u"/places/0"_s ? 404 : isForAll ? 200 : 403);
        const bool isOutOfReach = path == one(people, m_viewer);
        get(path, u"in_charge"_s, isForAll || path == people ? 200 : isOutOfReach ? 404 : 403);
        get(path, u"officer"_s, isAudit ? 403 : 200);
    }
    get(changes + u"?since=0"_s, u"viewer"_s, 409); // his role has changed in the past of the pack
    send(u"a claim by nobody"_s, Verb::Post, claims, R"({"code":"x"})", 401, {}, u"nobody"_s);
    send(u"a wrong claim"_s, Verb::Post, claims, R"({"code":"x"})", 403, {}, u"stranger"_s);
    send(u"a link nobody has made"_s, Verb::Post, acceptances, R"({"code":"x.y"})", 403, {}, u"stranger"_s);
    send(u"a link for nobody"_s, Verb::Post, acceptances, R"({"code":"x.y"})", 401, {}, u"nobody"_s);
    send(u"a link for a member"_s, Verb::Post, acceptances, R"({"code":"x.y"})", 409);
    send(u"asking from nowhere"_s, Verb::Post, accessRequest, R"({"full_name":"x"})", 403, {}, u"stranger"_s);
    send(u"asking as a member"_s, Verb::Post, accessRequest, R"({"full_name":"x"})", 409);
    get(accessRequest, u"stranger"_s, 403);
    get(accessRequest, u"nobody"_s, 401);
    send(u"a test nobody has begun"_s, Verb::Post, testRuns, R"({"code":"x.y.z"})", 403, {}, u"stranger"_s);
    send(u"a test by nobody"_s, Verb::Post, testRuns, R"({"code":"x.y.z"})", 401, {}, u"nobody"_s);
    send(u"a claim by a member"_s, Verb::Post, claims, R"({"code":"x"})", 409);
}

void Script::malformed()
{
    using namespace wire::routes;
    const QString role = one(roles, m_readOnly);
    const Headers match{{"if-match", tag(version(m_readOnly))}};
    get(u"/v1/rules"_s, u"me"_s, 404);
    get(u"/v2/me"_s, u"me"_s, 404);
    get(roles + u"/x"_s, u"me"_s, 404);
    get(one(roles, Id(9, 9)), u"me"_s, 404);
    get(one(people, Id(9, 9)), u"me"_s, 404);
    get(one(changeSets, Id(9, 9)), u"me"_s, 404);
    get(one(changeSets, Id(9, 9)) + u"/inverse"_s, u"me"_s, 404);
    get(snapshot + u"/phones/0"_s, u"me"_s, 404);
    get(snapshot + u"/people/9"_s, u"me"_s, 404);
    get(snapshot + u"/people/0?revision=1"_s, u"me"_s, 412);
    get(changes, u"me"_s, 422);
    get(changes + u"?since=now"_s, u"me"_s, 422);
    get(changes + u"?since=0&wait=26"_s, u"me"_s, 422);
    get(changes + u"?since=999999"_s, u"me"_s, 409);
    get(audit + u"?limit=0"_s, u"me"_s, 422);
    for (const QString &query :
         {u"athor=rule"_s, u"author=me"_s, u"kind=phone"_s, u"kind=role&kind=role"_s, u"object=x"_s, u"from=now"_s,
          u"from=2026-11-02T00:00:00Z&until=2026-11-01T00:00:00Z"_s})
        get(audit + u'?' + query, u"me"_s, 422);
    get(audit + u"?kind=phone"_s, u"officer"_s, 403); // that comes first
    send(u"another verb"_s, Verb::Put, roles, R"({"a":1})", 405);
    send(u"another verb there"_s, Verb::Delete, me, {}, 405);
    send(u"no json"_s, Verb::Post, changeSets, "nonsense", 400);
    send(u"half json"_s, Verb::Patch, role, R"({"name": "x)", 400, match);
    send(u"an array"_s, Verb::Post, changeSets, "[]", 400);
    send(u"too deep"_s, Verb::Patch, role, "{\"name\":" + QByteArray(80, '[') + QByteArray(80, ']') + '}', 400, match);
    send(u"another type"_s, Verb::Patch, role, R"({"name":"x"})", 415, match + Headers{{"content-type", "text/plain"}});
    send(u"too large"_s, Verb::Post, changeSets, QByteArray(8 * 1024 * 1024 + 1, ' '), 413);
    send(u"no set"_s, Verb::Post, changeSets, R"({"id":7,"changes":[{}],"force":true})", 422);
    send(u"nothing"_s, Verb::Patch, role, "{}", 422, match);
    send(u"unknown field"_s, Verb::Patch, role, R"({"colour":"green"})", 422, match);
    send(u"wrong type"_s, Verb::Patch, role, R"({"name":7})", 422, match);
    send(u"unknown permission"_s, Verb::Patch, role, R"({"permissions":{"fly":true}})", 422, match);
    send(u"reserved name"_s, Verb::Patch, role, R"({"name":"ADMIN"})", 422, match);
    send(u"taken name"_s, Verb::Patch, role, R"({"name":"District Data Officer"})", 422, match);
    send(u"no precondition"_s, Verb::Patch, role, R"({"name":"x"})", 428);
    send(u"unknown precondition"_s, Verb::Patch, role, R"({"name":"x"})", 412, {{"if-match", "\"v999\""}});
    send(u"another's precondition"_s, Verb::Delete, role, {}, 412, {{"if-match", "\"abc\""}});
    send(u"misspelt dry run"_s, Verb::Patch, role + u"?dryrun=true"_s, R"({"name":"x"})", 422, match);
    send(u"no key"_s, Verb::Patch, role, R"({"name":"x"})", 422, match + Headers{{"idempotency-key", "abc"}});
    send(u"not allowed"_s, Verb::Patch, role, R"({"name":"x"})", 403, match, u"officer"_s);
    send(u"held"_s, Verb::Delete, role, {}, 409, match);
}

void Script::sets()
{
    const EntityRef reader{u"role"_s, m_readOnly};
    const QString downloads = u"permissions.download_reports"_s;
    const ChangeSet first{.id = readerEdit,
                          .changes = {change(reader, downloads, false), change(reader, u"name"_s, u"Lookers \u00e9"_s)},
                          .reason = u"Asked for by the districts, \u2018now\u2019"_s};
    post(u"dry"_s, first, 200, u"me"_s, true);
    post(u"by a stranger to it"_s, first, 403, u"viewer"_s);
    post(u"applied"_s, first, 200);
    post(u"again"_s, first, 200);
    ChangeSet reused = first;
    reused.reason = u"Another"_s;
    post(u"reused"_s, reused, 422);
    post(u"the other admin, the same field"_s,
         {.id = Id(0x51, 9), .changes = {change(reader, u"name"_s, u"Readers"_s)}}, 412, u"second_admin"_s);
    post(u"the other admin, another field"_s,
         {.id = twoFields, .changes = {change(reader, u"landing_page"_s, u"dashboard"_s)}}, 200, u"second_admin"_s);

    QJsonObject role = toJson(Role{.id = made, .name = u"Trainer"_s});
    role.remove(u"version"_s);
    post(u"a new role, given at once"_s,
         {.id = newRole,
          .changes =
              {{.entity = {u"role"_s, made}, .op = Change::Op::Create, .before = QJsonValue::Null, .after = role}}},
         200);
    Change shutOut = change({u"role"_s, m_helpdesk}, u"permissions.access_all_locations"_s, false);
    ChangeSet lockOut{.id = Id(0x51, 4), .changes = {shutOut}};
    post(u"locks somebody out"_s, lockOut, 409);
    for (const Id &person : holders(m_project, m_helpdesk))
        lockOut.acknowledged << Acknowledgement{
            u"locked_out"_s, {u"person"_s, person}, m_project.people.find(person)->name};
    post(u"knowingly"_s, lockOut, 200);
    ChangeSet cloak{.id = Id(0x51, 5), .changes = {change(reader, u"is_archived"_s, true)}, .inverseOf = Id(9, 9)};
    post(u"inverse of nothing"_s, cloak, 422);
}

void Script::shortForms()
{
    using namespace wire::routes;
    const QString role = one(roles, made);
    const auto at = [this](int commits) { return Headers{{"if-match", tag(m_project.revision + commits)}}; };
    const Headers keyed = at(3) + Headers{{"idempotency-key", Id(0x53, 1).toString().toLatin1()}};
    get(role);
    send(u"patch, dry"_s, Verb::Patch, role + u"?dryRun=true"_s, R"({"permissions":{"edit_data":true}})", 200, at(3));
    send(u"patch"_s, Verb::Patch, role, R"({"permissions":{"edit_data":true},"reason":"For practice"})", 200, keyed);
    send(u"patch, again"_s, Verb::Patch, role, R"({"permissions":{"edit_data":true},"reason":"For practice"})", 200,
         keyed);
    send(u"patch of an older version, another field"_s, Verb::Patch, role, R"({"name":"Coach"})", 200, at(3),
         u"second_admin"_s);
    send(u"patch of an older version, the same field"_s, Verb::Patch, role, R"({"permissions":{"edit_data":["x"]}})",
         422, at(3), u"second_admin"_s);
    send(u"patch of an older version, undone"_s, Verb::Patch, role, R"({"name":"Tutor"})", 412, at(3));
    send(u"null takes away"_s, Verb::Patch, role, R"({"permissions":{"edit_data":null}})", 200, at(6));
    send(u"person"_s, Verb::Patch, one(people, m_viewer), "{\"role\":\"" + made.toString().toLatin1() + "\"}", 409,
         {{"if-match", tag(m_project.people.find(m_viewer)->version)}});
    send(u"removal of an older version"_s, Verb::Delete, role, {}, 412, at(3));
    send(u"removal"_s, Verb::Delete, role, {}, 200, at(7));
    get(role, u"me"_s, 404);
    send(u"made by the server"_s, Verb::Post, roles, R"({"name":"Intern","permissions":{"view_reports":true}})", 200);
    send(u"made twice"_s, Verb::Post, roles, R"({"name":"intern"})", 422);
}

/// What is told before the job is done is the same at every end; when it is done is not.
void Script::largeSets()
{
    using namespace wire::routes;
    const Id set(0x54, 1);
    const QString upload = one(uploads, set);
    const QByteArray id = set.toString().toLatin1();
    const auto put = [&](const QString &name, int number, const QByteArray &part, int status, Headers headers) {
        send(name, Verb::Put, upload + u"/parts/%1"_s.arg(number), part, status, std::move(headers));
    };
    const auto digest = [](const QByteArray &part) {
        return Headers{{"content-digest", "sha-256=:" + sha256(part).toBase64() + ':'}};
    };
    const QByteArray part = canonicalJson(QJsonObject{
        {u"changes"_s, wire::toJson(QList{change({u"role"_s, m_helpdesk}, u"landing_page"_s,
                                                 fieldValue(m_project, {u"role"_s, m_helpdesk}, u"landing_page"_s),
                                                 u"reports"_s)})}});
    const QByteArray packed = tests::gzipped(part);
    get(uploads);
    get(jobs);
    get(one(jobs, Id(9, 9)), u"me"_s, 404);
    get(upload, u"me"_s, 404);
    send(u"a large set"_s, Verb::Post, uploads, R"({"id":")" + id + R"(","reason":"In parts"})", 201);
    send(u"a large set with changes"_s, Verb::Post, uploads, R"({"id":")" + id + R"(","changes":[]})", 422);
    send(u"a large set by a stranger"_s, Verb::Post, uploads, R"({"id":")" + id + R"("})", 403, {}, u"stranger"_s);
    put(u"a part without digest"_s, 1, part, 422, {});
    put(u"a part of another digest"_s, 1, part, 422, digest("x"));
    put(u"a part beyond the last"_s, 99, part, 422, digest(part));
    put(u"a part that is not packed"_s, 1, part, 422, digest(part) + Headers{{"content-encoding", "gzip"}});
    put(u"a part packed otherwise"_s, 1, part, 415, digest(part) + Headers{{"content-encoding", "br"}});
    put(u"a part that is none"_s, 1, "{}", 422, digest("{}"));
    put(u"a part"_s, 1, packed, 200, digest(packed) + Headers{{"content-encoding", "gzip"}});
    put(u"the part again"_s, 1, packed, 200, digest(packed) + Headers{{"content-encoding", "gzip"}});
    get(upload);
    get(upload, u"second_admin"_s, 404);
    send(u"too few parts"_s, Verb::Post, upload + u"/commit"_s, R"({"parts":2})", 409);
    send(u"no parts"_s, Verb::Post, upload + u"/commit"_s, R"({"parts":0})", 422);
    send(u"the parts of nobody's"_s, Verb::Post, one(uploads, Id(9, 9)) + u"/commit"_s, R"({"parts":1})", 404);
    send(u"gives it up"_s, Verb::Delete, upload, {}, 204);
    send(u"again"_s, Verb::Delete, upload, {}, 404);
    send(u"cancels nothing"_s, Verb::Delete, one(jobs, Id(9, 9)), {}, 404);
}

void Script::log()
{
    using namespace wire::routes;
    for (const Id &set : {readerEdit, twoFields, newRole}) {
        get(one(changeSets, set));
        get(one(changeSets, set) + u"/inverse"_s);
    }
    const EntityRef reader{u"role"_s, m_readOnly};
    const QString downloads = u"permissions.download_reports"_s;
    post(u"undone"_s,
         {.id = Id(0x51, 6),
          .changes = {change(reader, u"name"_s, u"Lookers \u00e9"_s, fieldValue(m_project, reader, u"name"_s)),
                      change(reader, downloads, false, true)},
          .inverseOf = readerEdit},
         200);
    get(one(roles, m_readOnly));
    get(changes + u"?since="_s + QString::number(m_project.revision));
    get(changes + u"?since="_s + QString::number(m_project.revision), u"officer"_s);
    get(changes + u"?since="_s + QString::number(m_project.revision), u"viewer"_s, 409);
    get(audit);
    get(audit + u"?object="_s + m_readOnly.toString());
    get(audit + u"?object=%1&author=%2"_s.arg(made.toString(), m_secondAdmin.toString()));
    get(verification);
    get(snapshot);
    get(snapshot + u"/roles/0"_s, u"in_charge"_s);
}

} // namespace

QList<Step> script(const Project &project, const QHash<QString, Id> &plants)
{
    return Script(project, plants).write();
}

} // namespace steward::tests
