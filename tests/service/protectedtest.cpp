// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "service/objects.h"
#include "service/sending.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

const Id local{0x70, 1};  ///< break-glass, and held to one clinic by his role
const Id asleep{0x70, 2}; ///< break-glass, and not active
const Id limited{0x70, 3};
const Id broad{0x70, 4};
const Id earlier{0x71, 1};

const QString people = wire::routes::people;
const QString roles = wire::routes::roles;

/// Wezi is the only admin. Thoko is break-glass and an admin no more, so that her role carries her.
domain::Project project()
{
    domain::Project all = withAllKinds(World::small());
    const auto web = [](const Id &id, const QString &name, const Id &role) {
        return domain::Person{.id = id,
                              .kind = domain::Person::Kind::WebUser,
                              .name = name,
                              .handle = name.toLower() + u"@x.example"_s,
                              .role = role,
                              .isBreakGlass = true};
    };
    const auto permissions = domain::PermissionSet::fromJson({{u"access_all_locations"_s, true}});
    all.roles = all.roles.with({.id = broad, .name = u"Broad"_s, .permissions = permissions})
                    .with({.id = limited, .name = u"Limited"_s});
    domain::Person here = web(local, u"Local"_s, limited);
    here.primaryPlace = clinic;
    here.places = {clinic};
    domain::Person sleeping = web(asleep, u"Asleep"_s, broad);
    sleeping.isActive = false;
    all.people = all.people.with(web(thoko, u"Thoko"_s, broad)).with(here).with(sleeping);
    all.accessRequests = {};
    all.oauthClients = {}; // wezi's, who could not go for that alone
    for (const Id &id : {wezi, thoko, local}) {
        domain::Person person = *all.people.find(id);
        person.hasTwoFactor = false;
        all.people = all.people.with(person);
    }
    return all;
}

/// What must be the same afterwards.
QStringList guarded(const World &world)
{
    const domain::Project now = world.project();
    QStringList all;
    for (const Id &id : {wezi, thoko, local, asleep}) {
        const auto person = now.people.find(id);
        all << (person ? u"%1 active %2 admin %3 break-glass %4 enters %5"_s.arg(person->name)
                             .arg(person->isActive)
                             .arg(person->isAdmin)
                             .arg(person->isBreakGlass)
                             .arg(domain::canEnter(now, *person))
                       : u"gone"_s);
    }
    return all;
}

/// With all of them let go by name, which is not enough.
QJsonObject acknowledged(const QList<domain::Change> &changes)
{
    domain::ChangeSet set{.id = Id::random(), .changes = changes};
    for (const auto &[id, name] : {std::pair(wezi, u"Wezi"_s), std::pair(thoko, u"Thoko"_s),
                                   std::pair(local, u"Local"_s), std::pair(asleep, u"Asleep"_s)})
        set.acknowledged << domain::Acknowledgement{u"locked_out"_s, {u"person"_s, id}, name};
    return wire::toJson(set);
}

domain::Change removal(const World &world, const QString &kind, const Id &id)
{
    const domain::EntityRef entity{kind, id};
    return {.entity = entity,
            .op = domain::Change::Op::Remove,
            .before = domain::wholeObject(world.project(), entity),
            .after = QJsonValue::Null,
            .baseVersion = domain::versionOf(world.project(), entity).value_or(0)};
}

Response post(World &world, const QList<domain::Change> &changes)
{
    return world.post(wezi, wire::routes::changeSets, acknowledged(changes));
}

Response remove(World &world, const QString &path, const QJsonObject &body = {})
{
    const auto version = domain::versionOf(world.project(), world.entityAt(path));
    return world.ask(wezi, Verb::Delete, path, body, {{"if-match", tag(version.value_or(0))}});
}

QString at(const QString &all, const Id &id)
{
    return all + u'/' + id.toString();
}

