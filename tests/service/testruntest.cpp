// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/activation.h"
#include "service/objects.h"
#include "service/testruns.h"
#include "service/world.h"
#include "support/testmain.h"
#include "wire/changes.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

using Provider = domain::IdentityProvider;

/// Who signs in at the provider, before anybody knows who that is.
const Id newcomer{0x9, 5};

Id providerId()
{
    return sampleOf(*domain::kindOf(u"identity_provider")).id;
}

QString path(const QString &rest = {})
{
    return wire::routes::ofKind("identity_providers"_L1) + u'/' + providerId().toString() + rest;
}

/// Filled in and in its test, by pia. All tokens of these tests are of this issuer.
domain::Project inTest(const std::function<void(Provider &)> &change = {})
{
    domain::Project all = withAllKinds(World::small());
    Provider provider = *all.identityProviders.find(providerId());
    provider.isActive = true;
    provider.entityId = subjectOf(newcomer).issuer;
    provider.testPeople = {pia};
    provider.exemptPeople = {thoko};
    provider.emailDomains = {u"x.example"_s};
    if (change)
        change(provider);
    all.identityProviders = all.identityProviders.with(provider);
    return all;
}

Provider providerOf(const World &world)
{
    return *world.project().identityProviders.find(providerId());
}

QString codeBy(World &world, const Id &who = pia)
{
    return bodyOf(world.ask(who, Request::Verb::Post, path(u"/test-runs"_s))).value(u"code"_s).toString();
}

Response pass(World &world, const QString &code, const Id &who = newcomer)
{
    return world.post(who, wire::routes::testRuns, {{u"code"_s, code}});
}

QJsonArray missingOf(World &world, const QString &step)
{
    const QJsonArray steps = bodyOf(world.get(wezi, path(u"/activation"_s))).value(u"steps"_s).toArray();
    for (const QJsonValue &one : steps) {
        if (one[u"step"_s] == step)
            return one[u"missing"_s].toArray();
    }
    qFatal("no such step");
}

bool isUntouched(World &world)
{
    return !domain::isTested(providerOf(world)) && world.rows() == 0
           && world.store.memberFor(subjectOf(newcomer))->isNull();
}

} // namespace

/// How somebody shows that an identity provider lets people in, before everybody is sent there.
class TestRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passed_opensTheWayForAll();
    void audit_saysWhoTriedIt();
    void activation_saysWhatIsMissing();
    void code_isForThoseSentThere();
    void code_isTakenOnce();
    void wrongCode_isUnknown();
    void nextCode_endsTheOneBefore();
    void otherIssuer_isTold();
    void broker_tellsThroughWhom();
    void earlierSignIn_showsNothing();
    void otherMember_isNotBoundAnew();
    void testUser_knownThereAlready();
    void changedMeanwhile_isRefused();
    void change_needsANewTest();
    void race_comesIn();
};

void TestRunTest::passed_opensTheWayForAll()
{
    World world(inTest());
    const QJsonObject all{{u"login_enforcement_type"_s, u"global"_s}};
    const Response early = world.patch(wezi, path(), all);
    QCOMPARE(early.status, 422);
    QVERIFY(early.body.contains("sso.not_tested"));

    const Response begun = world.ask(pia, Request::Verb::Post, path(u"/test-runs"_s));
    QCOMPARE(begun.status, 201);
    QCOMPARE(bodyOf(begun).value(u"issuer"_s).toString(), subjectOf(newcomer).issuer);
    QCOMPARE(bodyOf(begun).value(u"clientId"_s).toString(), u"steward"_s);
    QCOMPARE(instantFromText(bodyOf(begun).value(u"expiresAt"_s).toString()), world.clock.now() + 30min);
    const Response passed = pass(world, u" "_s + bodyOf(begun).value(u"code"_s).toString() + u'\n');
    QVERIFY2(passed.status == 200, passed.body.constData());
    QCOMPARE(bodyOf(passed).value(u"person"_s).toString(), pia.toString());
    QCOMPARE(bodyOf(passed).value(u"revision"_s).toInteger(), world.project().revision);
    QCOMPARE(domain::testedAt(providerOf(world)), std::optional(world.clock.now()));
    QCOMPARE(bodyOf(world.get(newcomer, wire::routes::me)).value(u"name"_s).toString(), u"Pia"_s); // and he is she

    const Response enforced = world.patch(wezi, path(), all);
    QVERIFY2(enforced.status == 200, enforced.body.constData());
}

