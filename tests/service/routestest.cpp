// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/routes.h"
#include "domain/fields.h"
#include "domain/kinds.h"
#include "service/objects.h"
#include "service/router.h"
#include "service/sending.h"
#include "service/testruns.h"
#include "service/world.h"
#include "store/visits.h"
#include "support/testmain.h"
#include "vault/digest.h"
#include "wire/pack/pack.h"

#include <QTest>

#include <concepts>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

constexpr auto claimCode = "one-time";
constexpr auto codeSecret = "come in";

/// What is no change set, and so has no dry run.
const QStringList doors{
    QString(wire::routes::claims),   QString(wire::routes::acceptances),       QString(wire::routes::accessRequest),
    QString(wire::routes::testRuns), u"/v1/identity-providers/{}/test-runs"_s, wire::routes::sessions + u"/{}"_s};

/// What is sent to a route so that whoever may do it has done it.
struct Sample
{
    QString path;
    QJsonObject body;
    Headers headers;
};

/// The status each is answered with. A column per caller, in this order.
struct Expected
{
    int nobody;
    int stranger;
    int left;
    int pia;   // may enter, and nothing else
    int grace; // reads
    int lena;  // edits mobile workers of one region
    int wezi;  // admin
};

const Id oldSet{0x77, 1};
const Id stay{0x77, 2};
const Id openSet{0x77, 3};  ///< whose upload is open and whole
const Id begunSet{0x77, 4}; ///< with a job

constexpr Expected admins{401, 403, 403, 403, 403, 403, 200};
// A route of which nothing is said lets nobody in: there is none.
static_assert(!std::default_initializable<steward::Needs> && !std::default_initializable<steward::Route>);

constexpr Expected seers{401, 403, 403, 403, 200, 403, 200};
constexpr Expected locals{401, 403, 403, 403, 200, 200, 200}; ///< who is limited to places sees some
constexpr Expected members{401, 403, 403, 200, 200, 200, 200};
constexpr Expected onlyWezis{401, 403, 403, 404, 404, 404, 200}; ///< what she has begun

/// Who reads objects of a kind; of those not named here, admins.
const QMap<QString, Expected> readers{
    {u"location_type"_s, members}, {u"custom_field"_s, members}, {u"profile"_s, locals},   {u"role"_s, seers},
    {u"place"_s, locals},          {u"person"_s, locals},        {u"invitation"_s, seers}, {u"access_request"_s, seers},
    {u"place_facts"_s, seers},     {u"person_facts"_s, seers},   {u"api_key"_s, members},
};

/// What is not as the kind alone would have it.
const QMap<QString, Expected> exceptions{
    {u"PATCH /v1/people/{}"_s, {401, 403, 403, 403, 403, 200, 200}},
    {u"GET /v1/api-keys/{}"_s, {401, 403, 403, 404, 200, 404, 200}}, // grace's own
    {u"GET /v1/api-keys/{}/usage"_s, {401, 403, 403, 404, 200, 404, 200}},
    {u"PATCH /v1/api-keys/{}"_s, {401, 403, 403, 404, 403, 404, 200}},
    {u"DELETE /v1/api-keys/{}"_s, {401, 403, 403, 404, 200, 404, 200}},
    {u"DELETE /v1/people/{}"_s, {401, 403, 403, 403, 403, 404, 200}}, // out of her reach
};

/// What goes in and never comes out.
const QStringList secrets{u"/v1/identity-providers/{}/client-secret"_s, u"/v1/identity-providers/{}/api-secret"_s,
                          u"/v1/oauth-clients/{}/secret"_s};

