// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/changes.h"
#include "service/limits.h"
#include "service/objects.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

const Id another{0x9, 8}; ///< signed in and unknown, too
const QString path = wire::routes::accessRequest;
const QString address = u"chisomo@x.example"_s;

domain::Project thatTakesRequests()
{
    domain::Project project = withAllKinds(World::small());
    domain::Settings settings = project.settings.at(0);
    settings.allowDomainRequests = true;
    project.settings = domain::Table<domain::Settings>({settings});
    project.accessRequests = {};
    return project;
}

Response ask(World &world, const Id &who, const QString &name = u"Chisomo Tembo"_s)
{
    return world.post(who, path, {{u"full_name"_s, name}});
}

domain::AccessRequest only(const World &world)
{
    const auto &all = world.project().accessRequests;
    return all.size() == 1 ? all.at(0) : domain::AccessRequest();
}

} // namespace

/// How somebody who belongs to nobody here asks to be let in, and what has to happen for that.
class AccessRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request_isKeptAndTold();
    void openRequest_isNotMadeTwice();
    void afterAnEnd_maySomebodyAskAgain();
    void refused_data();
    void refused();
    void requests_areBounded();
    void approval_goesWithAnInvitation();
    void audit_saysSo();
};

void AccessRequestTest::request_isKeptAndTold()
{
    World world(thatTakesRequests());
    world.emails = {{stranger, address}};
    QCOMPARE(codeOf(world.get(stranger, path)), u"access_request.none"_s);
    const Response told = ask(world, stranger, u"  Chisomo \n Tembo "_s);
    QCOMPARE(told.status, 200);
    QCOMPARE(bodyOf(told),
             (QJsonObject{
                 {u"status"_s, u"open"_s}, {u"requestedAt"_s, toText(world.clock.now())}, {u"isInvited"_s, false}}));
    QCOMPARE(bodyOf(world.get(stranger, path)), bodyOf(told));
    const domain::AccessRequest request = only(world);
    QCOMPARE(request.email, address);
    QCOMPARE(request.fullName, u"Chisomo Tembo"_s);
    QCOMPARE(request.requestedAt, std::optional(world.clock.now()));
    QCOMPARE(world.get(stranger, wire::routes::me).status, 403); // nobody is let in by asking
}

void AccessRequestTest::openRequest_isNotMadeTwice()
{
    World world(thatTakesRequests());
    world.emails = {{stranger, address}, {another, address.toUpper()}};
    QCOMPARE(ask(world, stranger).status, 200);
    QCOMPARE(ask(world, stranger, u"Somebody else"_s).status, 200);
    QCOMPARE(ask(world, another, u"With the same address"_s).status, 200);
    QCOMPARE(only(world).fullName, u"Chisomo Tembo"_s);
    QCOMPARE(world.rows(), 1);
}

void AccessRequestTest::afterAnEnd_maySomebodyAskAgain()
{
    World world(thatTakesRequests());
    world.emails = {{stranger, address}};
    QCOMPARE(ask(world, stranger).status, 200);
    const QString object = wire::routes::ofKind("access_requests"_L1) + u'/' + only(world).id.toString();
    QCOMPARE(world.patch(wezi, object, {{u"status"_s, u"declined"_s}, {u"reason"_s, u"Not known"_s}}).status, 200);
    QCOMPARE(bodyOf(world.get(stranger, path)).value(u"status"_s), QJsonValue(u"declined"_s));
    QCOMPARE(bodyOf(ask(world, stranger)).value(u"status"_s), QJsonValue(u"open"_s));
    QCOMPARE(world.project().accessRequests.size(), 2);
}

