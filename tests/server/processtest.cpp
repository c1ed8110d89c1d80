// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "server/stewardd.h"
#include "store/sqlstore.h"
#include "support/effort.h"
#include "support/testmain.h"
#include "vault/digest.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// The program as its operator meets it.
class ProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wrongCommandLine();
    void aMistypedPathMakesNothing();
    void initOnlyOnce();
    void claimLetsOnePersonIn();
    void aLostCodeIsReplaced();
    void writesAreThereAfterARestart();
    void longPollSeesAWrite();
    void twoAdminsMeet();
    void stopsGracefully();
    void whatWasAcceptedIsDoneBeforeTheEnd();
    void verifyNamesTheBadRow();
    void seeds();
    void seedsEachPack_data();
    void seedsEachPack();
    void seedsNoOtherPack();
    void anInterruptedSeedLeavesNothingInThePlace();
    void logHoldsNothingPersonal();

private:
    /// A claimed project, served.
    static void claim(Stewardd &server);
    static QString someRole(const Stewardd &server, QByteArray *tag = nullptr);
};

void ProcessTest::claim(Stewardd &server)
{
    const QString code = server.init();
    QVERIFY(!code.isEmpty());
    QVERIFY(server.start());
    const Response claimed = server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}}));
    QVERIFY2(claimed.status == 200, claimed.body.constData());
}

QString ProcessTest::someRole(const Stewardd &server, QByteArray *tag)
{
    const auto list = parseObject(server.ask("GET", "/v1/roles").body);
    const QString id = list ? list->value("items"_L1).toArray().at(0).toObject().value("id"_L1).toString() : QString();
    if (tag)
        *tag = headerValue(server.ask("GET", "/v1/roles/" + id.toLatin1()).headers, "etag");
    return id;
}

void ProcessTest::wrongCommandLine()
{
    QCOMPARE(Stewardd::run({}).code, 2);
    QCOMPARE(Stewardd::run({u"serve"_s}).code, 2);
    QCOMPARE(Stewardd::run({u"--help"_s}).code, 0);
    const auto missing = Stewardd::run({u"serve"_s, u"--database"_s, u"/nowhere/x.sqlite"_s, u"--issuer"_s,
                                        u"https://id.test"_s, u"--audience"_s, u"x"_s});
    QCOMPARE(missing.code, 1);
    QVERIFY(missing.err.contains("store.missing"_L1));
    QVERIFY(missing.err.contains("/nowhere/x.sqlite"_L1));
}

void ProcessTest::aMistypedPathMakesNothing()
{
    const Stewardd server;
    const QStringList database{u"--database"_s, server.database()};
    for (const QStringList &command :
         {QStringList{u"verify"_s}, QStringList{u"claim"_s},
          QStringList{u"serve"_s, u"--issuer"_s, u"https://id.test"_s, u"--audience"_s, u"x"_s}}) {
        const auto refused = Stewardd::run(command + database);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains(server.database() + u": there is no such file"_s), qPrintable(refused.err));
        QVERIFY2(!QFile::exists(server.database()), qPrintable(command.first()));
    }
}

void ProcessTest::initOnlyOnce()
{
    Stewardd server;
    const QString code = server.init();
    QVERIFY(code.size() >= 32); // 128 bits and more
    QVERIFY(server.init().isEmpty());
    QFile file(server.database());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(code.toLatin1()));
}

void ProcessTest::claimLetsOnePersonIn()
{
    Stewardd server;
    const QString code = server.init();
    QVERIFY(server.start());
    const QByteArray body = canonicalJson(QJsonObject{{u"code"_s, code}});
    QCOMPARE(server.ask("GET", "/v1/me").status, 403);
    QCOMPARE(server.ask("POST", "/v1/claims", R"({"code":"00000000000000000000"})").status, 403);
    QCOMPARE(server.ask("POST", "/v1/claims", body, {}, QByteArray("x")).status, 401);
    QCOMPARE(server.ask("POST", "/v1/claims", body).status, 200);
    const auto me = parseObject(server.ask("GET", "/v1/me").body);
    QVERIFY(me);
    QCOMPARE(me->value("name"_L1).toString(), u"Amina"_s);
    // Used up.
    const QByteArray other = server.issuer().token(u"somebody else"_s);
    QCOMPARE(server.ask("POST", "/v1/claims", body, {}, other).status, 403);
    QCOMPARE(server.ask("GET", "/v1/me", {}, {}, other).status, 403);
    // Another issuer's person of the same name is somebody else.
    const TestIssuer stranger;
    QCOMPARE(server.ask("GET", "/v1/me", {}, {}, stranger.token(u"admin-1"_s)).status, 401);
}

