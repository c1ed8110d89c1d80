// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/ipranges.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

class IpRangesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isIn_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("range");
        QTest::addColumn<bool>("expected");
        const auto row = [](const QString &address, const QString &range, bool expected) {
            QTest::addRow("%s in %s", qPrintable(address), qPrintable(range)) << address << range << expected;
        };
        row(u"192.0.2.7"_s, u"192.0.2.7"_s, true);
        row(u"192.0.2.7"_s, u"192.0.2.8"_s, false);
        row(u"192.0.2.7"_s, u"192.0.2.7/32"_s, true);
        row(u"192.0.2.7"_s, u"192.0.2.6/31"_s, true);
        row(u"192.0.2.8"_s, u"192.0.2.6/31"_s, false);
        row(u"192.0.2.255"_s, u"192.0.2.0/24"_s, true);
        row(u"192.0.3.0"_s, u"192.0.2.0/24"_s, false);
        row(u"192.0.2.200"_s, u"192.0.2.128/25"_s, true);
        row(u"192.0.2.100"_s, u"192.0.2.128/25"_s, false);
        row(u"192.0.2.7"_s, u"192.0.2.200/24"_s, true); // what lies behind the range does not count
        row(u"10.255.0.1"_s, u"10.0.0.0/8"_s, true);
        row(u"11.0.0.1"_s, u"10.0.0.0/8"_s, false);
        row(u"203.0.113.9"_s, u"0.0.0.0/0"_s, true);
        row(u"::ffff:192.0.2.7"_s, u"192.0.2.0/24"_s, true); // as a socket for both kinds tells it
        row(u"192.0.2.7"_s, u"::ffff:192.0.2.0/120"_s, true);
        row(u"::ffff:c000:207"_s, u"192.0.2.7"_s, true);
        row(u"192.0.2.7"_s, u"::/0"_s, false);
        row(u"2001:db8::1"_s, u"0.0.0.0/0"_s, false);
        row(u"2001:db8::1"_s, u"::/0"_s, true);
        row(u"2001:db8::1"_s, u"2001:db8::/32"_s, true);
        row(u"2001:DB8:0:0:0:0:0:1"_s, u"2001:db8::1"_s, true);
        row(u"2001:db9::1"_s, u"2001:db8::/32"_s, false);
        row(u"2001:db8:8000::"_s, u"2001:db8::/33"_s, false);
        row(u"2001:db8:7fff::"_s, u"2001:db8::/33"_s, true);
        row(u"::1"_s, u"::1"_s, true);
        row(u"::"_s, u"::1"_s, false);
        row(u"1::"_s, u"1:0:0:0:0:0:0:0"_s, true);
        row(u"1:2:3:4:5:6:7:8"_s, u"1:2:3:4:5:6:7:8/128"_s, true);
        row(u"64:ff9b::192.0.2.1"_s, u"64:ff9b::/96"_s, true);
        row(QString(), u"0.0.0.0/0"_s, false);
        row(u"here"_s, u"0.0.0.0/0"_s, false);
        row(u"192.0.2.7/8"_s, u"0.0.0.0/0"_s, false);
        row(u"192.0.2"_s, u"0.0.0.0/0"_s, false);
        row(u"192.0.2.7"_s, QString(), false);
        row(u"192.0.2.7"_s, u"192.0.2.7/33"_s, false);
        row(u"192.0.2.7"_s, u"192.0.2.7/"_s, false);
        row(u"fe80::1%eth0"_s, u"fe80::/10"_s, false); // a zone is of this computer alone
    }
    void isIn()
    {
        QFETCH(QString, address);
        QFETCH(QString, range);
        QFETCH(bool, expected);
        QCOMPARE(isInIpRange(address, range), expected);
    }
};

STEWARD_TEST(IpRangesTest, "ipranges", Core)

} // namespace steward::domain

#include "iprangestest.moc"
