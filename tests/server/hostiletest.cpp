// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/json.h"
#include "server/stewardd.h"
#include "support/exchanges.h"
#include "support/testmain.h"

#include <QTest>

#include <microhttpd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::tests;

namespace {

/// What libmicrohttpd refuses by itself keeps its status; 1.0 refuses more than 0.9 did.
int byLibrary(int before, int since)
{
    return QByteArrayView(MHD_get_version()).startsWith("0.") ? before : since;
}

constexpr int closed = 0; ///< in the place of a status: no answer, the connection is closed

const QByteArray unknownId = "00000000000000000000000000000001";

} // namespace

/// Requests that nobody well-meaning sends, against the real program. After each the answer is the one in the table,
/// the health listener says that all is well, and the state on the disk is what it was.
class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void request_data();
    void request();
    void slowClient_data();
    void slowClient();
    void truncatedBodyDoesNothing();
    void theLargestSetIsAnsweredSoon();
    void manyAtOnce();
    void endsCleanly();

private:
    void addBodies();
    void addHeads();
    void addFraming();
    void addTokens();
    void addRoutes();

    [[nodiscard]] QByteArray head(const QByteArray &line, const QByteArray &more = {}) const;
    [[nodiscard]] QByteArray post(const QByteArray &target, const QByteArray &body,
                                  const QByteArray &type = "application/json") const;
    [[nodiscard]] QByteArray set(const QByteArray &body) const { return post("/v1/change-sets", body); }
    [[nodiscard]] QByteArray withToken(const QByteArray &token) const;
    void nothingHappened() const;

    Stewardd m_server;
    QByteArray m_role; ///< an id that exists
    QByteArray m_tag;
    QByteArray m_hash;
};

