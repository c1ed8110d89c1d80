// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/seal.h"
#include "support/testmain.h"
#include "vault/random.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

class SealTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The vectors handed in to NIST with the mode (McGrew and Viega, appendix B, cases 13 to 16), in our form. As
    /// seal() chooses its nonce itself, they are opened; with the round trip below that fixes both directions.
    void opensThePublishedVectors_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("nonce");
        QTest::addColumn<QByteArray>("context");
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QByteArray>("cipherText");
        QTest::addColumn<QByteArray>("tag");
        const QByteArray zeros(64, '0');
        QTest::newRow("13") << zeros << zeros.first(24) << QByteArray() << QByteArray() << QByteArray()
                            << QByteArray("530f8afbc74536b9a963b4f1c4cb738b");
        QTest::newRow("14") << zeros << zeros.first(24) << QByteArray() << zeros.first(32)
                            << QByteArray("cea7403d4d606b6e074ec5d3baf39d18")
                            << QByteArray("d0d1c8a799996bf0265b98b5d48ab919");
        const QByteArray key("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308");
        const QByteArray nonce("cafebabefacedbaddecaf888");
        const QByteArray plain("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c959568095"
                               "32fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255");
        const QByteArray cipherText("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da"
                                    "7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad");
        QTest::newRow("15") << key << nonce << QByteArray() << plain << cipherText
                            << QByteArray("b094dac5d93471bdec1a502270e3cc6c");
        QTest::newRow("16") << key << nonce << QByteArray("feedfacedeadbeeffeedfacedeadbeefabaddad2")
                            << plain.first(120) << cipherText.first(120)
                            << QByteArray("76fc6ece0f4e1768cddf8853bb2d551b");
    }

    void opensThePublishedVectors()
    {
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, nonce);
        QFETCH(QByteArray, context);
        QFETCH(QByteArray, plain);
        QFETCH(QByteArray, cipherText);
        QFETCH(QByteArray, tag);
        const auto opened = unseal(QByteArray::fromHex(key), QByteArray::fromHex("01" + nonce + cipherText + tag),
                                   QByteArray::fromHex(context));
        QVERIFY(opened);
        QCOMPARE(opened->toHex(), plain);
    }

    void opensWhatWasSealed()
    {
        const QByteArray key = randomBytes(32);
        for (const int size : {0, 1, 15, 16, 17, 1000, 100'000}) {
            const QByteArray plain = randomBytes(size);
            const auto sealed = seal(key, plain, "log 7 reason");
            QVERIFY(sealed);
            QCOMPARE(sealed->size(), size + 29);
            const auto opened = unseal(key, *sealed, "log 7 reason");
            QVERIFY(opened);
            QCOMPARE(*opened, plain);
        }
    }

    void everySealHasItsOwnNonce()
    {
        const QByteArray key = randomBytes(32);
        QSet<QByteArray> nonces;
        for (int i = 0; i < 200; ++i)
            nonces.insert(seal(key, "same", "same").value().sliced(1, 12));
        QCOMPARE(nonces.size(), 200);
    }

    void everyChangedBitIsSeen()
    {
        const QByteArray key = randomBytes(32);
        const QByteArray sealed = seal(key, "Wezi", "log 7").value();
        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            QByteArray changed = sealed;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            const auto opened = unseal(key, changed, "log 7");
            QVERIFY2(!opened, qPrintable(u"bit %1"_s.arg(bit)));
            QCOMPARE(opened.error().code, u"seal.broken"_s);
        }
    }

    void everyOtherLengthIsSeen()
    {
        const QByteArray key = randomBytes(32);
        const QByteArray sealed = seal(key, "Wezi", "").value();
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QVERIFY(!unseal(key, sealed.first(size), ""));
        QVERIFY(!unseal(key, sealed + '\0', ""));
    }

    void anotherKeyOrPlaceDoesNotOpenIt()
    {
        const QByteArray key = randomBytes(32);
        const QByteArray sealed = seal(key, "Wezi", "log 7").value();
        QCOMPARE(unseal(randomBytes(32), sealed, "log 7").error().code, u"seal.broken"_s);
        QCOMPARE(unseal(key, sealed, "log 8").error().code, u"seal.broken"_s);
        QCOMPARE(unseal(key, sealed, "").error().code, u"seal.broken"_s);
    }

    void aSealerDoesWhatSealAndUnsealDo()
    {
        const QByteArray key = randomBytes(32);
        Sealer first(key);
        const QByteArray kept = first.seal("before", "0").value();
        Sealer sealer = std::move(first);
        QSet<QByteArray> nonces{kept.sliced(1, 12)};
        for (int i = 1; i <= 200; ++i) { // more than nonces are asked for at once
            const QByteArray plain = randomBytes(i * 7 % 50);
            const QByteArray place = QByteArray::number(i);
            const QByteArray sealed = sealer.seal(plain, place).value();
            nonces.insert(sealed.sliced(1, 12));
            QCOMPARE(unseal(key, sealed, place).value(), plain);
            QCOMPARE(sealer.unseal(seal(key, plain, place).value(), place).value(), plain);
            QCOMPARE(sealer.unseal(sealed, "elsewhere").error().code, u"seal.broken"_s); // and the next goes well
        }
        QCOMPARE(nonces.size(), 201);
        QCOMPARE(sealer.unseal(kept, "0").value(), QByteArray("before"));
    }

    void aKeyOfAnotherLengthIsNoKey()
    {
        QCOMPARE(Sealer(QByteArray(31, 'k')).seal("x", "").error().code, u"seal.key"_s);
        QCOMPARE(Sealer(QByteArray(33, 'k')).unseal(QByteArray(40, '\1'), "").error().code, u"seal.key"_s);
        for (const int size : {0, 16, 31, 33}) {
            QCOMPARE(seal(QByteArray(size, 'k'), "x", "").error().code, u"seal.key"_s);
            QCOMPARE(unseal(QByteArray(size, 'k'), QByteArray(29, '\x01'), "").error().code, u"seal.key"_s);
        }
    }
};

STEWARD_TEST(SealTest, "seal", Core)

} // namespace steward

#include "sealtest.moc"
