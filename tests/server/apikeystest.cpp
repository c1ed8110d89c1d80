// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "server/stewardd.h"
#include "support/cluster.h"
#include "support/testmain.h"
#include "vault/digest.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;

namespace {

QJsonObject objectIn(const Response &response)
{
    const auto object = parseObject(response.body);
    return object ? *object : QJsonObject();
}

/// A server whose admin has an API key.
class Place
{
public:
    explicit Place(const QString &database = {})
        : m_server(database)
    {
    }
    void begin(const QStringList &more = {}, const QByteArray &members = {})
    {
        const QString code = m_server.init();
        QVERIFY(m_server.start(more));
        QCOMPARE(m_server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
        const QJsonObject me = objectIn(m_server.ask("GET", "/v1/me"));
        m_user = me.value("handle"_L1).toString().toUtf8();
        QVERIFY(!m_user.isEmpty());
        const QByteArray owner = me.value("person"_L1).toString().toLatin1();
        const Response made =
            m_server.ask("POST", "/v1/api-keys", "{\"name\":\"Export\",\"owner\":\"" + owner + "\"" + members + "}");
        QVERIFY2(made.status == 200, made.body.constData());
        m_path = "/v1/api-keys/"
                 + objectIn(made).value("changes"_L1).toArray().at(0)["entity"_L1]["id"_L1].toString().toLatin1();
    }
    [[nodiscard]] QByteArray makeValue() const
    {
        const QByteArray tag = headerValue(m_server.ask("GET", m_path).headers, "etag");
        const Response made = m_server.ask("POST", m_path + "/value", "{}", "If-Match: " + tag + "\r\n");
        return headerValue(made.headers, "cache-control") == "no-store"
                   ? objectIn(made).value("value"_L1).toString().toLatin1()
                   : QByteArray();
    }
    /// With this and no other Authorization.
    [[nodiscard]] Response ask(const QByteArray &authorization, const QByteArray &target = "/v1/me",
                               const QByteArray &more = {}) const
    {
        RawClient client(m_server.port());
        client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + more
                    + "Authorization: " + authorization + "\r\n\r\n");
        return client.read().value_or(Response{});
    }
    [[nodiscard]] QByteArray header(const QByteArray &value) const { return "ApiKey " + m_user + ':' + value; }
    [[nodiscard]] Stewardd &server() { return m_server; }
    [[nodiscard]] const QByteArray &path() const { return m_path; }
    [[nodiscard]] const QByteArray &user() const { return m_user; }

private:
    Stewardd m_server;
    QByteArray m_user;
    QByteArray m_path;
};

} // namespace

/// Scripts that come in by an API key, at the real program.
class ApiKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsIn_data();
    void letsIn();
    void header_isReadOneWay_data();
    void header_isReadOneWay();
    void address_isThePeers();
    void address_isTheProxys();
    void value_isNowhere();
};

void ApiKeysTest::letsIn_data()
{
    QTest::addColumn<bool>("isOnPostgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void ApiKeysTest::letsIn()
{
    QFETCH(bool, isOnPostgres);
    Place place(isOnPostgres ? Cluster::instance().newDatabase() : QString());
    place.begin();
    const QByteArray value = place.makeValue();
    QCOMPARE(value.size(), 76);
    const Response me = place.ask(place.header(value));
    QVERIFY2(me.status == 200, me.body.constData());
    QCOMPARE(objectIn(me).value("handle"_L1).toString().toUtf8(), place.user());
    QCOMPARE(place.server().stop(), 0);

    QVERIFY(place.server().start()); // it is kept
    QCOMPARE(place.ask(place.header(value)).status, 200);
    const QByteArray second = place.makeValue();
    QCOMPARE(place.ask(place.header(value)).status, 401);
    QCOMPARE(place.ask(place.header(second)).status, 200);
    const QByteArray tag = headerValue(place.server().ask("GET", place.path()).headers, "etag");
    QCOMPARE(place.server().ask("DELETE", place.path(), {}, "If-Match: " + tag + "\r\n").status, 200);
    QCOMPARE(place.ask(place.header(second)).status, 401);
}

void ApiKeysTest::header_isReadOneWay_data()
{
    QTest::addColumn<QByteArray>("before"); // the value
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *before, const char *after, int status, const QString &code = {}) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << status << code;
    };
    const QString refused = u"key.refused"_s;
    row("as it is", "ApiKey USER:", "", 200);
    row("in other letters", "APIKEY USER:", "", 200);
    row("with blanks", "apikey   USER:", "  ", 200);
    row("no user", "ApiKey :", "", 401, refused);
    row("no colon", "ApiKey ", "", 401, refused);
    row("another user", "ApiKey x:", "", 401, refused);
    row("a letter more", "ApiKey USER:", "A", 401, refused);
    row("a blank before", "ApiKey USER: ", "", 401, refused);
    row("as a bearer", "Bearer ", "", 401, u"token.malformed"_s);
    row("as basic", "Basic USER:", "", 401, u"token.malformed"_s);
    row("with another header", "ApiKey USER:", "\r\nAuthorization: Bearer x", 400, u"header.repeated"_s);
}

