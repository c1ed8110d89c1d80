// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "domain/fields.h"
#include "service/objects.h"
#include "service/world.h"
#include "support/testmain.h"
#include "vault/digest.h"
#include "wire/routes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using Verb = Request::Verb;

namespace {

const Id key{0x78, 1};
const QByteArray value = "canary7f3a \xc3\xa9"; // as JSON has it, too

domain::EntityRef sampleRef(const char *kind)
{
    const QString name = QString::fromLatin1(kind);
    return {name, sampleOf(*domain::kindOf(name)).id};
}

const domain::EntityRef client = sampleRef("oauth_client");
const domain::EntityRef provider = sampleRef("identity_provider");
const SecretRef clientSecret{client, u"secret"_s};

QString pathTo(const domain::EntityRef &entity)
{
    return wire::routes::ofKind(domain::kindOf(entity.kind)->plural()) + u'/' + entity.id.toString();
}

const QString secretPath = pathTo(client) + u"/secret"_s;

/// A project with a client and a provider under a service that takes secrets.
class Desk : public World
{
public:
    Desk()
        : World(withAllKinds(World::small()))
    {
    }

    Response write(Verb verb, const QString &path, const QJsonObject &body = {}, Headers headers = {})
    {
        const auto version = domain::versionOf(project(), entityAt(path.section(u'/', 0, 3)));
        if (headerValue(headers, "if-match").isEmpty())
            headers << std::pair{QByteArray("if-match"), tag(version.value_or(0))};
        return ask(wezi, verb, path, body, headers);
    }
    Response put(const QByteArray &secret = value, const QJsonObject &more = {}, const Headers &headers = {})
    {
        QJsonObject body = more;
        body.insert(u"value"_s, QString::fromUtf8(secret));
        return write(Verb::Put, secretPath, body, headers);
    }
    Response undo(const Response &done)
    {
        const auto row = store.rowsAfter(bodyOf(done).value(u"revision"_s).toInteger() - 1, 1)->constFirst();
        const QString path = pathOf(wire::routes::changeSets, row.set) + u"/inverse"_s;
        const QJsonArray changes = bodyOf(get(wezi, path)).value(u"changes"_s).toArray();
        return post(
            wezi, wire::routes::changeSets,
            {{u"id"_s, Id::random().toString()}, {u"changes"_s, changes}, {u"inverseOf"_s, row.set.toString()}});
    }
    [[nodiscard]] domain::Secret told() const { return project().oauthClients.find(client.id)->secret; }
    /// As who uses it gets it; empty: there is none.
    [[nodiscard]] QByteArray kept(const SecretRef &ref = clientSecret) const
    {
        const auto opened = secretValue(store, secrets, project().id, ref);
        return opened ? *opened : QByteArray();
    }
};

bool tells(const QByteArray &bytes)
{
    return bytes.contains("canary7f3a") || bytes.contains(value.toBase64()) || bytes.contains(value.toHex())
           || bytes.contains(sha256(value).toHex()) || bytes.contains(sha256(value));
}

} // namespace

/// Secrets go in and never come out.
class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givenIsKept();
    void eachFieldHasItsOwn();
    void nothingTellsIt();
    void nothingKeepsWhatCouldBeGuessed();
    void another_takesItsPlace();
    void taken_isGone();
    void objectGone_takesItAlong();
    void undoing_promisesNone();
    void dryRun_keepsNothing();
    void nobodyClaimsOne();
    void staleVersion_isRefused();
    void sameKey_hasOneEffect();
    void malformed_data();
    void malformed();
    void withoutKey_noneIsTaken();
    void together_eachIsKept();
};

void SecretsTest::givenIsKept()
{
    Desk desk;
    const Response response =
        desk.put(value, {{u"expires_at"_s, u"2031-01-01T00:00:00.000Z"_s}, {u"reason"_s, u"New"_s}});
    QVERIFY2(response.status == 200, response.body.constData());
    QCOMPARE(desk.kept(), value);
    QVERIFY(desk.told().hasValue);
    QCOMPARE(desk.told().expiresAt, instantFromText(u"2031-01-01T00:00:00.000Z"_s));
    QCOMPARE(desk.told().setAt, std::optional(desk.clock.now()));
    const QJsonObject change = bodyOf(response).value(u"changes"_s).toArray().at(0).toObject();
    QCOMPARE(change.value(u"field"_s).toString(), u"secret"_s);
    QCOMPARE(change[u"after"_s][u"has_value"_s], QJsonValue(true));
    const auto row = desk.store.rowsAfter(0, 1)->constFirst();
    QCOMPARE(row.author, wezi);
    QCOMPARE(row.reason, u"New"_s);
    QCOMPARE(headerValue(desk.get(wezi, pathTo(client)).headers, "etag"), tag(1));
    QCOMPARE(desk.store.verify()->firstBadRevision, 0);
}

