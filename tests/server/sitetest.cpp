// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/site.h"
#include "server/acceptencoding.h"
#include "server/sitepolicy.h"
#include "support/testmain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::server;

namespace {

const QByteArray program = "steward.0123456789abcdef.wasm";

} // namespace

class SiteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wishes_data();
    void wishes();
    void givesTheFormThatIsWanted();
    void eachFormHasItsTag();
    void keptForEverByItsDigestOnly();
    void answersWhatIsKnown_data();
    void answersWhatIsKnown();
    void readsAndNothingElse();
    void leavesOutWhatIsNotForGivingOut();
    void aLinkWithinIsAFile();
    void unknownPaths_data();
    void unknownPaths();
    void theServersPolicyReplacesThePages();
    void needsAPage();
    void tooLargeIsRefused();
    void policyNamesTheIssuers();
    void origins_data();
    void origins();

private:
    void write(const QString &path, const QByteArray &bytes);
    [[nodiscard]] SiteFolder read() const;
    [[nodiscard]] static Response ask(const SiteFolder &folder, const QByteArray &target, const Headers &headers = {},
                                      Request::Verb verb = Request::Verb::Get);

    std::unique_ptr<QTemporaryDir> m_outer;
    QDir m_folder;
};

void SiteTest::init()
{
    m_outer = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_outer->path()).mkpath(u"site"_s));
    m_folder = QDir(m_outer->filePath(u"site"_s));
    write(u"index.html"_s, "<!doctype html>");
    write(QString::fromLatin1(program), QByteArray(1000, 'w'));
    write(QString::fromLatin1(program) + u".br"_s, QByteArray(100, 'b'));
    write(QString::fromLatin1(program) + u".gz"_s, QByteArray(200, 'g'));
    write(u"fonts/inter.woff2"_s, "font");
}

void SiteTest::write(const QString &path, const QByteArray &bytes)
{
    QVERIFY(m_folder.mkpath(QFileInfo(path).path()));
    QFile file(m_folder.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

SiteFolder SiteTest::read() const
{
    auto folder = readSite(m_folder.path());
    return folder ? std::move(folder).value() : SiteFolder{};
}

Response SiteTest::ask(const SiteFolder &folder, const QByteArray &target, const Headers &headers, Request::Verb verb)
{
    Exchange exchange;
    exchange.target = target;
    exchange.request.verb = verb;
    exchange.request.headers = headers;
    return Site(folder, {{"x-policy", "strict"}}).answer(exchange).value_or(Response{404, {}, {}});
}

void SiteTest::wishes_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("coding");
    QTest::addColumn<int>("wish");
    const auto row = [](const char *header, const char *coding, int wish) {
        QTest::addRow("%s for %s", coding, header) << QByteArray(header) << QByteArray(coding) << wish;
    };
    row("gzip, deflate, br", "br", 1000);
    row("gzip, deflate, br", "identity", 1);
    row("gzip, deflate, br", "zstd", 0);
    row("", "br", 0);
    row("", "identity", 1);
    row("br;q=0", "br", 0);
    row("br ; Q=0.5", "br", 500);
    row("BR", "br", 1000);
    row("brotli", "br", 0);
    row("*", "br", 1000);
    row("*;q=0", "identity", 0);
    row("identity;q=0", "identity", 0);
    row("gzip, *;q=0", "gzip", 1000);
    row("gzip, *;q=0", "br", 0);
    row("br;q=7", "br", 0);
    row("br;q=nan", "br", 0);
    row("br;q=-1", "br", 0);
    row(",,;;q,br", "br", 1000);
}

void SiteTest::wishes()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, coding);
    QFETCH(int, wish);
    QCOMPARE(wishFor(coding, header), wish);
}