void ProcessTest::aLostCodeIsReplaced()
{
    Stewardd server;
    const QString lost = server.init();
    const auto made = Stewardd::run({u"claim"_s, u"--database"_s, server.database()});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY(made.out.startsWith("Amina "_L1));
    const QString code = made.out.simplified().section(u' ', -1);
    const auto nobody = Stewardd::run({u"claim"_s, u"--database"_s, server.database(), u"--person"_s, u"zoe"_s});
    QCOMPARE(nobody.code, 1);
    QVERIFY(nobody.err.contains("zoe"_L1));
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, lost}})).status, 403);
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
    QCOMPARE(server.ask("GET", "/v1/me").status, 200);
    QVERIFY(Stewardd::run({u"--help"_s}).out.contains("stewardd claim --database"_L1));
}

void ProcessTest::writesAreThereAfterARestart()
{
    Stewardd server;
    claim(server);
    QByteArray tag;
    const QByteArray path = "/v1/roles/" + someRole(server, &tag).toLatin1();
    const Response patched =
        server.ask("PATCH", path, R"({"name":"Surveyor","reason":"clearer"})", "If-Match: " + tag + "\r\n");
    QVERIFY2(patched.status == 200, patched.body.constData());
    const QByteArray hash = server.stateHash();
    QCOMPARE(server.stop(), 0);
    QVERIFY(server.start());
    QVERIFY(server.ask("GET", path).body.contains("Surveyor"));
    QCOMPARE(server.stateHash(), hash);
    QVERIFY(server.ask("GET", "/v1/audit").body.contains("127.0.0.1, desktop"));
    QVERIFY(server.ask("GET", "/v1/audit/verification").body.contains("\"good\":true"));
}

void ProcessTest::longPollSeesAWrite()
{
    Stewardd server;
    claim(server);
    QByteArray tag;
    const QByteArray path = "/v1/roles/" + someRole(server, &tag).toLatin1();
    RawClient waiting(server.port());
    waiting.send("GET /v1/changes?since=0&wait=20 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminToken()
                 + "\r\n\r\n");
    QVERIFY(!waiting.read(std::chrono::milliseconds(300)));
    QCOMPARE(server.ask("PATCH", path, R"({"name":"Surveyor"})", "If-Match: " + tag + "\r\n").status, 200);
    const auto answer = waiting.read(std::chrono::seconds(5));
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QVERIFY(answer->body.contains("Surveyor"));
    // Nothing happens: answered, empty, at the deadline.
    QElapsedTimer spent;
    spent.start();
    const Response empty = server.ask("GET", "/v1/changes?since=1&wait=1");
    QCOMPARE(empty.status, 200);
    QVERIFY(spent.elapsed() >= 900);
}

void ProcessTest::twoAdminsMeet()
{
    Stewardd server;
    claim(server);
    QByteArray tag;
    const QByteArray path = "/v1/roles/" + someRole(server, &tag).toLatin1();
    const QByteArray match = "If-Match: " + tag + "\r\n";
    QCOMPARE(server.ask("PATCH", path, R"({"name":"First"})", match).status, 200);
    QCOMPARE(server.ask("PATCH", path, R"({"name":"Second"})", match).status, 412);
    QCOMPARE(server.ask("PATCH", path, R"({"landing_page":"reports"})", match).status, 200); // another field
    QCOMPARE(server.ask("PATCH", path, R"({"name":"Third"})").status, 428);
}

