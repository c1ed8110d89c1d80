// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/fields.h"
#include "service/erasure.h"
#include "service/keydesk.h"
#include "support/testmain.h"
#include "vault/digest.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

const Id repeatKey{0x79, 1};
const Headers repeatable{{"idempotency-key", repeatKey.toString().toLatin1()}};
const SecretRef fullRef{{u"api_key"_s, weziFull}, u"value"_s};

QByteArray valueIn(const Response &response)
{
    return bodyOf(response).value(u"value"_s).toString().toLatin1();
}

Response remove(KeyDesk &desk, const Id &who, const QString &path)
{
    const auto version = domain::versionOf(desk.project(), desk.entityAt(path.section(u'/', 0, 3)));
    return desk.ask(who, Verb::Delete, path, {}, {{"if-match", tag(version.value_or(0))}});
}

} // namespace

/// How the value of an API key is made, told once, and gone.
class ApiKeyValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isToldOnce();
    void nothingElseTellsIt();
    void isMadeByItsOwnerAlone();
    void another_endsTheFirst();
    void sameRequestAgain_isNotToldAgain();
    void dryRun_makesNone();
    void taken_isGone();
    void keyGone_takesItAlong();
    void ownerErased_takesItAlong();
    void ownerRemoved_leavesItToNobody();
    void nobodyClaimsOne();
    void version_isAskedFor();
    void body_holdsAReasonAtMost();
    void needsNoOperatorsKey();
    void together_eachIsToldItsOwn();
};

void ApiKeyValuesTest::isToldOnce()
{
    KeyDesk desk;
    const Response response = desk.make(wezi, weziFull, {}, {}, {{u"reason"_s, u"For the export"_s}});
    QVERIFY2(response.status == 200, response.body.constData());
    QCOMPARE(headerValue(response.headers, "cache-control"), "no-store");
    const QByteArray value = valueIn(response);
    QVERIFY2(value.startsWith(weziFull.toString().toLatin1() + '.'), value.constData());
    QCOMPARE(value.size(), 32 + 1 + 43); // of 256 random bits, as base64url
    QCOMPARE(desk.store.sealedSecret(fullRef).value(), sha256(value));
    QVERIFY(desk.told(weziFull).value.hasValue);
    QCOMPARE(desk.told(weziFull).value.setAt, std::optional(desk.clock.now()));
    const QJsonObject shown = bodyOf(desk.get(wezi, KeyDesk::pathTo(weziFull)));
    QCOMPARE(shown[u"value"_s][u"has_value"_s], QJsonValue(true));
    const auto row = desk.store.rowsAfter(0, 1)->constFirst();
    QCOMPARE(row.author, wezi);
    QCOMPARE(row.reason, u"For the export"_s);
    QCOMPARE(row.changes.size(), 1);
    QCOMPARE(row.changes.at(0).after[u"has_value"_s], QJsonValue(true));
    QCOMPARE(desk.store.verify()->firstBadRevision, 0);
    QVERIFY(desk.valueOf(weziLook) != desk.valueOf(weziLook));
}

void ApiKeyValuesTest::nothingElseTellsIt()
{
    KeyDesk desk;
    const QByteArray value = valueIn(desk.make(wezi, weziFull, {}, repeatable));
    const auto tells = [secret = value.sliced(33), &value](const QByteArray &bytes) {
        return bytes.contains(secret) || bytes.contains(sha256(value)) || bytes.contains(sha256(value).toHex())
               || bytes.contains(sha256(value).toBase64());
    };
    QVERIFY(tells("x" + value));
    for (const QString &path :
         {wire::routes::ofKind("api_keys"_L1), KeyDesk::pathTo(weziFull), QString(wire::routes::audit),
          QString(wire::routes::snapshot), wire::routes::snapshot + u"/api_keys/0"_s,
          wire::routes::changes + u"?since=0"_s, wire::routes::auditExport + u"?format=csv"_s,
          wire::routes::auditExport + u"?format=jsonl"_s, pathOf(wire::routes::changeSets, repeatKey),
          pathOf(wire::routes::changeSets, repeatKey) + u"/inverse"_s}) {
        const Response response = desk.get(wezi, path);
        QVERIFY2(response.status == 200, qPrintable(path));
        QVERIFY2(!tells(response.body), qPrintable(path));
    }
    QVERIFY(!tells(desk.store.remembered(repeatKey)->answer));
    QVERIFY(!desk.store.sealedSecret(fullRef)->contains(value.sliced(33)));
}

void ApiKeyValuesTest::isMadeByItsOwnerAlone()
{
    KeyDesk desk;
    const QByteArray before = desk.print();
    const Response admins = desk.make(wezi, mwaiKey);
    QCOMPARE(admins.status, 403);
    QCOMPARE(bodyOf(admins)[u"problems"_s][0][u"missing"_s].toString(), u"owner"_s);
    QCOMPARE(desk.make(mwai, weziFull).status, 404); // which she is not shown
    const Response reads = desk.make(grace, graceKey);
    QCOMPARE(reads.status, 403);
    QCOMPARE(bodyOf(reads)[u"problems"_s][0][u"missing"_s].toString(), u"access_api"_s);
    QCOMPARE(desk.print(), before);
    QVERIFY(!desk.valueOf(mwaiKey).isEmpty());
}

