// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/settingscatalogue.h"

#include "domain/kinds.h"
#include "domain/project.h"
#include "domain/sample.h"
#include "domain/validation.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

QByteArray catalogueOf(const QByteArray &setting)
{
    return R"({"groups":[{"key":"g","label":"G"}],"settings":[{"key":"a","label":"A","help":"A.","group":"g","type":"switch",
               "default":false,"takes_effect":"next_request"},)"
           + setting + "]}";
}

} // namespace

/// What stands beside each setting says the same as the rules do.
class SettingsCatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrokenOneIsNone_data();
    void aBrokenOneIsNone();
    void boundsAreTheRules();
    void needsAreTheRules();
    void readOnlyIsTheRules();
};

void SettingsCatalogueTest::aBrokenOneIsNone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = R"({"key":"b","label":"B","help":"B.","group":"g","type":"minutes","least":1,"most":2,
                                "default":null,"needs":"a","takes_effect":"next_build"})";
    QVERIFY(SettingsCatalogue::fromJson(catalogueOf(good)));
    const auto add = [&good](const char *name, const QByteArray &was, const QByteArray &is) {
        QVERIFY(good.contains(was));
        QTest::addRow("%s", name) << catalogueOf(QByteArray(good).replace(was, is));
    };
    QTest::addRow("no JSON") << QByteArray("{");
    QTest::addRow("empty") << QByteArray("{}");
    add("twice", R"("key":"b")", R"("key":"a")");
    add("unknown group", R"("group":"g")", R"("group":"h")");
    add("unknown type", "minutes", "hours");
    add("unknown effect", "next_build", "never");
    add("unknown need", R"("needs":"a")", R"("needs":"c")");
    add("need that is no switch", R"("needs":"a")", R"("needs":"b")");
    add("no label", R"("label":"B",)", "");
    add("no default", R"("default":null,)", "");
    add("unknown member", R"("help":"B.")", R"("help":"B.","colour":"red")");
    add("a bound that is no number", R"("least":1)", R"("least":"1")");
}

void SettingsCatalogueTest::aBrokenOneIsNone()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!SettingsCatalogue::fromJson(bytes));
}

namespace {

/// The findings of the field when it is set to the value, with the switches on that it needs.
Findings findingsOf(const Setting &setting, const QJsonValue &value, bool isNeedMet = true)
{
    QJsonObject object = toJson(Settings());
    object.insert(setting.key, value);
    object.insert(u"vendor_access_reason"_s, setting.key == u"vendor_access_reason"_s ? value : u"Repair"_s);
    if (!setting.needs.isEmpty())
        object.insert(setting.needs, isNeedMet);
    for (const auto &[stage, at] :
         {std::pair(u"two_factor_stage"_s, u"two_factor_next_at"_s),
          std::pair(u"strong_mobile_passwords_stage"_s, u"strong_mobile_passwords_next_at"_s)}) {
        if (setting.key == at)
            object.insert(stage, u"warn"_s); // after the last one nothing comes
    }
    Settings settings;
    ObjectReader reader(object);
    MemberReader members(reader);
    Settings::fields(members, settings);
    Project project = sample::project();
    settings.id = project.id;
    project.settings = Table<Settings>().with(settings);
    Findings findings = validate(project);
    findings.removeIf([&setting](const Finding &finding) {
        return finding.entity.kind != u"settings" || finding.field != setting.key;
    });
    return findings;
}

} // namespace

void SettingsCatalogueTest::boundsAreTheRules()
{
    for (const Setting &setting : settingsCatalogue().settings) {
        const bool isText = setting.type.is(Setting::Type::Text);
        const auto value = [isText](int size) { return isText ? QJsonValue(QString(size, u'x')) : QJsonValue(size); };
        if (setting.least) {
            QVERIFY2(findingsOf(setting, value(*setting.least)).isEmpty(), qPrintable(setting.key));
            QVERIFY2(!findingsOf(setting, value(*setting.least - 1)).isEmpty(), qPrintable(setting.key));
        }
        if (setting.most) {
            QVERIFY2(findingsOf(setting, value(*setting.most)).isEmpty(), qPrintable(setting.key));
            QVERIFY2(!findingsOf(setting, value(*setting.most + 1)).isEmpty(), qPrintable(setting.key));
        }
        const bool isBounded =
            isText || setting.type.is(Setting::Type::Minutes) || setting.type.is(Setting::Type::Days);
        QCOMPARE(setting.most.has_value(), isBounded);
    }
}

void SettingsCatalogueTest::needsAreTheRules()
{
    for (const Setting &setting : settingsCatalogue().settings) {
        QJsonValue value(true);
        if (setting.type.is(Setting::Type::Stage))
            value = setting.values.constFirst();
        else if (setting.type.is(Setting::Type::Moment))
            value = u"2026-12-01T00:00:00.000Z"_s;
        else if (setting.most)
            value = *setting.most;
        if (setting.type.is(Setting::Type::Text))
            continue;
        QVERIFY2(findingsOf(setting, value).isEmpty(), qPrintable(setting.key));
        QVERIFY2(setting.needs.isEmpty() || !findingsOf(setting, value, false).isEmpty(), qPrintable(setting.key));
    }
}

void SettingsCatalogueTest::readOnlyIsTheRules()
{
    const EntityKind &kind = *kindOf(u"settings");
    for (const Setting &setting : settingsCatalogue().settings)
        QCOMPARE(setting.isReadOnly, kind.fieldRule(setting.key).write == FieldRule::Write::Never);
}

STEWARD_TEST(SettingsCatalogueTest, "settingscatalogue", Core)

} // namespace steward::domain

#include "settingscataloguetest.moc"
