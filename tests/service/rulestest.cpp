// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

Change removalOf(const World &world, const Id &role)
{
    const Role &now = *world.project().roles.find(role);
    return {.entity = {u"role"_s, role},
            .op = Change::Op::Remove,
            .before = toJson(now),
            .after = QJsonValue::Null,
            .baseVersion = now.version};
}

/// The set that leads back from another, as the server hands it out.
QJsonObject inverseOf(World &world, const Id &set)
{
    const Response told = world.get(wezi, pathOf(wire::routes::changeSets, set) + u"/inverse"_s);
    return {{u"id"_s, Id::random().toString()},
            {u"inverseOf"_s, set.toString()},
            {u"changes"_s, bodyOf(told).value(u"changes"_s)}};
}

} // namespace

/// The project's own rules, as the API tells them.
class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void problems_pointIntoTheBody();
    void heldRole_stays();
    void defaultRole_stays();
    void copiedRole_isItsOwners();
    void lastAdmin_stays();
    void lockedOut_areNamed_andMayBeKept();
    void giving_isForThoseWhoMay();
    void coupled_follow_andAreTold();
    void impact_isTold();
    void inverse_leadsBack();
    void inverse_ofAChangedField_isStale();
    void inverse_ofNothing_isRefused();
    void inverse_mayPutBackWhatIsNotOffered();
    void inverse_isNoCloak();
    void inverse_inNameOnly_hasTheUsualLimit();
};

void RulesTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code"); // empty: taken
    QTest::newRow("new") << u"Lead"_s << QString();
    QTest::newRow("its own in capitals") << u"SPARE"_s << QString();
    QTest::newRow("reserved") << u"Admin"_s << u"role.name.reserved"_s;
    QTest::newRow("reserved in capitals") << u"ADMIN"_s << u"role.name.reserved"_s;
    QTest::newRow("reserved with a blank") << u"admin "_s << u"role.name.reserved"_s;
    QTest::newRow("taken") << u"Reader"_s << u"role.name.taken"_s;
    QTest::newRow("taken in capitals") << u"rEADER"_s << u"role.name.taken"_s;
    QTest::newRow("taken with a blank") << u"Reader "_s << u"role.name.taken"_s;
    QTest::newRow("empty") << QString() << u"role.name.empty"_s;
    QTest::newRow("blank") << u"   "_s << u"role.name.empty"_s;
    QTest::newRow("begins with a blank") << u" Lead"_s << u"role.name.blank_start"_s;
    QTest::newRow("long") << QString(128, u'x') << QString();
    QTest::newRow("too long") << QString(129, u'x') << u"role.name.length"_s;
    QTest::newRow("a line break") << u"Le\nad"_s << u"role.name.characters"_s;
    QTest::newRow("turned round") << u"Le\u202Ead"_s << u"role.name.characters"_s;
}

void RulesTest::names()
{
    QFETCH(QString, name);
    QFETCH(QString, code);
    const int expected = code.isEmpty() ? 200 : 422;
    World world;
    const Change renaming = world.change(u"role"_s, spare, u"name"_s, name);
    const QList<Response> responses{
        world.post(wezi, wire::routes::changeSets + u"?dryRun=true"_s, World::set({renaming})),
        world.patch(wezi, pathOf(wire::routes::roles, spare), {{u"name"_s, name}}),
    };
    for (const Response &response : responses) {
        QVERIFY2(response.status == expected, response.body.constData());
        QCOMPARE(codeOf(response), code);
        if (!code.isEmpty())
            QCOMPARE(problemsOf(response).constFirst().field, u"name"_s);
    }
    if (name == "SPARE"_L1)
        return; // of a new role it is another's
    World fresh;
    const Response made = fresh.post(wezi, wire::routes::roles, {{u"name"_s, name}});
    QCOMPARE(made.status, expected);
    QCOMPARE(codeOf(made), code);
}