void ProcessTest::stopsGracefully()
{
    Stewardd server;
    claim(server);
    RawClient waiting(server.port());
    waiting.send("GET /v1/changes?since=0&wait=25 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminToken()
                 + "\r\n\r\n");
    QVERIFY(!waiting.read(std::chrono::milliseconds(300)));
    QElapsedTimer spent;
    spent.start();
    QCOMPARE(server.stop(), 0);
    QVERIFY2(spent.elapsed() < 8000, qPrintable(QString::number(spent.elapsed())));
    const auto answer = waiting.read();
    QVERIFY(answer); // who waited is answered, not cut off
    QCOMPARE(answer->status, 200);
    QVERIFY(!RawClient(server.port()).isConnected());
}

/// A job goes on when nobody is connected any more.
void ProcessTest::whatWasAcceptedIsDoneBeforeTheEnd()
{
    constexpr int count = 1500; // of some hundred pieces of work, longer than a beat of the farewell
    Stewardd server;
    claim(server);
    QJsonArray changes;
    for (int number = 1; number <= count; ++number) {
        const QString name = u"w%1"_s.arg(number);
        changes << QJsonObject{
            {u"entity"_s,
             QJsonObject{{u"kind"_s, u"person"_s}, {u"id"_s, Id(7, static_cast<quint64>(number)).toString()}}},
            {u"op"_s, u"create"_s},
            {u"after"_s, QJsonObject{{u"kind"_s, u"mobile_worker"_s}, {u"name"_s, name}, {u"handle"_s, name}}}};
    }
    const QByteArray upload = "/v1/uploads/" + Id(8, 1).toString().toLatin1();
    QCOMPARE(server.ask("POST", "/v1/uploads", canonicalJson(QJsonObject{{u"id"_s, Id(8, 1).toString()}})).status, 201);
    const QByteArray part = canonicalJson(QJsonObject{{u"changes"_s, changes}});
    const Response put =
        server.ask("PUT", upload + "/parts/1", part, "Content-Digest: sha-256=:" + sha256(part).toBase64() + ":\r\n");
    QVERIFY2(put.status / 100 == 2, put.body.constData());
    const Response accepted = server.ask("POST", upload + "/commit", R"({"parts":1})");
    QVERIFY2(accepted.status == 202, accepted.body.constData());
    QCOMPARE(server.stop(), 0);
    const auto project = (*SqlStore::open(server.database()))->load();
    QVERIFY(project);
    QCOMPARE(project->people.size(), count + 1);
    QCOMPARE(project->revision, 1);
}

void ProcessTest::verifyNamesTheBadRow()
{
    Stewardd server;
    claim(server);
    QByteArray tag;
    const QString role = someRole(server, &tag);
    for (const char *name : {"One", "Two", "Three"}) {
        QByteArray now;
        const QByteArray path = "/v1/roles/" + someRole(server, &now).toLatin1();
        const QByteArray body = canonicalJson(QJsonObject{{u"name"_s, QString::fromLatin1(name)}});
        QCOMPARE(server.ask("PATCH", path, body, "If-Match: " + now + "\r\n").status, 200);
    }
    server.stop();
    const QStringList verify{u"verify"_s, u"--database"_s, server.database()};
    const auto good = Stewardd::run(verify);
    QCOMPARE(good.code, 0);
    QVERIFY(good.out.startsWith("3 rows"_L1));
    {
        QSqlDatabase file = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"hand"_s);
        file.setDatabaseName(server.database());
        QVERIFY(file.open());
        QSqlQuery query(file);
        QVERIFY2(query.exec(u"UPDATE log SET at = '2020-01-01T00:00:00.000Z' WHERE revision = 2"_s),
                 qPrintable(query.lastError().text()));
        QCOMPARE(query.numRowsAffected(), 1);
        file.close();
    }
    QSqlDatabase::removeDatabase(u"hand"_s);
    const auto bad = Stewardd::run(verify);
    QCOMPARE(bad.code, 1);
    QVERIFY2(bad.err.contains("row 2 "_L1), qPrintable(bad.err));
}

