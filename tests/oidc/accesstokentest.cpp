// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/accesstoken.h"
#include "support/signingkey.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace steward;
using namespace steward::oidc;
using steward::tests::base64Url;
using steward::tests::keySetJson;
using steward::tests::SigningKey;

namespace {

constexpr qint64 nowSeconds = 1'800'000'000;
constexpr Instant now{std::chrono::seconds(nowSeconds)};
const QString issuer = u"https://id.example.org"_s;
const QString audience = u"https://steward.example.org"_s;

AccessTokenRules rules()
{
    return {.issuer = issuer, .audience = audience, .scopes = {u"steward"_s}};
}

QJsonObject header()
{
    return {{u"typ"_s, u"at+jwt"_s}};
}

QJsonObject payload()
{
    return {{u"iss"_s, issuer},
            {u"sub"_s, u"248289761001"_s},
            {u"aud"_s, audience},
            {u"exp"_s, nowSeconds + 600},
            {u"iat"_s, nowSeconds - 5},
            {u"jti"_s, u"1"_s},
            {u"client_id"_s, u"console-desktop"_s},
            {u"scope"_s, u"openid steward"_s}};
}

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object.insert(name, value);
    return object;
}

QJsonObject without(QJsonObject object, const QString &name)
{
    object.remove(name);
    return object;
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class AccessTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesGood_data();
    void takesGood();
    void tellsHowItCameToBe();
    void address_onlyWhenVerified();
    void refuses_data();
    void refuses();
    void plainOnesWhereToldTo_data();
    void plainOnesWhereToldTo();
    void scopeIsForbidden();
    void refusesEveryChangedLetter();
    void leewayIsNeverMoreThanAMinute();

private:
    SigningKey m_rsa{SigningKey::Type::Rsa, u"rsa-1"_s};
    SigningKey m_ec{SigningKey::Type::EcP256, u"ec-1"_s};
    SigningKey m_stranger{SigningKey::Type::Rsa, u"rsa-1"_s}; // same id, another key
    KeySet m_keys;
};

void AccessTokenTest::initTestCase()
{
    auto keys = KeySet::fromJson(keySetJson({m_rsa.publicJwk(), m_ec.publicJwk()}));
    QVERIFY(keys);
    m_keys = std::move(keys).value();
    QCOMPARE(m_keys.keys().size(), 2);
}

void AccessTokenTest::takesGood_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("RS256") << m_rsa.token(header(), payload());
    QTest::newRow("PS256") << m_rsa.token(header(), payload(), "PS256");
    QTest::newRow("ES256") << m_ec.token(header(), payload());
    QTest::newRow("full type") << m_rsa.token({{u"typ"_s, u"application/AT+JWT"_s}}, payload());
    QTest::newRow("several audiences") << m_rsa.token(
        header(), with(payload(), u"aud"_s, QJsonArray{u"https://other.example"_s, audience}));
    QTest::newRow("expired within the leeway") << m_rsa.token(header(), with(payload(), u"exp"_s, nowSeconds - 59));
    QTest::newRow("fraction of a second") << m_rsa.token(header(), with(payload(), u"exp"_s, nowSeconds + 0.5));
    QTest::newRow("nbf just ahead") << m_rsa.token(header(), with(payload(), u"nbf"_s, nowSeconds + 59));
    QTest::newRow("longest subject") << m_rsa.token(header(), with(payload(), u"sub"_s, QString(255, u'a')));
}

void AccessTokenTest::takesGood()
{
    QFETCH(QByteArray, token);
    const auto checked = checkAccessToken(token, m_keys, rules(), now);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().code));
    QCOMPARE(checked->issuer, issuer);
    QVERIFY(!checked->subject.isEmpty());
    QCOMPARE(checked->clientId, u"console-desktop"_s);
    QVERIFY(checked->expires > now - 1min);
}

void AccessTokenTest::tellsHowItCameToBe()
{
    const auto bare = checkAccessToken(m_rsa.token(header(), payload()), m_keys, rules(), now);
    QCOMPARE(bare->issued, now - 5s);
    QVERIFY(!bare->authenticated && bare->session.isEmpty());
    const QJsonObject rich = with(with(payload(), u"auth_time"_s, nowSeconds - 300), u"sid"_s, u"s-1"_s);
    const auto told = checkAccessToken(m_rsa.token(header(), rich), m_keys, rules(), now);
    QCOMPARE(told->authenticated, std::optional<Instant>(now - 300s));
    QCOMPARE(told->session, u"s-1"_s);
}