void RulesTest::heldRole_stays()
{
    World world;
    const Response held =
        world.ask(wezi, Verb::Delete, pathOf(wire::routes::roles, reader), {}, {{"if-match", tag(0)}});
    QCOMPARE(held.status, 409);
    QCOMPARE(codeOf(held), u"role.held"_s);
    QCOMPARE(problemsOf(held).constFirst().people, QList<Id>{grace});
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, reader), {{u"is_archived"_s, true}}).status, 409);

    const QList<Change> together{world.change(u"person"_s, grace, u"role"_s, spare.toString()),
                                 removalOf(world, reader)};
    const Response both = world.post(wezi, wire::routes::changeSets, World::set(together));
    QCOMPARE(both.status, 200);
    QVERIFY(!world.project().roles.find(reader));
    QVERIFY(world.project().roles.find(spare)->assignableBy.isEmpty()); // nobody is left with it
}

void RulesTest::defaultRole_stays()
{
    World world;
    const Response response =
        world.ask(wezi, Verb::Delete, pathOf(wire::routes::roles, worker), {}, {{"if-match", tag(0)}});
    QCOMPARE(response.status, 409);
    QCOMPARE(codeOf(response), u"role.default"_s);
}

void RulesTest::copiedRole_isItsOwners()
{
    World world;
    const Response response = world.patch(wezi, pathOf(wire::routes::roles, copied), {{u"name"_s, u"Mine"_s}});
    QCOMPARE(response.status, 409);
    QCOMPARE(codeOf(response), u"role.upstream_locked"_s);
}

void RulesTest::lastAdmin_stays()
{
    World world;
    const QByteArray before = world.print();
    const QList<Change> coup{world.change(u"person"_s, wezi, u"is_admin"_s, false),
                             world.change(u"person"_s, thoko, u"is_active"_s, false)};
    const Response response = world.post(wezi, wire::routes::changeSets, World::set(coup));
    QCOMPARE(response.status, 409);
    QCOMPARE(codeOf(response), u"lockout.last_admin"_s);
    QCOMPARE(world.print(), before);
}

void RulesTest::lockedOut_areNamed_andMayBeKept()
{
    World world;
    const Change away = world.change(u"role"_s, plain, u"permissions.access_all_locations"_s, false);
    const Response refused = world.post(wezi, wire::routes::changeSets, World::set({away}));
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"lockout.people"_s);
    QCOMPARE(problemsOf(refused).constFirst().kind, Problem::Kind::LockOut);
    QCOMPARE(problemsOf(refused).constFirst().people, QList<Id>{pia});

    ChangeSet set{.id = Id::random(), .changes = {away}};
    set.acknowledged = {{u"locked_out"_s, {u"person"_s, pia}, u"Somebody"_s}}; // not her name
    QCOMPARE(world.post(wezi, wire::routes::changeSets, wire::toJson(set)).status, 409);
    set.acknowledged.first().why = u"Pia"_s;
    QCOMPARE(world.post(wezi, wire::routes::changeSets, wire::toJson(set)).status, 200);

    const Response shut = world.get(pia, wire::routes::me);
    QCOMPARE(shut.status, 403);
    QCOMPARE(codeOf(shut), u"member.no_entry"_s);
    QCOMPARE(codeOf(world.get(stranger, wire::routes::me)), u"member.unknown"_s);
}

