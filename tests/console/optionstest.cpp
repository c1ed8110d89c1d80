// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "console/options.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

/// What the program takes on its command line, among it what a window gives to another one.
class OptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takes();
    void refuses_data();
    void refuses();

private:
    static Options parsed(const QString &line)
    {
        return parseOptions(QStringList{u"steward"_s} + line.split(u' ', Qt::SkipEmptyParts));
    }
};

void OptionsTest::takes()
{
    const Options nothing = parsed({});
    QVERIFY(nothing.mistake.isEmpty() && !nothing.demo && nothing.server.isEmpty() && !nothing.scheme);
    for (const demo::PackSize size : demo::packSizes) {
        const Options demo = parsed(u"--demo "_s + nameFromPack(size));
        QCOMPARE(demo.mistake, QString());
        QVERIFY(demo.demo == size);
    }
    const Options server = parsed(u"--server https://hq.example.org:8443 --scheme dark"_s);
    QCOMPARE(server.mistake, QString());
    QCOMPARE(server.server, u"https://hq.example.org:8443"_s);
    QVERIFY(!server.demo && server.scheme == Preferences::Scheme::Dark);
}

void OptionsTest::refuses_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("mistake");

    QTest::newRow("pack") << u"--demo XXL"_s << u"--demo takes S, M, L or XL"_s;
    QTest::newRow("address") << u"--server ftp://hq.example.org"_s
                             << u"--server takes an address such as hq.example.org"_s;
    QTest::newRow("not kept to itself") << u"--server http://hq.example.org"_s
                                        << u"--server takes an address such as hq.example.org"_s;
    QTest::newRow("both") << u"--demo S --server hq.example.org"_s
                          << u"--demo opens no connection: leave --server away"_s;
    QTest::newRow("scheme") << u"--scheme pink"_s << u"--scheme takes light, dark, hc-light or hc-dark"_s;
    QTest::newRow("file") << u"hq.example.org"_s << u"unexpected: hq.example.org"_s;
}

void OptionsTest::refuses()
{
    QFETCH(const QString, line);
    QFETCH(const QString, mistake);
    QCOMPARE(parsed(line).mistake, mistake);
}

STEWARD_TEST(OptionsTest, "options", Core)

} // namespace steward

#include "optionstest.moc"