void SecretsTest::eachFieldHasItsOwn()
{
    Desk desk;
    const QString path = pathTo(provider);
    QCOMPARE(desk.write(Verb::Put, path + u"/client-secret"_s, {{u"value"_s, u"one"_s}}).status, 200);
    QCOMPARE(desk.write(Verb::Put, path + u"/api-secret"_s, {{u"value"_s, u"two"_s}}).status, 200);
    QCOMPARE(desk.put("three").status, 200);
    QCOMPARE(desk.kept({provider, u"client_secret"_s}), "one");
    QCOMPARE(desk.kept({provider, u"api_secret"_s}), "two");
    QCOMPARE(desk.write(Verb::Delete, path + u"/client-secret"_s).status, 200);
    QCOMPARE(desk.kept({provider, u"client_secret"_s}), QByteArray());
    QCOMPARE(desk.kept({provider, u"api_secret"_s}), "two");
    QCOMPARE(desk.kept(), "three");
}

void SecretsTest::nothingTellsIt()
{
    Desk desk;
    const Response put = desk.put(value, {}, {{"idempotency-key", key.toString().toLatin1()}});
    QCOMPARE(put.status, 200);
    QVERIFY(!tells(put.body));
    QVERIFY(!tells(desk.put(value, {{u"expires_at"_s, u"never"_s}}).body)); // 422
    QVERIFY(!tells(desk.put(value, {}, {{"if-match", tag(99)}}).body));     // 412
    const QString clients = wire::routes::ofKind("oauth_clients"_L1);
    for (const QString &path :
         {clients, pathTo(client), QString(wire::routes::audit), QString(wire::routes::snapshot),
          wire::routes::snapshot + u"/oauth_clients/0"_s, wire::routes::changes + u"?since=0"_s,
          wire::routes::auditExport + u"?format=csv"_s, wire::routes::auditExport + u"?format=jsonl"_s,
          pathOf(wire::routes::changeSets, key), pathOf(wire::routes::changeSets, key) + u"/inverse"_s}) {
        const Response response = desk.get(wezi, path);
        QVERIFY2(response.status == 200, qPrintable(path));
        QVERIFY2(!tells(response.body), qPrintable(path));
    }
    QVERIFY(!tells(desk.store.remembered(key)->answer));
    QVERIFY(!tells(*desk.store.sealedSecret(clientSecret)));
}

/// The digest by which a repetition is known lies in the database, and a secret may be short.
void SecretsTest::nothingKeepsWhatCouldBeGuessed()
{
    QSet<QByteArray> digests;
    for (int i = 0; i < 2; ++i) { // the same request, under two keys of two operators
        Desk desk;
        QCOMPARE(desk.put("1234", {}, {{"idempotency-key", key.toString().toLatin1()}}).status, 200);
        digests << desk.store.remembered(key)->requestDigest;
    }
    QCOMPARE(digests.size(), 2);
}

void SecretsTest::another_takesItsPlace()
{
    Desk desk;
    QCOMPARE(desk.put("one").status, 200);
    desk.clock.advance(std::chrono::minutes(1));
    const Response second = desk.put("two");
    QCOMPARE(second.status, 200);
    QCOMPARE(bodyOf(second).value(u"changes"_s).toArray().size(), 1); // told, though there was one before
    QCOMPARE(desk.kept(), "two");
    QCOMPARE(desk.told().setAt, std::optional(desk.clock.now()));
}

