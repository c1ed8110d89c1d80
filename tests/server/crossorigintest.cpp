// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/httphost.h"
#include "server/rawclient.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::server;
using steward::tests::askOnce;

namespace {

const QByteArray console = "https://console.example";
const QByteArray loopback = "http://localhost:8080";
const QByteArray evil = "https://evil.example";

/// Answers everything, in its own threads, as the service answers a read.
class Host
{
public:
    explicit Host(const QStringList &origins)
    {
        Limits limits;
        limits.bodyBytes = 10;
        auto started = HttpHost::start({.crossOrigin = CrossOrigin(origins)}, limits,
                                       [](HttpHost &host, const std::shared_ptr<Exchange> &exchange) {
                                           exchange->request = {}; // it has moved on, as it does to the service
                                           host.finish(exchange, {200, {{"vary", "accept"}}, "x"});
                                       });
        Q_ASSERT(started);
        m_host = std::move(started).value();
    }

    [[nodiscard]] Response ask(const QByteArray &verb, const QByteArray &target, const QByteArray &headers) const
    {
        return askOnce(m_host->port(), verb + ' ' + target + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
            .value_or(Response());
    }
    [[nodiscard]] Response get(const QByteArray &origin, const QByteArray &target = "/v1/me") const
    {
        return ask("GET", target, "Origin: " + origin + "\r\n");
    }
    [[nodiscard]] Response askBefore(const QByteArray &origin, const QByteArray &target = "/v1/roles") const
    {
        return ask("OPTIONS", target, "Origin: " + origin + "\r\nAccess-Control-Request-Method: PATCH\r\n");
    }

private:
    std::unique_ptr<HttpHost> m_host;
};

QByteArray allowedBy(const Response &response)
{
    return headerValue(response.headers, "access-control-allow-origin");
}

} // namespace

/// Which pages of other hosts may ask, and what they may read of the answer.
class CrossOriginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noneMay();
    void othersMayNot();
    void theseMay();
    void refusals_canBeRead();
    void preflight_saysWhatMayBeAsked();
    void plainOptions_areNoQuestion();
    void filesOfTheSite_areForTheirOwnPage();
};

void CrossOriginTest::noneMay()
{
    const Host host{QStringList()};
    const Response answer = host.get(console);
    QCOMPARE(answer.status, 200);
    QVERIFY(allowedBy(answer).isEmpty());
    QCOMPARE(headerValue(answer.headers, "vary"), "accept");
    QCOMPARE(host.askBefore(console).status, 405);
}

void CrossOriginTest::othersMayNot()
{
    const Host host{{QString::fromLatin1(console)}};
    for (const QByteArray &origin :
         {evil, QByteArray("null"), console + ":444", QByteArray("http://console.example")}) {
        const Response answer = host.get(origin);
        QCOMPARE(answer.status, 200); // the browser keeps it from the page
        QVERIFY(allowedBy(answer).isEmpty());
        QCOMPARE(headerValue(answer.headers, "vary"), "accept, Origin");
        const Response before = host.askBefore(origin);
        QCOMPARE(before.status, 405);
        QVERIFY(allowedBy(before).isEmpty());
    }
    QVERIFY(allowedBy(host.ask("GET", "/v1/me", {})).isEmpty());
}

void CrossOriginTest::theseMay()
{
    const Host host{{QString::fromLatin1(console), QString::fromLatin1(loopback)}};
    for (const QByteArray &origin : {console, loopback}) {
        const Response answer = host.get(origin);
        QCOMPARE(answer.status, 200);
        QCOMPARE(allowedBy(answer), origin);
        QCOMPARE(headerValue(answer.headers, "access-control-expose-headers"),
                 "ETag, Link, Location, Retry-After, X-Request-Id");
        QCOMPARE(headerValue(answer.headers, "vary"), "accept, Origin");
        QVERIFY(headerValue(answer.headers, "access-control-allow-credentials").isEmpty()); // there are no cookies
    }
    QCOMPARE(allowedBy(host.get(console, "/.well-known/oauth-protected-resource")), console);
}

/// Also those that the host answers before anybody is asked.
void CrossOriginTest::refusals_canBeRead()
{
    const Host host{{QString::fromLatin1(console)}};
    const QByteArray origin = "Origin: " + console + "\r\n";
    const Response tooLong = host.ask("POST", "/v1/roles", origin + "Content-Length: 999999999\r\n");
    QCOMPARE(tooLong.status, 413);
    QCOMPARE(allowedBy(tooLong), console);
    const Response repeated = host.ask("GET", "/v1/me", origin + "If-Match: a\r\nIf-Match: b\r\n");
    QCOMPARE(repeated.status, 400);
    QCOMPARE(allowedBy(repeated), console);
}

void CrossOriginTest::preflight_saysWhatMayBeAsked()
{
    const Host host{{QString::fromLatin1(console)}};
    const Response answer = host.askBefore(console);
    QCOMPARE(answer.status, 204);
    QCOMPARE(allowedBy(answer), console);
    QCOMPARE(headerValue(answer.headers, "access-control-allow-methods"), "GET, POST, PUT, PATCH, DELETE");
    const QByteArrayList allowed = headerValue(answer.headers, "access-control-allow-headers").toLower().split(',');
    for (const char *name : {"authorization", "content-type", "content-digest", "content-encoding", "if-match",
                             "if-none-match", "idempotency-key"})
        QVERIFY2(allowed.contains(name) || allowed.contains(QByteArray(" ") + name), name);
    QCOMPARE(headerValue(answer.headers, "access-control-max-age"), "600");
    QVERIFY(answer.body.isEmpty());
}

void CrossOriginTest::plainOptions_areNoQuestion()
{
    const Host host{{QString::fromLatin1(console)}};
    const Response answer = host.ask("OPTIONS", "/v1/roles", "Origin: " + console + "\r\n");
    QCOMPARE(answer.status, 405);
    QVERIFY(!headerValue(answer.headers, "allow").isEmpty());
}

void CrossOriginTest::filesOfTheSite_areForTheirOwnPage()
{
    const Host host{{QString::fromLatin1(console)}};
    const Response answer = host.get(console, "/index.html");
    QVERIFY(allowedBy(answer).isEmpty());
    QCOMPARE(headerValue(answer.headers, "vary"), "accept");
    QCOMPARE(host.askBefore(console, "/index.html").status, 405);
}

STEWARD_TEST(CrossOriginTest, "crossorigin", Core)
#include "crossorigintest.moc"
