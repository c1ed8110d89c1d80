// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/draw.h"
#include "support/testmain.h"

#include <QTest>

using namespace steward::demo;

class DrawTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void table_data();
    void table();
    void draws_goByTheSamePath();
    void below_staysBelow();
    void among_usesEveryLine();
    void id_hasBothHalves();
};

/// Computed alike in Python, JavaScript and C++ when the rule was written down.
void DrawTest::table_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<quint64>("number");
    QTest::addColumn<quint64>("below100");
    QTest::addColumn<quint64>("below10000");
    const auto row = [](const char *path, quint64 number, quint64 below100, quint64 below10000) {
        QTest::newRow(*path ? path : "empty") << QByteArray(path) << number << below100 << below10000;
    };
    row("MW/M/place/000001/name", 0x8c923e631f9d79b3, 54, 5491);
    row("MW/M/person/000123/given", 0x0669d4bd65b88352, 2, 250);
    row("ET/XL/device/099999/last_sync", 0xbbd409350a312341, 73, 7337);
    row("", 0x818af09d7368bd2a, 50, 5060);
}

void DrawTest::table()
{
    QFETCH(QByteArray, path);
    QFETCH(quint64, number);
    const quint64 drawn = draw(path.toStdString());
    QCOMPARE(drawn, number);
    QTEST(below(drawn, 100), "below100");
    QTEST(below(drawn, 10'000), "below10000");
}

void DrawTest::draws_goByTheSamePath()
{
    const Draws people("MW", "M", "person");
    QCOMPARE(people.at(123, "given"), draw("MW/M/person/000123/given"));
    QCOMPARE(people.at(123, "given", 2), draw("MW/M/person/000123/given/again2"));
    QCOMPARE(people.at(1'234'567, "given"), draw("MW/M/person/1234567/given"));
    QCOMPARE(people.below(123, "given", 100), 2);
}

void DrawTest::below_staysBelow()
{
    QCOMPARE(below(0, 7), 0U);
    QCOMPARE(below(~quint64{0}, 7), 6U);
    QCOMPARE(below(~quint64{0}, quint64{1} << 32), (quint64{1} << 32) - 1);
}

void DrawTest::among_usesEveryLine()
{
    constexpr std::array<Weighted, 3> table{{{5'000, 1, 1}, {4'000, 10, 19}, {1'000, 100, 100}}};
    const Draws draws("MW", "M", "test");
    std::array<int, 3> hits{};
    for (int number = 1; number <= 10'000; ++number) {
        const int value = draws.among(table, number, "field", "field_within");
        if (value == 1)
            ++hits[0];
        else if (value >= 10 && value <= 19)
            ++hits[1];
        else if (value == 100)
            ++hits[2];
    }
    QCOMPARE(hits[0] + hits[1] + hits[2], 10'000);
    for (size_t line = 0; line < 3; ++line)
        QVERIFY2(qAbs(hits[line] - table[line].weight) < 150, qPrintable(QString::number(hits[line])));
}

void DrawTest::id_hasBothHalves()
{
    const Draws places("MW", "M", "place");
    QCOMPARE(places.id(7), steward::Id(draw("MW/M/place/000007/id/a"), draw("MW/M/place/000007/id/b")));
}

STEWARD_TEST(DrawTest, "draw", Core)
#include "drawtest.moc"
