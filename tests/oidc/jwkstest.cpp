// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "oidc/jwks.h"
#include "support/signingkey.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::oidc;
using steward::tests::base64Url;
using steward::tests::keySetJson;
using steward::tests::SigningKey;

namespace {

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object.insert(name, value);
    return object;
}

} // namespace

class JwksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWhatItCannotUse_data();
    void leavesOutWhatItCannotUse();
    void refuses_data();
    void refuses();
    void findsByIdAndAlgorithm();

private:
    SigningKey m_rsa{SigningKey::Type::Rsa, u"a"_s};
    SigningKey m_second{SigningKey::Type::Rsa, u"b"_s};
    SigningKey m_ec{SigningKey::Type::EcP256, u"c"_s};
};

void JwksTest::leavesOutWhatItCannotUse_data()
{
    QTest::addColumn<QJsonObject>("key");
    const QJsonObject rsa = m_rsa.publicJwk();
    const QJsonObject ec = m_ec.publicJwk();
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(base64Url(bytes)); };

    QTest::newRow("1024 bits") << SigningKey(SigningKey::Type::Rsa, u"w"_s, 1024).publicJwk();
    QTest::newRow("enormous modulus") << with(rsa, u"n"_s, text(QByteArray(100'000, '\xff')));
    QTest::newRow("exponent 1") << with(rsa, u"e"_s, u"AQ"_s);
    QTest::newRow("even exponent") << with(rsa, u"e"_s, u"Ag"_s);
    QTest::newRow("no exponent") << with(rsa, u"e"_s, QString());
    QTest::newRow("padded modulus") << with(rsa, u"n"_s, rsa[u"n"_s].toString() + u'=');
    QTest::newRow("modulus a number") << with(rsa, u"n"_s, 5);
    QTest::newRow("for encryption") << with(rsa, u"use"_s, u"enc"_s);
    QTest::newRow("for signing only") << with(rsa, u"key_ops"_s, QJsonArray{u"sign"_s});
    QTest::newRow("for RS512") << with(rsa, u"alg"_s, u"RS512"_s);
    QTest::newRow("RSA for ES256") << with(rsa, u"alg"_s, u"ES256"_s);
    QTest::newRow("another curve") << with(ec, u"crv"_s, u"P-384"_s);
    QTest::newRow("not on the curve") << with(ec, u"x"_s, text(QByteArray(32, '\x01')));
    QTest::newRow("short coordinate") << with(ec, u"y"_s, text(QByteArray(31, '\x01')));
    QTest::newRow("another type") << QJsonObject{{u"kty"_s, u"OKP"_s}, {u"crv"_s, u"Ed25519"_s}, {u"x"_s, u"AA"_s}};
    QTest::newRow("nothing") << QJsonObject{};
}

void JwksTest::leavesOutWhatItCannotUse()
{
    QFETCH(QJsonObject, key);
    const auto set = KeySet::fromJson(keySetJson({key, m_second.publicJwk()}));
    QVERIFY(set);
    QCOMPARE(set->keys().size(), 1);
    QCOMPARE(set->keys().constFirst().id, u"b"_s);
}

void JwksTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing") << QByteArray() << u"jwks.malformed"_s;
    QTest::newRow("page") << QByteArray("<html></html>") << u"jwks.malformed"_s;
    QTest::newRow("no keys") << QByteArray("{}") << u"jwks.malformed"_s;
    QTest::newRow("keys an object") << QByteArray(R"({"keys":{}})") << u"jwks.malformed"_s;
    QTest::newRow("cut off") << keySetJson({m_rsa.publicJwk()}).chopped(5) << u"jwks.malformed"_s;
    QTest::newRow("keys twice") << QByteArray(R"({"keys":[],"keys":[]})") << u"jwks.malformed"_s;
    QTest::newRow("huge") << QByteArray(R"({"keys":[]})" + QByteArray(300'000, ' ')) << u"jwks.size"_s;
    QTest::newRow("many") << keySetJson(QList<QJsonObject>(65)) << u"jwks.size"_s;
    QTest::newRow("private key") << keySetJson({with(m_rsa.publicJwk(), u"d"_s, u"AA"_s)}) << u"jwks.secret"_s;
    QTest::newRow("symmetric key") << keySetJson({QJsonObject{{u"kty"_s, u"oct"_s}, {u"k"_s, u"AA"_s}}})
                                   << u"jwks.secret"_s;
}

void JwksTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, code);
    const auto set = KeySet::fromJson(bytes);
    QVERIFY(!set);
    QCOMPARE(set.error().code, code);
}

void JwksTest::findsByIdAndAlgorithm()
{
    const auto found = KeySet::fromJson(
        keySetJson({m_rsa.publicJwk(), with(m_second.publicJwk(), u"alg"_s, u"PS256"_s), m_ec.publicJwk()}));
    QVERIFY(found);
    const KeySet &set = *found;
    QVERIFY(set.find(u"a"_s, SignatureAlgorithm::Rs256));
    QVERIFY(set.find(u"a"_s, SignatureAlgorithm::Ps256));
    QVERIFY(!set.find(u"a"_s, SignatureAlgorithm::Es256));
    QVERIFY(!set.find(u"b"_s, SignatureAlgorithm::Rs256));
    QVERIFY(set.find(u"b"_s, SignatureAlgorithm::Ps256));
    QVERIFY(!set.find(u"x"_s, SignatureAlgorithm::Rs256));
    // Without an id: only when there is no doubt.
    QCOMPARE(set.find({}, SignatureAlgorithm::Rs256), set.find(u"a"_s, SignatureAlgorithm::Rs256));
    QVERIFY(!set.find({}, SignatureAlgorithm::Ps256));
    QVERIFY(set.find({}, SignatureAlgorithm::Es256));
    // Two keys of one id and type: which one is meant cannot be known.
    const auto twins = KeySet::fromJson(keySetJson({m_rsa.publicJwk(), with(m_second.publicJwk(), u"kid"_s, u"a"_s)}));
    QVERIFY(twins && !twins->find(u"a"_s, SignatureAlgorithm::Rs256));
}

STEWARD_TEST(JwksTest, "jwks", Core)
#include "jwkstest.moc"
