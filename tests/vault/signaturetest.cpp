// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/signature.h"
#include "support/testmain.h"
#include "vault/base64url.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

QByteArray bytes(const char *base64)
{
    return fromBase64Url(base64).value_or(QByteArray());
}

// RFC 7515, appendices A.2 and A.3.
const QByteArray payload =
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
const QByteArray rsaMessage = "eyJhbGciOiJSUzI1NiJ9." + payload;
const QByteArray ecMessage = "eyJhbGciOiJFUzI1NiJ9." + payload;
const QByteArray modulus = bytes(
    "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-"
    "pCgNMs"
    "D1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-"
    "UTo7WTBEMa2R2CapHg665xsmtdV"
    "MTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ");
const QByteArray exponent = bytes("AQAB");
const QByteArray rsaSignature = bytes(
    "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_"
    "O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZ"
    "cAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--"
    "xi12jzDwusC-e"
    "OkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw");
const QByteArray x = bytes("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");
const QByteArray y = bytes("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0");
const QByteArray ecSignature =
    bytes("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q");

} // namespace

class SignatureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rsaVector();
    void ecVector();
    void refusesKeys_data();
    void refusesKeys();
};

void SignatureTest::rsaVector()
{
    const auto key = PublicKey::rsa(modulus, exponent);
    QVERIFY(key);
    QVERIFY(key->verifies(SignatureAlgorithm::Rs256, rsaMessage, rsaSignature));
    QVERIFY(!key->verifies(SignatureAlgorithm::Ps256, rsaMessage, rsaSignature));
    QVERIFY(!key->verifies(SignatureAlgorithm::Es256, rsaMessage, rsaSignature));
    QVERIFY(!key->verifies(SignatureAlgorithm::Rs256, rsaMessage + ' ', rsaSignature));
    QVERIFY(!key->verifies(SignatureAlgorithm::Rs256, rsaMessage, {}));
    QVERIFY(!key->verifies(SignatureAlgorithm::Rs256, rsaMessage, '\0' + rsaSignature));
    QVERIFY(!key->verifies(SignatureAlgorithm::Rs256, rsaMessage, rsaSignature.chopped(1)));
    for (const qsizetype at : {0, 100, 255}) {
        QByteArray changed = rsaSignature;
        changed[at] = static_cast<char>(changed.at(at) ^ 1);
        QVERIFY(!key->verifies(SignatureAlgorithm::Rs256, rsaMessage, changed));
    }
}

void SignatureTest::ecVector()
{
    const auto key = PublicKey::ecP256(x, y);
    QVERIFY(key);
    QVERIFY(key->verifies(SignatureAlgorithm::Es256, ecMessage, ecSignature));
    QVERIFY(!key->verifies(SignatureAlgorithm::Rs256, ecMessage, ecSignature));
    QVERIFY(!key->verifies(SignatureAlgorithm::Es256, ecMessage + ' ', ecSignature));
    const QByteArray noughts(32, '\0');
    for (const QByteArray &bad :
         {QByteArray(), ecSignature.chopped(1), ecSignature + '\0', noughts + noughts, ecSignature.first(32) + noughts,
          noughts + ecSignature.sliced(32), QByteArray(64, '\xff')})
        QVERIFY(!key->verifies(SignatureAlgorithm::Es256, ecMessage, bad));
}

void SignatureTest::refusesKeys_data()
{
    QTest::addColumn<bool>("isRsa");
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QString>("code");
    QTest::newRow("1024 bits") << true << modulus.first(128) << exponent << u"key.weak"_s;
    QTest::newRow("2048 bits by noughts in front")
        << true << QByteArray(128, '\0') + modulus.first(128) << exponent << u"key.weak"_s;
    QTest::newRow("no modulus") << true << QByteArray() << exponent << u"key.weak"_s;
    QTest::newRow("16384 bits") << true << modulus.repeated(8) << exponent << u"key.range"_s;
    QTest::newRow("no exponent") << true << modulus << QByteArray() << u"key.range"_s;
    QTest::newRow("exponent 1") << true << modulus << QByteArray(1, '\1') << u"key.range"_s;
    QTest::newRow("even exponent") << true << modulus << QByteArray(1, '\4') << u"key.range"_s;
    QTest::newRow("exponent of 72 bits") << true << modulus << QByteArray(9, '\1') << u"key.range"_s;
    QTest::newRow("not on the curve") << false << x << x << u"key.point"_s;
    QTest::newRow("the point of noughts") << false << QByteArray(32, '\0') << QByteArray(32, '\0') << u"key.point"_s;
    QTest::newRow("beyond the field") << false << QByteArray(32, '\xff') << y << u"key.point"_s;
    QTest::newRow("too short") << false << x.first(31) << y << u"key.point"_s;
    QTest::newRow("too long") << false << '\0' + x << y << u"key.point"_s;
}

void SignatureTest::refusesKeys()
{
    QFETCH(bool, isRsa);
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QString, code);
    const auto key = isRsa ? PublicKey::rsa(first, second) : PublicKey::ecP256(first, second);
    QVERIFY(!key);
    QCOMPARE(key.error().code, code);
}

STEWARD_TEST(SignatureTest, "signature", Core)
#include "signaturetest.moc"