void RulesTest::giving_isForThoseWhoMay()
{
    World world;
    const QString own = pathOf(wire::routes::people, zulu);
    const Response role = world.patch(lena, own, {{u"role"_s, reader.toString()}});
    QCOMPARE(role.status, 403);
    QCOMPARE(problemsOf(role).constFirst().missing, u"assign"_s);
    const Response wider = world.patch(lena, own, {{u"role"_s, spare.toString()}});
    QCOMPARE(wider.status, 403); // it sees all places, and she does not
    QCOMPARE(problemsOf(wider).constFirst().missing, u"beyond_own_rights"_s);
    QCOMPARE(world.patch(lena, own, {{u"role"_s, helper.toString()}}).status, 200);
    QCOMPARE(world.patch(lena, own, {{u"places"_s, QJsonArray{north.toString()}}}).status, 200);
    QCOMPARE(world.patch(lena, own, {{u"places"_s, QJsonArray{south.toString()}}}).status, 403);
    for (const Id &out : {banda, pia}) { // whom she is not shown
        QCOMPARE(world.patch(lena, pathOf(wire::routes::people, out), {{u"is_active"_s, false}}).status, 404);
        const Change change = world.change(u"person"_s, out, u"is_active"_s, false);
        QCOMPARE(world.post(lena, wire::routes::changeSets, World::set({change})).status, 403);
    }
    QCOMPARE(world.patch(lena, pathOf(wire::routes::people, lena), {{u"is_admin"_s, true}}).status, 403);
    const Change grab = world.change(u"role"_s, supervisor, u"permissions.access_api"_s, true);
    QCOMPARE(world.post(lena, wire::routes::changeSets, World::set({grab})).status, 403);
}

void RulesTest::coupled_follow_andAreTold()
{
    World world;
    const Change off = world.change(u"role"_s, reader, u"permissions.access_all_locations"_s, false);
    ChangeSet set{.id = Id::random(), .changes = {off}};
    set.acknowledged = {{u"locked_out"_s, {u"person"_s, grace}, u"Grace"_s}};
    const Response response = world.post(wezi, wire::routes::changeSets, wire::toJson(set));
    QCOMPARE(response.status, 200);
    const auto applied = wire::appliedFromJson(bodyOf(response));
    QVERIFY(applied);
    QCOMPARE(applied->changes.size(), 2);
    QCOMPARE(applied->changes.at(1).field, u"permissions.view_roles"_s);
    QCOMPARE(applied->changes.at(1).cause, u"permissions.access_all_locations"_s);
    QCOMPARE(fieldValue(world.project(), {u"role"_s, reader}, u"permissions.view_roles"_s), QJsonValue(false));

    const Response blocked = world.patch(wezi, pathOf(wire::routes::roles, reader),
                                         {{u"permissions"_s, QJsonObject{{u"view_roles"_s, true}}}});
    QCOMPARE(blocked.status, 422);
    QCOMPARE(problemsOf(blocked).constFirst().missing, u"access_all_locations"_s);
}

void RulesTest::impact_isTold()
{
    World world;
    const Change off = world.change(u"role"_s, worker, u"permissions.edit_data"_s, false);
    const Response response = world.post(wezi, wire::routes::changeSets + u"?dryRun=true"_s, World::set({off}));
    const auto applied = wire::appliedFromJson(bodyOf(response));
    QVERIFY(applied);
    QCOMPARE(applied->revision, 1);
    QVERIFY(applied->isDryRun);
    QCOMPARE(applied->impact.lose, (QList<Id>{zulu, banda}));
    QCOMPARE(applied->impact.phones, 2);
    QCOMPARE(applied->at, world.clock.now());
}

void RulesTest::inverse_leadsBack()
{
    World world;
    const Project before = world.project();
    const Id set = Id::random();
    const QList<Change> changes{world.change(u"person"_s, grace, u"role"_s, spare.toString()),
                                world.change(u"role"_s, plain, u"name"_s, u"Other"_s), removalOf(world, reader)};
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set(changes, set)).status, 200);

    const QJsonObject back = inverseOf(world, set);
    QCOMPARE(world.post(thoko, wire::routes::changeSets, back).status, 200);
    const Project after = world.project();
    QVERIFY(!diff(before, after).size());
    QCOMPARE(world.store.rowsBefore(0, 1)->constFirst().inverseOf, set);

    const Id undo = *Id::fromString(back.value(u"id"_s).toString()); // and back again
    QCOMPARE(world.post(wezi, wire::routes::changeSets, inverseOf(world, undo)).status, 200);
    QVERIFY(!world.project().roles.find(reader));
}

