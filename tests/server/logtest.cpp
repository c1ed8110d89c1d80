// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "server/stewardd.h"
#include "support/testmain.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

/// In every place where a client may put something; no line of the log may hold it, in any spelling.
const QByteArray canary = "canary7f3a";

QList<QJsonObject> linesOf(const QString &log)
{
    QList<QJsonObject> lines;
    for (const QString &line : log.split(u'\n', Qt::SkipEmptyParts)) {
        const auto object = parseObject(line.toUtf8());
        lines << (object ? *object : QJsonObject{{u"unreadable"_s, line}});
    }
    return lines;
}

} // namespace

/// What stewardd writes down while it runs.
class LogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachLineIsAnObject();
    void eachRequestHasItsLine();
    void levels_data();
    void levels();
    void nothingSecretAtTheHighestLevel();

private:
    static void claim(Stewardd &server, const QString &level);
    static std::optional<QJsonObject> lineOf(Stewardd &server, const QByteArray &id);
};

void LogTest::claim(Stewardd &server, const QString &level)
{
    const QString code = server.init();
    QVERIFY(!code.isEmpty());
    QVERIFY(server.start({u"--log-level"_s, level, u"--secrets-key"_s, server.makeSecretsKey()}));
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
}

std::optional<QJsonObject> LogTest::lineOf(Stewardd &server, const QByteArray &id)
{
    for (const QJsonObject &line : linesOf(server.log())) {
        if (line.value("id"_L1).toString() == QString::fromLatin1(id))
            return line;
    }
    return std::nullopt;
}

void LogTest::eachLineIsAnObject()
{
    Stewardd server;
    claim(server, u"debug"_s);
    server.issuer().misbehave(Response{500, {}, {}});
    RawClient(server.port()).send("nonsense\r\n\r\n");
    QCOMPARE(server.ask("GET", "/v1/me").status, 200);
    QCOMPARE(server.stop(), 0);
    const auto lines = linesOf(server.log());
    QVERIFY(lines.size() >= 3);
    static const QRegularExpression time(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"_s);
    for (const QJsonObject &line : lines) {
        QVERIFY2(!line.contains("unreadable"_L1), qPrintable(line.value("unreadable"_L1).toString()));
        QVERIFY2(time.match(line.value("time"_L1).toString()).hasMatch(), canonicalJson(line).constData());
        QVERIFY(
            (QStringList{u"error"_s, u"warning"_s, u"info"_s, u"debug"_s}).contains(line.value("level"_L1).toString()));
        QVERIFY2(line.contains("text"_L1) != line.contains("route"_L1), canonicalJson(line).constData());
    }
}

void LogTest::eachRequestHasItsLine()
{
    Stewardd server;
    claim(server, u"info"_s);
    const Response answer = server.ask("GET", "/v1/roles/0123456789abcdef0123456789abcdef?x=y");
    QCOMPARE(answer.status, 404);
    const QByteArray id = headerValue(answer.headers, "x-request-id");
    QTRY_VERIFY(lineOf(server, id));
    const QJsonObject line = *lineOf(server, id);
    QCOMPARE(line.value("level"_L1), u"info"_s);
    QCOMPARE(line.value("verb"_L1), u"GET"_s);
    QCOMPARE(line.value("route"_L1), u"/v1/roles/{}"_s);
    QCOMPARE(line.value("status"_L1), 404);
    QCOMPARE(line.value("out"_L1), answer.body.size());
    QVERIFY(line.value("ms"_L1).isDouble());
    // One for each, and no more.
    QCOMPARE(server.log().count(QString::fromLatin1(id)), 1);
}

void LogTest::levels_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<QStringList>("told");
    QTest::newRow("error") << u"error"_s << QStringList();
    QTest::newRow("warning") << u"warning"_s << QStringList{u"warning"_s};
    QTest::newRow("info") << u"info"_s << QStringList{u"info"_s, u"warning"_s};
    QTest::newRow("debug") << u"debug"_s << QStringList{u"debug"_s, u"info"_s, u"warning"_s};
}

void LogTest::levels()
{
    QFETCH(QString, level);
    QFETCH(QStringList, told);
    Stewardd server;
    QVERIFY(!server.init().isEmpty());
    server.issuer().misbehave(Response{500, {}, {}}); // a warning, and 503 for who has a token of its
    QVERIFY(server.start({u"--log-level"_s, level}));
    QCOMPARE(server.ask("GET", "/v1/me").status, 503);
    QCOMPARE(server.ask("GET", "/v1/me", {}, {}, QByteArray("nonsense")).status, 401); // why is for "debug"
    QCOMPARE(server.stop(), 0);
    QStringList levels;
    for (const QJsonObject &line : linesOf(server.log()))
        levels << line.value("level"_L1).toString();
    levels.sort();
    levels.removeDuplicates();
    QCOMPARE(levels, told);
}

