// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/sample.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

using namespace sample;

class PermissionSetTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void grantsNarrowsRevokes()
    {
        const int reports = permission(u"view_reports");
        PermissionSet set;
        QVERIFY(!set.holds(reports));
        set.grant(reports);
        QCOMPARE(set.value(reports), QJsonValue(true));
        set.grantOnly(reports, {u"b"_s, u"a"_s, u"b"_s});
        QCOMPARE(set.scope(reports), PermissionSet::Scope::Some);
        QCOMPARE(set.items(reports), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(set.value(reports), QJsonValue(QJsonArray{u"a"_s, u"b"_s}));
        set.grantOnly(reports, {});
        QCOMPARE(set, PermissionSet());
        QCOMPARE(set.value(reports), QJsonValue(false));
    }

    void knowsNothingOutsideOfTheCatalogue()
    {
        PermissionSet set = granted({"edit_data"});
        QVERIFY(!set.holds(-1));
        QVERIFY(!set.holds(catalogue().size()));
        QVERIFY(!set.setValue(-1, true));
        QVERIFY(!set.setValue(catalogue().size(), true));
    }

    void refusesValuesItCannotHave_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("items where there are none") << u"edit_data"_s << QJsonValue(QJsonArray{u"a"_s});
        QTest::newRow("no items") << u"view_reports"_s << QJsonValue(QJsonArray());
        QTest::newRow("a number among items") << u"view_reports"_s << QJsonValue(QJsonArray{u"a"_s, 1});
        QTest::newRow("an empty item") << u"view_reports"_s << QJsonValue(QJsonArray{u""_s});
        QTest::newRow("an endless item") << u"view_reports"_s << QJsonValue(QJsonArray{QString(257, u'x')});
        QTest::newRow("text") << u"edit_data"_s << QJsonValue(u"true"_s);
        QTest::newRow("number") << u"edit_data"_s << QJsonValue(1);
        QTest::newRow("null") << u"edit_data"_s << QJsonValue();
        QTest::newRow("nothing") << u"edit_data"_s << QJsonValue(QJsonValue::Undefined);
        QTest::newRow("object") << u"view_reports"_s << QJsonValue(QJsonObject{{u"all"_s, true}});
    }

    void refusesValuesItCannotHave()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        PermissionSet set = granted({"view_data_dict"});
        const PermissionSet before = set;
        QVERIFY(!set.setValue(permission(key), value));
        QCOMPARE(set, before);
        if (!value.isUndefined()) {
            bool ok = true;
            (void)PermissionSet::fromJson({{key, value}}, &ok);
            QVERIFY(!ok);
        }
    }

    void survivesARoundTrip_data()
    {
        QTest::addColumn<QJsonObject>("object");
        QTest::newRow("empty") << QJsonObject();
        QTest::newRow("all") << QJsonObject{{u"edit_data"_s, true}, {u"view_reports"_s, true}};
        QTest::newRow("some") << QJsonObject{{u"view_reports"_s, QJsonArray{u"a"_s, u"b"_s}}};
        QTest::newRow("of a newer server") << QJsonObject{{u"edit_weather"_s, true},
                                                          {u"view_weather"_s, QJsonArray{u"rain"_s}},
                                                          {u"deep"_s, QJsonObject{{u"x"_s, 1}}}};
    }

    void survivesARoundTrip()
    {
        QFETCH(QJsonObject, object);
        bool ok = false;
        const PermissionSet set = PermissionSet::fromJson(object, &ok);
        QVERIFY(ok);
        QCOMPARE(set.toJson(), object);
        QCOMPARE(PermissionSet::fromJson(set.toJson()), set);
    }

    void everyOneSurvivesARoundTrip()
    {
        for (int index = 0; index < catalogue().size(); ++index) {
            PermissionSet set;
            set.grant(index);
            QCOMPARE(PermissionSet::fromJson(set.toJson()), set);
            if (!catalogue().at(index).hasItems())
                continue;
            set.grantOnly(index, {u"x"_s});
            QCOMPARE(PermissionSet::fromJson(set.toJson()), set);
        }
    }

    void takesFalseAsAbsent()
    {
        const PermissionSet set = PermissionSet::fromJson({{u"edit_data"_s, false}, {u"edit_weather"_s, false}});
        QCOMPARE(set, PermissionSet());
        QVERIFY(set.toJson().isEmpty());
    }

    void keepsTheUnknownApart()
    {
        PermissionSet set = granted({"edit_data"});
        set.setUnknown(u"edit_weather"_s, true);
        QCOMPARE(set.unknown(), (QJsonObject{{u"edit_weather"_s, true}}));
        QVERIFY(set != granted({"edit_data"}));
        set.setUnknown(u"edit_weather"_s, false);
        QCOMPARE(set, granted({"edit_data"}));
    }
};

STEWARD_TEST(PermissionSetTest, "permissionset", Core)

} // namespace steward::domain

#include "permissionsettest.moc"