void addResources(QMap<QString, Expected> &table)
{
    using Life = domain::EntityKind::Life;
    const auto add = [&table](const QString &route, const Expected &usual) {
        table.insert(route, exceptions.value(route, usual));
    };
    for (const domain::EntityKind *kind : domain::kinds()) {
        const QString all = wire::routes::ofKind(kind->plural());
        const QString one = all + u"/{}"_s;
        const Expected reading = readers.value(kind->name(), admins);
        add(u"GET "_s + all, reading);
        if (kind->life() == Life::Single) {
            add(u"PATCH "_s + all, admins);
            continue;
        }
        add(u"GET "_s + one, reading);
        add(u"GET "_s + one + u"/usage"_s, reading);
        if (kind->life() == Life::Reported)
            continue;
        if (!sampleOf(*kind).made.isEmpty())
            add(u"POST "_s + all, admins);
        add(u"PATCH "_s + one, admins);
        if (kind->life() == Life::Open)
            add(u"DELETE "_s + one, admins);
    }
    for (const QString &secret : secrets) {
        add(u"PUT "_s + secret, admins);
        add(u"DELETE "_s + secret, admins);
    }
    add(u"POST /v1/api-keys/{}/value"_s, {401, 403, 403, 404, 404, 404, 200});   // wezi's own
    add(u"DELETE /v1/api-keys/{}/value"_s, {401, 403, 403, 404, 403, 404, 200}); // grace's
}

/// What wezi may do, but not by a key of hers: come in elsewhere, end her sessions, be told or give a secret, or make
/// more of her keys. A route that is neither here nor says that it takes keys takes none.
const QStringList notByKey{
    u"POST /v1/claims"_s,
    u"POST /v1/acceptances"_s,
    u"POST /v1/me/access-request"_s,
    u"GET /v1/me/access-request"_s,
    u"POST /v1/invitations/{}/link"_s,
    u"POST /v1/identity-providers/{}/test-runs"_s,
    u"POST /v1/test-runs"_s,
    u"DELETE /v1/sessions/{}"_s,
    u"PUT /v1/identity-providers/{}/client-secret"_s,
    u"DELETE /v1/identity-providers/{}/client-secret"_s,
    u"PUT /v1/identity-providers/{}/api-secret"_s,
    u"DELETE /v1/identity-providers/{}/api-secret"_s,
    u"PUT /v1/oauth-clients/{}/secret"_s,
    u"DELETE /v1/oauth-clients/{}/secret"_s,
    u"POST /v1/api-keys/{}/value"_s,
    u"DELETE /v1/api-keys/{}/value"_s,
};
/// The routes take keys, as those of all kinds do; the rules of keys say no.
const QStringList keysOfKeys{u"POST /v1/api-keys"_s, u"PATCH /v1/api-keys/{}"_s, u"DELETE /v1/api-keys/{}"_s};
/// She has begun these herself.
const QStringList notOfKey{
    u"GET /v1/uploads/{}"_s,         u"DELETE /v1/uploads/{}"_s, u"PUT /v1/uploads/{}/parts/{}"_s,
    u"POST /v1/uploads/{}/commit"_s, u"GET /v1/jobs/{}"_s,       u"DELETE /v1/jobs/{}"_s};

