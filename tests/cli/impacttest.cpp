// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/impact.h"
#include "cli/ask.h"
#include "cli/impactanswer.h"
#include "cli/text.h"
#include "demo/pack.h"
#include "domain/access/accesswords.h"
#include "domain/fields.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::tests;
using namespace steward::cli;
using domain::Change;
using domain::ChangeSet;

/// What stewardctl says of a change set is what the rules say of it.
class CliImpactTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheRules();
    void forbidden();
    void invalidNamesTheField();
    void stale();
    void lockOuts();
    void acknowledged();
    void limits();
    void nothing();
    void referencesAreNamed();
    void files_data();
    void files();
    void status();

private:
    const demo::Pack m_pack = demo::generate(demo::shapeOf(demo::PackSize::S));
    const QTemporaryDir m_folder;

    [[nodiscard]] Id plant(const QString &name) const { return m_pack.plants.value(name); }
    [[nodiscard]] Change change(const QString &kind, const Id &id, const QString &field, const QJsonValue &after) const
    {
        const domain::EntityRef entity{kind, id};
        return {.entity = entity,
                .field = field,
                .before = domain::fieldValue(m_pack.project, entity, field),
                .after = after,
                .baseVersion = domain::versionOf(m_pack.project, entity).value_or(0)};
    }
    [[nodiscard]] Change withoutReach() const
    {
        return change(u"role"_s, plant(u"ddo_role"_s), u"permissions.access_all_locations"_s, false);
    }
    [[nodiscard]] QJsonObject answer(const QList<Change> &changes, const Id &author = {}, int limit = 1000) const
    {
        return impactAnswer(m_pack.project, ChangeSet{.id = Id(0, 1), .changes = changes}, author, limit);
    }
    [[nodiscard]] QString file(const QByteArray &bytes) const
    {
        QFile file(m_folder.filePath(u"set.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
};

void CliImpactTest::agreesWithTheRules()
{
    const Id me = plant(u"me"_s);
    const QList<QList<Change>> sets{
        {withoutReach()},
        {change(u"role"_s, plant(u"ddo_role"_s), u"permissions.edit_data"_s, false)},
        {change(u"person"_s, plant(u"lost_worker"_s), u"is_active"_s, false)},
        {change(u"person"_s, plant(u"viewer"_s), u"role"_s, plant(u"ddo_role"_s).toString()),
         change(u"person"_s, plant(u"lost_worker"_s), u"places"_s, QJsonArray())},
    };
    for (const QList<Change> &changes : sets) {
        const ChangeSet set{.id = Id(0, 1), .changes = changes};
        const auto outcome = domain::apply(m_pack.project, set, me);
        QVERIFY(outcome.wouldBe);
        const auto impact = domain::impact(m_pack.project, *outcome.wouldBe, outcome.changes);
        const auto guard = domain::lockOut(m_pack.project, *outcome.wouldBe, me);
        const QJsonObject told = answer(changes, me);
        QCOMPARE(told.value(u"accepted"_s), outcome.isGood());
        QCOMPARE(told.value(u"author"_s)[u"id"], me.toString());
        QCOMPARE(told.value(u"problems"_s).toArray().size(), outcome.problems.size());
        QCOMPARE(told.value(u"changes"_s).toArray().size(), outcome.changes.size());
        const QJsonObject does = told.value(u"impact"_s).toObject();
        const QJsonArray effects = does.value(u"effects"_s).toArray();
        QCOMPARE(effects.size(), impact.effects.size());
        for (qsizetype index = 0; index < effects.size(); ++index) {
            QCOMPARE(effects.at(index)[u"code"], impact.effects.at(index).code);
            QCOMPARE(effects.at(index)[u"people"][u"count"], impact.effects.at(index).people.size());
        }
        QCOMPARE(does.value(u"gain"_s)[u"count"], impact.gain.size());
        QCOMPARE(does.value(u"lose"_s)[u"count"], impact.lose.size());
        QCOMPARE(does.value(u"touched"_s), impact.touched);
        QCOMPARE(does.value(u"phones"_s), impact.phones);
        QCOMPARE(told.value(u"guard"_s)[u"people"][u"count"], guard.people.size());
        QCOMPARE(told.value(u"guard"_s)[u"never"][u"count"], guard.never.size());
    }
}

void CliImpactTest::forbidden()
{
    const QJsonObject told = answer({withoutReach()}, plant(u"viewer"_s));
    QCOMPARE(told.value(u"accepted"_s), false);
    QVERIFY(!told.contains(u"impact"_s));
    const QJsonObject problem = told.value(u"problems"_s).toArray().at(0).toObject();
    QCOMPARE(problem.value(u"kind"_s), u"forbidden"_s);
    QCOMPARE(problem.value(u"missing"_s), u"admin"_s);
    QCOMPARE(problem.value(u"entity"_s)[u"name"], u"District Data Officer"_s);
    QVERIFY(impactText(told).contains("takes admin"_L1));
}

void CliImpactTest::invalidNamesTheField()
{
    const QJsonObject told = answer({change(u"role"_s, plant(u"ddo_role"_s), u"name"_s, QString())});
    const QJsonObject problem = told.value(u"problems"_s).toArray().at(0).toObject();
    QCOMPARE(problem.value(u"code"_s), u"role.name.empty"_s);
    QCOMPARE(problem.value(u"field"_s), u"name"_s);
    QVERIFY(impactText(told).contains("name of role District Data Officer"_L1));
}

void CliImpactTest::stale()
{
    Change late = change(u"role"_s, plant(u"ddo_role"_s), u"name"_s, u"Data Officer"_s);
    late.before = u"Officer"_s;
    const QJsonObject problem = answer({late}).value(u"problems"_s).toArray().at(0).toObject();
    QCOMPARE(problem.value(u"kind"_s), u"stale"_s);
    QCOMPARE(problem.value(u"base"_s), u"Officer"_s);
    QCOMPARE(problem.value(u"theirs"_s), u"District Data Officer"_s);
    QVERIFY(impactText(answer({late})).contains("started from Officer, is now District Data Officer"_L1));
}

void CliImpactTest::lockOuts()
{
    const QJsonObject told = answer({withoutReach()});
    QCOMPARE(told.value(u"accepted"_s), false);
    const QJsonObject problem = told.value(u"problems"_s).toArray().at(0).toObject();
    QCOMPARE(problem.value(u"code"_s), u"lockout.people"_s);
    QCOMPARE(problem.value(u"people"_s)[u"count"], told.value(u"guard"_s)[u"people"][u"count"]);
    QCOMPARE(told.value(u"guard"_s)[u"people"][u"first"].toArray().at(0)[u"id"],
             plant(u"ddo_without_place"_s).toString());
    const QString text = impactText(told);
    QVERIFY(text.startsWith("Would be refused\n"_L1));
    QVERIFY(text.contains("acknowledge"_L1));
}

void CliImpactTest::acknowledged()
{
    const domain::EntityRef person{u"person"_s, plant(u"ddo_without_place"_s)};
    const ChangeSet set{.id = Id(0, 1),
                        .changes = {withoutReach()},
                        .acknowledged = {{u"locked_out"_s, person, domain::nameOf(m_pack.project, person)}}};
    const QJsonObject told = impactAnswer(m_pack.project, set, {}, 20);
    QCOMPARE(told.value(u"accepted"_s), true);
    QCOMPARE(told.value(u"guard"_s)[u"people"][u"count"], 1);
    QVERIFY(impactText(told).contains("kept out  1 person: "_L1));
}

void CliImpactTest::limits()
{
    const QJsonObject told = answer({withoutReach()}, {}, 1);
    const QJsonValue lose = told.value(u"impact"_s)[u"lose"];
    QVERIFY(lose[u"count"].toInt() > 1);
    QCOMPARE(lose[u"first"].toArray().size(), 1);
    QVERIFY(impactText(told).contains(u"and %1 more"_s.arg(lose[u"count"].toInt() - 1)));
    const QString numbers = impactText(answer({withoutReach()}, {}, 0));
    QVERIFY(numbers.contains(u"%1 people\n"_s.arg(lose[u"count"].toInt())));
}

void CliImpactTest::nothing()
{
    const QJsonObject told = answer({change(u"role"_s, plant(u"ddo_role"_s), u"permissions.edit_data"_s, true)});
    QCOMPARE(told.value(u"accepted"_s), true);
    QVERIFY(told.value(u"changes"_s).toArray().isEmpty());
    QVERIFY(impactText(told).contains("Nothing would change."_L1));
    QVERIFY(impactText(told).contains("nobody would be kept out"_L1));
}

void CliImpactTest::referencesAreNamed()
{
    const QJsonObject told =
        answer({change(u"person"_s, plant(u"viewer"_s), u"role"_s, plant(u"ddo_role"_s).toString())});
    const QJsonObject one = told.value(u"changes"_s).toArray().at(0).toObject();
    QCOMPARE(one.value(u"afterNamed"_s).toArray().at(0)[u"name"], u"District Data Officer"_s);
    QVERIFY(impactText(told).contains("Read Only -> District Data Officer"_L1));
}

void CliImpactTest::files_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("complaint");
    const auto row = [](const char *name, const QByteArray &bytes, const char *complaint) {
        QTest::newRow(name) << bytes << QString::fromLatin1(complaint);
    };
    row("empty", "", "json.malformed");
    row("no JSON", "name: x", "json.malformed");
    row("a list", "[]", "json.malformed");
    row("deep", QByteArray(R"({"a":)") + QByteArray(5000, '[') + QByteArray(5000, ']') + '}', "json.depth");
    row("binary", QByteArray("\x00\xff\xfe\x1b", 4), "json.malformed");
    row("changes of another type", R"({"changes": 3})", "field.type at /changes");
    row("no such field", R"({"changes": [], "colour": "red"})", "field.unknown at /colour");
    row("no such op", R"({"changes": [{"entity": {"kind": "settings"}, "op": "burn", "field": "x"}]})",
        "field.choice at /changes/0/op");
    row("no such name", R"({"changes": [{"entity": {"kind": "role", "handle": "Nobody"}, "field": "name"}]})",
        "/changes/0: there is no role \"Nobody\"");
}

void CliImpactTest::files()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, complaint);
    const QString path = file(bytes);
    const Told told = ask(u"impact \"%1\""_s.arg(path));
    QCOMPARE(told.status, 2);
    QVERIFY(told.out.isEmpty());
    QVERIFY2(told.err.contains(complaint), qPrintable(told.err));
    QVERIFY2(told.err.contains(path), qPrintable(told.err));
    QVERIFY(!told.err.contains(u'\n'));
}

void CliImpactTest::status()
{
    const QString line = u"impact \"%1\""_s;
    const QByteArray set = R"({"changes": [{"entity": {"kind": "role", "handle": "District Data Officer"},
        "field": "permissions.%1", "after": false}]})";
    const auto with = [&](const char *permission) { return line.arg(file(QByteArray(set).replace("%1", permission))); };
    QCOMPARE(ask(with("edit_data")).status, 0);
    QCOMPARE(ask(with("access_all_locations")).status, 1);
    QCOMPARE(askJson(with("access_all_locations")).value(u"accepted"_s), false);
    const Told nobody = ask(with("edit_data") + u" --as nobody.at.all"_s);
    QCOMPARE(nobody.status, 2);
    QVERIFY2(nobody.err.contains("--as: there is no user"_L1), qPrintable(nobody.err));
    QCOMPARE(ask(with("edit_data") + u" --as \"Lonjezo Sakala\""_s).status, 1);
}

STEWARD_TEST(CliImpactTest, "impact", Core)

#include "impacttest.moc"