void SecretsTest::taken_isGone()
{
    Desk desk;
    QCOMPARE(desk.put(value, {{u"expires_at"_s, u"2031-01-01T00:00:00.000Z"_s}}).status, 200);
    const Response taken = desk.write(Verb::Delete, secretPath, {{u"reason"_s, u"Leaked"_s}});
    QVERIFY2(taken.status == 200, taken.body.constData());
    QVERIFY(desk.told() == domain::Secret());
    QCOMPARE(desk.store.sealedSecret(clientSecret).error().code, u"secret.none"_s);
    QCOMPARE(desk.store.rowsBefore(0, 1)->constFirst().reason, u"Leaked"_s);
    QCOMPARE(desk.write(Verb::Delete, secretPath, {{u"value"_s, u"x"_s}}).status, 422);
}

void SecretsTest::objectGone_takesItAlong()
{
    Desk desk;
    QCOMPARE(desk.put().status, 200);
    const Response removed = desk.write(Verb::Delete, pathTo(client));
    QCOMPARE(removed.status, 200);
    QVERIFY(!desk.store.sealedSecret(clientSecret));
    const Response back = desk.undo(removed);
    QVERIFY2(back.status == 200, back.body.constData());
    QVERIFY(desk.told() == domain::Secret());
    QVERIFY(!desk.store.sealedSecret(clientSecret));
}

void SecretsTest::undoing_promisesNone()
{
    Desk desk;
    const Response given = desk.put("one");
    const Response undone = desk.undo(given);
    QVERIFY2(undone.status == 200, undone.body.constData());
    QVERIFY(!desk.told().hasValue && !desk.store.sealedSecret(clientSecret));
    QCOMPARE(codeOf(desk.undo(undone)), u"secret.gone"_s);

    QCOMPARE(desk.put("two").status, 200);
    desk.clock.advance(std::chrono::minutes(1));
    const Response replaced = desk.put("three");
    QCOMPARE(codeOf(desk.undo(replaced)), u"secret.gone"_s);
    QCOMPARE(desk.kept(), "three");
}

void SecretsTest::dryRun_keepsNothing()
{
    Desk desk;
    const QByteArray before = desk.print();
    const Response dry = desk.write(Verb::Put, secretPath + u"?dryRun=true"_s, {{u"value"_s, u"x"_s}});
    QCOMPARE(dry.status, 200);
    QVERIFY(bodyOf(dry).value(u"dryRun"_s).toBool());
    QCOMPARE(desk.print(), before);
    QVERIFY(!desk.store.sealedSecret(clientSecret));
    QCOMPARE(desk.put().status, 200);
    QCOMPARE(desk.write(Verb::Delete, secretPath + u"?dryRun=true"_s).status, 200);
    QCOMPARE(desk.kept(), value);
}

void SecretsTest::nobodyClaimsOne()
{
    Desk desk;
    const QJsonObject claim{{u"has_value"_s, true}};
    const QByteArray before = desk.print();
    QCOMPARE(codeOf(desk.write(Verb::Patch, pathTo(client), {{u"secret"_s, claim}})), u"field.read_only"_s);
    QCOMPARE(codeOf(desk.post(wezi, wire::routes::changeSets,
                              World::set({desk.change(client.kind, client.id, u"secret"_s, claim)}))),
             u"field.read_only"_s);
    QCOMPARE(codeOf(desk.post(wezi, wire::routes::ofKind("oauth_clients"_L1),
                              {{u"name"_s, u"Sync"_s}, {u"scopes"_s, QJsonArray{u"sync"_s}}, {u"secret"_s, claim}})),
             u"field.read_only"_s);
    QCOMPARE(desk.print(), before);
}

void SecretsTest::staleVersion_isRefused()
{
    Desk desk;
    QCOMPARE(desk.put("one").status, 200);
    desk.clock.advance(std::chrono::minutes(1));
    QCOMPARE(codeOf(desk.put("two", {}, {{"if-match", tag(0)}})), u"field.stale"_s);
    QCOMPARE(desk.put("two", {}, {{"if-match", "\"x\""}}).status, 412);
    QCOMPARE(desk.ask(wezi, Verb::Put, secretPath, {{u"value"_s, u"two"_s}}).status, 428);
    QCOMPARE(desk.ask(wezi, Verb::Delete, secretPath).status, 428);
    QCOMPARE(desk.kept(), "one");
    const QString other = wire::routes::ofKind("oauth_clients"_L1) + u'/' + Id(9, 9).toString() + u"/secret"_s;
    QCOMPARE(desk.write(Verb::Put, other, {{u"value"_s, u"x"_s}}).status, 404);
}

