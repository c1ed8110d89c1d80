// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/clock.h"
#include "support/testmain.h"

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