QMap<QString, Expected> table()
{
    QMap<QString, Expected> all{
        {u"GET /v1/me"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"POST /v1/claims"_s, {401, 200, 409, 409, 409, 409, 409}},
        {u"POST /v1/acceptances"_s, {401, 200, 409, 409, 409, 409, 409}},
        {u"POST /v1/me/access-request"_s, {401, 403, 409, 409, 409, 409, 409}}, // no address in the token
        {u"GET /v1/me/access-request"_s, {401, 403, 409, 409, 409, 409, 409}},
        {u"POST /v1/invitations/{}/link"_s, admins},
        {u"GET /v1/identity-providers/{}/activation"_s, admins},
        {u"POST /v1/identity-providers/{}/test-runs"_s, {401, 403, 403, 403, 403, 403, 201}}, // its test user
        {u"POST /v1/test-runs"_s, {401, 200, 409, 409, 409, 409, 200}},
        {u"GET /v1/sessions"_s, members},
        {u"DELETE /v1/sessions/{}"_s, {401, 403, 403, 404, 404, 404, 200}}, // thoko's
        {u"GET /v1/sign-ins"_s, members},
        {u"GET /v1/reads"_s, members},
        {u"GET /v1/notices"_s, admins},
        {u"GET /v1/project"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"GET /v1/project/snapshot"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"GET /v1/project/snapshot/{}/{}"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"GET /v1/capabilities"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"GET /v1/permissions"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"GET /v1/presets"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"GET /v1/settings-catalogue"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"POST /v1/change-sets"_s, {401, 403, 403, 403, 403, 200, 200}},
        {u"GET /v1/change-sets/{}"_s, {401, 403, 403, 403, 403, 403, 200}},
        {u"GET /v1/change-sets/{}/inverse"_s, {401, 403, 403, 403, 403, 403, 200}},
        {u"GET /v1/uploads"_s, members},
        {u"POST /v1/uploads"_s, {401, 403, 403, 201, 201, 201, 201}},
        {u"GET /v1/uploads/{}"_s, onlyWezis},
        {u"DELETE /v1/uploads/{}"_s, {401, 403, 403, 404, 404, 404, 204}},
        {u"PUT /v1/uploads/{}/parts/{}"_s, onlyWezis},
        {u"POST /v1/uploads/{}/commit"_s, {401, 403, 403, 404, 404, 404, 202}}, // what it may: JobTest
        {u"GET /v1/jobs"_s, members},
        {u"GET /v1/jobs/{}"_s, onlyWezis},
        {u"DELETE /v1/jobs/{}"_s, onlyWezis},
        {u"GET /v1/people/{}/view"_s, seers}, // lena is shown him, and reads no roles
        {u"GET /v1/changes"_s, {401, 403, 403, 200, 200, 200, 200}},
        {u"GET /v1/audit"_s, {401, 403, 403, 403, 403, 403, 200}},
        {u"GET /v1/audit/export"_s, {401, 403, 403, 403, 403, 403, 200}},
        {u"GET /v1/audit/verification"_s, {401, 403, 403, 403, 403, 403, 200}},
    };
    addResources(all);
    return all;
}

QString nameOf(const Route &route)
{
    return QString::fromLatin1(verbName(route.verb)) + u' ' + route.pattern;
}

Id providerId()
{
    return sampleOf(*domain::kindOf(u"identity_provider")).id;
}

/// In no use, so that it can do without its secret.
constexpr Id spareProvider{0x77, 5};
constexpr Id weziKey{0x77, 6};

/// Of wezi.
TestRunCode testRun()
{
    return {providerId(), wezi, QLatin1StringView(codeSecret)};
}

/// And its provider, of whom everybody's tokens come, is in its test.
domain::Project project()
{
    domain::Project all = withAllKinds(World::small());
    domain::IdentityProvider provider = *all.identityProviders.find(providerId());
    provider.isActive = true;
    provider.entityId = subjectOf(wezi).issuer;
    provider.testPeople = {wezi};
    provider.exemptPeople = {thoko};
    provider.emailDomains = {u"x.example"_s};
    all.identityProviders = all.identityProviders.with(provider);
    all.identityProviders = all.identityProviders.with({.id = spareProvider, .handle = u"spare"_s, .name = u"Spare"_s});
    all.apiKeys = all.apiKeys.with({.id = weziKey, .owner = wezi, .name = u"Own"_s});
    return all;
}

QString codeOf(const Id &invitation)
{
    return invitation.toString() + u'.' + QLatin1StringView(codeSecret);
}

/// A sample of the kind, made, changed, removed or looked at.
std::optional<Sample> sampleOfResource(const QString &route, const World &world)
{
    const QString pattern = route.section(u' ', 1);
    for (const domain::EntityKind *kind : domain::kinds()) {
        const QString all = wire::routes::ofKind(kind->plural());
        if (pattern != all && !pattern.startsWith(all + u'/'))
            continue;
        const ObjectSample &sample = sampleOf(*kind);
        const Id id = route.startsWith("DELETE"_L1) ? sample.gone : sample.id;
        const QString path = QString(pattern).replace(u"{}"_s, id.toString());
        const auto now = domain::versionOf(world.project(), {QString(kind->name()), id});
        const Headers version{{"if-match", tag(*now)}};
        if (route.startsWith("POST"_L1))
            return Sample{path, sample.made, {}};
        if (route.startsWith("PATCH"_L1))
            return Sample{path, sample.patch, version};
        if (route.startsWith("PUT"_L1))
            return Sample{path, {{u"value"_s, u"s3cret"_s}}, version};
        return Sample{path, {}, route.startsWith("DELETE"_L1) ? version : Headers()};
    }
    return std::nullopt;
}

