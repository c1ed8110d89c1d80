// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/catalogue.h"
#include "support/testmain.h"

#include <QFile>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThereInAStaticallyLinkedProgram()
    {
        QCOMPARE(catalogue().size(), 47);
        QVERIFY(QFile::exists(u":/steward/catalogue/permissions.json"_s));
    }

    void hasSevenGroupsInOrder()
    {
        QStringList told;
        for (const PermissionGroup &group : catalogue().groups())
            told << u"%1|%2|%3"_s.arg(group.label, group.shortLabel).arg(group.permissions.size());
        const QStringList expected{
            u"Area Access|Area Access|26"_s,
            u"Enterprise Release Management|Release Management|2"_s,
            u"Reports|Reports|5"_s,
            u"Web Apps|Web Apps|1"_s,
            u"Data Registries|Data Registries|2"_s,
            u"CommCare Analytics|Analytics|1"_s,
            u"Other Settings|Other Settings|10"_s,
        };
        QCOMPARE(told, expected);
    }

    void knowsEachByItsKey()
    {
        QSet<QString> keys;
        for (int index = 0; index < catalogue().size(); ++index) {
            const Permission &permission = catalogue().at(index);
            QCOMPARE(catalogue().indexOf(permission.key), index);
            keys.insert(permission.key);
        }
        QCOMPARE(keys.size(), catalogue().size());
        QCOMPARE(catalogue().indexOf(u"edit_everything"), -1);
        QCOMPARE(catalogue().indexOf(u""), -1);
    }

    void explainsEachInOneSentence()
    {
        QSet<QString> sentences;
        for (int index = 0; index < catalogue().size(); ++index) {
            const Permission &permission = catalogue().at(index);
            QVERIFY2(!permission.label.isEmpty(), qPrintable(permission.key));
            QVERIFY2(permission.help.endsWith(u'.') && permission.help.count(u'.') == 1, qPrintable(permission.key));
            QVERIFY2(permission.help.front().isUpper() && !permission.help.contains(u'!'), qPrintable(permission.key));
            sentences.insert(permission.help);
        }
        QCOMPARE(sentences.size(), catalogue().size());
    }

    void wordsPairsAsCommCareDoes()
    {
        const auto words = [](QStringView key) {
            const Permission &permission = catalogue().at(catalogue().indexOf(key));
            return permission.label + u'/' + permission.verb;
        };
        QCOMPARE(words(u"edit_web_users"), u"Web Users/Can Edit"_s);
        QCOMPARE(words(u"view_web_users"), u"Web Users/Can View"_s);
        QCOMPARE(words(u"edit_data"), u"Data/Can Edit"_s);
        QCOMPARE(words(u"view_roles"), u"Roles & Permissions/Can View"_s);
        QCOMPARE(words(u"access_api"), u"Access APIs/"_s);
        QCOMPARE(words(u"access_all_locations"), u"Full Organization Access/"_s);
        int pairs = 0;
        for (int index = 0; index < catalogue().size(); ++index) {
            const Permission &permission = catalogue().at(index);
            if (permission.pair < 0)
                continue;
            ++pairs;
            const Permission &other = catalogue().at(permission.pair);
            QCOMPARE(other.pair, index);
            QCOMPARE(other.label, permission.label);
            QVERIFY(other.verb != permission.verb);
        }
        QCOMPARE(pairs, 18);
    }

    void grantsTwoByDefault()
    {
        QStringList granted;
        for (int index = 0; index < catalogue().size(); ++index) {
            if (catalogue().at(index).grantedByDefault)
                granted << catalogue().at(index).key;
        }
        QCOMPARE(granted, (QStringList{u"access_all_locations"_s, u"report_an_issue"_s}));
    }

    void listsItemsOfSeven()
    {
        QMap<QString, QString> kinds;
        for (int index = 0; index < catalogue().size(); ++index) {
            if (catalogue().at(index).hasItems())
                kinds.insert(catalogue().at(index).key, catalogue().at(index).itemKind);
        }
        const QMap<QString, QString> expected{
            {u"view_reports"_s, u"reports"_s},
            {u"view_tableau"_s, u"tableau"_s},
            {u"access_web_apps"_s, u"web_apps"_s},
            {u"manage_data_registry"_s, u"registries"_s},
            {u"view_data_registry_contents"_s, u"registries"_s},
            {u"commcare_analytics_roles"_s, u"analytics_roles"_s},
            {u"edit_user_profile"_s, u"profiles"_s},
        };
        QCOMPARE(kinds, expected);
    }

    void weighsRisk()
    {
        QMap<int, int> count;
        for (int index = 0; index < catalogue().size(); ++index)
            ++count[static_cast<int>(catalogue().at(index).risk)];
        QCOMPARE(count, (QMap<int, int>{{1, 19}, {2, 19}, {3, 9}}));
        QCOMPARE(catalogue().at(catalogue().indexOf(u"access_api")).risk, Permission::Risk::High);
        QCOMPARE(catalogue().at(catalogue().indexOf(u"view_reports")).risk, Permission::Risk::Medium);
        QCOMPARE(catalogue().at(catalogue().indexOf(u"view_roles")).risk, Permission::Risk::Low);
    }

    void hangsTwoUnderTheirParents()
    {
        QStringList children;
        for (int index = 0; index < catalogue().size(); ++index) {
            const int parent = catalogue().at(index).parent;
            if (parent >= 0)
                children << catalogue().at(index).key + u" < "_s + catalogue().at(parent).key;
        }
        QCOMPARE(children,
                 (QStringList{u"edit_users_in_groups < edit_groups"_s, u"edit_users_in_locations < edit_locations"_s}));
    }

    void takesNoOtherBytes_data()
    {
        QTest::addColumn<QByteArray>("permissions");
        const auto row = [](const char *name, const char *permissions) {
            QTest::newRow(name) << QByteArray(permissions);
        };
        row("not json", "{");
        row("none", "[]");
        row("no key", R"([{"label":"A","help":"a","group":"g","risk":1}])");
        row("no such group", R"([{"key":"a","label":"A","help":"a","group":"h","risk":1}])");
        row("risk out of range", R"([{"key":"a","label":"A","help":"a","group":"g","risk":4}])");
        row("twice", R"([{"key":"a","label":"A","help":"a","group":"g","risk":1},
                         {"key":"a","label":"A","help":"a","group":"g","risk":1}])");
        row("needs the unknown", R"([{"key":"a","label":"A","help":"a","group":"g","risk":1,"needs":["b"]}])");
        row("implies nothing", R"([{"key":"a","label":"A","help":"a","group":"g","risk":1,"implies":[{}]}])");
        row("a coupling of another form",
            R"([{"key":"a","label":"A","help":"a","group":"g","risk":1,"unless":["a"]}])");
        row("in a circle", R"([{"key":"a","label":"A","help":"a","group":"g","risk":1,"needs":["b"]},
                               {"key":"b","label":"B","help":"b","group":"g","risk":1,
                                "implies":[{"permission":"c"}],"needs":["c"]},
                               {"key":"c","label":"C","help":"c","group":"g","risk":1,"cleared_by":["a"]}])");
    }

    void takesNoOtherBytes()
    {
        QFETCH(QByteArray, permissions);
        const QByteArray head = R"({"groups":[{"key":"g","label":"G"}],"permissions":)";
        QVERIFY(!Catalogue::fromJson(head + permissions + '}'));
        const QByteArray good = R"([{"key":"a","label":"A","help":"a","group":"g","risk":1}])";
        QVERIFY(Catalogue::fromJson(head + good + '}')); // so that it is the row that is refused
    }

    void knowsTheRolesThatComeBySelf()
    {
        QStringList told;
        for (const Preset &preset : presets()) {
            for (const QString &key : preset.permissions)
                QVERIFY2(catalogue().indexOf(key) >= 0, qPrintable(key));
            QVERIFY(preset.permissions.contains(u"access_all_locations"_s));
            QVERIFY(preset.permissions.contains(u"report_an_issue"_s));
            told << u"%1|%2|%3|%4"_s.arg(preset.name)
                        .arg(preset.permissions.size())
                        .arg(preset.isMobileWorkerDefault)
                        .arg(preset.onlyWith);
        }
        const QStringList expected{
            u"Read Only|4|0|"_s,
            u"App Editor|6|0|"_s,
            u"Field Implementer|11|0|"_s,
            u"Billing Admin|3|0|"_s,
            u"Mobile Worker Default|4|1|"_s,
            u"Attendance Coordinator|13|0|manage_attendance_tracking"_s,
        };
        QCOMPARE(told, expected);
    }
};

STEWARD_TEST(CatalogueTest, "catalogue", Core)

} // namespace steward::domain

#include "cataloguetest.moc"