/// As a job; what it came to in place of an answer.
Response inParts(World &world, const QList<domain::Change> &changes)
{
    Sending sending(world, wezi);
    const QString path = wire::routes::jobs + u'/' + sending.begin(changes).value(u"id"_s).toString();
    workOff(world);
    const QJsonObject job = jobOf(world, wezi, path);
    const QJsonObject error = job.value(u"problem"_s).toObject();
    return {.status = error.value(u"status"_s).toInt(), .body = canonicalJson(error)};
}

/// Takes back a set that an admin has made before.
Response undo(World &world, const Id &admin)
{
    const Response told = world.get(admin, wire::routes::changeSets + u"/%1/inverse"_s.arg(earlier.toString()));
    const auto back = wire::changesFromJson(bodyOf(told).value(u"changes"_s).toArray(), {});
    if (!back)
        return {};
    QJsonObject set = acknowledged(*back);
    set.insert(u"inverseOf"_s, earlier.toString());
    return world.post(admin, wire::routes::changeSets, set);
}

/// Whatever falls due within years.
Response later(World &world)
{
    world.clock.set(world.clock.now() + std::chrono::years(5));
    while (*world.service->advance(world.clock.now())) {}
    return {.status = 409, .body = R"({"code":"held back"})"};
}

struct Path
{
    const char *name;
    QString codes; ///< one of these, by "|"
    std::function<Response(World &)> go;
    std::function<void(domain::Project &)> prepare = {};
};

using All = domain::Project;

void date(All &all, const Id &id, const std::function<void(domain::Person &, Instant)> &set)
{
    domain::Person person = *all.people.find(id);
    set(person, World().clock.now() + 1h);
    all.people = all.people.with(person);
}

const QString lastAdmin = u"lockout.last_admin"_s;
const QString breakGlass = u"lockout.break_glass"_s;
const QJsonObject inactive{{u"is_active"_s, false}};

