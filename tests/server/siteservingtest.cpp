// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/stewardd.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

/// The browser build as browsers and others get it from the real program.
class SiteServingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void needsNoToken();
    void sendsThePolicy();
    void sendsWhatIsCompressed();
    void answersTheSameAgainShortly();
    void headHasNoBody();
    void pathsThatLeadElsewhere_data();
    void pathsThatLeadElsewhere();
    void theApiIsStillThere();
    void isCounted();
    void aFolderWithoutAPageIsRefused();

private:
    [[nodiscard]] std::optional<Response> get(const QByteArray &target, const QByteArray &headers = {}) const;

    QTemporaryDir m_outer;
    Stewardd m_server;
};

namespace {

const QByteArray script = "/boot.0123456789abcdef.js";

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

void SiteServingTest::initTestCase()
{
    const QString site = m_outer.filePath(u"site"_s);
    QVERIFY(QDir().mkpath(site));
    write(m_outer.filePath(u"secret.txt"_s), "secret");
    write(site + u"/index.html"_s, "<!doctype html>");
    write(site + QString::fromLatin1(script), QByteArray(1000, 'x'));
    write(site + QString::fromLatin1(script) + u".br"_s, QByteArray(10, 'b'));
    write(site + u"/.env"_s, "secret");
    QVERIFY(QFile::link(m_outer.filePath(u"secret.txt"_s), site + u"/link.txt"_s));
    QVERIFY(!m_server.init().isEmpty());
    QVERIFY(m_server.start({u"--site"_s, site}));
}

std::optional<Response> SiteServingTest::get(const QByteArray &target, const QByteArray &headers) const
{
    return askOnce(m_server.port(),
                   "GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
}

void SiteServingTest::needsNoToken()
{
    const auto page = get("/");
    QVERIFY(page);
    QCOMPARE(page->status, 200);
    QCOMPARE(page->body, "<!doctype html>");
    QCOMPARE(headerValue(page->headers, "content-type"), "text/html; charset=utf-8");
    QCOMPARE(headerValue(page->headers, "cache-control"), "no-cache");
    QCOMPARE(get("/index.html?code=a")->body, "<!doctype html>");
}

void SiteServingTest::sendsThePolicy()
{
    const QByteArray issuer = m_server.issuer().address().toLatin1();
    for (const QByteArray &path : {QByteArray("/"), script}) {
        const auto answer = get(path);
        QVERIFY(answer);
        const QByteArray policy = headerValue(answer->headers, "content-security-policy");
        QVERIFY2(policy.contains("connect-src 'self' " + m_server.baseUrl() + ' ' + issuer + ';'), policy.constData());
        const auto hasOnce = [&answer](const QByteArray &name) {
            return std::count_if(answer->headers.cbegin(), answer->headers.cend(),
                                 [&name](const auto &header) { return header.first == name; })
                   == 1;
        };
        for (const char *name : {"content-security-policy", "cross-origin-opener-policy", "x-content-type-options",
                                 "cross-origin-resource-policy", "referrer-policy", "cache-control", "etag", "vary"})
            QVERIFY2(hasOnce(name), name);
    }
}

void SiteServingTest::sendsWhatIsCompressed()
{
    const auto compressed = get(script, "Accept-Encoding: gzip, deflate, br\r\n");
    QVERIFY(compressed);
    QCOMPARE(compressed->body, QByteArray(10, 'b'));
    QCOMPARE(headerValue(compressed->headers, "content-encoding"), "br");
    QCOMPARE(headerValue(compressed->headers, "vary"), "accept-encoding");
    QCOMPARE(headerValue(compressed->headers, "cache-control"), "public, max-age=31536000, immutable");
    QCOMPARE(get(script)->body.size(), 1000);
}

void SiteServingTest::answersTheSameAgainShortly()
{
    const QByteArray tag = headerValue(get("/")->headers, "etag");
    RawClient client(m_server.port());
    // Twice over one connection: a body that should not be there would be taken for the next answer.
    for (int i = 0; i < 2; ++i) {
        client.send("GET / HTTP/1.1\r\nHost: x\r\nIf-None-Match: " + tag + "\r\n\r\n");
        const auto again = client.read();
        QVERIFY(again);
        QCOMPARE(again->status, 304);
        QCOMPARE(headerValue(again->headers, "etag"), tag);
    }
}

void SiteServingTest::headHasNoBody()
{
    RawClient client(m_server.port());
    client.send("HEAD " + script + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    QVERIFY(!client.read(std::chrono::seconds(2))); // the thousand bytes that it announces do not come
    QCOMPARE(askOnce(m_server.port(), "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}")->status, 405);
}

void SiteServingTest::pathsThatLeadElsewhere_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target :
         {"/../secret.txt", "/./../secret.txt", "//secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
          "/..%2Fsecret.txt", "/..%5csecret.txt", "/..\\secret.txt", "/link.txt", "/.env", "/%2eenv", "/index%2ehtml",
          "/boot.0123456789abcdef.js.br", "/..%252fsecret.txt", "/....//secret.txt", "/etc/passwd",
          "/%c0%ae%c0%ae/secret.txt", "/index.html%00.js", "/."})
        QTest::newRow(target) << QByteArray(target);
}

void SiteServingTest::pathsThatLeadElsewhere()
{
    QFETCH(QByteArray, target);
    const auto answer = get(target);
    QVERIFY(answer);
    QCOMPARE(answer->status, 404);
    QVERIFY(!answer->body.contains("secret"));
    QCOMPARE(headerValue(answer->headers, "content-type"), "application/problem+json");
}

void SiteServingTest::theApiIsStillThere()
{
    QCOMPARE(m_server.ask("GET", "/v1/me").status, 403); // known who it is, and nobody here
    QCOMPARE(get("/v1/me")->status, 401);
    QCOMPARE(headerValue(get("/v1/me")->headers, "cache-control"), "no-store");
    QCOMPARE(get("/.well-known/oauth-protected-resource")->status, 200);
    QCOMPARE(get("/openapi.json")->status, 200);
}

void SiteServingTest::isCounted()
{
    QVERIFY(m_server.metric(R"(steward_requests_total{route="site",verb="GET",status="200"})") >= 1);
}

void SiteServingTest::aFolderWithoutAPageIsRefused()
{
    const auto refused = Stewardd::run({u"serve"_s, u"--database"_s, m_server.database(), u"--issuer"_s,
                                        u"https://id.test"_s, u"--audience"_s, u"x"_s, u"--listen"_s, u"127.0.0.1:0"_s,
                                        u"--health"_s, u"127.0.0.1:0"_s, u"--site"_s, m_outer.path()});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("site.missing"_L1), qPrintable(refused.err));
}

STEWARD_TEST(SiteServingTest, "siteserving", Core)
#include "siteservingtest.moc"
