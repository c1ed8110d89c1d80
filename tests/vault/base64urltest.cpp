// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "vault/base64url.h"
#include "support/testmain.h"

#include <QTest>

namespace steward {

class Base64UrlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// RFC 4648 section 10, less the padding, and the two letters that differ from plain base64.
    void writesThePublishedVectors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("f") << QByteArray("f") << QByteArray("Zg");
        QTest::newRow("fo") << QByteArray("fo") << QByteArray("Zm8");
        QTest::newRow("foo") << QByteArray("foo") << QByteArray("Zm9v");
        QTest::newRow("foobar") << QByteArray("foobar") << QByteArray("Zm9vYmFy");
        QTest::newRow("own letters") << QByteArray::fromHex("fbefff") << QByteArray("--__");
    }

    void writesThePublishedVectors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, text);
        QCOMPARE(toBase64Url(bytes), text);
        const auto read = fromBase64Url(text);
        QVERIFY(read);
        QCOMPARE(*read, bytes);
    }

    void refusesEveryOtherSpelling_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("padding") << QByteArray("Zg==");
        QTest::newRow("half a padding") << QByteArray("Zm8=");
        QTest::newRow("one letter") << QByteArray("Z");
        QTest::newRow("1 mod 4") << QByteArray("Zm9vY");
        QTest::newRow("unused bits, 2 letters") << QByteArray("Zh");
        QTest::newRow("unused bits, 3 letters") << QByteArray("Zm9");
        QTest::newRow("plain base64: plus") << QByteArray("++__");
        QTest::newRow("plain base64: slash") << QByteArray("--//");
        QTest::newRow("blank inside") << QByteArray("Zm 9v");
        QTest::newRow("line end") << QByteArray("Zm9v\n");
        QTest::newRow("zero byte") << QByteArray("Zm9v\0AAA", 8);
        QTest::newRow("high bit") << QByteArray("Zm9\xf6");
        QTest::newRow("full stop") << QByteArray("Zm9v.Zm9");
        QTest::newRow("percent") << QByteArray("Zm9%2D");
    }

    void refusesEveryOtherSpelling()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!fromBase64Url(text));
    }

    void takesEveryLengthBack()
    {
        QByteArray bytes;
        for (int size = 0; size < 300; ++size) {
            QCOMPARE(fromBase64Url(toBase64Url(bytes)), std::optional(bytes));
            bytes.append(static_cast<char>(size * 37));
        }
    }
};

STEWARD_TEST(Base64UrlTest, "base64url", Core)

} // namespace steward

#include "base64urltest.moc"