/// Of large sets and jobs: of the ones that wezi has begun.
Sample sampleOfLarge(const QString &route, World &world)
{
    const QString upload = pathOf(wire::routes::uploads, openSet);
    const QByteArray part = Sending::bodyOf({});
    const QMap<QString, Sample> special{
        {u"POST /v1/uploads"_s, {wire::routes::uploads, {{u"id"_s, openSet.toString()}}, {}}},
        {u"PUT /v1/uploads/{}/parts/{}"_s,
         {upload + u"/parts/1"_s, {{u"changes"_s, QJsonArray()}}, Sending::digestOf(part)}},
        {u"POST /v1/uploads/{}/commit"_s, {upload + u"/commit"_s, {{u"parts"_s, 1}}, {}}},
    };
    const QString path = route.section(u' ', 1);
    if (special.contains(route) || !path.endsWith("{}"_L1))
        return special.value(route, {path, {}, {}});
    if (path.startsWith(wire::routes::uploads))
        return {upload, {}, {}};
    const QJsonArray jobs = bodyOf(world.get(wezi, wire::routes::jobs)).value(u"items"_s).toArray();
    return {wire::routes::jobs + u'/' + jobs.at(0)[u"id"_s].toString(), {}, {}};
}

QString stateOfJob(const QJsonObject &job)
{
    return job.value(u"state"_s).toString();
}

Sample sampleFor(const QString &route, World &world)
{
    const Id invited = sampleOf(*domain::kindOf(u"invitation")).id;
    const domain::Change deactivation = world.change(u"person"_s, zulu, u"role"_s, helper.toString());
    const QMap<QString, Sample> special{
        {u"POST /v1/claims"_s, {wire::routes::claims, {{u"code"_s, QLatin1StringView(claimCode)}}, {}}},
        {u"POST /v1/acceptances"_s, {wire::routes::acceptances, {{u"code"_s, codeOf(invited)}}, {}}},
        {u"POST /v1/me/access-request"_s, {wire::routes::accessRequest, {{u"full_name"_s, u"Chisomo"_s}}, {}}},
        {u"POST /v1/invitations/{}/link"_s,
         {wire::routes::ofKind("invitations"_L1) + u'/' + invited.toString() + u"/link"_s,
          {{u"reason"_s, u"Lost"_s}},
          {}}},
        {u"POST /v1/identity-providers/{}/test-runs"_s,
         {wire::routes::ofKind("identity_providers"_L1) + u'/' + providerId().toString() + u"/test-runs"_s, {}, {}}},
        {u"POST /v1/test-runs"_s, {wire::routes::testRuns, {{u"code"_s, testRun().toString()}}, {}}},
        {u"DELETE /v1/identity-providers/{}/client-secret"_s,
         {wire::routes::ofKind("identity_providers"_L1) + u'/' + spareProvider.toString() + u"/client-secret"_s,
          {},
          {{"if-match", tag(0)}}}},
        {u"POST /v1/api-keys/{}/value"_s,
         {wire::routes::ofKind("api_keys"_L1) + u'/' + weziKey.toString() + u"/value"_s,
          {{u"reason"_s, u"Lost"_s}},
          {{"if-match", tag(*domain::versionOf(world.project(), {u"api_key"_s, weziKey}))}}}},
        {u"DELETE /v1/sessions/{}"_s, {pathOf(wire::routes::sessions, stay), {}, {}}},
        {u"POST /v1/change-sets"_s, {wire::routes::changeSets, World::set({deactivation}), {}}},
        {u"GET /v1/changes"_s, {wire::routes::changes + u"?since=0"_s, {}, {}}},
        {u"GET /v1/project/snapshot/{}/{}"_s, {wire::routes::snapshot + u"/people/0"_s, {}, {}}},
        {u"GET /v1/audit/export"_s, {wire::routes::auditExport + u"?format=csv"_s, {}, {}}},
        {u"GET /v1/change-sets/{}"_s, {pathOf(wire::routes::changeSets, oldSet), {}, {}}},
        {u"GET /v1/change-sets/{}/inverse"_s, {pathOf(wire::routes::changeSets, oldSet) + u"/inverse"_s, {}, {}}},
    };
    if (route.contains("/v1/uploads"_L1) || route.contains("/v1/jobs"_L1))
        return sampleOfLarge(route, world);
    if (const auto found = special.constFind(route); found != special.cend())
        return *found;
    const auto sample = sampleOfResource(route, world);
    return sample.value_or(Sample{route.section(u' ', 1), {}, {}});
}