void AccessTokenTest::address_onlyWhenVerified()
{
    const auto emailOf = [this](const QJsonValue &isVerified) {
        const QJsonObject claims =
            with(with(payload(), u"email"_s, u"zoe@x.example"_s), u"email_verified"_s, isVerified);
        return checkAccessToken(m_rsa.token(header(), claims), m_keys, rules(), now)->email;
    };
    QCOMPARE(emailOf(true), u"zoe@x.example"_s);
    for (const QJsonValue &unproven : {QJsonValue(false), QJsonValue(u"true"_s), QJsonValue(1), QJsonValue()})
        QCOMPARE(emailOf(unproven), QString());
}

void AccessTokenTest::refuses_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QByteArray &token, const QString &code) {
        QTest::newRow(name) << token << code;
    };
    const auto withClaim = [this](const QString &name, const QJsonValue &value) {
        return m_rsa.token(header(), with(payload(), name, value));
    };
    const auto withHeader = [this](const QString &name, const QJsonValue &value) {
        return m_rsa.token(with(header(), name, value), payload());
    };
    const auto raw = [this](const QByteArray &head, const QByteArray &body) {
        return m_rsa.token(head, body, "RS256");
    };
    const QByteArray goodHead = R"({"alg":"RS256","kid":"rsa-1","typ":"at+jwt"})";
    const QByteArray goodBody = bytesOf(payload());
    const QByteArray good = m_rsa.token(header(), payload());
    const QList<QByteArray> parts = good.split('.');
    const QString malformed = u"token.malformed"_s;

    // the compact form
    row("empty", {}, malformed);
    row("one part", parts.at(0), malformed);
    row("two parts", parts.at(0) + '.' + parts.at(1), malformed);
    row("four parts", good + ".e30", malformed);
    row("five parts", good + ".e30.e30", u"token.encrypted"_s);
    row("too large", good + QByteArray(70'000, 'A'), u"token.size"_s);
    row("blank around", ' ' + good, malformed);
    row("padding", parts.at(0) + '=' + '.' + parts.at(1) + '.' + parts.at(2), malformed);
    row("plus and slash", "+/+/." + parts.at(1) + '.' + parts.at(2), malformed);
    row("newline inside", QByteArray(good).insert(10, '\n'), malformed);
    row("NUL inside", QByteArray(good).insert(10, '\0'), malformed);
    row("not JSON", base64Url("hello") + '.' + parts.at(1) + '.' + parts.at(2), malformed);
    row("array as header", raw("[]", goodBody), malformed);
    row("text as payload", raw(goodHead, "\"x\""), malformed);
    row("empty payload", raw(goodHead, ""), malformed);
    row("deep payload", raw(goodHead, R"({"a":)" + QByteArray(40, '[') + QByteArray(40, ']') + '}'), malformed);
    row("byte order mark", raw(goodHead, "\xEF\xBB\xBF" + goodBody), malformed);
    row("bad UTF-8", raw(goodHead, QByteArray(goodBody).replace("2482897", "\xC3\x28")), malformed);
    row("trailing bytes", raw(goodHead, goodBody + "{}"), malformed);

    // members twice
    row("alg twice", raw(R"({"alg":"none","alg":"RS256","kid":"rsa-1","typ":"at+jwt"})", goodBody), malformed);
    row("iss twice", raw(goodHead, R"({"iss":"https://evil.example",)" + goodBody.sliced(1)), malformed);
    row("sub twice, by escape", raw(goodHead, R"({"\u0073ub":"admin",)" + goodBody.sliced(1)), malformed);
    row("exp twice", raw(goodHead, R"({"exp":1,)" + goodBody.sliced(1)), malformed);
    row("aud twice", raw(goodHead, R"({"aud":"x",)" + goodBody.sliced(1)), malformed);

    // algorithm and key
    const QByteArray none = base64Url(R"({"alg":"none","typ":"at+jwt"})") + '.' + parts.at(1) + '.';
    row("alg none", none, u"token.algorithm"_s);
    row("alg NONE", m_rsa.token(with(header(), u"alg"_s, u"nOnE"_s), payload()), u"token.algorithm"_s);
    row("alg HS256", withHeader(u"alg"_s, u"HS256"_s), u"token.algorithm"_s);
    row("alg RS512", m_rsa.token(header(), payload(), "RS512"), u"token.algorithm"_s);
    row("alg missing", raw(R"({"kid":"rsa-1","typ":"at+jwt"})", goodBody), u"token.algorithm"_s);
    row("alg a number", withHeader(u"alg"_s, 256), u"token.algorithm"_s);
    row("alg in small letters", withHeader(u"alg"_s, u"rs256"_s), u"token.algorithm"_s);
    row("PS256 said, RS256 done", withHeader(u"alg"_s, u"PS256"_s), u"token.signature"_s);
    row("ES256 said with an RSA key", withHeader(u"alg"_s, u"ES256"_s), u"token.key_unknown"_s);
    row("kid unknown", withHeader(u"kid"_s, u"rsa-2"_s), u"token.key_unknown"_s);
    row("kid a number", withHeader(u"kid"_s, 1), malformed);
    row("kid a path", withHeader(u"kid"_s, u"../../dev/null"_s), u"token.key_unknown"_s);
    row("another's key of that id", m_stranger.token(header(), payload()), u"token.signature"_s);
    row("crit", withHeader(u"crit"_s, QJsonArray{u"exp"_s}), u"token.critical"_s);
    row("jwk", withHeader(u"jwk"_s, m_stranger.publicJwk()), u"token.own_key"_s);
    row("jku", withHeader(u"jku"_s, u"https://evil.example/keys"_s), u"token.own_key"_s);
    row("x5u", withHeader(u"x5u"_s, u"https://evil.example/cert"_s), u"token.own_key"_s);
    row("x5c", withHeader(u"x5c"_s, QJsonArray{u"MIIB"_s}), u"token.own_key"_s);
    row("no signature", parts.at(0) + '.' + parts.at(1) + '.', u"token.signature"_s);
    row("signature cut", good.chopped(2), u"token.signature"_s);
    row("payload of another token",
        parts.at(0) + '.' + base64Url(bytesOf(with(payload(), u"sub"_s, u"admin"_s))) + '.' + parts.at(2),
        u"token.signature"_s);
    const QByteArray ec = m_ec.token(header(), payload());
    const QByteArray ecMessage = ec.first(ec.lastIndexOf('.') + 1);
    row("ES256 signature too short", ec.chopped(22), u"token.signature"_s);
    row("ES256 signature of noughts", ecMessage + base64Url(QByteArray(64, '\0')), u"token.signature"_s);
    row("ES256 signature in another form", ecMessage + base64Url("\x30\x06\x02\x01\x01\x02\x01\x01"),
        u"token.signature"_s);

    // claims
    row("type missing", m_rsa.token(QJsonObject{}, payload()), u"token.type"_s);
    row("an ID token", withHeader(u"typ"_s, u"JWT"_s), u"token.type"_s);
    row("type a number", withHeader(u"typ"_s, 1), malformed);
    row("iss missing", m_rsa.token(header(), without(payload(), u"iss"_s)), u"token.issuer"_s);
    row("iss with a slash", withClaim(u"iss"_s, issuer + u'/'), u"token.issuer"_s);
    row("iss in capitals", withClaim(u"iss"_s, issuer.toUpper()), u"token.issuer"_s);
    row("iss an array", withClaim(u"iss"_s, QJsonArray{issuer}), u"token.issuer"_s);
    row("aud missing", m_rsa.token(header(), without(payload(), u"aud"_s)), u"token.audience"_s);
    row("aud another's", withClaim(u"aud"_s, u"https://other.example"_s), u"token.audience"_s);
    row("aud empty", withClaim(u"aud"_s, QJsonArray{}), u"token.audience"_s);
    row("aud with a number", withClaim(u"aud"_s, QJsonArray{audience, 1}), u"token.audience"_s);
    row("aud an object", withClaim(u"aud"_s, QJsonObject{{audience, true}}), u"token.audience"_s);
    row("aud a prefix", withClaim(u"aud"_s, audience.chopped(1)), u"token.audience"_s);
    row("exp past", withClaim(u"exp"_s, nowSeconds - 61), u"token.expired"_s);
    row("exp at the end of the leeway", withClaim(u"exp"_s, nowSeconds - 60), u"token.expired"_s);
    row("exp missing", m_rsa.token(header(), without(payload(), u"exp"_s)), u"token.expired"_s);
    row("exp a text", withClaim(u"exp"_s, QString::number(nowSeconds + 600)), u"token.expired"_s);
    row("exp beyond all time", withClaim(u"exp"_s, 1e300), u"token.expired"_s);
    row("exp negative", withClaim(u"exp"_s, -1), u"token.expired"_s);
    row("exp null", withClaim(u"exp"_s, QJsonValue::Null), u"token.expired"_s);
    row("iat missing", m_rsa.token(header(), without(payload(), u"iat"_s)), u"token.issued"_s);
    row("iat ahead", withClaim(u"iat"_s, nowSeconds + 120), u"token.issued"_s);
    row("nbf ahead", withClaim(u"nbf"_s, nowSeconds + 120), u"token.not_yet"_s);
    row("nbf a text", withClaim(u"nbf"_s, u"0"_s), u"token.not_yet"_s);
    row("sub missing", m_rsa.token(header(), without(payload(), u"sub"_s)), u"token.subject"_s);
    row("sub empty", withClaim(u"sub"_s, QString()), u"token.subject"_s);
    row("sub a number", withClaim(u"sub"_s, 7), u"token.subject"_s);
    row("sub too long", withClaim(u"sub"_s, QString(256, u'a')), u"token.subject"_s);
    row("sub with a newline", withClaim(u"sub"_s, u"a\nb"_s), u"token.subject"_s);
}

void AccessTokenTest::refuses()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, code);
    const auto checked = checkAccessToken(token, m_keys, rules(), now);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, code);
    QCOMPARE(checked.error().kind, Error::Kind::Unauthorised);
}

