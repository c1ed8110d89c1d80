// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transport/httpdate.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

class HttpDateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDates_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected"); // empty: no date

        const QString moment = u"2026-11-19T13:22:07.000Z"_s;
        QTest::newRow("IMF-fixdate") << "Thu, 19 Nov 2026 13:22:07 GMT"_ba << moment;
        QTest::newRow("RFC 850") << "Thursday, 19-Nov-26 13:22:07 GMT"_ba << moment;
        QTest::newRow("asctime") << "Thu Nov 19 13:22:07 2026"_ba << moment;
        QTest::newRow("asctime, padded day") << "Sun Nov  6 08:49:37 1994"_ba << u"1994-11-06T08:49:37.000Z"_s;
        QTest::newRow("RFC 850, the century before")
            << "Sunday, 06-Nov-94 08:49:37 GMT"_ba << u"1994-11-06T08:49:37.000Z"_s;
        QTest::newRow("a leap day") << "Thu, 29 Feb 2024 00:00:00 GMT"_ba << u"2024-02-29T00:00:00.000Z"_s;
        QTest::newRow("no such leap day") << "Sat, 29 Feb 2025 00:00:00 GMT"_ba << QString();
        QTest::newRow("a leap second") << "Sat, 31 Dec 2016 23:59:60 GMT"_ba << u"2017-01-01T00:00:00.000Z"_s;
        QTest::newRow("hour 24") << "Thu, 19 Nov 2026 24:00:00 GMT"_ba << QString();
        QTest::newRow("another zone") << "Thu, 19 Nov 2026 13:22:07 CET"_ba << QString();
        QTest::newRow("an offset") << "Thu, 19 Nov 2026 13:22:07 +0000"_ba << QString();
        QTest::newRow("one digit for the day") << "Thu, 9 Nov 2026 13:22:07 GMT"_ba << QString();
        QTest::newRow("a month in German") << "Thu, 19 Dez 2026 13:22:07 GMT"_ba << QString();
        QTest::newRow("signs in the time") << "Thu, 19 Nov 2026 -3:22:07 GMT"_ba << QString();
        QTest::newRow("empty") << ""_ba << QString();
        QTest::newRow("blanks") << "      "_ba << QString();
        QTest::newRow("long") << QByteArray(100'000, ' ') + "Thu" << QString();
    }

    void readsDates()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, expected);
        const auto found = instantFromHttpDate(text, m_now);
        QCOMPARE(found ? toText(*found) : QString(), expected);
    }

    void readsRetryAfter_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected"); // -1: nothing

        QTest::newRow("seconds") << "7"_ba << qint64(7);
        QTest::newRow("nought") << "0"_ba << qint64(0);
        QTest::newRow("blanks around") << " 7 "_ba << qint64(7);
        QTest::newRow("a date ahead") << "Thu, 19 Nov 2026 13:22:37 GMT"_ba << qint64(30);
        QTest::newRow("a date behind") << "Thu, 19 Nov 2020 13:22:37 GMT"_ba << qint64(0);
        QTest::newRow("a date far ahead") << "Thu, 19 Nov 2099 13:22:37 GMT"_ba << qint64(86'400);
        QTest::newRow("a month in seconds") << "2592000"_ba << qint64(86'400);
        QTest::newRow("more than a number holds") << "99999999999999999999999999"_ba << qint64(86'400);
        QTest::newRow("negative") << "-5"_ba << qint64(-1);
        QTest::newRow("a fraction") << "1.5"_ba << qint64(-1);
        QTest::newRow("words") << "soon"_ba << qint64(-1);
        QTest::newRow("empty") << ""_ba << qint64(-1);
    }

    void readsRetryAfter()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, expected);
        const auto found = retryAfter({{"retry-after", value}}, m_now);
        QCOMPARE(found ? qint64(found->count()) : qint64(-1), expected);
    }

    void absentIsNothing() { QVERIFY(!retryAfter({{"date", "7"}}, m_now)); }

private:
    const Instant m_now = *instantFromText(u"2026-11-19T13:22:07Z"_s);
};

STEWARD_TEST(HttpDateTest, "httpdate", Core)

} // namespace steward

#include "httpdatetest.moc"
