// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/passwordkey.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr ScryptCost cheap{14, 8, 1};

QByteArray keyOf(const QString &password, const ScryptCost &cost = cheap, const QByteArray &salt = "NaCl")
{
    const auto key = keyOfPassword(password, salt, cost);
    return key ? key->bytes().toByteArray() : QByteArray();
}

} // namespace

class PasswordKeyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 7914, section 12, the two vectors whose cost is bearable: the first half of 64 bytes each, as the last step
    /// (PBKDF2 with HMAC-SHA-256) makes its output in blocks of 32.
    void publishedVectors_data()
    {
        QTest::addColumn<ScryptCost>("cost");
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("16384, 8, 1") << ScryptCost{14, 8, 1}
                                     << QByteArray("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2");
        QTest::newRow("1048576, 8, 1") << ScryptCost{
            20, 8, 1} << QByteArray("2101cb9b6a511aaeaddbbe09cf70f881ec568d574a2ffd4dabe5ee9820adaa47");
    }
    void publishedVectors()
    {
        QFETCH(const ScryptCost, cost);
        QFETCH(const QByteArray, key);
        QCOMPARE(keyOf(u"pleaseletmein"_s, cost, "SodiumChloride").toHex(), key);
    }

    /// RULES.md 5: a password is its letters, however they were typed; and all of them.
    void lettersAreTheSameHoweverTyped()
    {
        QCOMPARE(keyOf(u"caf\u00e9 \u00c5"_s), keyOf(u"cafe\u0301 A\u030a"_s));
        QVERIFY(keyOf(u"caf\u00e9"_s) != keyOf(u"cafe"_s));
        QVERIFY(keyOf(u" a"_s) != keyOf(u"a"_s));
        QVERIFY(keyOf(u"a "_s) != keyOf(u"a"_s));
        const QString longOne(200, u'x');
        QVERIFY(keyOf(longOne) != keyOf(longOne.chopped(1) + u'y'));
        QVERIFY(keyOf(QString::fromUtf8("\xF0\x9F\x94\x91").repeated(64)).size() == sealKeySize);
    }

    void saltMakesAnother() { QVERIFY(keyOf(u"a"_s, cheap, "1") != keyOf(u"a"_s, cheap, "2")); }

    /// Both ways, and before any work: all of these together take no time.
    void costIsBounded_data()
    {
        QTest::addColumn<ScryptCost>("cost");
        QTest::newRow("too cheap") << ScryptCost{13, 8, 1};
        QTest::newRow("few words") << ScryptCost{17, 1, 1};
        QTest::newRow("nothing") << ScryptCost{0, 0, 0};
        QTest::newRow("negative") << ScryptCost{-1, -8, -1};
        QTest::newRow("memory") << ScryptCost{20, 16, 1};
        QTest::newRow("exponent") << ScryptCost{63, 8, 1};
        QTest::newRow("rounds") << ScryptCost{17, 8, 127};
    }
    void costIsBounded()
    {
        QFETCH(const ScryptCost, cost);
        QVERIFY(!isBearable(cost));
        QCOMPARE(keyOfPassword(u"a", "salt", cost).error().code, u"vault.cost"_s);
    }
    void usualCost_isBearable() { QVERIFY(isBearable(ScryptCost())); }
};

STEWARD_TEST(PasswordKeyTest, "passwordkey", Core)

} // namespace steward

#include "passwordkeytest.moc"
