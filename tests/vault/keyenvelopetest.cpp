// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/keyenvelope.h"
#include "support/testmain.h"
#include "vault/digest.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

constexpr ScryptCost cheap{14, 8, 1};

QByteArray closed(const KeyEnvelope &envelope, const SecretKey &dataKey, const SecretKey &passwordKey)
{
    return envelope.close(dataKey, passwordKey).value();
}

/// With a check sum that fits again, as whoever changes it on purpose would make it.
QByteArray summed(QByteArray bytes)
{
    bytes.chop(32);
    return bytes + sha256(bytes);
}

} // namespace

class KeyEnvelopeTest : public QObject
{
    Q_OBJECT

private:
    const SecretKey m_dataKey = SecretKey::random();
    const SecretKey m_passwordKey = SecretKey::random();
    const QByteArray m_bytes = closed(KeyEnvelope::blank(cheap), m_dataKey, m_passwordKey);

private Q_SLOTS:
    void opensWithItsPasswordsKey()
    {
        QCOMPARE(m_bytes.size(), KeyEnvelope::size);
        const auto read = KeyEnvelope::read(m_bytes);
        QVERIFY(read);
        QCOMPARE(read->cost(), cheap);
        QCOMPARE(read->salt().size(), 32);
        QCOMPARE(read->open(m_passwordKey)->bytes(), m_dataKey.bytes());
        QVERIFY(!m_bytes.contains(m_dataKey.bytes().toByteArray()));
        QVERIFY(!m_bytes.contains(m_passwordKey.bytes().toByteArray()));
    }
    void anotherPassword_isSaidToBeOne()
    {
        QCOMPARE(KeyEnvelope::read(m_bytes)->open(SecretKey::random()).error().code, u"vault.password"_s);
    }
    /// The same data under a new password; and all about how it is worked out is new.
    void isWrittenAnew()
    {
        const KeyEnvelope next = KeyEnvelope::blank(cheap);
        QVERIFY(next.salt() != KeyEnvelope::read(m_bytes)->salt());
        const SecretKey other = SecretKey::random();
        const auto read = KeyEnvelope::read(closed(next, m_dataKey, other));
        QCOMPARE(read->open(other)->bytes(), m_dataKey.bytes());
        QVERIFY(!read->open(m_passwordKey));
    }
    void everyChangedBitIsSeen()
    {
        for (qsizetype i = 0; i < m_bytes.size() * 8; ++i) {
            QByteArray changed = m_bytes;
            changed[i / 8] = static_cast<char>(changed.at(i / 8) ^ (1 << (i % 8)));
            QVERIFY2(!KeyEnvelope::read(changed), QByteArray::number(i).constData());
            const auto read = KeyEnvelope::read(summed(changed));
            const bool isInSum = i / 8 >= m_bytes.size() - 32;
            QVERIFY2(isInSum || !read || !read->open(m_passwordKey), QByteArray::number(i).constData());
        }
    }
    void wrongBytes_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QByteArray newer = m_bytes;
        newer[21] = 2;
        QByteArray dear = m_bytes;
        dear[23] = 21; // logN
        QTest::newRow("none") << QByteArray() << u"vault.foreign"_s;
        QTest::newRow("a database") << QByteArray("SQLite format 3").leftJustified(300, '\0') << u"vault.foreign"_s;
        QTest::newRow("only the name") << m_bytes.first(21) << u"vault.foreign"_s;
        QTest::newRow("cut") << m_bytes.chopped(1) << u"vault.damaged"_s;
        QTest::newRow("newer") << newer << u"vault.newer"_s;
        QTest::newRow("too dear") << summed(dear) << u"vault.cost"_s;
    }
    void wrongBytes()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, code);
        QCOMPARE(KeyEnvelope::read(bytes).error().code, code);
    }
};

STEWARD_TEST(KeyEnvelopeTest, "keyenvelope", Core)

} // namespace steward

#include "keyenvelopetest.moc"
