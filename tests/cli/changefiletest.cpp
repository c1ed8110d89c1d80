// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/changefile.h"
#include "demo/pack.h"
#include "domain/fields.h"
#include "support/testmain.h"
#include "wire/changes.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::cli;

/// What may be left out of a change set that is written by hand, and what may not.
class ChangeFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void handlesBecomeIds();
    void whatTheProjectKnowsMayBeLeftOut();
    void whatIsThereStays();
    void theOnlyOneNeedsNoName();
    void makesNeedNoId();
    void acknowledgements();
    void badNames_data();
    void badNames();
    void nonsenseIsLeftForTheReader_data();
    void nonsenseIsLeftForTheReader();
    void files();

private:
    demo::Pack m_pack;

    [[nodiscard]] QJsonObject firstChange(const QJsonObject &change) const
    {
        const auto set = completed(m_pack.project, {{u"changes"_s, QJsonArray{change}}});
        return set ? set->value(u"changes"_s).toArray().at(0).toObject() : QJsonObject();
    }
    [[nodiscard]] QString idOf(const QString &plant) const { return m_pack.plants.value(plant).toString(); }
    [[nodiscard]] QString siteCode(const QString &plant) const
    {
        return m_pack.project.places.find(m_pack.plants.value(plant))->siteCode;
    }
};

void ChangeFileTest::init()
{
    m_pack = demo::generate(demo::shapeOf(demo::PackSize::S));
}

void ChangeFileTest::handlesBecomeIds()
{
    const QJsonObject entity{{u"kind"_s, u"person"_s},
                             {u"handle"_s, m_pack.project.people.find(m_pack.plants.value(u"viewer"_s))->handle}};
    const QJsonObject role =
        firstChange({{u"entity"_s, entity}, {u"field"_s, u"role"_s}, {u"after"_s, u"district data officer"_s}});
    QCOMPARE(role.value(u"entity"_s)[u"id"], idOf(u"viewer"_s));
    QVERIFY(!role.value(u"entity"_s).toObject().contains(u"handle"_s));
    QCOMPARE(role.value(u"after"_s), idOf(u"ddo_role"_s));

    const QJsonArray codes{siteCode(u"market_district"_s), idOf(u"market_district"_s)};
    const QJsonObject places =
        firstChange({{u"entity"_s, entity}, {u"field"_s, u"places"_s}, {u"before"_s, codes}, {u"after"_s, codes}});
    const QJsonArray ids{idOf(u"market_district"_s), idOf(u"market_district"_s)};
    QCOMPARE(places.value(u"after"_s), ids);
    QCOMPARE(places.value(u"before"_s), ids);
}

void ChangeFileTest::whatTheProjectKnowsMayBeLeftOut()
{
    const domain::EntityRef ddo{u"role"_s, m_pack.plants.value(u"ddo_role"_s)};
    const QJsonObject entity{{u"kind"_s, u"role"_s}, {u"id"_s, ddo.id.toString()}};
    const QJsonObject change =
        firstChange({{u"entity"_s, entity}, {u"field"_s, u"permissions.edit_data"_s}, {u"after"_s, false}});
    QCOMPARE(change.value(u"before"_s), true);
    QCOMPARE(change.value(u"baseVersion"_s), *domain::versionOf(m_pack.project, ddo));

    const auto set = completed(m_pack.project, {{u"changes"_s, QJsonArray{change}}});
    QVERIFY(set);
    QVERIFY(wire::changeSetFromJson(*set));
}

void ChangeFileTest::whatIsThereStays()
{
    const QJsonObject entity{{u"kind"_s, u"role"_s}, {u"id"_s, idOf(u"ddo_role"_s)}};
    const QJsonObject change{{u"entity"_s, entity},
                             {u"field"_s, u"name"_s},
                             {u"before"_s, u"Another"_s},
                             {u"after"_s, u"New"_s},
                             {u"baseVersion"_s, 99}};
    QCOMPARE(firstChange(change), change);
    const auto set = completed(m_pack.project, {{u"id"_s, u"mine"_s}, {u"reason"_s, u"because"_s}});
    QCOMPARE(*set, (QJsonObject{{u"id"_s, u"mine"_s}, {u"reason"_s, u"because"_s}}));
}

void ChangeFileTest::theOnlyOneNeedsNoName()
{
    m_pack.project.settings = domain::Table<domain::Settings>({{.id = m_pack.project.id}});
    const QJsonObject change = firstChange(
        {{u"entity"_s, QJsonObject{{u"kind"_s, u"settings"_s}}}, {u"field"_s, u"ga_opt_out"_s}, {u"after"_s, true}});
    QCOMPARE(change.value(u"entity"_s)[u"id"], m_pack.project.id.toString());
    QCOMPARE(change.value(u"before"_s), false);
}

