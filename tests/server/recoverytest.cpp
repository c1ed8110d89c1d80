// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/recovery.h"

#include "core/json.h"
#include "domain/recovered.h"
#include "server/claim.h"
#include "server/shelluser.h"
#include "server/stewardd.h"
#include "service/newproject.h"
#include "store/memorystore.h"
#include "store/rawsql.h"
#include "store/sqlstore.h"
#include "support/testmain.h"
#include "vault/digest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::server;
using namespace steward::tests;

namespace {

const Instant now{std::chrono::seconds(1'795'000'000)};
const Subject key{u"https://second.test"_s, u"amina"_s};

/// One admin and one of each who is none.
Project project()
{
    auto [made, admin] = newProject({.name = u"Clinic"_s, .adminName = u"Amina"_s});
    const Person base = made.people.at(0);
    const auto add = [&](const QString &handle, auto &&shape) {
        Person person = base;
        person.id = Id::random();
        person.name = handle;
        person.handle = handle;
        person.isAdmin = false;
        shape(person);
        made.people = made.people.with(person);
    };
    const Id role = made.roles.at(0).id;
    add(u"left"_s, [](Person &p) {
        p.isAdmin = true;
        p.isActive = false;
        p.deactivateAfter = now - std::chrono::days(3);
    });
    add(u"web"_s, [&](Person &p) {
        p.role = role;
        p.roleUntil = now + std::chrono::days(9);
        p.roleAfter = role;
        p.deactivateAfter = now + std::chrono::days(9);
    });
    add(u"gone"_s, [&](Person &p) {
        p.role = role;
        p.isActive = false;
    });
    add(u"worker"_s, [](Person &p) { p.kind = Person::Kind::MobileWorker; });
    add(u"safe"_s, [&](Person &p) {
        p.role = role;
        p.isBreakGlass = true;
        p.isActive = false;
    });
    add(u"shut"_s, [](Person &p) { p.isBreakGlass = true; });
    add(u"twin"_s, [](Person &p) { p.isAdmin = true; });
    add(u"twin"_s, [](Person &p) { p.isAdmin = true; });
    return made;
}

Person personIn(const Store &store, const QString &handle)
{
    const Project stored = *store.load();
    for (int row = 0; row < stored.people.size(); ++row) {
        if (stored.people.at(row).handle == handle)
            return stored.people.at(row);
    }
    return {};
}

QStringList fieldsOf(const QList<Change> &changes)
{
    QStringList fields;
    for (const Change &change : changes)
        fields << change.field;
    return fields;
}

RecoveryWish wishFor(const QString &who, bool raises = false)
{
    return {.who = who, .reason = u"All have left"_s, .raises = raises, .by = u"ada"_s, .from = u"hq-1"_s};
}

} // namespace

class RecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatBarsAnAdminIsSetAside();
    void whoIsNotBarredGetsACodeAndARow();
    void aWebUserIsRaised();
    void aBreakGlassAccountKeepsItsRole();
    void refuses_data();
    void refuses();
    void withoutACodeNothingIsDone();
    void tellsWhatBarsStill();
    void aRunningServerFollows();
    void nobodyIsLetInWithoutAReason();

private:
    std::unique_ptr<MemoryStore> m_store;
};

void RecoveryTest::init()
{
    m_store = std::make_unique<MemoryStore>();
    QVERIFY(m_store->create(project()));
}

void RecoveryTest::whatBarsAnAdminIsSetAside()
{
    const auto made = recover(*m_store, wishFor(u"left"_s), now, makeClaim);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const Person left = personIn(*m_store, u"left"_s);
    QVERIFY(left.isActive);
    QVERIFY(!left.deactivateAfter);
    QCOMPARE(made->person, left);
    QCOMPARE(fieldsOf(made->changes), (QStringList{u"is_active"_s, u"deactivate_after"_s}));

    const auto rows = m_store->rowsAfter(0, 9);
    QCOMPARE(rows->size(), 1);
    const AuditRow &row = rows->constFirst();
    QCOMPARE(row.author, operatorsId);
    QCOMPARE(row.authorName, u"ada"_s);
    QCOMPARE(row.from, u"hq-1"_s);
    QCOMPARE(row.reason, u"All have left"_s);
    QCOMPARE(row.at, now);
    QCOMPARE(row.changes, made->changes);
    QCOMPARE(recoveredIn(row.acknowledged), left.id);
    QCOMPARE(m_store->verify()->firstBadRevision, 0);

    const QByteArray digest = sha256(made->code.toUtf8());
    QCOMPARE(m_store->claim(digest, key).value(), left.id);
    QVERIFY(m_store->claim(digest, {key.issuer, u"another"_s})->isNull());
}

void RecoveryTest::whoIsNotBarredGetsACodeAndARow()
{
    const auto made = recover(*m_store, wishFor(u"Amina"_s), now, makeClaim);
    QVERIFY(made);
    QVERIFY(made->changes.isEmpty());
    QCOMPARE(made->revision, 1);
    QCOMPARE(recoveredIn(m_store->rowsAfter(0, 9)->constFirst().acknowledged), made->person.id);
    QVERIFY(toldOf(*made).contains(u"nothing is changed"_s));
    const auto again = recover(*m_store, wishFor(made->person.id.toString(), true), now, makeClaim); // is one already
    QVERIFY(again);
    QVERIFY(m_store->claim(sha256(made->code.toUtf8()), key)->isNull()); // void
    QCOMPARE(m_store->claim(sha256(again->code.toUtf8()), key).value(), made->person.id);
}

void RecoveryTest::aWebUserIsRaised()
{
    const auto made = recover(*m_store, wishFor(u"web"_s, true), now, makeClaim);
    QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    const Person web = personIn(*m_store, u"web"_s);
    QVERIFY(web.isAdmin);
    QVERIFY(!web.roleUntil && web.roleAfter.isNull());
    QVERIFY(web.deactivateAfter); // has not come
    QVERIFY(toldOf(*made).contains(u"the account ends at "_s + toText(*web.deactivateAfter)));
    QVERIFY(toldOf(*made).contains(u"was no admin: is one now"_s));
}

void RecoveryTest::aBreakGlassAccountKeepsItsRole()
{
    const Person before = personIn(*m_store, u"safe"_s);
    const auto made = recover(*m_store, wishFor(u"safe"_s), now, makeClaim);
    QVERIFY(made);
    QVERIFY(made->person.isActive && !made->person.isAdmin);
    QCOMPARE(made->person.role, before.role);
    QVERIFY(recover(*m_store, wishFor(u"safe"_s, true), now, makeClaim)->person.isAdmin);
}

void RecoveryTest::refuses_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<bool>("raises");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("nobody") << u"zoe"_s << false << u"person.unknown"_s << u"zoe"_s;
    QTest::newRow("two of a name") << u"twin"_s << false << u"person.unknown"_s << u"several"_s;
    QTest::newRow("no admin") << u"web"_s << false << u"person.barred"_s << u"--raise"_s;
    QTest::newRow("a worker") << u"worker"_s << true << u"person.barred"_s << u"mobile worker"_s;
    QTest::newRow("who has left") << u"gone"_s << true << u"person.barred"_s << u"not active"_s;
    QTest::newRow("with no role to come in by") << u"shut"_s << false << u"person.barred"_s << u"may not enter"_s;
}

