// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clock.h"
#include "support/testmain.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

class ClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesUtc()
    {
        const Instant instant(std::chrono::milliseconds(1795094527123));
        QCOMPARE(toText(instant), u"2026-11-19T13:22:07.123Z"_s);
        QCOMPARE(instantFromText(toText(instant)), std::optional(instant));
    }

    /// What Qt writes, at the edges of days, months and years.
    void writesAsQtDoes()
    {
        for (const qint64 ms :
             {0LL, -1LL, 951'782'399'999LL, 1'709'164'800'000LL, 1'798'761'599'999LL, 253'402'300'799'999LL}) {
            const auto instant = Instant(std::chrono::milliseconds(ms));
            QCOMPARE(toText(instant), QDateTime::fromMSecsSinceEpoch(ms).toUTC().toString(Qt::ISODateWithMs));
            QCOMPARE(instantFromText(toText(instant)), std::optional(instant));
        }
    }

    void readsOneSpellingOnly_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("with milliseconds") << u"2026-11-19T13:22:07.123Z"_s << true;
        QTest::newRow("without") << u"2026-11-19T13:22:07Z"_s << true;
        QTest::newRow("local") << u"2026-11-19T13:22:07"_s << false;
        QTest::newRow("with an offset") << u"2026-11-19T13:22:07+02:00"_s << false;
        QTest::newRow("a blank for the T") << u"2026-11-19 13:22:07Z"_s << false;
        QTest::newRow("no such day") << u"2026-02-30T13:22:07Z"_s << false;
        QTest::newRow("a leap day") << u"2024-02-29T00:00:00Z"_s << true;
        QTest::newRow("a leap day that is none") << u"2026-02-29T00:00:00Z"_s << false;
        QTest::newRow("month 13") << u"2026-13-01T00:00:00Z"_s << false;
        QTest::newRow("hour 24") << u"2026-11-19T24:00:00Z"_s << false;
        QTest::newRow("second 60") << u"2026-11-19T23:59:60Z"_s << false;
        QTest::newRow("other digits") << u"2026-11-1٩T13:22:07Z"_s << false;
        QTest::newRow("more after it") << u"2026-11-19T13:22:07.1234Z"_s << false;
        QTest::newRow("nothing") << QString() << false;
        QTest::newRow("words") << u"yesterday"_s << false;
    }

    void readsOneSpellingOnly()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(instantFromText(text).has_value(), good);
    }

    void aSetClockStands()
    {
        SetClock clock(Instant(std::chrono::seconds(100)));
        QCOMPARE(clock.now(), clock.now());
        clock.advance(std::chrono::seconds(5));
        QCOMPARE(clock.now(), Instant(std::chrono::seconds(105)));
    }
};

STEWARD_TEST(ClockTest, "clock", Core)

} // namespace steward

#include "clocktest.moc"