/// With one set in its log, a claim and an invitation that are open, and wezi in the middle of large sets.
void prepare(World &world)
{
    const auto change = world.change(u"role"_s, plain, u"landing_page"_s, u"reports"_s);
    QCOMPARE(world.post(wezi, wire::routes::changeSets, World::set({change}, oldSet)).status, 200);
    QVERIFY(world.store.setClaim(sha256(claimCode), zulu));
    QVERIFY(world.store.visits().begin({.id = stay, .person = thoko, .subject = subjectOf(thoko)}));
    QVERIFY(world.store.setAdmissionCode({.id = sampleOf(*domain::kindOf(u"invitation")).id,
                                          .secretDigest = sha256(codeSecret),
                                          .expires = world.clock.now() + std::chrono::days(1),
                                          .issuedBy = wezi}));
    QVERIFY(world.store.setAdmissionCode({.id = testRun().run(),
                                          .secretDigest = sha256(codeSecret),
                                          .expires = world.clock.now() + std::chrono::minutes(9),
                                          .issuedBy = wezi}));
    Sending open(world, wezi, openSet);
    QCOMPARE(open.open().status, 201);
    QCOMPARE(open.put(1, {world.change(u"role"_s, helper, u"name"_s, u"Other"_s)}).status, 200);
    QCOMPARE(stateOfJob(Sending(world, wezi, begunSet).begin({world.change(u"role"_s, spare, u"name"_s, u"New"_s)})),
             u"waiting"_s);
}

const QList<std::pair<QString, Id>> callers{{u"nobody"_s, nobody}, {u"stranger"_s, stranger}, {u"left"_s, left},
                                            {u"pia"_s, pia},       {u"grace"_s, grace},       {u"lena"_s, lena},
                                            {u"wezi"_s, wezi}};

} // namespace

/// Who may do what: every route there is, for every standing.
class RoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tableIsWhole();
    void status_data();
    void status();
    void byKey_data();
    void byKey();
    void refusals_changeNothing_data() { status_data(); }
    void refusals_changeNothing();
    void dryRuns_changeNothing_data();
    void dryRuns_changeNothing();
    void doors_haveNoDryRun();
    void everyPath_saysItsVerbs();
};

void RoutesTest::tableIsWhole()
{
    const auto expected = table();
    QStringList missing;
    for (const Route &route : routes()) {
        if (!expected.contains(nameOf(route)))
            missing << nameOf(route);
    }
    QCOMPARE(missing, QStringList());
    QCOMPARE(static_cast<size_t>(expected.size()), routes().size());
}

void RoutesTest::status_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<Id>("who");
    QTest::addColumn<int>("expected");
    const auto all = table();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const Expected &e = it.value();
        const QList<int> statuses{e.nobody, e.stranger, e.left, e.pia, e.grace, e.lena, e.wezi};
        for (qsizetype i = 0; i < callers.size(); ++i)
            QTest::addRow("%s, %s", qPrintable(it.key()), qPrintable(callers.at(i).first))
                << it.key() << callers.at(i).second << statuses.at(i);
    }
}