void AccessTokenTest::plainOnesWhereToldTo_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("code"); // empty: taken
    const auto row = [this](const char *name, const QJsonObject &claims, const QString &code = {},
                            const QJsonObject &head = {{u"typ"_s, u"JWT"_s}}) {
        QTest::newRow(name) << m_rsa.token(head, claims) << code;
    };
    const QString type = u"token.type"_s;
    const QJsonObject nobodys = without(payload(), u"client_id"_s);
    row("JWT", payload());
    row("no type", payload(), {}, {});
    row("typed", payload(), {}, header());
    row("azp", with(nobodys, u"azp"_s, u"console-desktop"_s));
    row("appid", with(nobodys, u"appid"_s, u"console-desktop"_s));
    row("cid", with(nobodys, u"cid"_s, u"console-desktop"_s));
    row("scp, a text", with(without(payload(), u"scope"_s), u"scp"_s, u"openid steward"_s));
    row("scp, a list", with(without(payload(), u"scope"_s), u"scp"_s, QJsonArray{u"openid"_s, u"steward"_s}));
    row("scp besides", with(with(payload(), u"scope"_s, u"openid"_s), u"scp"_s, u"steward"_s), u"token.scope"_s);

    row("no client", nobodys, type);
    row("for its own client", with(payload(), u"aud"_s, QJsonArray{audience, u"console-desktop"_s}), type);
    row("for a client that is the API", with(payload(), u"client_id"_s, audience), type);
    row("without an audience", without(payload(), u"aud"_s), type);
    for (const char *claim : {"nonce", "at_hash", "c_hash", "s_hash", "events"})
        row(claim, with(payload(), QString::fromLatin1(claim), u"x"_s), type);
    for (const char *other : {"id_token+jwt", "logout+jwt", "dpop+jwt"})
        row(other, payload(), type, {{u"typ"_s, QString::fromLatin1(other)}});
    row("expired", with(payload(), u"exp"_s, nowSeconds - 120), u"token.expired"_s);
    row("for another API", with(payload(), u"aud"_s, u"https://other.example"_s), u"token.audience"_s);
}