const std::vector<Path> paths{
    {"admin, set, deactivated", lastAdmin,
     [](World &w) { return post(w, {w.change(u"person"_s, wezi, u"is_active"_s, false)}); }},
    {"admin, set, no admin", lastAdmin,
     [](World &w) { return post(w, {w.change(u"person"_s, wezi, u"is_admin"_s, false)}); }},
    {"admin, set, removed", lastAdmin, [](World &w) { return post(w, {removal(w, u"person"_s, wezi)}); }},
    {"admin, PATCH, deactivated", lastAdmin, [](World &w) { return w.patch(wezi, at(people, wezi), inactive); }},
    {"admin, PATCH, no admin", lastAdmin,
     [](World &w) {
         return w.patch(wezi, at(people, wezi), {{u"is_admin"_s, false}});
     }},
    {"admin, DELETE", lastAdmin, [](World &w) { return remove(w, at(people, wezi)); }},
    {"admin, in parts, deactivated", lastAdmin,
     [](World &w) { return inParts(w, {w.change(u"person"_s, wezi, u"is_active"_s, false)}); }},
    {"admin, in parts, removed", lastAdmin, [](World &w) { return inParts(w, {removal(w, u"person"_s, wezi)}); }},
    {"admin, second factor for all", lastAdmin + u'|' + breakGlass,
     [](World &w) {
         return w.patch(wezi, wire::routes::ofKind("settings"_L1),
                        {{u"two_factor_auth"_s, true}, {u"two_factor_stage"_s, u"enforce"_s}});
     }},
    {"admin, account's end", u"held back"_s, later,
     [](All &all) { date(all, wezi, [](domain::Person &p, Instant when) { p.deactivateAfter = when; }); }},

    {"break-glass, set, deactivated", breakGlass,
     [](World &w) { return post(w, {w.change(u"person"_s, thoko, u"is_active"_s, false)}); }},
    {"break-glass, set, not break-glass", u"field.read_only"_s,
     [](World &w) { return post(w, {w.change(u"person"_s, thoko, u"is_break_glass"_s, false)}); }},
    {"break-glass, set, no role", breakGlass,
     [](World &w) { return post(w, {w.change(u"person"_s, thoko, u"role"_s, QJsonValue::Null)}); }},
    {"break-glass, set, removed", breakGlass, [](World &w) { return post(w, {removal(w, u"person"_s, thoko)}); }},
    {"break-glass, set, removed and made again", breakGlass + u"|change.duplicate|object.exists"_s,
     [](World &w) {
         const domain::Change gone = removal(w, u"person"_s, thoko);
         QJsonObject object = gone.before.toObject();
         object.remove(u"is_break_glass"_s);
         object.remove(u"version"_s);
         return post(
             w,
             {gone,
              {.entity = gone.entity, .op = domain::Change::Op::Create, .before = QJsonValue::Null, .after = object}});
     }},
    {"break-glass, PATCH, deactivated", breakGlass,
     [](World &w) { return w.patch(wezi, at(people, thoko), inactive); }},
    {"break-glass, PATCH, no role", breakGlass,
     [](World &w) {
         return w.patch(wezi, at(people, thoko), {{u"role"_s, QJsonValue::Null}});
     }},
    {"break-glass, PATCH, a role with places", breakGlass,
     [](World &w) {
         return w.patch(wezi, at(people, thoko), {{u"role"_s, limited.toString()}});
     }},
    {"break-glass, PATCH, not break-glass", u"field.read_only"_s,
     [](World &w) {
         return w.patch(wezi, at(people, thoko), {{u"is_break_glass"_s, false}});
     }},
    {"break-glass, PATCH, no places", breakGlass,
     [](World &w) {
         return w.patch(wezi, at(people, local), {{u"places"_s, QJsonArray()}});
     }},
    {"break-glass, DELETE", breakGlass, [](World &w) { return remove(w, at(people, thoko)); }},
    {"break-glass, in parts, removed", breakGlass,
     [](World &w) { return inParts(w, {removal(w, u"person"_s, thoko)}); }},
    {"break-glass, role loses all places", breakGlass,
     [](World &w) {
         return w.patch(wezi, at(roles, broad), {{u"permissions"_s, QJsonObject{{u"access_all_locations"_s, false}}}});
     }},
    {"break-glass, role in the archive", u"role.held"_s,
     [](World &w) {
         return w.patch(wezi, at(roles, broad), {{u"is_archived"_s, true}});
     }},
    {"break-glass, role removed", u"role.held"_s, [](World &w) { return remove(w, at(roles, broad)); }},
    {"break-glass, role handed over", breakGlass,
     [](World &w) {
         return remove(w, at(roles, broad), {{u"reassignTo"_s, limited.toString()}});
     }},
    {"break-glass, role handed over to none", breakGlass,
     [](World &w) {
         return remove(w, at(roles, broad), {{u"reassignTo"_s, QJsonValue::Null}});
     }},
    {"break-glass, place in the archive", breakGlass + u"|place.needed"_s,
     [](World &w) {
         return w.patch(wezi, at(wire::routes::ofKind("places"_L1), clinic), {{u"is_archived"_s, true}});
     }},
    {"break-glass, region in the archive", breakGlass + u"|place.needed"_s,
     [](World &w) {
         return w.patch(wezi, at(wire::routes::ofKind("places"_L1), north), {{u"is_archived"_s, true}});
     }},
    {"break-glass, account's end", u"held back"_s, later,
     [](All &all) { date(all, thoko, [](domain::Person &p, Instant when) { p.deactivateAfter = when; }); }},
    {"break-glass, role's end", u"held back"_s, later,
     [](All &all) { date(all, thoko, [](domain::Person &p, Instant when) { p.roleUntil = when; }); }},
    {"break-glass, place's end", u"held back"_s, later,
     [](All &all) { date(all, local, [](domain::Person &p, Instant when) { p.placeEnds.insert(clinic, when); }); }},

    {"break-glass asleep, set, removed", breakGlass,
     [](World &w) { return post(w, {removal(w, u"person"_s, asleep)}); }},
    {"break-glass asleep, DELETE", breakGlass, [](World &w) { return remove(w, at(people, asleep)); }},
    {"break-glass asleep, in parts, removed", breakGlass,
     [](World &w) { return inParts(w, {removal(w, u"person"_s, asleep)}); }},
};

} // namespace