void LogTest::nothingSecretAtTheHighestLevel()
{
    Stewardd server;
    claim(server, u"debug"_s);
    const auto list = parseObject(server.ask("GET", "/v1/roles").body);
    QVERIFY(list);
    const QByteArray role = list->value("items"_L1).toArray().at(0).toObject().value("id"_L1).toString().toLatin1();
    const QByteArray tag = headerValue(server.ask("GET", "/v1/roles/" + role).headers, "etag");
    const QByteArray token = server.adminToken();
    const TestIssuer &issuer = server.issuer();
    const QString name = QString::fromLatin1(canary);
    const TestIssuer stranger;

    QList<QByteArray> ids;
    const auto ask = [&](int status, const QByteArray &verb, const QByteArray &target, const QByteArray &body = {},
                         const QByteArray &headers = {}, std::optional<QByteArray> as = {}) {
        const Response answer = server.ask(verb, target, body, headers, std::move(as));
        QVERIFY2(answer.status == status, (verb + ' ' + target + ": " + QByteArray::number(answer.status)).constData());
        ids << headerValue(answer.headers, "x-request-id");
    };
    // Path, query, headers, cookie, body; taken and refused.
    ask(200, "GET", "/v1/me?access_token=" + canary + "&x=" + canary, {},
        "Cookie: session=" + canary + "\r\nX-Api-Key: " + canary + "\r\nReferer: https://x.test/?" + canary
            + "\r\nUser-Agent: " + canary + "\r\nX-Forwarded-For: " + canary + "\r\nX-Request-Id: " + canary
            + "\r\nIdempotency-Key: " + canary + "\r\n");
    ask(404, "GET", "/v1/roles/" + canary);
    ask(404, "GET", '/' + canary);
    ask(404, "GET", "/v1/" + canary + "/%0a{\"level\":\"" + canary);
    ask(405, canary, "/v1/me");
    ask(405, "DELETE", "/v1/me?" + canary);
    ask(200, "PATCH", "/v1/roles/" + role, R"({"name":")" + canary + R"(","reason":")" + canary + "\"}",
        "If-Match: " + tag + "\r\n");
    ask(412, "PATCH", "/v1/roles/" + role, R"({"name":")" + canary + "x\"}", "If-Match: \"" + canary + "\"\r\n");
    ask(400, "POST", "/v1/change-sets", "{\"" + canary);
    ask(422, "POST", "/v1/roles", "{\"" + canary + "\":1,\"name\":\"" + canary + "\"}");
    ask(409, "POST", "/v1/claims", R"({"code":")" + canary + canary + canary + "\"}");
    ask(400, "POST", "/v1/roles", "{}", "Content-Type: text/" + canary + "\r\n");
    ask(422, "GET", "/v1/audit?author=" + canary + "%0d%0a");
    // A secret, taken and refused.
    const auto made = parseObject(server.ask("POST", "/v1/oauth-clients", R"({"name":"x","scopes":["sync"]})").body);
    QVERIFY(made);
    const QJsonObject change = made->value("changes"_L1).toArray().at(0).toObject();
    const QByteArray secretPath = "/v1/oauth-clients/" + change["entity"_L1]["id"_L1].toString().toLatin1() + "/secret";
    const QByteArray version = "If-Match: \"v" + QByteArray::number(made->value("revision"_L1).toInt()) + "\"\r\n";
    ask(200, "PUT", secretPath, R"({"value":")" + canary + R"(","reason":")" + canary + "\"}", version);
    ask(422, "PUT", secretPath, R"({"value":")" + canary.repeated(500) + "\"}", version);
    ask(428, "PUT", secretPath, R"({"value":")" + canary + "\"}");
    ask(412, "PUT", secretPath, R"({"value":")" + canary + "\"}", "If-Match: \"v99\"\r\n");
    // Tokens, good and bad in each way.
    ask(403, "GET", "/v1/me", {}, {}, issuer.token(name));
    ask(401, "GET", "/v1/me", {}, {}, canary);
    ask(401, "GET", "/v1/me", {}, {}, token + canary);
    ask(401, "GET", "/v1/me", {}, {}, issuer.token({{u"aud"_s, name}}));
    ask(401, "GET", "/v1/me", {}, {}, issuer.token({{u"iss"_s, QString(u"https://"_s + name)}}));
    ask(401, "GET", "/v1/me", {}, {}, issuer.token({}, {{u"kid"_s, name}}));
    ask(401, "GET", "/v1/me", {}, {}, stranger.token(name));
    // What is refused before it gets to anybody.
    for (const QByteArray &bytes :
         {"GET /" + canary + "\x01 HTTP/1.1\r\nHost: x\r\n\r\n", "GET /" + canary + " HTTP/9.9\r\nHost: x\r\n\r\n",
          canary + "\r\n\r\n", "GET / HTTP/1.1\r\nHost: " + canary + "\r\nHost: " + canary + "\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: x\r\nX: " + canary.repeated(4000) + "\r\n\r\n",
          "POST /v1/roles HTTP/1.1\r\nHost: x\r\nContent-Length: " + canary + "\r\n\r\n"}) {
        RawClient client(server.port());
        client.send(bytes);
        if (const auto answer = client.read(2s))
            ids << headerValue(answer->headers, "x-request-id");
    }
    QCOMPARE(server.stop(), 0);
    // An issuer that answers with it.
    server.issuer().misbehave(Response{200, {{"content-type", "application/json"}}, R"({"issuer":")" + canary + "\"}"});
    QVERIFY(server.start({u"--log-level"_s, u"debug"_s}));
    QTRY_VERIFY(server.log().contains("not to be had"_L1));
    QCOMPARE(server.stop(), 0);

    const QString log = server.log();
    ids.removeAll(QByteArray());
    QVERIFY(ids.size() >= 26);
    for (const QByteArray &id : std::as_const(ids)) // it looked, and wrote nothing of it
        QVERIFY2(log.contains(QString::fromLatin1(id)), id.constData());
    QVERIFY(log.contains("\"level\":\"debug\""_L1));
    for (const QByteArray &secret : {canary, canary.toHex(), canary.toBase64(QByteArray::OmitTrailingEquals).first(12),
                                     token.last(20), token.first(20), role, QByteArray("Amina"), QByteArray("admin-1"),
                                     QByteArray("Bearer"), QByteArray("127.0.0.1,")})
        QVERIFY2(!log.contains(QString::fromLatin1(secret), Qt::CaseInsensitive), secret.constData());
}

STEWARD_TEST(LogTest, "log", Core)
#include "logtest.moc"