void AccessTokenTest::plainOnesWhereToldTo()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, code);
    AccessTokenRules lax = rules();
    lax.takesPlainType = true;
    const auto checked = checkAccessToken(token, m_keys, lax, now);
    QCOMPARE(checked ? QString() : checked.error().code, code);
    if (checked)
        QCOMPARE(checked->clientId, u"console-desktop"_s);
}

void AccessTokenTest::scopeIsForbidden()
{
    for (const QJsonValue &scope :
         {QJsonValue(u"openid"_s), QJsonValue(u"steward2"_s), QJsonValue(QJsonArray{u"steward"_s}), QJsonValue()}) {
        const auto checked =
            checkAccessToken(m_rsa.token(header(), with(payload(), u"scope"_s, scope)), m_keys, rules(), now);
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, u"token.scope"_s);
        QCOMPARE(checked.error().kind, Error::Kind::Forbidden);
    }
}

void AccessTokenTest::refusesEveryChangedLetter()
{
    // One letter at a time through the whole token, the signature and its last letter's unused bits included.
    const QByteArray good = m_ec.token(header(), payload());
    QVERIFY(checkAccessToken(good, m_keys, rules(), now));
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray changed = good;
        changed[i] = good.at(i) == 'A' ? 'B' : 'A';
        QVERIFY2(!checkAccessToken(changed, m_keys, rules(), now), QByteArray::number(i).constData());
    }
}

void AccessTokenTest::leewayIsNeverMoreThanAMinute()
{
    AccessTokenRules lax = rules();
    lax.leeway = 1h;
    const QByteArray old = m_rsa.token(header(), with(payload(), u"exp"_s, nowSeconds - 120));
    QVERIFY(!checkAccessToken(old, m_keys, lax, now));
    lax.leeway = 0s;
    QVERIFY(!checkAccessToken(m_rsa.token(header(), with(payload(), u"exp"_s, nowSeconds)), m_keys, lax, now));
    QVERIFY(checkAccessToken(m_rsa.token(header(), with(payload(), u"exp"_s, nowSeconds + 1)), m_keys, lax, now));
}

STEWARD_TEST(AccessTokenTest, "accesstoken", Core)
#include "accesstokentest.moc"