void TestRunTest::audit_saysWhoTriedIt()
{
    World world(inTest());
    QCOMPARE(pass(world, codeBy(world)).status, 200);
    const AuditRow row = world.store.rowsBefore(0, 1)->constFirst();
    QCOMPARE(row.author, pia);
    QCOMPARE(row.authorName, u"Pia"_s);
    QCOMPARE(row.from, u"192.0.2.7, test"_s);
    QStringList fields;
    for (const domain::Change &change : row.changes)
        fields << change.field;
    QCOMPARE(fields, (QStringList{u"test_passed_at"_s, u"tested_form"_s}));
    QCOMPARE(world.rows(), 1); // a code that was made is nothing of the project's
    QCOMPARE(world.store.verify()->firstBadRevision, 0);
}

void TestRunTest::activation_saysWhatIsMissing()
{
    World world(inTest([](Provider &it) { it.clientId.clear(); }));
    const QJsonObject told = bodyOf(world.get(wezi, path(u"/activation"_s)));
    QVERIFY(told.value(u"testedAt"_s).isNull());
    QCOMPARE(told.value(u"steps"_s).toArray().size(), 7);
    QCOMPARE(missingOf(world, u"connection"_s).at(0)[u"code"_s].toString(), u"sso.missing"_s);
    QCOMPARE(missingOf(world, u"connection"_s).at(0)[u"field"_s].toString(), u"client_id"_s);
    QCOMPARE(missingOf(world, u"tested"_s).at(0)[u"code"_s].toString(), u"sso.not_tested"_s);
    QCOMPARE(world.patch(wezi, path(), {{u"client_id"_s, u"steward"_s}}).status, 200);
    QVERIFY(missingOf(world, u"connection"_s).isEmpty());
    QCOMPARE(pass(world, codeBy(world)).status, 200);
    QVERIFY(missingOf(world, u"tested"_s).isEmpty());
    QCOMPARE(bodyOf(world.get(wezi, path(u"/activation"_s))).value(u"testedAt"_s).toString(),
             toText(world.clock.now()));
    QCOMPARE(world.get(wezi, path(u"/activation?x=1"_s)).status, 422);
    QCOMPARE(world.get(wezi, wire::routes::ofKind("identity_providers"_L1) + u"/x/activation"_s).status, 404);
    world.clock.advance(std::chrono::days(4000)); // the secret's end is past
    QCOMPARE(missingOf(world, u"connection"_s).at(0)[u"code"_s].toString(), u"sso.expired"_s);
}

void TestRunTest::code_isForThoseSentThere()
{
    World world(inTest());
    for (const Id &who : {wezi, grace, thoko}) {
        const Response refused = world.ask(who, Request::Verb::Post, path(u"/test-runs"_s));
        QCOMPARE(refused.status, 403);
        QCOMPARE(codeOf(refused), u"test_run.not_sent"_s);
    }
    World off(inTest([](Provider &it) { it.isActive = false; }));
    QCOMPARE(codeOf(off.ask(pia, Request::Verb::Post, path(u"/test-runs"_s))), u"test_run.not_sent"_s);
    const QString unknown = wire::routes::ofKind("identity_providers"_L1) + u'/' + Id(9, 9).toString();
    QCOMPARE(world.ask(pia, Request::Verb::Post, unknown + u"/test-runs"_s).status, 404);
    QVERIFY(isUntouched(world));
}

void TestRunTest::code_isTakenOnce()
{
    World world(inTest());
    const QString code = codeBy(world);
    world.clock.advance(30min);
    QCOMPARE(codeOf(pass(world, code)), u"test_run.over"_s);
    QVERIFY(isUntouched(world));
    world.clock.advance(-1ms);
    QCOMPARE(pass(world, code).status, 200);
    const Response again = pass(world, code);
    QCOMPARE(again.status, 409);
    QCOMPARE(codeOf(again), u"test_run.over"_s);
    QCOMPARE(world.rows(), 1);
}