void SecretsTest::sameKey_hasOneEffect()
{
    Desk desk;
    const Headers headers{{"if-match", tag(0)}, {"idempotency-key", key.toString().toLatin1()}};
    const Response first = desk.put("one", {}, headers);
    QCOMPARE(first.status, 200);
    desk.clock.advance(std::chrono::minutes(1));
    const Response again = desk.put("one", {}, headers);
    QCOMPARE(again.status, 200);
    QCOMPARE(again.body, first.body);
    QCOMPARE(desk.rows(), 1);
    QCOMPARE(codeOf(desk.put("two", {}, headers)), u"idempotency.reused"_s);
    QCOMPARE(codeOf(desk.put("one", {{u"reason"_s, u"x"_s}}, headers)), u"idempotency.reused"_s);
    QCOMPARE(desk.kept(), "one");
}

void SecretsTest::malformed_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &body, int status) {
        QTest::newRow(name) << body << status;
    };
    row("none", "{}", 422);
    row("no text", R"({"value":5})", 422);
    row("null", R"({"value":null})", 422);
    row("empty", R"({"value":""})", 422);
    row("one letter", R"({"value":"x"})", 200);
    row("the longest", R"({"value":")" + QByteArray("\xc3\xa9").repeated(2048) + "\"}", 200);
    row("a byte too long", R"({"value":"x)" + QByteArray("\xc3\xa9").repeated(2048) + "\"}", 422);
    row("half a letter", R"({"value":"\ud800"})", 422);
    row("no date", R"({"value":"x","expires_at":"tomorrow"})", 422);
    row("no end", R"({"value":"x","expires_at":null})", 200);
    row("more", R"({"value":"x","has_value":true})", 422);
    row("no JSON", R"({"value":"x")", 400);
    row("nothing", "", 400);
}

void SecretsTest::malformed()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    Desk desk;
    Request request{.verb = Verb::Put, .path = secretPath, .headers = {{"if-match", tag(0)}}, .body = body};
    request.headers << std::pair{QByteArray("content-type"), QByteArray("application/json")};
    const auto response = std::get<Response>(desk.handle(wezi, request));
    QVERIFY2(response.status == status, response.body.constData());
    QCOMPARE(desk.rows(), status == 200 ? 1 : 0);
    QCOMPARE(bool(desk.store.sealedSecret(clientSecret)), status == 200);
}

void SecretsTest::withoutKey_noneIsTaken()
{
    Desk desk;
    const auto takes = [&desk] {
        return bodyOf(desk.get(pia, wire::routes::capabilities)).value(u"takesSecrets"_s).toBool();
    };
    QCOMPARE(desk.put().status, 200);
    QVERIFY(takes());
    desk.service = std::make_unique<Service>(desk.store); // begun again, without it
    QVERIFY(!takes());
    const Response refused = desk.put("two");
    QCOMPARE(refused.status, 409);
    QCOMPARE(codeOf(refused), u"secrets.unavailable"_s);
    QCOMPARE(desk.kept(), value);
    QCOMPARE(desk.write(Verb::Delete, secretPath).status, 200); // that takes none
    QVERIFY(!desk.store.sealedSecret(clientSecret));
}

/// In one transaction, each with its own.
void SecretsTest::together_eachIsKept()
{
    Desk desk;
    const auto begin = [&desk](const QString &path, const QByteArray &secret) {
        const Headers headers{{"if-match", tag(0)}, {"content-type", "application/json"}};
        Answer answer = desk.service->handle(
            {.request = {.verb = Verb::Put, .path = path, .headers = headers, .body = R"({"value":")" + secret + "\"}"},
             .caller = {subjectOf(wezi), {}},
             .now = desk.clock.now(),
             .mayShare = true});
        return std::get<Task>(std::move(answer));
    };
    const QList<Task> tasks{begin(pathTo(provider) + u"/client-secret"_s, "one"),
                            begin(pathTo(provider) + u"/api-secret"_s, "two"), begin(secretPath, "three")};
    for (const Task &task : tasks)
        QCOMPARE(task.step()->status, 200);
    QCOMPARE(desk.kept({provider, u"client_secret"_s}), "one");
    QCOMPARE(desk.kept({provider, u"api_secret"_s}), "two");
    QCOMPARE(desk.kept(), "three");
    QCOMPARE(desk.rows(), 3);
}

STEWARD_TEST(SecretsTest, "secrets", Core)
#include "secretstest.moc"