void RoutesTest::status()
{
    QFETCH(QString, route);
    QFETCH(Id, who);
    QFETCH(int, expected);
    World world(project());
    prepare(world);
    const Sample sample = sampleFor(route, world);
    const auto named =
        std::find_if(routes().cbegin(), routes().cend(), [&route](const Route &one) { return nameOf(one) == route; });
    QVERIFY(named != routes().cend());
    const Response response = world.ask(who, named->verb, sample.path, sample.body, sample.headers);
    QVERIFY2(response.status == expected, response.body.constData());
    QCOMPARE(headerValue(response.headers, "x-request-id"), "r-1");
    const bool isGood = expected < 300;
    const bool isPack = named->pattern.startsWith(wire::routes::snapshot + u'/');
    const bool isExport = named->pattern == wire::routes::auditExport;
    const QByteArray type = isPack ? wire::packType : isExport ? "text/csv; charset=utf-8" : "application/json";
    if (expected == 204)
        QVERIFY(response.body.isEmpty());
    else
        QCOMPARE(headerValue(response.headers, "content-type"), isGood ? type : "application/problem+json");
    if (!isGood) {
        QCOMPARE(bodyOf(response).value(u"status"_s).toInt(), expected);
        QCOMPARE(bodyOf(response).value(u"requestId"_s).toString(), u"r-1"_s);
        QVERIFY(!codeOf(response).isEmpty());
    }
    if (expected == 401)
        QVERIFY(headerValue(response.headers, "www-authenticate").startsWith("Bearer"));
}

void RoutesTest::byKey_data()
{
    QTest::addColumn<QString>("route");
    QTest::addColumn<int>("expected");
    const auto all = table();
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const bool isRefused = notByKey.contains(it.key()) || keysOfKeys.contains(it.key());
        QTest::newRow(qPrintable(it.key())) << it.key()
                                            << (isRefused                     ? 403
                                                : notOfKey.contains(it.key()) ? 404
                                                                              : it->wezi);
    }
}

void RoutesTest::byKey()
{
    QFETCH(QString, route);
    QFETCH(int, expected);
    World world(project());
    prepare(world);
    const Sample made = sampleFor(u"POST /v1/api-keys/{}/value"_s, world);
    const QString value =
        bodyOf(world.ask(wezi, Verb::Post, made.path, made.body, made.headers)).value(u"value"_s).toString();
    const Sample sample = sampleFor(route, world);
    world.keys.insert(wezi, {.user = u"wezi@x.example"_s, .value = value.toLatin1()});
    const auto named =
        std::find_if(routes().cbegin(), routes().cend(), [&route](const Route &one) { return nameOf(one) == route; });
    QVERIFY(named != routes().cend());
    QCOMPARE(named->takesKeys == TakesKeys::No, notByKey.contains(route));
    const QByteArray before = world.print();
    const Response response = world.ask(wezi, named->verb, sample.path, sample.body, sample.headers);
    QVERIFY2(response.status == expected, response.body.constData());
    if (expected != 403)
        return;
    const QJsonObject body = bodyOf(response);
    QCOMPARE(body.contains(u"missing"_s) ? body[u"missing"_s] : body[u"problems"_s][0][u"missing"_s],
             QJsonValue(u"sign_in"_s));
    QCOMPARE(world.print(), before);
}

void RoutesTest::refusals_changeNothing()
{
    QFETCH(QString, route);
    QFETCH(Id, who);
    QFETCH(int, expected);
    if (expected < 300)
        return;
    World world(project());
    prepare(world);
    const QByteArray before = world.print();
    const Sample sample = sampleFor(route, world);
    for (const Verb verb : {Verb::Get, Verb::Post, Verb::Put, Verb::Patch, Verb::Delete}) {
        if (route.startsWith(QString::fromLatin1(verbName(verb))))
            QVERIFY(world.ask(who, verb, sample.path, sample.body, sample.headers).status >= 400);
    }
    QCOMPARE(world.print(), before);
    QVERIFY(!(*world.store.visits().session(stay))->ended);
    // nor are the codes used up
    QVERIFY(!(*world.store.admissionCode(sampleOf(*domain::kindOf(u"invitation")).id))->isUsed);
    QVERIFY(!(*world.store.admissionCode(testRun().run()))->isUsed);
    QCOMPARE(world.store.claim(sha256(claimCode), subjectOf(stranger)).value(), zulu);
}