void TestRunTest::wrongCode_isUnknown()
{
    World world(inTest([](Provider &it) { it.testPeople = {pia, grace}; }));
    const QString code = codeBy(world);
    TestRunCode graces = *TestRunCode::fromString(code);
    graces.person = grace; // what was given to one lets nobody in as another
    TestRunCode others = *TestRunCode::fromString(code);
    others.provider = Id(9, 9);
    for (const QString &wrong : {QString(), u"x"_s, u".."_s, code.chopped(1), code + u'x', code + u".x"_s,
                                 code.section(u'.', 1), graces.toString(), others.toString()}) {
        const Response refused = pass(world, wrong);
        QVERIFY2(refused.status == 403, qPrintable(wrong));
        QCOMPARE(codeOf(refused), u"test_run.unknown"_s);
    }
    QCOMPARE(pass(world, code, nobody).status, 401);
    QCOMPARE(codeOf(world.post(newcomer, wire::routes::testRuns, {{u"kode"_s, code}})), u"body.invalid"_s);
    QCOMPARE(world.post(newcomer, wire::routes::testRuns, {{u"code"_s, QString(5000, u'x')}}).status, 413);
    QVERIFY(isUntouched(world));
    QCOMPARE(pass(world, code).status, 200);
}

void TestRunTest::nextCode_endsTheOneBefore()
{
    World world(inTest([](Provider &it) { it.testPeople = {pia, grace}; }));
    const QString first = codeBy(world);
    const QString graces = codeBy(world, grace);
    const QString second = codeBy(world);
    QCOMPARE(codeOf(pass(world, first)), u"test_run.unknown"_s);
    QCOMPARE(pass(world, second).status, 200);
    QCOMPARE(pass(world, graces, stranger).status, 200); // hers is another
}

void TestRunTest::otherIssuer_isTold()
{
    World world(inTest([](Provider &it) { it.entityId = u"https://login.x.example"_s; }));
    const Response refused = pass(world, codeBy(world));
    QCOMPARE(refused.status, 403);
    QCOMPARE(codeOf(refused), u"test_run.issuer"_s);
    QCOMPARE(bodyOf(refused).value(u"expected"_s).toString(), u"https://login.x.example"_s);
    QCOMPARE(bodyOf(refused).value(u"issuer"_s).toString(), subjectOf(newcomer).issuer);
    QVERIFY(isUntouched(world));
}

/// SAML makes no tokens: of it its broker's tell.
void TestRunTest::broker_tellsThroughWhom()
{
    World world(inTest([](Provider &it) {
        it.protocol = Provider::Protocol::Saml;
        it.entityId = u"https://directory.x.example/saml"_s;
    }));
    const QString code = codeBy(world);
    QCOMPARE(codeOf(pass(world, code)), u"test_run.issuer"_s);
    world.throughs.insert(newcomer, u"https://directory.x.example/saml/"_s);
    QCOMPARE(codeOf(pass(world, code)), u"test_run.issuer"_s);
    world.throughs.insert(newcomer, u"https://directory.x.example/saml"_s);
    QCOMPARE(pass(world, code).status, 200);
    QVERIFY(domain::isTested(providerOf(world)));
}

/// What worked last week need not work as it is now.
void TestRunTest::earlierSignIn_showsNothing()
{
    World world(inTest());
    const Instant now = world.clock.now();
    world.tokens.insert(newcomer, {.session = {}, .clientId = {}, .issued = now, .authenticated = now - 61s});
    const QString code = codeBy(world);
    const Response refused = pass(world, code);
    QCOMPARE(refused.status, 403);
    QCOMPARE(codeOf(refused), u"test_run.sign_in_again"_s);
    world.tokens.insert(newcomer, {.session = {}, .clientId = {}, .issued = now - 61s, .authenticated = {}});
    QCOMPARE(codeOf(pass(world, code)), u"test_run.sign_in_again"_s);
    QVERIFY(isUntouched(world));
    world.tokens.insert(newcomer, {.session = {}, .clientId = {}, .issued = now - 60s, .authenticated = {}});
    QCOMPARE(pass(world, code).status, 200); // clocks differ by so much
}

