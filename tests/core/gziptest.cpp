// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/gzip.h"
#include "support/gzipped.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using steward::tests::gzipped;

/// What comes packed is unpacked as it was, or not at all, and never further than asked for.
class GzipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacks_whatWasPacked_data();
    void unpacks_whatWasPacked();
    void stops_whereItIsTooMuch();
    void refuses_whatIsNoWholeStream_data();
    void refuses_whatIsNoWholeStream();
};

void GzipTest::unpacks_whatWasPacked_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a word") << QByteArray("word");
    QTest::newRow("exactly one piece") << QByteArray(64 * 1024, 'x');
    QTest::newRow("several pieces") << QByteArray(300'001, 'x');
}

void GzipTest::unpacks_whatWasPacked()
{
    QFETCH(QByteArray, plain);
    const auto unpacked = gunzip(gzipped(plain), plain.size()); // exactly as much is not too much
    QVERIFY(unpacked);
    QCOMPARE(*unpacked, plain);
}

void GzipTest::stops_whereItIsTooMuch()
{
    const QByteArray bomb = gzipped(QByteArray(100'000'000, '\0'));
    QVERIFY(bomb.size() < 1'000'000);
    const auto refused = gunzip(bomb, 1'000'000);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::TooLarge);
    QCOMPARE(refused.error().code, u"body.too_large"_s);
    QVERIFY(!gunzip(gzipped("word"), 3));
}

void GzipTest::refuses_whatIsNoWholeStream_data()
{
    QTest::addColumn<QByteArray>("packed");
    const QByteArray good = gzipped("some words, packed");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not packed") << QByteArray("some words");
    QTest::newRow("another format") << qCompress("some words").sliced(4); // zlib's
    QTest::newRow("the head alone") << good.first(10);
    QTest::newRow("without its end") << good.chopped(1);
    QTest::newRow("something behind it") << good + 'x';
    QTest::newRow("another behind it") << good + good;
    for (const qsizetype at : {qsizetype(0), good.size() / 2, good.size() - 5, good.size() - 1}) {
        QByteArray damaged = good;
        damaged[at] = static_cast<char>(damaged.at(at) ^ 0x55);
        QTest::addRow("byte %lld is another", static_cast<long long>(at)) << damaged;
    }
}

void GzipTest::refuses_whatIsNoWholeStream()
{
    QFETCH(QByteArray, packed);
    const auto refused = gunzip(packed, 1'000);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    QCOMPARE(refused.error().code, u"body.gzip"_s);
}

STEWARD_TEST(GzipTest, "gzip", Core)
#include "gziptest.moc"
