// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/changes.h"
#include "domain/kinds.h"
#include "service/objects.h"
#include "service/world.h"
#include "support/testmain.h"
#include "vault/digest.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

const Id another{0x9, 8}; ///< signed in and unknown, too

Id invited()
{
    return sampleOf(*domain::kindOf(u"invitation")).id;
}

QString pathOfIt()
{
    return wire::routes::ofKind("invitations"_L1) + u'/' + invited().toString();
}

domain::Project withInvitation(const std::function<void(domain::Invitation &)> &change = {})
{
    domain::Project project = withAllKinds(World::small());
    domain::Invitation invitation = *project.invitations.find(invited());
    if (change)
        change(invitation);
    project.invitations = domain::Table<domain::Invitation>({invitation});
    return project;
}

/// Made by \a who, as its route makes it.
QString codeBy(World &world, const Id &who)
{
    return bodyOf(world.post(who, pathOfIt() + u"/link"_s, {{u"reason"_s, u"x"_s}})).value(u"code"_s).toString();
}

Response accept(World &world, const Id &who, const QString &code, const QString &name = {})
{
    QJsonObject body{{u"code"_s, code}};
    if (!name.isEmpty())
        body.insert(u"name"_s, name);
    return world.post(who, wire::routes::acceptances, body);
}

/// Nobody has come in.
bool isUntouched(World &world)
{
    return world.get(stranger, wire::routes::me).status == 403
           && world.project().people.size() == World::small().people.size();
}

} // namespace

/// How somebody who was invited becomes a person of the project: by a link that lets one in, once.
class AcceptanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void person_isMadeAsInvited();
    void audit_saysWhoCameIn();
    void link_letsOneIn();
    void wrongLink_isUnknown();
    void over_isRefused_data();
    void over_isRefused();
    void moment_ofTheEnd();
    void undone_doesNotOpenTheLinkAgain();
    void member_comesInOnce();
    void formerMember_canComeBack();
    void address_mustFitWhereTheProjectSaysSo();
    void roleGoneMeanwhile_isRefused();
    void issuerWhoCouldNotAnyMore_isRefused();
    void addressTakenMeanwhile_isRefused();
    void admin_byAnAdmin();
    void race_hasOneWinner();
    void raceWithSomethingElse_comesIn();
};

void AcceptanceTest::person_isMadeAsInvited()
{
    World world(withInvitation([](domain::Invitation &it) {
        it.primaryPlace = north;
        it.places = {north, south};
        it.profile = sampleOf(*domain::kindOf(u"profile")).id;
    }));
    const Response accepted = accept(world, stranger, u" "_s + codeBy(world, wezi) + u'\n', u" Zoe Phiri "_s);
    QVERIFY2(accepted.status == 200, accepted.body.constData());
    const Id id = *Id::fromString(bodyOf(accepted).value(u"person"_s).toString());
    const domain::Person person = *world.project().people.find(id);
    QCOMPARE(person.kind, domain::Person::Kind::WebUser);
    QCOMPARE(person.name, u"Zoe Phiri"_s);
    QCOMPARE(person.handle, u"zoe@x.example"_s);
    QCOMPARE(person.role, plain);
    QCOMPARE(person.primaryPlace, north);
    QCOMPARE(person.places, (QList<Id>{north, south}));
    QVERIFY(!person.isAdmin);
    QVERIFY(world.project().invitations.find(invited())->status.is(domain::Invitation::Status::Accepted));
    QCOMPARE(bodyOf(accepted).value(u"revision"_s).toInteger(), world.project().revision);
    QCOMPARE(bodyOf(world.get(stranger, wire::routes::me)).value(u"name"_s).toString(), u"Zoe Phiri"_s);
}

void AcceptanceTest::audit_saysWhoCameIn()
{
    World world(withInvitation());
    QCOMPARE(accept(world, stranger, codeBy(world, wezi)).status, 200);
    QCOMPARE(world.rows(), 2); // the link, and one set of both
    const AuditRow row = world.store.rowsBefore(0, 1)->constFirst();
    QCOMPARE(row.authorName, u"zoe@x.example"_s);
    QCOMPARE(row.from, u"192.0.2.7, test"_s);
    QCOMPARE(row.changes.size(), 2);
    QCOMPARE(row.changes.at(0).field, u"status"_s);
    QCOMPARE(row.changes.at(1).op, domain::Change::Op::Create);
    QCOMPARE(row.changes.at(1).entity.id, row.author);
    QCOMPARE(world.store.verify()->firstBadRevision, 0);
}

void AcceptanceTest::link_letsOneIn()
{
    World world(withInvitation());
    const QString code = codeBy(world, wezi);
    QCOMPARE(accept(world, stranger, code).status, 200);
    const Response second = accept(world, another, code);
    QCOMPARE(second.status, 409);
    QCOMPARE(codeOf(second), u"invitation.accepted"_s);
    QCOMPARE(world.get(another, wire::routes::me).status, 403);
    QCOMPARE(codeOf(world.post(wezi, pathOfIt() + u"/link"_s, {{u"reason"_s, u"x"_s}})), u"invitation.accepted"_s);
}

