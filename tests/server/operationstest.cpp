// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "server/stewardd.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

/// The program as a monitoring, a load balancer and a service manager meet it.
class OperationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadyBeforeTheFirstToken();
    void isNotReadyWithoutAnIssuer();
    void breakGlassWhileTheUsualIssuerIsAway();
    void metricsTellWhatWasDone();
    void metricsAreNotForThePublic();
    void aCommitUnderWayIsFinished();
    void whoOnlyDawdlesIsNotWaitedFor();

private:
    static void claim(Stewardd &server);
    /// The first role, renamed; the status of the answer.
    static int renameARole(const Stewardd &server, const QByteArray &name);
};

void OperationsTest::claim(Stewardd &server)
{
    const QString code = server.init();
    QVERIFY(!code.isEmpty());
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
}

int OperationsTest::renameARole(const Stewardd &server, const QByteArray &name)
{
    const auto list = parseObject(server.ask("GET", "/v1/roles").body);
    const QString id = list ? list->value("items"_L1).toArray().at(0).toObject().value("id"_L1).toString() : QString();
    const QByteArray path = "/v1/roles/" + id.toLatin1();
    const QByteArray tag = headerValue(server.ask("GET", path).headers, "etag");
    return server.ask("PATCH", path, R"({"name":")" + name + "\"}", "If-Match: " + tag + "\r\n").status;
}

void OperationsTest::isReadyBeforeTheFirstToken()
{
    Stewardd server;
    QVERIFY(!server.init().isEmpty());
    QVERIFY(server.start());
    QTRY_COMPARE(server.askHealth("/readyz").status, 200);
    QCOMPARE(server.issuer().timesAsked(), 1);
    QCOMPARE(server.metric("steward_issuers_read"), 1);
}

void OperationsTest::isNotReadyWithoutAnIssuer()
{
    Stewardd server;
    QVERIFY(!server.init().isEmpty());
    server.issuer().misbehave(Response{500, {}, {}});
    QVERIFY(server.start());
    QTest::qWait(500);
    QCOMPARE(server.askHealth("/readyz").status, 503);
    QCOMPARE(server.health(), 200); // a restart would not help
    server.issuer().misbehave({});
    QTRY_COMPARE_WITH_TIMEOUT(server.askHealth("/readyz").status, 200, 20'000); // by itself
}

/// An admin who is known at both signs in at the second one when the first is gone, in a server that has just started.
void OperationsTest::breakGlassWhileTheUsualIssuerIsAway()
{
    Stewardd server;
    const TestIssuer second;
    const QStringList both{u"--issuer"_s, second.address()};
    const QString first = server.init();
    QVERIFY(server.start(both));
    QTRY_COMPARE(server.metric("steward_issuers_read"), 2);
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, first}})).status, 200);
    const auto made = Stewardd::run({u"claim"_s, u"--database"_s, server.database()});
    const QString code = made.out.simplified().section(u' ', -1);
    const QByteArray spare = second.token(u"amina's key in the safe"_s);
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}}), {}, spare).status, 200);
    QCOMPARE(server.stop(), 0);

    server.issuer().misbehave(Response{500, {}, {}});
    QVERIFY(server.start(both));
    QTRY_COMPARE(server.askHealth("/readyz").status, 200);
    QCOMPARE(server.metric("steward_issuers"), 2);
    QCOMPARE(server.metric("steward_issuers_read"), 1);
    QCOMPARE(server.ask("GET", "/v1/me").status, 503);
    const auto me = parseObject(server.ask("GET", "/v1/me", {}, {}, spare).body);
    QVERIFY(me);
    QCOMPARE(me->value("name"_L1).toString(), u"Amina"_s);
    // What a console is told: both, the usual one first.
    const auto told = parseObject(server.ask("GET", "/.well-known/oauth-protected-resource").body);
    QVERIFY(told);
    QCOMPARE(told->value("authorization_servers"_L1).toArray(),
             (QJsonArray{server.issuer().address(), second.address()}));
}

void OperationsTest::metricsTellWhatWasDone()
{
    Stewardd server;
    claim(server);
    QCOMPARE(renameARole(server, "Surveyor"), 200);
    QCOMPARE(renameARole(server, "Enumerator"), 200);
    QCOMPARE(server.ask("GET", "/v1/nothing-of-ours").status, 404);
    RawClient waiting(server.port());
    waiting.send("GET /v1/changes?since=2&wait=20 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminToken()
                 + "\r\n\r\n");
    QTRY_COMPARE(server.metric("steward_long_polls"), 1);
    QTRY_COMPARE(server.metric("steward_connections"), 1); // those before it take a moment to close
    QCOMPARE(server.metric("steward_connections_busy"), 1);
    QCOMPARE(server.metric("steward_commits_total"), 2);
    QCOMPARE(server.metric("steward_revision"), 2);
    QCOMPARE(server.metric("steward_store_up"), 1);
    QCOMPARE(server.metric(R"(steward_requests_total{route="/v1/roles/{}",verb="PATCH",status="200"})"), 2);
    QCOMPARE(server.metric(R"(steward_requests_total{route="other",verb="GET",status="404"})"), 1);
    QCOMPARE(server.metric(R"(steward_request_seconds_count{route="/v1/roles/{}",verb="PATCH"})"), 2);
    QCOMPARE(renameARole(server, "Once more"), 200);
    QVERIFY(waiting.read());
    QTRY_COMPARE(server.metric("steward_long_polls"), 0);
    QCOMPARE(headerValue(server.askHealth("/metrics").headers, "content-type"),
             "text/plain; version=0.0.4; charset=utf-8");
    QVERIFY(!server.askHealth("/metrics").body.contains("admin-1"));
}

void OperationsTest::metricsAreNotForThePublic()
{
    Stewardd server;
    claim(server);
    for (const char *path : {"/metrics", "/healthz", "/readyz"})
        QCOMPARE(server.ask("GET", path).status, 404);
}

/// Told to stop while a change is on its way: it arrives, is committed and answered, and then the server ends.
void OperationsTest::aCommitUnderWayIsFinished()
{
    Stewardd server;
    claim(server);
    const QByteArray body = R"({"name":"Begun before the end"})";
    const QByteArray request = "POST /v1/roles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + server.adminToken()
                               + "\r\nContent-Type: application/json\r\nContent-Length: "
                               + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    RawClient client(server.port());
    client.send(request.chopped(1));
    QTRY_COMPARE(server.metric("steward_connections_busy"), 1);
    server.tellToStop();
    QTRY_COMPARE(server.askHealth("/readyz").status, 503); // no new ones, please
    QVERIFY(server.askHealth("/readyz").body.contains("server.stopping"));
    QVERIFY(!RawClient(server.port()).isConnected());
    client.send(request.last(1));
    const auto answer = client.read();
    QVERIFY(answer);
    QCOMPARE(answer->status, 200);
    QCOMPARE(server.stop(), 0);
    QVERIFY(server.start());
    QVERIFY(server.ask("GET", "/v1/roles").body.contains("Begun before the end"));
}

void OperationsTest::whoOnlyDawdlesIsNotWaitedFor()
{
    Stewardd server;
    claim(server);
    RawClient client(server.port());
    client.send("POST /v1/roles HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
    QTRY_COMPARE(server.metric("steward_connections_busy"), 1);
    QElapsedTimer spent;
    spent.start();
    QCOMPARE(server.stop(), 0);
    QVERIFY2(spent.elapsed() < 10'000, qPrintable(QString::number(spent.elapsed())));
}

STEWARD_TEST(OperationsTest, "operations", Core)
#include "operationstest.moc"
