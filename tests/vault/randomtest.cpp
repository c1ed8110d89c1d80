// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/random.h"
#include "support/testmain.h"
#include "vault/base64url.h"

#include <QSet>
#include <QTest>

namespace steward {

class RandomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesAsManyBytesAsAsked()
    {
        QCOMPARE(randomBytes(0).size(), 0);
        QCOMPARE(randomBytes(1).size(), 1);
        QCOMPARE(randomBytes(4099).size(), 4099);
    }

    void neverTheSameTwice()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(randomBytes(16));
        QCOMPARE(seen.size(), 1000);
    }

    /// A byte that never occurs in 64 KiB has a chance below 10^-100; a generator that fills only half does not pass.
    void usesEveryByteValue()
    {
        QSet<char> seen;
        const QByteArray bytes = randomBytes(65536);
        for (const char c : bytes)
            seen.insert(c);
        QCOMPARE(seen.size(), 256);
    }

    void tokensAreBase64UrlOfTheBytesAsked()
    {
        QCOMPARE(randomToken().size(), 43);
        const QByteArray token = randomToken(16);
        QCOMPARE(token.size(), 22);
        QCOMPARE(fromBase64Url(token).value_or(QByteArray()).size(), 16);
    }
};

STEWARD_TEST(RandomTest, "random", Core)

} // namespace steward

#include "randomtest.moc"