void AcceptanceTest::wrongLink_isUnknown()
{
    World world(withInvitation());
    const QString old = codeBy(world, wezi);
    const QString code = codeBy(world, wezi);
    const QString id = invited().toString();
    for (const QString &wrong : {old, id, id + u'.', code.chopped(1), code + u'x', code.section(u'.', 1),
                                 Id(9, 9).toString() + u'.' + code.section(u'.', 1), QString(), u"\u0000"_s}) {
        const Response refused = accept(world, stranger, wrong);
        QCOMPARE(refused.status, 403);
        QCOMPARE(codeOf(refused), u"invitation.unknown"_s);
    }
    QVERIFY(isUntouched(world));
    QCOMPARE(accept(world, stranger, code).status, 200);
    QCOMPARE(accept(world, nobody, code).status, 401);
    QCOMPARE(codeOf(world.post(another, wire::routes::acceptances, {{u"kode"_s, code}})), u"body.invalid"_s);
    QCOMPARE(world.post(another, wire::routes::acceptances, {{u"code"_s, QString(5000, u'x')}}).status, 413);
}

void AcceptanceTest::over_isRefused_data()
{
    QTest::addColumn<QString>("status");
    for (const QString &status : {u"accepted"_s, u"revoked"_s, u"expired"_s})
        QTest::newRow(qPrintable(status)) << status;
}

void AcceptanceTest::over_isRefused()
{
    QFETCH(QString, status);
    World world(withInvitation());
    const QString code = codeBy(world, wezi);
    QCOMPARE(world.patch(wezi, pathOfIt(), {{u"status"_s, status}}).status, 200);
    const Response refused = accept(world, stranger, code);
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"invitation."_s + status);
    QVERIFY(isUntouched(world));
}

void AcceptanceTest::moment_ofTheEnd()
{
    World world(withInvitation());
    const QString code = codeBy(world, wezi);
    world.clock.advance(std::chrono::days(30));
    QCOMPARE(codeOf(accept(world, stranger, code)), u"invitation.expired"_s);
    QVERIFY(isUntouched(world));
    world.clock.advance(std::chrono::milliseconds(-1));
    QCOMPARE(accept(world, stranger, code).status, 200);
}

void AcceptanceTest::undone_doesNotOpenTheLinkAgain()
{
    World world(withInvitation());
    const QString code = codeBy(world, wezi);
    QCOMPARE(accept(world, stranger, code).status, 200);
    const AuditRow row = world.store.rowsBefore(0, 1)->constFirst();
    domain::ChangeSet back{.id = Id::random(), .changes = domain::inverse(row.changes, world.project())};
    back.inverseOf = row.set;
    (void)world.post(wezi, wire::routes::changeSets, wire::toJson(back));
    QCOMPARE(codeOf(accept(world, another, code)), u"invitation.accepted"_s);
    QCOMPARE(world.get(another, wire::routes::me).status, 403);
}

void AcceptanceTest::member_comesInOnce()
{
    World world(withInvitation());
    const QString code = codeBy(world, wezi);
    for (const Id &who : {wezi, left, pia}) {
        const Response refused = accept(world, who, code);
        QCOMPARE(refused.status, 409);
        QCOMPARE(codeOf(refused), u"invitation.member_already"_s);
    }
    QCOMPARE(accept(world, stranger, code).status, 200);
}

void AcceptanceTest::formerMember_canComeBack()
{
    World world(withInvitation());
    QVERIFY(world.store.bindMember(subjectOf(stranger), Id(0x9, 6))); // somebody who is gone
    QCOMPARE(accept(world, stranger, codeBy(world, wezi)).status, 200);
    QCOMPARE(world.get(stranger, wire::routes::me).status, 200);
}

void AcceptanceTest::address_mustFitWhereTheProjectSaysSo()
{
    World world(withInvitation());
    QCOMPARE(world.patch(wezi, wire::routes::ofKind("settings"_L1), {{u"allow_invite_email_only"_s, true}}).status,
             200);
    const QString code = codeBy(world, wezi);
    QCOMPARE(codeOf(accept(world, stranger, code)), u"invitation.address_unknown"_s);
    world.emails.insert(stranger, u"joe@x.example"_s);
    const Response refused = accept(world, stranger, code);
    QCOMPARE(refused.status, 403);
    QCOMPARE(codeOf(refused), u"invitation.address"_s);
    QVERIFY(isUntouched(world));
    world.emails.insert(stranger, u"Zoe@X.example"_s);
    QCOMPARE(accept(world, stranger, code).status, 200);
}