void RecoveryTest::refuses()
{
    QFETCH(QString, who);
    QFETCH(bool, raises);
    const auto refused = recover(*m_store, wishFor(who, raises), now, makeClaim);
    QVERIFY(!refused);
    QTEST(refused.error().code, "code");
    QFETCH(QString, words);
    QVERIFY2(refused.error().detail.contains(words), qPrintable(refused.error().detail));
    QCOMPARE(*m_store->revision(), 0);
    QCOMPARE(*m_store->rowCount(), 0);
}

void RecoveryTest::withoutACodeNothingIsDone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"p.db"_s);
    const auto made = SqlStore::make(path);
    QVERIFY(made);
    SqlStore &store = **made;
    QVERIFY(store.create(project()));
    RawSql(path).execute(u"CREATE TRIGGER full BEFORE INSERT ON claims BEGIN SELECT RAISE(ABORT, 'full'); END"_s);
    QVERIFY(!recover(store, wishFor(u"left"_s), now, makeClaim));
    QCOMPARE(*store.rowCount(), 0);
    QVERIFY(!personIn(store, u"left"_s).isActive);
    RawSql(path).execute(u"DROP TRIGGER full"_s);
    QVERIFY(recover(store, wishFor(u"left"_s), now, makeClaim));
    QVERIFY(personIn(store, u"left"_s).isActive);
}

