// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/preferences.h"
#include "support/testmain.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

namespace steward {

/// What is kept on the computer in the clear: only what Preferences says, and never what makes no sense.
class PreferencesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }

    void init() { QSettings().clear(); }

    void comesBackAsItWasLeft()
    {
        {
            Preferences preferences(Preferences::Keep::Platform);
            preferences.setScheme(Preferences::Scheme::Dark);
            preferences.setCompact(true);
            preferences.setTextScale(1.5);
            preferences.setReducedMotion(true);
            preferences.setWindowWidth(1300);
            preferences.setWindowHeight(800);
            preferences.rememberServer(u"https://hq.example.org"_s);
        }
        const Preferences again(Preferences::Keep::Platform);
        QCOMPARE(again.scheme(), Preferences::Scheme::Dark);
        QCOMPARE(again.effectiveScheme(), 1);
        QVERIFY(again.isCompact());
        QCOMPARE(again.textScale(), 1.5);
        QVERIFY(again.reducedMotion());
        QCOMPARE(again.windowWidth(), 1300);
        QCOMPARE(again.windowHeight(), 800);
        QCOMPARE(again.servers(), QStringList{u"https://hq.example.org"_s});
        QStringList keys = QSettings().allKeys();
        keys.sort();
        QCOMPARE(keys, (QStringList{u"compact"_s, u"reducedMotion"_s, u"scheme"_s, u"servers"_s, u"textScale"_s,
                                    u"windowSize"_s}));
    }

    void resizing_isWrittenOnceItRests()
    {
        Preferences preferences(Preferences::Keep::Platform);
        for (int width = 1100; width < 1200; ++width)
            preferences.setWindowWidth(width);
        QVERIFY(!QSettings().contains(u"windowSize"_s));
        QTRY_COMPARE(QSettings().value(u"windowSize"_s).toSize().width(), 1199);
    }

    void inADemo_nothingIsWritten()
    {
        {
            Preferences preferences(Preferences::Keep::Session);
            preferences.setScheme(Preferences::Scheme::Dark);
            preferences.setWindowWidth(1300);
            preferences.rememberServer(u"https://hq.example.org"_s);
        }
        QCOMPARE(QSettings().allKeys(), QStringList());
    }

    void whatMakesNoSenseCountsAsNotThere()
    {
        QSettings settings;
        settings.setValue(u"scheme"_s, 99);
        settings.setValue(u"textScale"_s, std::numeric_limits<double>::quiet_NaN());
        settings.setValue(u"windowSize"_s, QSize(1, 1'000'000));
        settings.setValue(u"servers"_s,
                          QStringList{u""_s, QString(5000, u'a'), u"https://a.example"_s, u"https://a.example"_s});
        settings.sync();
        const Preferences preferences(Preferences::Keep::Platform);
        QCOMPARE(preferences.scheme(), Preferences::Scheme::System);
        QCOMPARE(preferences.textScale(), 1.0);
        QVERIFY(preferences.windowWidth() >= 1024);
        QVERIFY(preferences.windowHeight() <= 4320);
        QCOMPARE(preferences.servers(), QStringList{u"https://a.example"_s});
    }

    void servers_lastUsedFirstAndForgotten()
    {
        Preferences preferences(Preferences::Keep::Platform);
        const QSignalSpy changed(&preferences, &Preferences::serversChanged);
        for (int i = 0; i < 9; ++i)
            preferences.rememberServer(u"https://%1.example"_s.arg(i));
        QCOMPARE(preferences.servers().size(), 6);
        QCOMPARE(preferences.servers().constFirst(), u"https://8.example"_s);
        preferences.rememberServer(u"https://5.example"_s);
        QCOMPARE(preferences.servers().constFirst(), u"https://5.example"_s);
        QCOMPARE(preferences.servers().size(), 6);
        preferences.forgetServer(u"https://5.example"_s);
        QVERIFY(!preferences.servers().contains(u"https://5.example"_s));
        QCOMPARE(changed.count(), 11);
    }

    void system_decidesUntilThePersonDoes()
    {
        Preferences preferences(Preferences::Keep::Session);
        preferences.setSystemDark(true);
        QCOMPARE(preferences.effectiveScheme(), 1);
        preferences.setScheme(Preferences::Scheme::Light);
        QCOMPARE(preferences.effectiveScheme(), 0);
    }

private:
    QTemporaryDir m_folder;
};

STEWARD_TEST(PreferencesTest, "preferences", Core)

} // namespace steward

#include "preferencestest.moc"