/// The last admin and break-glass people are there afterwards, and come in, whichever way somebody goes about it.
class ProtectedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPath_data();
    void everyPath();
    void undoing_whatMadeTheLastAdmin();
    void undoing_whatLetABreakGlassAccountIn();
    void joining_takesNobodysPlace();
};

void ProtectedTest::everyPath_data()
{
    QTest::addColumn<int>("path");
    for (size_t i = 0; i < paths.size(); ++i)
        QTest::newRow(paths.at(i).name) << int(i);
}

void ProtectedTest::everyPath()
{
    QFETCH(int, path);
    const Path &tried = paths.at(size_t(path));
    domain::Project all = project();
    if (tried.prepare)
        tried.prepare(all);
    World world(all);
    const QStringList before = guarded(world);
    QCOMPARE(before.filter(u"enters 1"_s).size(), 3);
    const Response response = tried.go(world);
    QCOMPARE(guarded(world), before);
    QVERIFY2(response.status >= 400, response.body.constData());
    const QStringList codes = tried.codes.split(u'|');
    QVERIFY2(std::ranges::any_of(codes, [&](const QString &code) { return response.body.contains(code.toUtf8()); }),
             response.body.constData());
}

void ProtectedTest::undoing_whatMadeTheLastAdmin()
{
    World world(project());
    const auto raise = world.change(u"person"_s, pia, u"is_admin"_s, true);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({raise}, earlier)).status, 200);
    QCOMPARE(world.patch(pia, at(people, wezi), {{u"is_admin"_s, false}, {u"role"_s, broad.toString()}}).status, 200);
    const QByteArray before = world.print();
    const Response response = undo(world, pia);
    QVERIFY2(response.status == 409 && response.body.contains("lockout.last_admin"), response.body.constData());
    QCOMPARE(world.print(), before);
}

void ProtectedTest::undoing_whatLetABreakGlassAccountIn()
{
    World world(project());
    const auto wake = world.change(u"person"_s, asleep, u"is_active"_s, true);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({wake}, earlier)).status, 200);
    const QByteArray before = world.print();
    const Response response = undo(world, wezi);
    QVERIFY2(response.status == 409 && response.body.contains("lockout.break_glass"), response.body.constData());
    QCOMPARE(world.print(), before);
}

/// Whoever is invited by the address of one of them, or claims to be one, does not come in their stead.
void ProtectedTest::joining_takesNobodysPlace()
{
    domain::Project all = project();
    domain::Invitation invitation = *all.invitations.find(sampleOf(*domain::kindOf(u"invitation")).id);
    for (const Id &id : {wezi, thoko, asleep}) {
        invitation.email = all.people.find(id)->handle;
        all.invitations = all.invitations.with(invitation);
        World world(all);
        const QStringList before = guarded(world);
        const QString link = at(wire::routes::ofKind("invitations"_L1), invitation.id) + u"/link"_s;
        const QString code = bodyOf(world.post(wezi, link, {{u"reason"_s, u"x"_s}})).value(u"code"_s).toString();
        (void)world.post(stranger, wire::routes::acceptances, {{u"code"_s, code}, {u"name"_s, u"Taker"_s}});
        (void)world.post(stranger, wire::routes::claims, {{u"code"_s, code}});
        QCOMPARE(guarded(world), before);
        for (const Id &one : {wezi, thoko, asleep})
            QCOMPARE(*world.store.memberFor(subjectOf(one)), one);
    }
}

STEWARD_TEST(ProtectedTest, "protected", Core)
#include "protectedtest.moc"