void RulesTest::inverse_ofAChangedField_isStale()
{
    World world;
    const Id set = Id::random();
    const Change first = world.change(u"role"_s, plain, u"name"_s, u"Second"_s);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({first}, set)).status, 200);
    QCOMPARE(world.patch(thoko, pathOf(wire::routes::roles, plain), {{u"name"_s, u"Third"_s}}).status, 200);
    const Response response = world.post(wezi, wire::routes::changeSets, inverseOf(world, set));
    QCOMPARE(response.status, 412);
    QCOMPARE(problemsOf(response).constFirst().theirs, QJsonValue(u"Third"_s));
}

void RulesTest::inverse_ofNothing_isRefused()
{
    World world;
    QJsonObject set = World::set({world.change(u"role"_s, plain, u"name"_s, u"Other"_s)});
    set.insert(u"inverseOf"_s, Id(9, 9).toString());
    const Response response = world.post(wezi, wire::routes::changeSets, set);
    QCOMPARE(response.status, 422);
    QCOMPARE(codeOf(response), u"inverse.unknown"_s);
    QCOMPARE(world.rows(), 0);
}

void RulesTest::inverse_mayPutBackWhatIsNotOffered()
{
    World world;
    Project project = world.project();
    Role role = *project.roles.find(plain);
    QVERIFY(role.permissions.setValue(0, true)); // any, for a version of its own below
    const QString offered = u"permissions.edit_motech"_s;
    QCOMPARE(
        world.post(wezi, wire::routes::changeSets, World::set({world.change(u"role"_s, plain, offered, true)})).status,
        422); // not offered here
    MemoryStore store;
    QVERIFY(role.permissions.setValue(0, false));
    role.permissions = PermissionSet::fromJson({{u"access_all_locations"_s, true}, {u"edit_motech"_s, true}});
    project.roles = project.roles.with(role);
    QVERIFY(store.create(project));
    QVERIFY(store.bindMember(subjectOf(wezi), wezi));
    Service service(store);
    const auto ask = [&service](Verb verb, const QString &path, const QJsonObject &body) {
        Request request{.verb = verb, .path = path, .headers = {{"content-type", "application/json"}}};
        request.body = body.isEmpty() ? QByteArray() : canonicalJson(body);
        return std::get<Response>(service.handle({.request = request, .caller = {subjectOf(wezi), {}}}));
    };
    const Change off{.entity = {u"role"_s, plain}, .field = offered, .before = true, .after = false};
    const Id set = Id::random();
    QCOMPARE(ask(Verb::Post, wire::routes::changeSets, World::set({off}, set)).status, 200);
    const QJsonValue back =
        bodyOf(ask(Verb::Get, pathOf(wire::routes::changeSets, set) + u"/inverse"_s, {})).value(u"changes"_s);
    QJsonObject undo{{u"id"_s, Id::random().toString()}, {u"changes"_s, back}};
    QCOMPARE(ask(Verb::Post, wire::routes::changeSets, undo).status, 422); // as a new wish
    undo.insert(u"inverseOf"_s, set.toString());
    QCOMPARE(ask(Verb::Post, wire::routes::changeSets, undo).status, 200); // as the way back
}

void RulesTest::inverse_isNoCloak()
{
    World world;
    const Id set = Id::random();
    const Change renaming = world.change(u"role"_s, plain, u"name"_s, u"Other"_s);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({renaming}, set)).status, 200);
    const Change grant = world.change(u"role"_s, plain, u"permissions.edit_motech"_s, true);
    QJsonObject undo = inverseOf(world, set);
    QJsonArray changes = undo.value(u"changes"_s).toArray();
    changes << wire::toJson(grant);
    undo.insert(u"changes"_s, changes);
    const Response response = world.post(wezi, wire::routes::changeSets, undo);
    QCOMPARE(response.status, 422);
    QCOMPARE(codeOf(response), u"permission.not_offered"_s);

    // What is offered may be added; then it is a change set like any other.
    changes.removeLast();
    changes << wire::toJson(world.change(u"role"_s, plain, u"permissions.edit_data"_s, true));
    undo.insert(u"changes"_s, changes);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, undo).status, 200);
    QVERIFY(!world.store.rowsBefore(0, 1)->constFirst().inverseOf);
}