void ChangeFileTest::makesNeedNoId()
{
    const QJsonObject group{{u"name"_s, u"Night shift"_s}};
    const QJsonObject made{
        {u"entity"_s, QJsonObject{{u"kind"_s, u"group"_s}}}, {u"op"_s, u"create"_s}, {u"after"_s, group}};
    const auto set = completed(m_pack.project, {{u"changes"_s, QJsonArray{made, made}}});
    QVERIFY(set);
    const QJsonArray changes = set->value(u"changes"_s).toArray();
    const QJsonValue first = changes.at(0)[u"entity"][u"id"];
    QVERIFY(Id::fromString(first.toString()));
    QCOMPARE(changes.at(0)[u"after"][u"id"], first);
    QVERIFY(changes.at(1)[u"entity"][u"id"] != first);
    QVERIFY(set->value(u"id"_s) != first);
}

void ChangeFileTest::acknowledgements()
{
    const QJsonObject seen{{u"finding"_s, u"locked_out"_s},
                           {u"entity"_s, QJsonObject{{u"kind"_s, u"person"_s}, {u"handle"_s, u"Lonjezo Sakala"_s}}},
                           {u"why"_s, u"Lonjezo Sakala"_s}};
    const auto set = completed(m_pack.project, {{u"acknowledged"_s, QJsonArray{seen}}});
    QVERIFY(set);
    QCOMPARE(set->value(u"acknowledged"_s).toArray().at(0)[u"entity"][u"id"], idOf(u"viewer"_s));
}

void ChangeFileTest::badNames_data()
{
    QTest::addColumn<QJsonObject>("change");
    QTest::addColumn<QString>("complaint");
    const QJsonObject ddo{{u"kind"_s, u"role"_s}, {u"handle"_s, u"District Data Officer"_s}};
    QTest::newRow("entity")
        << QJsonObject{{u"entity"_s, QJsonObject{{u"kind"_s, u"role"_s}, {u"handle"_s, u"District Data Oficer"_s}}}}
        << u"/changes/1: there is no role \"District Data Oficer\": do you mean district-data-officer?"_s;
    QTest::newRow("value") << QJsonObject{{u"entity"_s, ddo},
                                          {u"field"_s, u"assignable_by"_s},
                                          {u"after"_s, QJsonArray{u"Nobody"_s}}}
                           << u"/changes/1: there is no role \"Nobody\""_s;
}

void ChangeFileTest::badNames()
{
    QFETCH(QJsonObject, change);
    QFETCH(QString, complaint);
    const auto set = completed(m_pack.project, {{u"changes"_s, QJsonArray{QJsonObject(), change}}});
    QVERIFY(!set);
    QVERIFY2(set.error().detail.startsWith(complaint), qPrintable(set.error().detail));
}

void ChangeFileTest::nonsenseIsLeftForTheReader_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("no list") << QByteArray(R"({"changes": 3})");
    QTest::newRow("no object") << QByteArray(R"({"changes": [3, null, "x", []]})");
    QTest::newRow("no entity") << QByteArray(R"({"changes": [{"field": "name"}]})");
    QTest::newRow("entity of another type") << QByteArray(R"({"changes": [{"entity": "role", "field": "name"}]})");
    QTest::newRow("no such kind") << QByteArray(
        R"({"changes": [{"entity": {"kind": "planet", "handle": "x"}, "field": "name"}]})");
    QTest::newRow("no id") << QByteArray(R"({"changes": [{"entity": {"kind": "role"}, "field": "name"}]})");
    QTest::newRow("unknown member") << QByteArray(R"({"changes": [], "colour": "red"})");
    QTest::newRow("acknowledged by nothing") << QByteArray(R"({"changes": [], "acknowledged": [3]})");
}

void ChangeFileTest::nonsenseIsLeftForTheReader()
{
    QFETCH(QByteArray, json);
    const auto object = parseObject(json);
    QVERIFY(object);
    const auto set = completed(m_pack.project, *object);
    QVERIFY(set);
    QVERIFY(!wire::changeSetFromJson(*set));
}

void ChangeFileTest::files()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    QCOMPARE(*readFile(write(u"small"_s, "{}")), QByteArray("{}"));
    QCOMPARE(readFile(write(u"full"_s, QByteArray(largestFile, ' ')))->size(), largestFile);
    const auto large = readFile(write(u"large"_s, QByteArray(largestFile + 1, ' ')));
    QVERIFY(!large);
    QVERIFY2(large.error().detail.contains("8 MiB"_L1), qPrintable(large.error().detail));
    for (const QString &path : {folder.filePath(u"none"_s), folder.path(), QString()}) {
        const auto none = readFile(path);
        QVERIFY(!none);
        QVERIFY(none.error().detail.contains(path));
    }
    const auto endless = readFile(u"/dev/zero"_s);
    QVERIFY(!endless);
}

STEWARD_TEST(ChangeFileTest, "changefile", Core)

#include "changefiletest.moc"