void ApiKeysTest::header_isReadOneWay()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(int, status);
    QFETCH(QString, code);
    static Place place; // one for all rows: they change nothing
    static const QByteArray value = [] {
        place.begin();
        return place.makeValue();
    }();
    QVERIFY(!value.isEmpty());
    const Response response = place.ask(before.replace("USER", place.user()) + value + after);
    QVERIFY2(response.status == status, response.body.constData());
    if (status == 200)
        return;
    QCOMPARE(objectIn(response).value("type"_L1).toString(), u"urn:steward:problem:"_s + code);
    QVERIFY(status != 401 || headerValue(response.headers, "www-authenticate").startsWith("Bearer "));
}

/// What a client says of itself is no matter.
void ApiKeysTest::address_isThePeers()
{
    Place here;
    here.begin({}, R"(,"ip_allowlist":["127.0.0.0/8"])");
    QCOMPARE(here.ask(here.header(here.makeValue())).status, 200);
    Place elsewhere;
    elsewhere.begin({}, R"(,"ip_allowlist":["198.51.100.0/24"])");
    const QByteArray header = elsewhere.header(elsewhere.makeValue());
    QCOMPARE(elsewhere.ask(header).status, 401);
    QCOMPARE(elsewhere.ask(header, "/v1/me", "X-Forwarded-For: 198.51.100.7\r\n").status, 401);
}

void ApiKeysTest::address_isTheProxys()
{
    Place place;
    place.begin({u"--behind-proxy"_s, u"--public-url"_s, u"https://steward.example.org"_s},
                R"(,"ip_allowlist":["198.51.100.0/24"])");
    const QByteArray header = place.header(place.makeValue());
    QCOMPARE(place.ask(header, "/v1/me", "X-Forwarded-For: 198.51.100.7\r\n").status, 200);
    QCOMPARE(place.ask(header, "/v1/me", "X-Forwarded-For: 198.51.100.7, 203.0.113.1\r\n").status, 401);
    QCOMPARE(place.ask(header).status, 401);
}

/// At the highest level, after use and misuse: in no log line, in no file. Only its digest is.
void ApiKeysTest::value_isNowhere()
{
    Place place;
    place.begin({u"--log-level"_s, u"debug"_s});
    const QByteArray value = place.makeValue();
    QCOMPARE(place.ask(place.header(value)).status, 200);
    QCOMPARE(place.ask(place.header(value), "/v1/project/snapshot").status, 200);
    QVERIFY(place.server().ask("GET", "/v1/reads").body.contains("\"127.0.0.1, API key\""));
    QCOMPARE(place.ask("ApiKey x:" + value).status, 401);
    QCOMPARE(place.ask("Bearer " + value).status, 401);
    QCOMPARE(place.ask("Basic " + value).status, 401);
    QCOMPARE(place.server().stop(), 0);
    const QByteArray secret = value.sliced(33);
    const QByteArray log = place.server().log().toUtf8();
    QVERIFY(log.contains("/v1/me")); // there is one
    QVERIFY(!log.contains(secret));
    QVERIFY(!place.server().holds(secret) && !place.server().holds(secret.toBase64())
            && !place.server().holds(secret.toHex()));
    QVERIFY(place.server().holds(sha256(value)));
}

STEWARD_TEST(ApiKeysTest, "apikeys", Core)
#include "apikeystest.moc"