void RoutesTest::dryRuns_changeNothing_data()
{
    QTest::addColumn<QString>("route");
    for (const Route &route : routes()) {
        const bool isAboutLarge =
            route.pattern.startsWith(wire::routes::uploads) || route.pattern.startsWith(wire::routes::jobs);
        if (route.verb != Verb::Get && !doors.contains(route.pattern) && !isAboutLarge) // JobTest tries those
            QTest::newRow(qPrintable(nameOf(route))) << nameOf(route);
    }
}

void RoutesTest::dryRuns_changeNothing()
{
    QFETCH(QString, route);
    World world(project());
    prepare(world);
    const QByteArray before = world.print();
    const Sample sample = sampleFor(route, world);
    const Verb verb = route.startsWith("POST"_L1)    ? Verb::Post
                      : route.startsWith("PATCH"_L1) ? Verb::Patch
                      : route.startsWith("PUT"_L1)   ? Verb::Put
                                                     : Verb::Delete;
    const Response dry = world.ask(wezi, verb, sample.path + u"?dryRun=true"_s, sample.body, sample.headers);
    QCOMPARE(dry.status, 200);
    QVERIFY(bodyOf(dry).value(u"dryRun"_s).toBool());
    QCOMPARE(world.print(), before);
    QCOMPARE(world.service->revision(), 1);

    for (const QString &query : {u"?dryRun=1"_s, u"?dryRun=True"_s, u"?dryRun"_s, u"?dryrun=true"_s,
                                 u"?dryRun=true&dryRun=false"_s, u"?force=true"_s}) {
        const Response misspelt = world.ask(wezi, verb, sample.path + query, sample.body, sample.headers);
        QVERIFY2(misspelt.status == 422, qPrintable(query));
        QCOMPARE(world.print(), before);
    }

    const Response real = world.ask(wezi, verb, sample.path, sample.body, sample.headers);
    QCOMPARE(real.status, 200);
    QVERIFY(world.print() != before);
    QJsonObject told = bodyOf(dry);
    QVERIFY(!told.contains(u"code"_s));
    told.insert(u"dryRun"_s, false);
    if (verb != Verb::Post || route.endsWith("sets"_L1)) // an object made twice has two ids
        QCOMPARE(bodyOf(real), told);
    QCOMPARE(world.rows(), 2);
    QCOMPARE(world.store.verify()->firstBadRevision, 0);
}

/// Whoever wanted to see what would happen must not have done it.
void RoutesTest::doors_haveNoDryRun()
{
    World world(project());
    prepare(world);
    const QByteArray before = world.print();
    for (const QString &route : {u"POST /v1/claims"_s, u"POST /v1/acceptances"_s, u"POST /v1/test-runs"_s,
                                 u"POST /v1/me/access-request"_s, u"POST /v1/identity-providers/{}/test-runs"_s}) {
        const Sample sample = sampleFor(route, world);
        for (const Id &who : {stranger, wezi}) {
            const Response refused = world.post(who, sample.path + u"?dryRun=true"_s, sample.body);
            QVERIFY2(refused.status == 422 || refused.status == 403, refused.body.constData());
        }
    }
    QCOMPARE(world.print(), before);
    QVERIFY((*world.store.memberFor(subjectOf(stranger))).isNull());
    QVERIFY(!(*world.store.admissionCode(testRun().run()))->isUsed);
}

void RoutesTest::everyPath_saysItsVerbs()
{
    World world(project());
    const QMap<QString, QByteArray> allowed{
        {wire::routes::me, "GET"},
        {wire::routes::roles, "GET, POST"},
        {pathOf(wire::routes::roles, spare), "GET, PATCH, DELETE"},
        {wire::routes::changeSets, "POST"},
        {wire::routes::claims, "POST"},
    };
    for (auto it = allowed.cbegin(); it != allowed.cend(); ++it) {
        const Response response = world.ask(wezi, Verb::Put, it.key(), {{u"x"_s, 1}});
        QCOMPARE(response.status, 405);
        QCOMPARE(headerValue(response.headers, "allow"), it.value());
    }
}

STEWARD_TEST(RoutesTest, "routes", Core)
#include "routestest.moc"