void HostileTest::initTestCase()
{
    const QString code = m_server.init();
    QVERIFY(!code.isEmpty());
    QVERIFY(m_server.start({u"--header-seconds"_s, u"1"_s, u"--body-seconds"_s, u"2"_s, u"--connections-per-address"_s,
                            u"0"_s})); // here all clients are one address
    QCOMPARE(m_server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
    const auto roles = parseObject(m_server.ask("GET", "/v1/roles").body);
    QVERIFY(roles);
    m_role = roles->value("items"_L1).toArray().at(0).toObject().value("id"_L1).toString().toLatin1();
    m_tag = headerValue(m_server.ask("GET", "/v1/roles/" + m_role).headers, "etag");
    m_hash = m_server.stateHash();
    QVERIFY(!m_hash.isEmpty());
    // What is refused below is refused for its fault: the same, made well, is taken.
    const auto well = askOnce(m_server.port(), post("/v1/roles?dryRun=true", R"({"name":"New"})"));
    QVERIFY2(well && well->status == 200, well ? well->body.constData() : "");
}

QByteArray HostileTest::head(const QByteArray &line, const QByteArray &more) const
{
    return line + "\r\nHost: x\r\nAuthorization: Bearer " + m_server.adminToken() + "\r\n" + more + "\r\n";
}

QByteArray HostileTest::post(const QByteArray &target, const QByteArray &body, const QByteArray &type) const
{
    return head("POST " + target + " HTTP/1.1",
                "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n")
           + body;
}

QByteArray HostileTest::withToken(const QByteArray &token) const
{
    return "GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token + "\r\n\r\n";
}

void HostileTest::nothingHappened() const
{
    QCOMPARE(m_server.health(), 200);
    QCOMPARE(m_server.stateHash(), m_hash);
    QCOMPARE(m_server.ask("GET", "/v1/me").status, 200);
}

void HostileTest::addBodies()
{
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray id = "\"id\":\"0123456789abcdef0123456789abcdef\"";
    const QByteArray change = R"({"entity":{"kind":"role","id":")" + m_role
                              + R"("},"op":"update","field":"name","before":"x","after":"y","baseVersion":0})";

    row("body: none", set({}), 400);
    row("body: not JSON", set("hello"), 400);
    row("body: cut off", set(R"({"id":"0123)"), 400);
    row("body: an array", set("[]"), 400);
    row("body: a number", set("7"), 400);
    row("body: NUL", set(QByteArray("{\"id\":\"\0\"}", 10)), 422);
    row("body: bad UTF-8", set("{\"id\":\"\xC3\x28\"}"), 400);
    row("body: two objects", set("{}{}"), 400);
    row("body: deep", set(R"({"changes":)" + QByteArray(5000, '[') + QByteArray(5000, ']') + '}'), 400);
    row("body: deep and unclosed", set(QByteArray(1'000'000, '[')), 400);
    row("body: empty object", set("{}"), 422);
    row("body: unknown member", set('{' + id + R"(,"changes":[)" + change + R"(],"sudo":true})"), 422);
    row("body: id a number", set(R"({"id":7,"changes":[]})"), 422);
    row("body: id too short", set(R"({"id":"07","changes":[]})"), 422);
    row("body: changes an object", set('{' + id + R"(,"changes":{}})"), 422);
    row("body: change a text", set('{' + id + R"(,"changes":["x"]})"), 422);
    row("body: change null", set('{' + id + R"(,"changes":[null]})"), 422);
    row("body: operation unknown",
        set('{' + id + R"(,"changes":[)" + QByteArray(change).replace("update", "drop") + "]}"), 422);
    row("body: kind unknown", set('{' + id + R"(,"changes":[)" + QByteArray(change).replace("role", "rule") + "]}"),
        422);
    row("body: field unknown",
        set('{' + id + R"(,"changes":[)" + QByteArray(change).replace("\"name\"", "\"version\"") + "]}"), 422);
    row("body: value of another type",
        set('{' + id + R"(,"changes":[)" + QByteArray(change).replace("\"y\"", "{}") + "]}"), 422);
    row("body: version a fraction",
        set('{' + id + R"(,"changes":[)" + QByteArray(change).replace(":0}", ":0.5}") + "]}"), 422);
    row("body: version beyond numbers",
        set('{' + id + R"(,"changes":[)" + QByteArray(change).replace(":0}", ":1e400}") + "]}"), 400);
    row("body: object that does not exist",
        set('{' + id + R"(,"changes":[)" + QByteArray(change).replace(m_role, unknownId) + "]}"), 412);
    row("body: 5,001 changes",
        set('{' + id + R"(,"changes":[)" + change + QByteArray(',' + change).repeated(5000) + "]}"), 422);
    row("body: 20,000 changes that undo nothing",
        set('{' + id + R"(,"inverseOf":")" + unknownId + R"(","changes":[)" + change
            + QByteArray(',' + change).repeated(19'999) + "]}"),
        422);
    const QByteArray seen = R"({"finding":"x","entity":{"kind":"role","id":")" + m_role + R"("},"why":")";
    row("body: an acknowledgement of a megabyte",
        set('{' + id + R"(,"changes":[)" + change + R"(],"acknowledged":[)" + seen + QByteArray(1'000'000, 'x')
            + R"("}]})"),
        422);
    row("body: 5,001 acknowledgements",
        set('{' + id + R"(,"changes":[)" + change + R"(],"acknowledged":[)" + seen + R"("})"
            + QByteArray(',' + seen + R"("})").repeated(5000) + "]}"),
        422);
    row("body: a role that is deep",
        set('{' + id + R"(,"changes":[{"entity":{"kind":"role","id":")" + unknownId
            + R"("},"op":"create","after":{"name":"N","x":)" + QByteArray(50, '[') + QByteArray(50, ']') + "}}]}"),
        422);
    row("body: wrong type of content", post("/v1/change-sets", "{}", "text/plain"), 415);
    row("body: a form", post("/v1/roles", "name=x", "application/x-www-form-urlencoded"), 415);
    row("body: claim of 5 kB", post("/v1/claims", R"({"code":")" + QByteArray(5000, 'x') + "\"}"), 413);
    row("body: claim with a number", post("/v1/claims", R"({"code":7})"), 422);
    row("body: permission of another type", post("/v1/roles", R"({"name":"N","permissions":{"edit_data":"yes"}})"),
        422);
    row("body: name of a megabyte", post("/v1/roles", R"({"name":")" + QByteArray(1'000'000, 'x') + "\"}"), 422);
}

