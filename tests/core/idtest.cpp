// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/id.h"
#include "support/testmain.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

class IdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAndReadsItself()
    {
        const Id id(0x0123456789abcdefU, 0xfedcba9876543210U);
        QCOMPARE(id.toString(), u"0123456789abcdeffedcba9876543210"_s);
        QCOMPARE(Id::fromString(id.toString()), std::optional(id));
        QCOMPARE(Id(0, 1).toString(), u"00000000000000000000000000000001"_s);
    }

    void takesNothingElse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("empty") << u""_s;
        QTest::newRow("short") << u"0123456789abcdeffedcba987654321"_s;
        QTest::newRow("long") << u"0123456789abcdeffedcba98765432100"_s;
        QTest::newRow("capitals") << u"0123456789ABCDEFFEDCBA9876543210"_s;
        QTest::newRow("dashes") << u"01234567-89ab-cdef-fedc-ba9876543210"_s;
        QTest::newRow("other digits") << u"٠123456789abcdeffedcba9876543210"_s;
    }

    void takesNothingElse()
    {
        QFETCH(QString, text);
        QVERIFY(!Id::fromString(text));
    }

    void randomOnesDiffer()
    {
        QSet<Id> seen;
        for (int i = 0; i < 1000; ++i)
            seen.insert(Id::random());
        QCOMPARE(seen.size(), 1000);
    }
};

STEWARD_TEST(IdTest, "id", Core)

} // namespace steward

#include "idtest.moc"