void SiteTest::givesTheFormThatIsWanted()
{
    const SiteFolder folder = read();
    const auto given = [&folder](const QByteArray &accepted) {
        const Response answer = ask(folder, '/' + program, {{"accept-encoding", accepted}});
        return headerValue(answer.headers, "content-encoding") + ':' + QByteArray::number(answer.body.size());
    };
    QCOMPARE(given("gzip, deflate, br"), "br:100");
    QCOMPARE(given("gzip"), "gzip:200");
    QCOMPARE(given("br;q=0.1, gzip"), "gzip:200");
    QCOMPARE(given("br;q=0, gzip;q=0"), ":1000");
    QCOMPARE(given("deflate"), ":1000");
    QCOMPARE(given("*;q=0"), ":1000"); // better than none
    const Response plain = ask(folder, '/' + program);
    QCOMPARE(plain.body, QByteArray(1000, 'w'));
    QCOMPARE(headerValue(plain.headers, "content-type"), "application/wasm");
    QCOMPARE(headerValue(plain.headers, "x-policy"), "strict");
    // The next client may want another form: a cache in between must know.
    QCOMPARE(headerValue(plain.headers, "vary"), "accept-encoding");
    QCOMPARE(headerValue(ask(folder, "/").headers, "content-type"), "text/html; charset=utf-8");
}

void SiteTest::eachFormHasItsTag()
{
    const SiteFolder folder = read();
    QSet<QByteArray> tags;
    for (const char *accepted : {"br", "gzip", "identity"}) {
        const QByteArray tag = headerValue(ask(folder, '/' + program, {{"accept-encoding", accepted}}).headers, "etag");
        QVERIFY2(tag.startsWith('"') && tag.endsWith('"') && tag.size() >= 18, tag.constData());
        tags << tag;
    }
    QCOMPARE(tags.size(), 3);
    const QByteArray before = headerValue(ask(folder, "/").headers, "etag");
    write(u"index.html"_s, "<!doctype html>another");
    QVERIFY(headerValue(ask(read(), "/").headers, "etag") != before);
}

void SiteTest::keptForEverByItsDigestOnly()
{
    write(u"plain.0123456789abcde.js"_s, "15 letters of a digest");
    write(u"word.deadbeefdeadbeeg.js"_s, "no digest");
    write(u"0123456789abcdef/page.css"_s, "of the folder, not of the file");
    const SiteFolder folder = read();
    const auto kept = [&folder](const QByteArray &path) {
        return headerValue(ask(folder, path).headers, "cache-control");
    };
    QCOMPARE(kept('/' + program), "public, max-age=31536000, immutable");
    for (const char *path : {"/", "/index.html", "/fonts/inter.woff2", "/plain.0123456789abcde.js",
                             "/word.deadbeefdeadbeeg.js", "/0123456789abcdef/page.css"})
        QCOMPARE(kept(path), "no-cache");
}

void SiteTest::answersWhatIsKnown_data()
{
    QTest::addColumn<QByteArray>("known");
    QTest::addColumn<int>("status");
    QTest::newRow("the same") << QByteArray("TAG") << 304;
    QTest::newRow("weakened by a proxy") << QByteArray("W/TAG") << 304;
    QTest::newRow("one of several") << QByteArray("\"x\", TAG") << 304;
    QTest::newRow("any") << QByteArray("*") << 304;
    QTest::newRow("another") << QByteArray("\"x\"") << 200;
    QTest::newRow("nonsense") << QByteArray(",,W/") << 200;
}

void SiteTest::answersWhatIsKnown()
{
    QFETCH(QByteArray, known);
    QFETCH(int, status);
    const SiteFolder folder = read();
    const QByteArray tag = headerValue(ask(folder, "/").headers, "etag");
    const Response answer = ask(folder, "/", {{"if-none-match", known.replace("TAG", tag)}});
    QCOMPARE(answer.status, status);
    QCOMPARE(headerValue(answer.headers, "etag"), tag);
    QCOMPARE(headerValue(answer.headers, "cache-control"), "no-cache");
    QCOMPARE(answer.body.isEmpty(), status == 304);
    // The tag of one form is not that of another.
    QCOMPARE(
        ask(folder, '/' + program,
            {{"accept-encoding", "br"}, {"if-none-match", headerValue(ask(folder, '/' + program).headers, "etag")}})
            .status,
        200);
}

