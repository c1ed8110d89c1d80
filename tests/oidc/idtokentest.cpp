// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/idtoken.h"
#include "support/signingkey.h"
#include "support/testmain.h"

#include <QCryptographicHash>
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
const QString client = u"console-desktop"_s;
const QByteArray accessToken = "the.access.token";

IdTokenRules rules()
{
    return {.issuer = issuer, .clientId = client, .nonce = u"n-0S6_WzA2Mj"_s, .accessToken = accessToken};
}

QJsonObject payload()
{
    const QByteArray hash = QCryptographicHash::hash(accessToken, QCryptographicHash::Sha256).first(16);
    return {{u"iss"_s, issuer},
            {u"sub"_s, u"248289761001"_s},
            {u"aud"_s, client},
            {u"exp"_s, nowSeconds + 600},
            {u"iat"_s, nowSeconds - 5},
            {u"nonce"_s, u"n-0S6_WzA2Mj"_s},
            {u"at_hash"_s, QString::fromLatin1(base64Url(hash))},
            {u"name"_s, u"Amina"_s}};
}

QJsonObject with(const QString &name, const QJsonValue &value)
{
    QJsonObject object = payload();
    object.insert(name, value);
    return object;
}

QJsonObject without(const QString &name)
{
    QJsonObject object = payload();
    object.remove(name);
    return object;
}

} // namespace

class IdTokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesGood_data();
    void takesGood();
    void refuses_data();
    void refuses();
    void noNonceSentIsNoSignIn();
    void algorithmComesFromTheRules();
    void refresh();

private:
    SigningKey m_rsa{SigningKey::Type::Rsa, u"rsa-1"_s};
    SigningKey m_ec{SigningKey::Type::EcP256, u"ec-1"_s};
    SigningKey m_stranger{SigningKey::Type::Rsa, u"rsa-1"_s};
    KeySet m_keys;
};

void IdTokenTest::initTestCase()
{
    auto keys = KeySet::fromJson(keySetJson({m_rsa.publicJwk(), m_ec.publicJwk()}));
    QVERIFY(keys);
    m_keys = std::move(keys).value();
}

void IdTokenTest::takesGood_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("RS256") << m_rsa.token({}, payload());
    QTest::newRow("ES256") << m_ec.token({}, payload());
    QTest::newRow("typ JWT") << m_rsa.token({{u"typ"_s, u"JWT"_s}}, payload());
    QTest::newRow("aud as array") << m_rsa.token({}, with(u"aud"_s, QJsonArray{client}));
    QTest::newRow("azp") << m_rsa.token({}, with(u"azp"_s, client));
    QTest::newRow("without at_hash") << m_rsa.token({}, without(u"at_hash"_s));
}

void IdTokenTest::takesGood()
{
    QFETCH(QByteArray, token);
    const auto checked = checkIdToken(token, m_keys, rules(), now);
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().code));
    QCOMPARE(checked->subject, u"248289761001"_s);
    QCOMPARE(checked->audience, QStringList{client});
    QCOMPARE(checked->name, u"Amina"_s);
    QCOMPARE(checked->issued, now - 5s);
    QCOMPARE(checked->expires, now + 600s);
}