void AccessRequestTest::refused_data()
{
    QTest::addColumn<Id>("who");
    QTest::addColumn<QString>("email");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const QString good = uR"({"full_name": "x"})"_s;
    QTest::newRow("a project that takes none")
        << stranger << address << false << good << 403 << u"access_request.not_taken"_s;
    QTest::newRow("no address") << stranger << QString() << true << good << 403 << u"access_request.address_unknown"_s;
    QTest::newRow("an address that is none")
        << stranger << u"chisomo@x"_s << true << good << 403 << u"access_request.address_unknown"_s;
    QTest::newRow("a member") << wezi << address << true << good << 409 << u"access_request.member_already"_s;
    QTest::newRow("no name") << stranger << address << true << u"{}"_s << 422 << u"body.invalid"_s;
    QTest::newRow("an empty name") << stranger << address << true << uR"({"full_name": " "})"_s << 422
                                   << u"body.invalid"_s;
    QTest::newRow("a long name") << stranger << address << true
                                 << uR"({"full_name": "%1"})"_s.arg(QString(limits::longestFullName + 1, u'x')) << 422
                                 << u"body.invalid"_s;
    QTest::newRow("more than a name") << stranger << address << true << uR"({"full_name": "x", "role": "admin"})"_s
                                      << 422 << u"body.invalid"_s;
    QTest::newRow("a large body") << stranger << address << true << uR"({"full_name": "%1"})"_s.arg(QString(5000, u'x'))
                                  << 413 << u"body.too_large"_s;
}

void AccessRequestTest::refused()
{
    QFETCH(Id, who);
    QFETCH(QString, email);
    QFETCH(bool, isTaken);
    QFETCH(QString, text);
    domain::Project project = thatTakesRequests();
    if (!isTaken)
        project.settings = withAllKinds(World::small()).settings;
    World world(project);
    world.emails = {{who, email}};
    const QByteArray before = world.print();
    const auto answer = world.handle(who, {.verb = Request::Verb::Post,
                                           .path = path,
                                           .headers = {{"content-type", "application/json"}},
                                           .body = text.toUtf8()});
    const auto &response = std::get<Response>(answer);
    QTEST(response.status, "status");
    QTEST(codeOf(response), "code");
    QCOMPARE(world.print(), before);
}

void AccessRequestTest::requests_areBounded()
{
    domain::Project project = thatTakesRequests();
    std::vector<domain::AccessRequest> open;
    for (int i = 0; i < limits::mostAccessRequests; ++i)
        open.push_back({.id = Id(0x77, quint64(i) + 1), .email = u"p%1@x.example"_s.arg(i)});
    project.accessRequests = domain::Table(open);
    World world(project);
    world.emails = {{stranger, address}, {another, u"P7@x.example"_s}};
    QCOMPARE(codeOf(ask(world, stranger)), u"access_request.too_many"_s);
    QCOMPARE(ask(world, another).status, 200); // has asked already
    QCOMPARE(world.rows(), 0);
}

void AccessRequestTest::approval_goesWithAnInvitation()
{
    World world(thatTakesRequests());
    world.emails = {{stranger, address}};
    QCOMPARE(ask(world, stranger).status, 200);
    const domain::Change approval = world.change(u"access_request"_s, only(world).id, u"status"_s, u"approved"_s);
    const Response refused = world.post(wezi, wire::routes::changeSets, World::set({approval}));
    QCOMPARE(refused.status, 422);
    QCOMPARE(problemsOf(refused).constFirst().code, u"access_request.not_invited"_s);
    const domain::Change invitation{.entity = {u"invitation"_s, Id(0x78, 1)},
                                    .op = domain::Change::Op::Create,
                                    .before = QJsonValue::Null,
                                    .after =
                                        QJsonObject{{u"email"_s, address.toUpper()}, {u"role"_s, spare.toString()}}};
    const Response applied = world.post(wezi, wire::routes::changeSets, World::set({approval, invitation}));
    QVERIFY2(applied.status == 200, applied.body.constData());
    const QJsonObject told = bodyOf(world.get(stranger, path));
    QCOMPARE(told.value(u"status"_s), QJsonValue(u"approved"_s));
    QCOMPARE(told.value(u"isInvited"_s), QJsonValue(true));
}

void AccessRequestTest::audit_saysSo()
{
    World world(thatTakesRequests());
    world.emails = {{stranger, address}};
    QCOMPARE(ask(world, stranger).status, 200);
    const auto rows = world.store.rowsAfter(0, 9);
    QCOMPARE(rows->size(), 1);
    QVERIFY(rows->constFirst().author.isNull());
    QCOMPARE(rows->constFirst().changes.constFirst().entity.kind, u"access_request"_s);
    QCOMPARE(world.store.verify()->firstBadRevision, 0);
}

STEWARD_TEST(AccessRequestTest, "accessrequest", Core)
#include "accessrequesttest.moc"