void ApiKeyValuesTest::another_endsTheFirst()
{
    KeyDesk desk;
    const QByteArray first = desk.valueOf(weziFull);
    desk.clock.advance(std::chrono::minutes(1));
    const Response second = desk.make(wezi, weziFull);
    QCOMPARE(second.status, 200);
    QVERIFY(valueIn(second) != first);
    QCOMPARE(desk.store.sealedSecret(fullRef).value(), sha256(valueIn(second)));
    QCOMPARE(desk.told(weziFull).value.setAt, std::optional(desk.clock.now()));
}

/// Nor is another made: the first may have arrived, and be in use.
void ApiKeyValuesTest::sameRequestAgain_isNotToldAgain()
{
    KeyDesk desk;
    const Headers headers = repeatable + Headers{{"if-match", tag(0)}};
    const QByteArray value = valueIn(desk.make(wezi, weziFull, {}, headers));
    const Response again = desk.make(wezi, weziFull, {}, headers);
    QCOMPARE(again.status, 409);
    QCOMPARE(codeOf(again), u"key.value_told"_s);
    QCOMPARE(desk.rows(), 1);
    QCOMPARE(desk.store.sealedSecret(fullRef).value(), sha256(value));
    QCOMPARE(codeOf(desk.make(wezi, weziFull, {}, headers, {{u"reason"_s, u"x"_s}})), u"idempotency.reused"_s);
    QCOMPARE(codeOf(desk.make(wezi, weziLook, {}, headers)), u"idempotency.reused"_s);
}

void ApiKeyValuesTest::dryRun_makesNone()
{
    KeyDesk desk;
    const QByteArray before = desk.print();
    const Response dry = desk.make(wezi, weziFull, u"?dryRun=true"_s);
    QCOMPARE(dry.status, 200);
    QVERIFY(bodyOf(dry).value(u"dryRun"_s).toBool());
    QVERIFY(!bodyOf(dry).contains(u"value"_s));
    QCOMPARE(desk.print(), before);
    QVERIFY(!desk.store.sealedSecret(fullRef));
}

void ApiKeyValuesTest::taken_isGone()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    QCOMPARE(desk.get(mwai, wire::routes::me).status, 200);
    const Response taken = remove(desk, wezi, KeyDesk::pathTo(mwaiKey) + u"/value"_s); // an admin may
    QVERIFY2(taken.status == 200, taken.body.constData());
    QVERIFY(desk.told(mwaiKey).value == domain::Secret());
    QVERIFY(!desk.store.sealedSecret({{u"api_key"_s, mwaiKey}, u"value"_s}));
    QCOMPARE(desk.get(mwai, wire::routes::me).status, 401);
}

void ApiKeyValuesTest::keyGone_takesItAlong()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    const Response removed = remove(desk, wezi, KeyDesk::pathTo(mwaiKey));
    QVERIFY2(removed.status == 200, removed.body.constData());
    QVERIFY(!desk.store.sealedSecret({{u"api_key"_s, mwaiKey}, u"value"_s}));
    QCOMPARE(codeOf(desk.get(mwai, wire::routes::me)), u"key.refused"_s);

    const Id set = desk.store.rowsBefore(0, 1)->constFirst().set;
    const QString path = pathOf(wire::routes::changeSets, set) + u"/inverse"_s;
    const QJsonArray changes = bodyOf(desk.get(wezi, path)).value(u"changes"_s).toArray();
    const Response back =
        desk.post(wezi, wire::routes::changeSets,
                  {{u"id"_s, Id::random().toString()}, {u"changes"_s, changes}, {u"inverseOf"_s, set.toString()}});
    QVERIFY2(back.status == 200, back.body.constData());
    QVERIFY(!desk.told(mwaiKey).value.hasValue); // the way back brings no value
    QCOMPARE(codeOf(desk.get(mwai, wire::routes::me)), u"key.refused"_s);
}

void ApiKeyValuesTest::ownerErased_takesItAlong()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    const auto erased =
        erase(desk.store, {.who = u"mwai"_s, .reason = u"Has asked for it"_s, .by = u"root"_s, .from = u"here"_s},
              desk.clock.now());
    QVERIFY2(erased, erased ? "" : qPrintable(erased.error().detail));
    QCOMPARE(erased->credentials, 1);
    QVERIFY(!desk.store.sealedSecret({{u"api_key"_s, mwaiKey}, u"value"_s}));
    QCOMPARE(codeOf(desk.get(mwai, wire::routes::me)), u"key.refused"_s); // though the service has not looked yet
    QVERIFY(desk.service->catchUp());
    QCOMPARE(codeOf(desk.get(mwai, wire::routes::me)), u"key.refused"_s);
}