void RulesTest::inverse_inNameOnly_hasTheUsualLimit()
{
    World world;
    const Id set = Id::random();
    const Change renaming = world.change(u"role"_s, plain, u"name"_s, u"Other"_s);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({renaming}, set)).status, 200);
    QJsonObject undo = inverseOf(world, set);
    QJsonArray changes = undo.value(u"changes"_s).toArray();
    const QJsonObject grant = wire::toJson(world.change(u"role"_s, plain, u"permissions.edit_data"_s, true));
    while (changes.size() <= wire::mostChanges)
        changes << grant;
    undo.insert(u"changes"_s, changes);
    const Response response = world.post(wezi, wire::routes::changeSets, undo);
    QCOMPARE(response.status, 422);
    QCOMPARE(codeOf(response), u"set.too_large"_s);
    QCOMPARE(bodyOf(response).value(u"most"_s).toInt(), 5000);
}

/// Where the caller finds in what he sent what a rule refuses.
void RulesTest::problems_pointIntoTheBody()
{
    World world;
    const auto pointers = [](const Response &response) {
        QStringList found;
        for (const auto &problem : bodyOf(response).value(u"problems"_s).toArray())
            found << problem[u"pointer"_s].toString();
        return found;
    };
    const QString roles = u"/v1/roles"_s;
    const QString path = roles + u'/' + spare.toString();
    QCOMPARE(pointers(world.patch(wezi, path, {{u"name"_s, u"admin"_s}})), QStringList{u"/name"_s});
    QCOMPARE(pointers(world.patch(lena, u"/v1/people/"_s + zulu.toString(), {{u"is_admin"_s, true}})),
             QStringList{u"/is_admin"_s});
    QCOMPARE(pointers(world.patch(wezi, path, {{u"permissions"_s, QJsonObject{{u"fly"_s, true}}}})),
             QStringList{u"/permissions/fly"_s});
    QCOMPARE(pointers(world.post(wezi, roles, {{u"name"_s, u"Admin"_s}, {u"landing_page"_s, u"moon"_s}})),
             (QStringList{u"/name"_s, u"/landing_page"_s}));

    const Change good = world.change(u"role"_s, spare, u"landing_page"_s, u"reports"_s);
    const Change taken = world.change(u"role"_s, helper, u"name"_s, u"admin"_s);
    const Id made = Id::random();
    const Change making{.entity = {u"role"_s, made},
                        .op = Change::Op::Create,
                        .before = QJsonValue::Null,
                        .after = QJsonObject{{u"name"_s, u"admin"_s}}};
    QCOMPARE(pointers(world.post(wezi, wire::routes::changeSets, World::set({good, taken, making}))),
             (QStringList{u"/changes/1/after"_s, u"/changes/2/after/name"_s}));
    QCOMPARE(pointers(world.post(wezi, wire::routes::changeSets, World::set({removalOf(world, plain)}))),
             QStringList{u"/changes/0"_s});
    Change stale = good;
    stale.before = u"dashboard"_s;
    QCOMPARE(pointers(world.post(wezi, wire::routes::changeSets, World::set({stale}))),
             QStringList{u"/changes/0/before"_s});
    const Response removed = world.ask(wezi, Verb::Delete, roles + u'/' + plain.toString(), {}, {{"if-match", tag(0)}});
    QCOMPARE(removed.status, 409);
    QCOMPARE(pointers(removed), QStringList{QString()}); // there is no body
}

STEWARD_TEST(RulesTest, "rules", Core)
#include "rulestest.moc"