void RecoveryTest::tellsWhatBarsStill()
{
    Recovery recovery{.person = personIn(*m_store, u"Amina"_s), .changes = {}, .revision = 7, .code = u"c0de"_s};
    QVERIFY(!toldOf(recovery).contains(u"bars this person"_s));
    QVERIFY(toldOf(recovery).contains(u"break glass"_s));
    QCOMPARE(toldOf(recovery).simplified().section(u' ', -1), u"c0de"_s);
    recovery.bar = SignIn::Bar::Provider;
    QVERIFY(toldOf(recovery).contains(u"bars this person: single sign-on is enforced"_s));

    Project shut = project();
    shut.ipAccess = Table<IpAccess>({IpAccess{.id = Id(1, 1), .denied = {u"0.0.0.0/0"_s}}});
    MemoryStore store;
    QVERIFY(store.create(shut));
    QCOMPARE(recover(store, wishFor(u"left"_s), now, makeClaim)->bar, SignIn::Bar::Address);
}

/// One admin is there, and sees that another was made behind his back.
void RecoveryTest::aRunningServerFollows()
{
    Stewardd server;
    const QString first = server.init();
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, first}})).status, 200);
    const auto roles = parseObject(server.ask("GET", "/v1/roles").body)->value("items"_L1).toArray();
    const QJsonObject zoe{{u"kind"_s, u"web_user"_s},
                          {u"name"_s, u"Zoe"_s},
                          {u"handle"_s, u"zoe@example.org"_s},
                          {u"role"_s, roles.at(0)["id"_L1]}};
    QCOMPARE(server.ask("POST", "/v1/people", canonicalJson(zoe)).status, 200);
    QVERIFY(server.ask("GET", "/v1/notices").body.contains(R"("items":[])"));
    RawClient waiting(server.port());
    waiting.send("GET /v1/changes?since=1&wait=20 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminToken()
                 + "\r\n\r\n");
    QTRY_COMPARE(server.metric("steward_long_polls"), 1);

    const auto made = Stewardd::run({u"recover"_s, u"--database"_s, server.database(), u"--person"_s,
                                     u"zoe@example.org"_s, u"--raise"_s, u"--reason"_s, u"Amina's key is lost"_s});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const auto feed = waiting.read(); // long before the 20 s are over
    QVERIFY(feed);
    QVERIFY2(feed->body.contains("Amina's key is lost"), feed->body.constData());

    const QByteArray code = canonicalJson(QJsonObject{{u"code"_s, made.out.simplified().section(u' ', -1)}});
    const QByteArray hers = server.issuer().token(u"zoe-1"_s);
    QCOMPARE(server.ask("POST", "/v1/claims", code, {}, hers).status, 200);
    QCOMPARE(server.ask("POST", "/v1/claims", code, {}, server.issuer().token(u"else"_s)).status, 403);
    QVERIFY(server.ask("GET", "/v1/me", {}, {}, hers).body.contains(R"("isAdmin":true)"));
    for (const QByteArray &admin : {server.adminToken(), hers}) {
        const auto told = parseObject(server.ask("GET", "/v1/notices", {}, {}, admin).body);
        QVERIFY(told);
        const QJsonArray items = told->value("items"_L1).toArray();
        QCOMPARE(items.size(), 1);
        QCOMPARE(items.at(0)["what"_L1].toString(), u"recovered"_s);
        QCOMPARE(items.at(0)["by"_L1].toString(), shellUser());
        QCOMPARE(items.at(0)["reason"_L1].toString(), u"Amina's key is lost"_s);
    }
    const auto checked = Stewardd::run({u"verify"_s, u"--database"_s, server.database()});
    QVERIFY2(checked.out.startsWith("2 rows, all right"_L1), qPrintable(checked.out + checked.err));
}

void RecoveryTest::nobodyIsLetInWithoutAReason()
{
    Stewardd server;
    QVERIFY(!server.init().isEmpty());
    const QStringList asked{u"recover"_s, u"--database"_s, server.database(), u"--person"_s, u"Amina"_s};
    QCOMPARE(Stewardd::run(asked).code, 2);
    QCOMPARE(Stewardd::run(asked + QStringList{u"--reason"_s, u" "_s}).code, 2);
    const auto unknown = Stewardd::run(
        {u"recover"_s, u"--database"_s, server.database(), u"--person"_s, u"zoe"_s, u"--reason"_s, u"Lost"_s});
    QCOMPARE(unknown.code, 1);
    QVERIFY(unknown.err.contains("zoe"_L1));
    QVERIFY(Stewardd::run({u"verify"_s, u"--database"_s, server.database()}).out.startsWith("0 rows"_L1));
}

STEWARD_TEST(RecoveryTest, "recovery", Core)
#include "recoverytest.moc"