void SiteTest::readsAndNothingElse()
{
    const SiteFolder folder = read();
    for (const auto verb : {Request::Verb::Post, Request::Verb::Put, Request::Verb::Patch, Request::Verb::Delete}) {
        const Response answer = ask(folder, "/index.html", {}, verb);
        QCOMPARE(answer.status, 405);
        QCOMPARE(headerValue(answer.headers, "allow"), "GET, HEAD");
    }
    QCOMPARE(ask(folder, "/?code=a&state=b").status, 200); // back from signing in
}

void SiteTest::leavesOutWhatIsNotForGivingOut()
{
    const QString outside = m_outer->filePath(u"secret.txt"_s);
    {
        QFile secret(outside);
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write("secret");
    }
    write(u".env"_s, "secret");
    write(u".git/config"_s, "secret");
    write(u"a/.htaccess"_s, "secret");
    write(u"two words.js"_s, "x");
    write(u"percent%41.js"_s, "x");
    write(QStringLiteral("caf\u00e9.js"), "x");
    QVERIFY(QFile::link(outside, m_folder.filePath(u"link.txt"_s)));
    QVERIFY(QFile::link(u"../secret.txt"_s, m_folder.filePath(u"up.txt"_s)));
    QVERIFY(QFile::link(m_folder.filePath(u".env"_s), m_folder.filePath(u"env.txt"_s)));
    QVERIFY(QFile::link(m_outer->path(), m_folder.filePath(u"folder"_s)));
    QVERIFY(QFile::link(u"nowhere"_s, m_folder.filePath(u"broken.txt"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(m_folder.filePath(u"pipe.txt"_s)).constData(), 0600), 0);

    const SiteFolder folder = read();
    QStringList left = folder.left;
    left.sort();
    QCOMPARE(left, (QStringList{u".env"_s, u".git/config"_s, u"a/.htaccess"_s, u"broken.txt"_s,
                                QStringLiteral("caf\u00e9.js"), u"env.txt"_s, u"folder"_s, u"link.txt"_s,
                                u"percent%41.js"_s, u"pipe.txt"_s, u"two words.js"_s, u"up.txt"_s}));
    QList<QByteArray> taken = folder.files.keys();
    std::sort(taken.begin(), taken.end());
    QCOMPARE(taken, (QList<QByteArray>{"/fonts/inter.woff2", "/index.html", '/' + program}));
}

void SiteTest::aLinkWithinIsAFile()
{
    QVERIFY(QFile::link(m_folder.filePath(u"fonts/inter.woff2"_s), m_folder.filePath(u"font.woff2"_s)));
    QCOMPARE(ask(read(), "/font.woff2").body, "font");
}

void SiteTest::unknownPaths_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"", "/fonts", "/fonts/", "//index.html", "/./index.html", "/fonts/../index.html", "/../secret.txt",
          "/%2e%2e/secret.txt", "/fonts%2finter.woff2", "/fonts%2Finter.woff2", "/fonts\\inter.woff2", "/index%2ehtml",
          "/INDEX.HTML", "/index.html/", "/index.html%00", "/.env", "/steward.0123456789abcdef.wasm.br",
          "/steward.0123456789abcdef.wasm.gz", "index.html"})
        QTest::newRow(path) << QByteArray(path);
}

void SiteTest::unknownPaths()
{
    QFETCH(QByteArray, path);
    write(u".env"_s, "secret");
    const SiteFolder folder = read();
    QCOMPARE(ask(folder, path).status, 404);
    QCOMPARE(ask(folder, path + "?x=/index.html").status, 404);
}