void HostileTest::addHeads()
{
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    row("head: noise", QByteArray::fromHex("16030100a5010000a1030354") + "\r\n\r\n", closed);
    row("head: no version", "GET /v1/me\r\n\r\n", 400);
    row("head: HTTP/0.9", "GET /v1/me HTTP/0.9\r\nHost: x\r\n\r\n", 505);
    row("head: HTTP/2 in the clear", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
    row("head: HTTP/9.9", head("GET /v1/me HTTP/9.9"), 505);
    row("head: no Host", "GET /v1/me HTTP/1.1\r\n\r\n", 400);
    row("head: HTTP/1.0 without a token", "GET /v1/me HTTP/1.0\r\n\r\n", 401);
    row("head: absolute form", head("GET http://evil.test/v1/me HTTP/1.1"), 400);
    row("head: authority form", head("CONNECT evil.test:443 HTTP/1.1"), 400);
    row("head: asterisk form", head("OPTIONS * HTTP/1.1"), 400);
    row("head: no slash", head("GET v1/me HTTP/1.1"), 400);
    row("head: fragment", head("GET /v1/me#x HTTP/1.1"), 400);
    row("head: NUL in the target", head(QByteArray("GET /v1/me\0x HTTP/1.1", 21)), byLibrary(400, closed));
    row("head: control character in the target", head("GET /v1/me\x01 HTTP/1.1"), 400);
    row("head: byte above ASCII in the target", head("GET /v1/m\xC3\xA9 HTTP/1.1"), 400);
    row("head: target of 12 kB", head("GET /v1/" + QByteArray(12'000, 'a') + " HTTP/1.1"), 404);
    row("head: target of 40 kB", head("GET /v1/" + QByteArray(40'000, 'a') + " HTTP/1.1"), 414);
    row("head: header of 40 kB", head("GET /v1/me HTTP/1.1", "X-Long: " + QByteArray(40'000, 'a') + "\r\n"), 431);
    row("head: 3,000 headers", head("GET /v1/me HTTP/1.1", QByteArray("X-A: 1\r\n").repeated(3000)), 431);
    row("head: header without a colon", head("GET /v1/me HTTP/1.1", "nonsense\r\n"), 400);
    row("head: blank before the colon", head("GET /v1/me HTTP/1.1", "X-A : 1\r\n"), 400);
    // left out by the older one, and so is what follows the NUL
    row("head: header without a name", head("GET /v1/me HTTP/1.1", ": 1\r\n"), byLibrary(200, 400));
    row("head: NUL in a header", head("GET /v1/me HTTP/1.1", QByteArray("X-A: a\0b\r\n", 10)), byLibrary(200, 400));
    row("head: bare CR in a header", head("GET /v1/me HTTP/1.1", "X-A: a\rX-B: b\r\n"), 400);
    row("head: escaped line end in a query", head("GET /v1/me?x=%0d%0aSet-Cookie:%20a=b HTTP/1.1"), 200);
    row("head: two Authorizations", head("GET /v1/me HTTP/1.1", "Authorization: Bearer x\r\n"), 400);
    row("head: two Hosts", head("GET /v1/me HTTP/1.1", "Host: evil.test\r\n"), 400);
    row("head: two If-Matches",
        head("DELETE /v1/roles/" + m_role + " HTTP/1.1", "If-Match: \"v0\"\r\nIf-Match: \"v1\"\r\n"), 400);
    row("verb: TRACE", head("TRACE /v1/me HTTP/1.1"), 405);
    row("verb: made up", head("STEAL /v1/me HTTP/1.1"), 405);
    row("verb: small letters", head("get /v1/me HTTP/1.1"), 405);
    row("verb: not of this route", head("DELETE /v1/me HTTP/1.1"), 405);
    row("verb: PUT on a role", head("PUT /v1/roles/" + m_role + " HTTP/1.1", "Content-Length: 0\r\n"), 405);
}

void HostileTest::addFraming()
{
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const QByteArray line = "POST /v1/change-sets HTTP/1.1";
    const QByteArray json = "Content-Type: application/json\r\n";
    const QByteArray megabyte(1'000'000, ' ');
    const QByteArray chunk = "f4240\r\n" + megabyte + "\r\n";

    row("framing: 9 MB with its length", post("/v1/change-sets", megabyte.repeated(9)), 413);
    row("framing: a length of 1 TB", head(line, json + "Content-Length: 1000000000000\r\n"), 413);
    row("framing: 9 MB in chunks",
        head(line, json + "Transfer-Encoding: chunked\r\n") + chunk.repeated(9) + "0\r\n\r\n", 413);
    row("framing: chunks without end", head(line, json + "Transfer-Encoding: chunked\r\n") + chunk.repeated(30),
        closed);
    row("framing: length and chunks",
        head(line, json + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") + "0\r\n\r\n", 400);
    row("framing: two lengths", head(line, json + "Content-Length: 2\r\nContent-Length: 3\r\n") + "{}", 400);
    row("framing: a list of lengths", head(line, json + "Content-Length: 2, 3\r\n") + "{}", 400);
    row("framing: length negative", head(line, json + "Content-Length: -1\r\n"), 400);
    row("framing: length with a sign", head(line, json + "Content-Length: +2\r\n") + "{}", 400);
    row("framing: length a word", head(line, json + "Content-Length: many\r\n"), 400);
    row("framing: length beyond 64 bits", head(line, json + "Content-Length: 99999999999999999999\r\n"), 413);
    row("framing: coding unknown", head(line, json + "Transfer-Encoding: gzip, chunked\r\n") + "0\r\n\r\n", 400);
    row("framing: coding disguised", head(line, json + "Transfer-Encoding: xchunked\r\n") + "0\r\n\r\n", 400);
    row("framing: size of a chunk no number",
        head(line, json + "Transfer-Encoding: chunked\r\n") + "zz\r\n{}\r\n0\r\n\r\n", 400);
    row("framing: size of a chunk beyond numbers",
        head(line, json + "Transfer-Encoding: chunked\r\n") + "fffffffffffffffff\r\n{}\r\n", 413);
    row("framing: a second request hidden in the first",
        head(line, json + "Content-Length: 2\r\n") + "{}" + head("GET /v1/me HTTP/1.1"), 422);
}

void HostileTest::addTokens()
{
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    const TestIssuer &issuer = m_server.issuer();
    const QByteArray good = m_server.adminToken();
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const SigningKey stranger(SigningKey::Type::EcP256, issuer.key().id());
    const QByteArray payload = good.split('.').at(1);

    row("token: none", "GET /v1/me HTTP/1.1\r\nHost: x\r\n\r\n", 401);
    row("token: Basic", "GET /v1/me HTTP/1.1\r\nHost: x\r\nAuthorization: Basic YTpi\r\n\r\n", 401);
    row("token: in the query", "GET /v1/me?access_token=" + good + " HTTP/1.1\r\nHost: x\r\n\r\n", 401);
    row("token: a word", withToken("x"), 401);
    row("token: one letter changed", withToken(QByteArray(good).replace(good.size() / 2, 1, "-")), 401);
    row("token: cut off", withToken(good.chopped(10)), 401);
    row("token: two in one", withToken(good + ' ' + good), 401);
    row("token: unsigned", withToken(base64Url(R"({"alg":"none","typ":"at+jwt"})") + '.' + payload + '.'), 401);
    row("token: HMAC", withToken(issuer.token({}, {{u"alg"_s, u"HS256"_s}})), 401);
    row("token: another's key", withToken(issuer.token({}, {}, &stranger)), 401);
    row("token: brings its key", withToken(issuer.token({}, {{u"jwk"_s, stranger.publicJwk()}}, &stranger)), 401);
    row("token: names its key", withToken(issuer.token({}, {{u"jku"_s, u"http://127.0.0.1:1/jwks"_s}})), 401);
    row("token: critical extension", withToken(issuer.token({}, {{u"crit"_s, QJsonArray{u"x"_s}}})), 401);
    row("token: an ID token", withToken(issuer.token({}, {{u"typ"_s, u"JWT"_s}})), 401);
    row("token: five parts", withToken(good + ".e30.e30"), 401);
    row("token: expired", withToken(issuer.token({{u"exp"_s, now - 120}})), 401);
    row("token: not yet", withToken(issuer.token({{u"nbf"_s, now + 600}})), 401);
    row("token: for another", withToken(issuer.token({{u"aud"_s, u"https://other.test"_s}})), 401);
    row("token: of another issuer", withToken(issuer.token({{u"iss"_s, u"https://evil.test"_s}})), 401);
    row("token: without a subject", withToken(issuer.token({{u"sub"_s, QJsonValue::Null}})), 401);
    row("token: without the scope", withToken(issuer.token({{u"scope"_s, u"openid"_s}})), 403);
    row("token: of a stranger", withToken(issuer.token(u"nobody"_s)), 403);
    row("token: of a stranger with the admin's mail",
        withToken(issuer.token({{u"sub"_s, u"x"_s}, {u"email"_s, u"Amina"_s}})), 403);
}

void HostileTest::addRoutes()
{
    const auto row = [this](const char *name, const QByteArray &line, int status, const QByteArray &more = {}) {
        QTest::newRow(name) << head(line + " HTTP/1.1", more) << status;
    };
    const QByteArray match = "If-Match: " + m_tag + "\r\n";
    row("route: none", "GET /", 404);
    row("route: unknown", "GET /v1/secrets", 404);
    row("route: another version", "GET /v2/me", 404);
    row("route: health", "GET /healthz", 404);
    row("route: up and out", "GET /v1/../../../../etc/passwd", 404);
    row("route: up and out, escaped", "GET /v1/%2e%2e/%2e%2e/etc/passwd", 404);
    row("route: up within", "GET /v1/roles/../me", 404);
    row("route: two slashes", "GET //v1//me", 404);
    row("route: slash at the end", "GET /v1/me/", 404);
    row("route: backslashes", "GET /v1\\me", 404);
    row("route: escaped slash", "GET /v1%2Fme", 404);
    row("route: id unknown", "GET /v1/roles/" + unknownId, 404);
    row("route: id no id", "GET /v1/roles/1%27%20OR%201=1--", 404);
    row("route: id in capitals", "GET /v1/roles/" + m_role.toUpper() + "F", 404);
    row("route: id empty", "GET /v1/roles/", 404);
    row("route: removal of what is not there", "DELETE /v1/roles/" + unknownId, 404, match);
    row("route: removal without a version", "DELETE /v1/roles/" + m_role, 428);
    row("route: version from the future", "DELETE /v1/roles/" + m_role, 412, "If-Match: \"v999999\"\r\n");
    row("route: version of another form", "DELETE /v1/roles/" + m_role, 412, "If-Match: *\r\n");
    row("query: since missing", "GET /v1/changes", 422);
    row("query: since a word", "GET /v1/changes?since=x", 422);
    row("query: since negative", "GET /v1/changes?since=-1", 422);
    row("query: since in the future", "GET /v1/changes?since=99", 409);
    row("query: wait for ever", "GET /v1/changes?since=0&wait=999999999", 422);
    row("query: limit huge", "GET /v1/audit?limit=99999999999999999999", 422);
    row("query: limit nought", "GET /v1/audit?limit=0", 422);
    row("query: author an injection", "GET /v1/audit?author=1%27%20OR%20%271%27=%271", 422);
    row("query: author nought", "GET /v1/audit?author=", 422);
    row("query: author of 10 kB", "GET /v1/audit?author=" + QByteArray(10'000, 'a'), 404);
    row("query: kind a pattern", "GET /v1/audit?kind=%25", 422);
    row("query: kind with a quote", "GET /v1/audit?kind=role%22", 422);
    row("query: kind twice", "GET /v1/audit?kind=role&kind=person", 422);
    row("query: kind no UTF-8", "GET /v1/audit?kind=%ff%fe", 422);
    row("query: kind with a null", "GET /v1/audit?kind=role%00", 422);
    row("query: object a pattern", "GET /v1/audit?object=*", 422);
    row("query: object unknown", "GET /v1/audit?object=" + unknownId, 200);
    row("query: from a word", "GET /v1/audit?from=yesterday", 422);
    row("query: from beyond time", "GET /v1/audit?from=99999-01-01T00:00:00Z", 422);
    row("query: until before from", "GET /v1/audit?from=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z", 422);
    row("query: filter misspelt", "GET /v1/audit?athor=" + unknownId, 422);
    row("query: before negative", "GET /v1/audit?before=-1", 422);
    row("query: of 10 kB", "GET /v1/audit?x=" + QByteArray(10'000, 'a'), 404);
    row("inverse: of nothing", "GET /v1/change-sets/" + unknownId + "/inverse", 404);
}

void HostileTest::request_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    addBodies();
    addHeads();
    addFraming();
    addTokens();
    addRoutes();
}

void HostileTest::request()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RawClient client(m_server.port());
    client.send(bytes); // it may well be cut off
    const auto answer = client.read();
    QCOMPARE(answer ? answer->status : closed, status);
    if (answer)
        keepExchange(bytes, *answer);
    if (!answer)
        QVERIFY(client.isClosedWithin(10s));
    // What gets as far as us is answered in our form.
    if (answer && answer->status >= 400 && !headerValue(answer->headers, "x-request-id").isEmpty())
        QCOMPARE(headerValue(answer->headers, "content-type"), "application/problem+json");
    if (answer)
        QVERIFY(headerValue(answer->headers, "set-cookie").isEmpty());
    nothingHappened();
}

void HostileTest::slowClient_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("drip");
    const QByteArray line = "POST /v1/change-sets HTTP/1.1\r\nHost: x\r\n";
    QTest::newRow("says nothing") << QByteArray() << QByteArray();
    QTest::newRow("request line, letter by letter") << QByteArray("GET /") << QByteArray("a");
    QTest::newRow("one header after another") << line << QByteArray("X-A: 1\r\n");
    QTest::newRow("body, letter by letter") << QByteArray(line + "Content-Length: 100000\r\n\r\n") << QByteArray(" ");
    QTest::newRow("chunk by chunk") << QByteArray(line + "Transfer-Encoding: chunked\r\n\r\n")
                                    << QByteArray("1\r\n \r\n");
    QTest::newRow("body never comes") << QByteArray(line + "Content-Length: 10\r\n\r\n") << QByteArray();
}

void HostileTest::slowClient()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, drip);
    RawClient client(m_server.port());
    client.send(first);
    QElapsedTimer spent;
    spent.start();
    bool isClosed = false;
    while (!isClosed && spent.elapsed() < 10'000) {
        client.send(drip);
        isClosed = client.isClosedWithin(100ms);
    }
    QVERIFY(isClosed);
    QVERIFY2(spent.elapsed() >= 900 && spent.elapsed() < 5000, qPrintable(QString::number(spent.elapsed())));
    nothingHappened();
}

void HostileTest::truncatedBodyDoesNothing()
{
    // A whole and good change set but for its last byte.
    const QByteArray request = post("/v1/roles", R"({"name":"New role"})");
    RawClient client(m_server.port());
    client.send(request.chopped(1));
    client.finishSending();
    QVERIFY(client.isClosedWithin(5s));
    nothingHappened();
}

/// All the work one request may ask for. The others wait for it, so it must not last; the limit allows for sanitizers
/// and a busy machine.
void HostileTest::theLargestSetIsAnsweredSoon()
{
    QByteArray changes;
    for (int i = 0; i < 5000; ++i) {
        const QByteArray id = QByteArray::number(i).rightJustified(32, 'a');
        changes += (i == 0 ? "" : ",") + QByteArray(R"({"entity":{"kind":"role","id":")") + id
                   + R"("},"op":"create","before":null,"baseVersion":0,"after":{"name":"Role )" + QByteArray::number(i)
                   + R"(","permissions":{"edit_data":true}}})";
    }
    const QByteArray body = R"({"id":"0123456789abcdef0123456789abcdef","changes":[)" + changes + "]}";
    QElapsedTimer spent;
    spent.start();
    RawClient client(m_server.port());
    client.send(post("/v1/change-sets?dryRun=true", body));
    const auto answer = client.read(60s);
    QVERIFY(answer);
    QVERIFY2(answer->status == 200, answer->body.left(300).constData());
    qInfo("answered in %lld ms", spent.elapsed());
    QVERIFY(spent.elapsed() < 30'000);
    nothingHappened();
}

void HostileTest::manyAtOnce()
{
    // 200 of each kind at one time: good and bad, whole and cut.
    std::vector<std::unique_ptr<RawClient>> clients;
    const QByteArray good = head("GET /v1/roles HTTP/1.1");
    for (int i = 0; i < 200; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_server.port()));
        clients.back()->send(i % 4 == 0   ? good
                             : i % 4 == 1 ? set("{")
                             : i % 4 == 2 ? good.chopped(i % 90)
                                          : "\r\n\r\n");
        if (i % 8 == 2)
            clients.back().reset(new RawClient(m_server.port())); // gone in the middle
    }
    for (size_t i = 0; i < clients.size(); i += 4) {
        const auto answer = clients.at(i)->read(20s);
        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
    }
    clients.clear();
    nothingHappened();
}

void HostileTest::endsCleanly()
{
    QVERIFY(m_server.isRunning());
    QCOMPARE(m_server.stop(), 0); // sanitizers and the search for leaks included
    const QString log = m_server.log();
    QVERIFY2(!log.contains("Sanitizer"_L1), qPrintable(log.right(4000)));
    QVERIFY(!log.contains(QString::fromLatin1(m_server.adminToken().first(40))));
    QVERIFY(!log.contains("access_token"_L1));
    const auto check = Stewardd::run({u"verify"_s, u"--database"_s, m_server.database()});
    QCOMPARE(check.code, 0);
}

STEWARD_TEST(HostileTest, "hostile", Core)
#include "hostiletest.moc"