void TestRunTest::otherMember_isNotBoundAnew()
{
    World world(inTest());
    const QString code = codeBy(world);
    const Response refused = pass(world, code, grace);
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"test_run.member_already"_s);
    QCOMPARE(world.store.memberFor(subjectOf(grace)).value(), grace);
    QVERIFY(isUntouched(world));
    QVERIFY(world.store.bindMember(subjectOf(newcomer), Id(0x9, 6))); // somebody who is gone
    QCOMPARE(pass(world, code).status, 200);
    QCOMPARE(world.store.memberFor(subjectOf(newcomer)).value(), pia);
}

void TestRunTest::testUser_knownThereAlready()
{
    World world(inTest());
    QCOMPARE(pass(world, codeBy(world), pia).status, 200);
    QVERIFY(domain::isTested(providerOf(world)));
    world.clock.advance(1min);
    QCOMPARE(pass(world, codeBy(world), pia).status, 200); // a second time: it was tried later
    QCOMPARE(domain::testedAt(providerOf(world)), std::optional(world.clock.now()));
    QCOMPARE(world.store.rowsBefore(0, 1)->constFirst().changes.size(), 1);
}

void TestRunTest::changedMeanwhile_isRefused()
{
    World world(inTest());
    const QString code = codeBy(world);
    QCOMPARE(world.patch(wezi, path(), {{u"test_users"_s, QJsonArray{grace.toString()}}}).status, 200);
    const Response refused = pass(world, code);
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"test_run.not_sent"_s);
    QVERIFY(!domain::isTested(providerOf(world)));
    QVERIFY(world.store.memberFor(subjectOf(newcomer))->isNull());
    QVERIFY(!(*world.store.admissionCode(TestRunCode::fromString(code)->run()))->isUsed);
}

void TestRunTest::change_needsANewTest()
{
    World world(inTest());
    QCOMPARE(pass(world, codeBy(world)).status, 200);
    const QJsonObject all{{u"login_enforcement_type"_s, u"global"_s}};
    QCOMPARE(world.patch(wezi, path(), {{u"client_id"_s, u"other"_s}}).status, 200);
    QVERIFY(!domain::isTested(providerOf(world)));
    QCOMPARE(world.patch(wezi, path(), all).status, 422);
    QCOMPARE(world.patch(wezi, path(), {{u"client_id"_s, u"steward"_s}}).status, 200);
    QCOMPARE(world.patch(wezi, path(), all).status, 200);
    const Response blind = world.patch(wezi, path(), {{u"client_id"_s, u"other"_s}}); // everybody would be sent astray
    QCOMPARE(blind.status, 422);
    QVERIFY(blind.body.contains("sso.not_tested"));
    const domain::Change said = world.change(u"identity_provider"_s, providerId(), u"tested_form"_s, u"x"_s);
    QCOMPARE(problemsOf(world.post(wezi, wire::routes::changeSets, World::set({said}))).at(0).code,
             u"field.read_only"_s); // nobody says so himself
}

/// Another server has committed something else meanwhile.
void TestRunTest::race_comesIn()
{
    World world(inTest());
    const QString code = codeBy(world);
    Service other(world.store);
    QCOMPARE(world.patch(wezi, path(), {{u"name"_s, u"Directory"_s}}).status, 200);
    const Request request{.verb = Request::Verb::Post,
                          .path = wire::routes::testRuns,
                          .headers = {{"content-type", "application/json"}},
                          .body = canonicalJson(QJsonObject{{u"code"_s, code}})};
    const Answer late =
        other.handle({.request = request, .caller = {.subject = subjectOf(newcomer)}, .now = world.clock.now()});
    QCOMPARE(std::get<Response>(late).status, 200);
    QCOMPARE(providerOf(world).name, u"Directory"_s);
    QVERIFY(domain::isTested(providerOf(world)));
    QCOMPARE(world.store.memberFor(subjectOf(newcomer)).value(), pia);
}

STEWARD_TEST(TestRunTest, "testrun", Core)
#include "testruntest.moc"