void ProcessTest::seeds()
{
    Stewardd server;
    const QStringList seed{u"seed"_s, u"--database"_s, server.database(), u"--pack"_s, u"S"_s};
    const auto made = Stewardd::run(seed);
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QCOMPARE(Stewardd::run(seed).code, 1); // not over what is there
    QVERIFY(server.start());
    const QString code = made.out.simplified().section(u' ', -1);
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
    const auto people = parseObject(server.ask("GET", "/v1/people").body);
    QVERIFY(people);
    QVERIFY(people->value("items"_L1).toArray().size() >= 40);
    QVERIFY(server.ask("GET", "/v1/project").body.contains("training"));
}

void ProcessTest::seedsEachPack_data()
{
    QTest::addColumn<int>("places");
    QTest::newRow("S") << 40;
    QTest::newRow("M") << 2'000;
    if (isFull())
        QTest::newRow("L") << 20'000; // twenty seconds with the sanitizers, and XL five times that
}

void ProcessTest::seedsEachPack()
{
    QFETCH(const int, places);
    const Stewardd server;
    const QString pack = QString::fromLatin1(QTest::currentDataTag());
    const auto made = Stewardd::run({u"seed"_s, u"--database"_s, server.database(), u"--pack"_s, pack}, 100'000);
    QVERIFY2(made.code == 0, qPrintable(made.err));
    const auto store = SqlStore::openToRead(server.database());
    QVERIFY(store);
    const auto project = (*store)->load();
    QVERIFY(project);
    QCOMPARE(project->places.size(), places);
    QVERIFY(project->revision > 0); // with its past
    const auto check = (*store)->verify();
    QVERIFY(check);
    QCOMPARE(check->rows, project->revision);
    QCOMPARE(check->firstBadRevision, 0);
}

void ProcessTest::seedsNoOtherPack()
{
    const Stewardd server;
    const QStringList seed{u"seed"_s, u"--database"_s, server.database(), u"--pack"_s};
    const auto made = Stewardd::run(seed + QStringList{u"XXL"_s});
    QCOMPARE(made.code, 2);
    QVERIFY2(made.err.contains("--pack: S, M, L or XL"_L1), qPrintable(made.err));
    QVERIFY(!QFile::exists(server.database()));
}

void ProcessTest::anInterruptedSeedLeavesNothingInThePlace()
{
    Stewardd server;
    const QStringList seed{u"seed"_s, u"--database"_s, server.database(), u"--pack"_s, u"M"_s};
    QProcess process;
    process.start(QStringLiteral(STEWARDD_PROGRAM), seed);
    // As soon as it writes: a database, and no project in it yet.
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(server.database() + u".new"_s), 30'000);
    process.kill();
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    QVERIFY(!QFile::exists(server.database()));
    const QStringList again{u"seed"_s, u"--database"_s, server.database()};
    const auto made = Stewardd::run(again);
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QCOMPARE(Stewardd::run({u"verify"_s, u"--database"_s, server.database()}).code, 0);
    QCOMPARE(QDir(QFileInfo(server.database()).path()).entryList({u"*.new*"_s, u"*.lock"_s}), QStringList());
}

void ProcessTest::logHoldsNothingPersonal()
{
    Stewardd server;
    claim(server);
    QByteArray tag;
    const QByteArray path = "/v1/roles/" + someRole(server, &tag).toLatin1();
    QCOMPARE(server.ask("PATCH", path, R"({"name":"canary-body"})", "If-Match: " + tag + "\r\nX-Y: canary-header\r\n")
                 .status,
             200);
    QCOMPARE(server.ask("GET", path + "?secret=canary-query").status, 200);
    QCOMPARE(server.ask("GET", "/v1/me", {}, {}, server.adminToken() + "canary").status, 401);
    RawClient rude(server.port());
    rude.send("GET /v1/canary-bad\x01 HTTP/1.1\r\nHost: x\r\n\r\n");
    QVERIFY(rude.read());
    QTRY_VERIFY(server.log().contains(R"("verb":"PATCH","route":"/v1/roles/{}","status":200,)"_L1));
    const QString log = server.log();
    QVERIFY(!log.contains("canary"_L1));
    QVERIFY(!log.contains("Amina"_L1));
    QVERIFY(!log.contains("Bearer"_L1));
    QVERIFY(!log.contains(QString::fromLatin1(server.adminToken().last(20))));
}

STEWARD_TEST(ProcessTest, "process", Core)
#include "processtest.moc"