void SiteTest::theServersPolicyReplacesThePages()
{
    const QByteArray meta = "<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\">\n";
    write(u"index.html"_s, "<head>\n" + meta + "<title>Steward</title>\n</head>");
    write(u"index.html.br"_s, "compressed with the policy in it");
    const Response answer = ask(read(), "/", {{"accept-encoding", "br"}});
    QCOMPARE(answer.body, "<head>\n<title>Steward</title>\n</head>");
    QVERIFY(headerValue(answer.headers, "content-encoding").isEmpty());
}

void SiteTest::needsAPage()
{
    const auto nowhere = readSite(m_folder.filePath(u"nowhere"_s));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, u"site.missing"_s);
    QVERIFY(QFile::remove(m_folder.filePath(u"index.html"_s)));
    QVERIFY(!readSite(m_folder.path()));
}

void SiteTest::tooLargeIsRefused()
{
    QFile file(m_folder.filePath(u"large.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64(257) * 1024 * 1024)); // a hole: costs nothing
    file.close();
    const auto folder = readSite(m_folder.path());
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, u"site.size"_s);
}

void SiteTest::policyNamesTheIssuers()
{
    const Headers headers = siteHeaders({QUrl(u"https://hq.example.org/"_s),
                                         {u"https://login.example.org/realms/a"_s, u"https://login.example.org/b"_s,
                                          u"https://key.example.net:8443"_s, u"https://hq.example.org"_s}});
    const QByteArray policy = headerValue(headers, "content-security-policy");
    QVERIFY2(policy.contains("; connect-src 'self' https://hq.example.org https://login.example.org "
                             "https://key.example.net:8443; "),
             policy.constData());
    QVERIFY(!policy.contains("API") && !policy.contains("ISSUERS"));
    for (const char *directive : {"default-src 'none'; ", "script-src 'self' 'wasm-unsafe-eval'; ", "base-uri 'none'; ",
                                  "object-src 'none'; ", "form-action 'none'; ", "frame-ancestors 'none'"})
        QVERIFY2(policy.contains(directive), directive);
    QVERIFY(!policy.contains("'unsafe-inline'") && !policy.contains("'unsafe-eval'"));
    QCOMPARE(headerValue(headers, "cross-origin-opener-policy"), "same-origin");
    QCOMPARE(headerValue(headers, "cross-origin-resource-policy"), "same-origin");
    QCOMPARE(headerValue(headers, "x-content-type-options"), "nosniff");
    QCOMPARE(headerValue(headers, "referrer-policy"), "no-referrer");
    QCOMPARE(headerValue(headers, "strict-transport-security"), "max-age=31536000");
    QVERIFY(headerValue(siteHeaders({QUrl(u"http://127.0.0.1:8470"_s), {}}), "strict-transport-security").isEmpty());
}

void SiteTest::origins_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QByteArray>("origin");
    QTest::newRow("path and query") << u"https://id.test/realms/x?y=z"_s << QByteArray("https://id.test");
    QTest::newRow("usual port") << u"https://id.test:443/"_s << QByteArray("https://id.test");
    QTest::newRow("own port") << u"http://127.0.0.1:9400"_s << QByteArray("http://127.0.0.1:9400");
    QTest::newRow("capitals") << u"HTTPS://ID.Test"_s << QByteArray("https://id.test");
    QTest::newRow("other letters") << QStringLiteral("https://b\u00fccher.test")
                                   << QByteArray("https://xn--bcher-kva.test");
    QTest::newRow("user") << u"https://a:b@id.test"_s << QByteArray("https://id.test");
    QTest::newRow("more directives") << u"https://id.test; script-src *"_s << QByteArray();
    QTest::newRow("another scheme") << u"ftp://id.test"_s << QByteArray();
    QTest::newRow("nothing") << QString() << QByteArray();
}

void SiteTest::origins()
{
    QFETCH(QString, address);
    QFETCH(QByteArray, origin);
    QCOMPARE(originOf(QUrl(address)), origin);
}

STEWARD_TEST(SiteTest, "site", Core)
#include "sitetest.moc"