void AcceptanceTest::roleGoneMeanwhile_isRefused()
{
    World world(withInvitation([](domain::Invitation &it) { it.role = spare; }));
    const QString code = codeBy(world, wezi);
    domain::Project project = world.project();
    std::vector<domain::Role> roles;
    for (int row = 0; row < project.roles.size(); ++row) {
        roles.push_back(project.roles.at(row));
        roles.back().isArchived = roles.back().id == spare;
    }
    project.roles = domain::Table<domain::Role>(std::move(roles));
    World later(project);
    QVERIFY(later.store.setAdmissionCode(**world.store.admissionCode(invited())));
    const Response refused = accept(later, stranger, code);
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"invitation.unfit"_s);
    QVERIFY(!refused.body.contains("person.role_archived")); // that is nothing for a stranger
    QVERIFY(isUntouched(later));
    QVERIFY(!(*later.store.admissionCode(invited()))->isUsed);
}

void AcceptanceTest::issuerWhoCouldNotAnyMore_isRefused()
{
    World world(withInvitation());
    const QString code = codeBy(world, thoko);
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::people, thoko), {{u"is_admin"_s, false}}).status, 409);
    const auto thokoNow = [&](const QString &field, const QJsonValue &value) {
        domain::ChangeSet set{.id = Id::random(), .changes = {world.change(u"person"_s, thoko, field, value)}};
        set.acknowledged = {{u"locked_out"_s, {u"person"_s, thoko}, u"Thoko"_s}};
        return world.post(wezi, wire::routes::changeSets, wire::toJson(set)).status;
    };
    QCOMPARE(thokoNow(u"is_active"_s, false), 200);
    QCOMPARE(codeOf(accept(world, stranger, code)), u"invitation.unfit"_s);
    QVERIFY(isUntouched(world));
    QCOMPARE(accept(world, stranger, codeBy(world, wezi)).status, 200);
}

void AcceptanceTest::addressTakenMeanwhile_isRefused()
{
    World world(withInvitation());
    const QString code = codeBy(world, wezi);
    QCOMPARE(world
                 .post(wezi, wire::routes::people,
                       {{u"kind"_s, u"web_user"_s},
                        {u"name"_s, u"Zoe"_s},
                        {u"handle"_s, u"zoe@x.example"_s},
                        {u"role"_s, plain.toString()}})
                 .status,
             200);
    QCOMPARE(codeOf(accept(world, stranger, code)), u"invitation.unfit"_s);
}

void AcceptanceTest::admin_byAnAdmin()
{
    World world(withInvitation([](domain::Invitation &it) {
        it.role = {};
        it.isAdmin = true;
    }));
    QCOMPARE(accept(world, stranger, codeBy(world, wezi)).status, 200);
    QVERIFY(bodyOf(world.get(stranger, wire::routes::me)).value(u"isAdmin"_s).toBool());
}

/// Two servers on one store, both of which still see the invitation open.
void AcceptanceTest::race_hasOneWinner()
{
    World world(withInvitation());
    const QString code = codeBy(world, wezi);
    Service other(world.store);
    QCOMPARE(accept(world, stranger, code).status, 200);
    const Request request{.verb = Request::Verb::Post,
                          .path = wire::routes::acceptances,
                          .headers = {{"content-type", "application/json"}},
                          .body = canonicalJson(QJsonObject{{u"code"_s, code}})};
    const Answer late =
        other.handle({.request = request, .caller = {.subject = subjectOf(another)}, .now = world.clock.now()});
    QCOMPARE(std::get<Response>(late).status, 409);
    QCOMPARE(codeOf(std::get<Response>(late)), u"invitation.accepted"_s);
    QCOMPARE(world.store.memberFor(subjectOf(another)).value(), Id());
    QCOMPARE(world.project().people.size(), World::small().people.size() + 1);
}

void AcceptanceTest::raceWithSomethingElse_comesIn()
{
    World world(withInvitation());
    const QString code = codeBy(world, wezi);
    Service other(world.store);
    QCOMPARE(world.patch(wezi, pathOf(wire::routes::roles, spare), {{u"name"_s, u"Spares"_s}}).status, 200);
    const Request request{.verb = Request::Verb::Post,
                          .path = wire::routes::acceptances,
                          .headers = {{"content-type", "application/json"}},
                          .body = canonicalJson(QJsonObject{{u"code"_s, code}})};
    const Answer late =
        other.handle({.request = request, .caller = {.subject = subjectOf(another)}, .now = world.clock.now()});
    QCOMPARE(std::get<Response>(late).status, 200);
    QCOMPARE(world.project().roles.find(spare)->name, u"Spares"_s);
    QVERIFY(!world.store.memberFor(subjectOf(another))->isNull());
}

STEWARD_TEST(AcceptanceTest, "acceptance", Core)
#include "acceptancetest.moc"
