// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/digest.h"
#include "support/testmain.h"

#include <QTest>

namespace steward {

class DigestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// FIPS 180-2 appendix B and the NIST example of the empty message.
    void sha256GivesThePublishedVectors_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("empty") << QByteArray()
                               << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QTest::newRow("abc") << QByteArray("abc")
                             << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
                                    << QByteArray("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        QTest::newRow("a million a") << QByteArray(1'000'000, 'a')
                                     << QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    void sha256GivesThePublishedVectors()
    {
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, digest);
        QCOMPARE(sha256(message).toHex(), digest);
    }

    /// RFC 4231 section 4, but for case 5, which is about a shortened tag.
    void hmacGivesThePublishedVectors_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("digest");
        QTest::newRow("1") << QByteArray(20, '\x0b') << QByteArray("Hi There")
                           << QByteArray("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        QTest::newRow("2") << QByteArray("Jefe") << QByteArray("what do ya want for nothing?")
                           << QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        QTest::newRow("3") << QByteArray(20, '\xaa') << QByteArray(50, '\xdd')
                           << QByteArray("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        QTest::newRow("4") << QByteArray::fromHex("0102030405060708090a0b0c0d0e0f10111213141516171819")
                           << QByteArray(50, '\xcd')
                           << QByteArray("82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
        QTest::newRow("6") << QByteArray(131, '\xaa')
                           << QByteArray("Test Using Larger Than Block-Size Key - Hash Key First")
                           << QByteArray("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
        QTest::newRow("7") << QByteArray(131, '\xaa')
                           << QByteArray("This is a test using a larger than block-size key and a larger than "
                                         "block-size data. The key needs to be hashed before being used by the HMAC "
                                         "algorithm.")
                           << QByteArray("9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2");
        // Not in the RFC; well known from elsewhere, and the one where a null pointer would mean something else.
        QTest::newRow("empty key and message")
            << QByteArray() << QByteArray()
            << QByteArray("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
    }

    void hmacGivesThePublishedVectors()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, message);
        QFETCH(QByteArray, digest);
        QCOMPARE(hmacSha256(key, message).toHex(), digest);
    }

    void comparesAllBytes()
    {
        const QByteArray one = sha256("one");
        QVERIFY(equalInConstantTime(one, sha256("one")));
        QVERIFY(equalInConstantTime({}, {}));
        QVERIFY(!equalInConstantTime(one, one.first(31)));
        for (qsizetype at = 0; at < one.size(); ++at) {
            QByteArray other = one;
            other[at] = static_cast<char>(other[at] ^ 0x80);
            QVERIFY(!equalInConstantTime(one, other));
        }
    }
};

STEWARD_TEST(DigestTest, "digest", Core)

} // namespace steward

#include "digesttest.moc"