void IdTokenTest::refuses_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QString>("code");
    const auto row = [this](const char *name, const QJsonObject &claims, const QString &code) {
        QTest::newRow(name) << m_rsa.token({}, claims) << code;
    };
    const QByteArray good = m_rsa.token({}, payload());
    const QByteArray body = good.split('.').at(1);

    QTest::newRow("unsigned") << QByteArray(base64Url(R"({"alg":"none"})") + '.' + body + '.') << u"token.algorithm"_s;
    QTest::newRow("HS256") << m_rsa.token({{u"alg"_s, u"HS256"_s}}, payload()) << u"token.algorithm"_s;
    QTest::newRow("JWE") << QByteArray(good + ".e30.e30") << u"token.encrypted"_s;
    QTest::newRow("access token") << m_rsa.token({{u"typ"_s, u"at+jwt"_s}}, payload()) << u"token.type"_s;
    QTest::newRow("logout token") << m_rsa.token({{u"typ"_s, u"logout+jwt"_s}}, payload()) << u"token.type"_s;
    QTest::newRow("another's key") << m_stranger.token({}, payload()) << u"token.signature"_s;
    QTest::newRow("unknown key") << m_rsa.token({{u"kid"_s, u"x"_s}}, payload()) << u"token.key_unknown"_s;
    QTest::newRow("crit") << m_rsa.token({{u"crit"_s, QJsonArray{u"b64"_s}}}, payload()) << u"token.critical"_s;
    QTest::newRow("nonce twice") << m_rsa.token(
        R"({"alg":"RS256","kid":"rsa-1"})",
        R"({"nonce":"x",)" + QJsonDocument(payload()).toJson(QJsonDocument::Compact).sliced(1), "RS256")
                                 << u"token.malformed"_s;

    row("iss another", with(u"iss"_s, u"https://evil.example"_s), u"token.issuer"_s);
    row("iss with a slash", with(u"iss"_s, issuer + u'/'), u"token.issuer"_s);
    row("iss missing", without(u"iss"_s), u"token.issuer"_s);
    row("aud another", with(u"aud"_s, u"other"_s), u"token.audience"_s);
    row("aud missing", without(u"aud"_s), u"token.audience"_s);
    row("aud with one we do not trust", with(u"aud"_s, QJsonArray{client, u"other"_s}), u"token.audience"_s);
    row("azp another", with(u"azp"_s, u"other"_s), u"token.authorised_party"_s);
    row("azp a number", with(u"azp"_s, 1), u"token.authorised_party"_s);
    row("exp five minutes ago", with(u"exp"_s, nowSeconds - 300), u"token.expired"_s);
    row("exp missing", without(u"exp"_s), u"token.expired"_s);
    row("exp a text", with(u"exp"_s, u"9999999999"_s), u"token.expired"_s);
    row("iat missing", without(u"iat"_s), u"token.issued"_s);
    row("iat ahead", with(u"iat"_s, nowSeconds + 300), u"token.issued"_s);
    row("iat long ago", with(u"iat"_s, nowSeconds - 86'400), u"token.issued"_s);
    row("nbf ahead", with(u"nbf"_s, nowSeconds + 300), u"token.not_yet"_s);
    row("nonce another", with(u"nonce"_s, u"x"_s), u"token.nonce"_s);
    row("nonce missing", without(u"nonce"_s), u"token.nonce"_s);
    row("nonce in an array", with(u"nonce"_s, QJsonArray{u"n-0S6_WzA2Mj"_s}), u"token.nonce"_s);
    row("sub missing", without(u"sub"_s), u"token.subject"_s);
    row("sub a number", with(u"sub"_s, 248289761), u"token.subject"_s);
    row("sub too long", with(u"sub"_s, QString(256, u'x')), u"token.subject"_s);
    row("at_hash of another token", with(u"at_hash"_s, u"77QmUPtjPfzWtF2AnpK9RQ"_s), u"token.access_token_hash"_s);
    row("at_hash null", with(u"at_hash"_s, QJsonValue::Null), u"token.access_token_hash"_s);
}

void IdTokenTest::refuses()
{
    QFETCH(QByteArray, token);
    QFETCH(QString, code);
    const auto checked = checkIdToken(token, m_keys, rules(), now);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, code);
    QCOMPARE(checked.error().kind, Error::Kind::SignInFailed);
}

void IdTokenTest::noNonceSentIsNoSignIn()
{
    IdTokenRules careless = rules();
    careless.nonce.clear();
    const auto checked = checkIdToken(m_rsa.token({}, with(u"nonce"_s, QString())), m_keys, careless, now);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, u"token.nonce"_s);
}

void IdTokenTest::algorithmComesFromTheRules()
{
    IdTokenRules narrow = rules();
    narrow.algorithms = {SignatureAlgorithm::Es256};
    QVERIFY(checkIdToken(m_ec.token({}, payload()), m_keys, narrow, now));
    const auto checked = checkIdToken(m_rsa.token({}, payload()), m_keys, narrow, now);
    QVERIFY(!checked);
    QCOMPARE(checked.error().code, u"token.algorithm"_s);
}

void IdTokenTest::refresh()
{
    const auto first = checkIdToken(m_rsa.token({}, payload()), m_keys, rules(), now);
    QVERIFY(first);
    const auto codeOf = [&](const QJsonObject &claims) {
        const auto checked = checkRefreshedIdToken(m_rsa.token({}, claims), m_keys, rules(), *first, now);
        return checked ? QString() : checked.error().code;
    };
    QCOMPARE(codeOf(payload()), QString());
    QCOMPARE(codeOf(without(u"nonce"_s)), QString());
    QCOMPARE(codeOf(with(u"nonce"_s, u"another"_s)), u"token.nonce"_s);
    QCOMPARE(codeOf(with(u"sub"_s, u"somebody else"_s)), u"token.changed"_s);
    QCOMPARE(codeOf(with(u"exp"_s, nowSeconds - 300)), u"token.expired"_s);
}

STEWARD_TEST(IdTokenTest, "idtoken", Core)
#include "idtokentest.moc"