/// Whoever knows the value would else act as the heir.
void ApiKeyValuesTest::ownerRemoved_leavesItToNobody()
{
    KeyDesk desk;
    desk.comeBy(mwaiKey);
    const auto version = *domain::versionOf(desk.project(), {u"person"_s, mwai});
    const QString path = pathOf(wire::routes::people, mwai);
    const Response kept = desk.ask(wezi, Verb::Delete, path, {}, {{"if-match", tag(version)}});
    QCOMPARE(codeOf(kept), u"object.referred"_s);
    const Response left =
        desk.ask(wezi, Verb::Delete, path, {{u"reassignTo"_s, wezi.toString()}}, {{"if-match", tag(version)}});
    QCOMPARE(codeOf(left), u"field.read_only"_s);
    QCOMPARE(desk.told(mwaiKey).owner, mwai);
}

void ApiKeyValuesTest::nobodyClaimsOne()
{
    KeyDesk desk;
    const QJsonObject claim{{u"has_value"_s, true}};
    const QByteArray before = desk.print();
    QCOMPARE(codeOf(desk.patch(wezi, KeyDesk::pathTo(weziFull), {{u"value"_s, claim}})), u"field.read_only"_s);
    QCOMPARE(codeOf(desk.post(wezi, wire::routes::changeSets,
                              World::set({desk.change(u"api_key"_s, weziFull, u"value"_s, claim)}))),
             u"field.read_only"_s);
    QCOMPARE(codeOf(desk.post(wezi, wire::routes::ofKind("api_keys"_L1),
                              {{u"owner"_s, wezi.toString()}, {u"name"_s, u"New"_s}, {u"value"_s, claim}})),
             u"field.read_only"_s);
    QCOMPARE(desk.ask(wezi, Verb::Put, KeyDesk::pathTo(weziFull) + u"/value"_s, {{u"value"_s, u"mine"_s}}).status, 405);
    QCOMPARE(desk.print(), before);
}

void ApiKeyValuesTest::version_isAskedFor()
{
    KeyDesk desk;
    QCOMPARE(desk.ask(wezi, Verb::Post, KeyDesk::pathTo(weziFull) + u"/value"_s, {{u"reason"_s, u"x"_s}}).status, 428);
    QCOMPARE(desk.make(wezi, weziFull, {}, {{"if-match", tag(99)}}).status, 412);
    QVERIFY(!desk.valueOf(weziFull).isEmpty());
    desk.clock.advance(std::chrono::minutes(1));
    QCOMPARE(codeOf(desk.make(wezi, weziFull, {}, {{"if-match", tag(0)}})), u"field.stale"_s);
    QCOMPARE(desk.make(wezi, Id(9, 9)).status, 404);
}

void ApiKeyValuesTest::body_holdsAReasonAtMost()
{
    KeyDesk desk;
    QCOMPARE(desk.make(wezi, weziFull, {}, {}, {{u"value"_s, u"my own"_s}}).status, 422);
    QCOMPARE(desk.make(wezi, weziFull, {}, {}, {{u"reason"_s, 5}}).status, 422);
    QCOMPARE(desk.rows(), 0);
}

/// A digest of 256 random bits needs no seal.
void ApiKeyValuesTest::needsNoOperatorsKey()
{
    KeyDesk desk;
    desk.service = std::make_unique<Service>(desk.store);
    desk.comeBy(weziFull);
    QCOMPARE(desk.get(wezi, wire::routes::me).status, 200);
}

/// Where writes share a transaction.
void ApiKeyValuesTest::together_eachIsToldItsOwn()
{
    KeyDesk desk;
    QHash<Id, Task> tasks;
    for (const Id &key : {weziFull, weziLook}) {
        const Headers headers{{"if-match", tag(0)}, {"content-type", "application/json"}};
        Answer answer = desk.service->handle({.request = {.verb = Verb::Post,
                                                          .path = KeyDesk::pathTo(key) + u"/value"_s,
                                                          .headers = headers,
                                                          .body = "{}"},
                                              .caller = {subjectOf(wezi), {}},
                                              .now = desk.clock.now(),
                                              .mayShare = true});
        QVERIFY(std::holds_alternative<Task>(answer));
        tasks.insert(key, std::get<Task>(std::move(answer)));
    }
    for (auto it = tasks.cbegin(); it != tasks.cend(); ++it) {
        const auto response = it.value().step();
        QVERIFY(response && response->status == 200);
        QCOMPARE(headerValue(response->headers, "cache-control"), "no-store");
        QCOMPARE(desk.store.sealedSecret({{u"api_key"_s, it.key()}, u"value"_s}).value(), sha256(valueIn(*response)));
    }
}

STEWARD_TEST(ApiKeyValuesTest, "apikeyvalues", Core)
#include "apikeyvaluestest.moc"
