// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/effecttext.h"
#include "domain/catalogue.h"
#include "domain/impact.h"
#include "models/demoline.h"
#include "models/leveltext.h"
#include "support/levels.h"
#include "support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;
using tests::DemoLine;

namespace {

QList<Id> people(int count)
{
    QList<Id> ids;
    for (int i = 0; i < count; ++i)
        ids << Id::random();
    return ids;
}

Project withLevels(const QStringList &levels)
{
    Project project;
    project.locationTypes = tests::levelTypes(levels);
    return project;
}

QJsonObject seeing(int level, int total, const QList<std::array<int, 3>> &groups)
{
    QJsonArray sight;
    int most = 0;
    QJsonObject arguments{{u"level"_s, level}, {u"total"_s, total}};
    for (const auto &[count, saw, sees] : groups) {
        sight << QJsonObject{{u"people"_s, count}, {u"saw"_s, saw}, {u"sees"_s, sees}};
        if (count <= most)
            continue;
        most = count;
        arguments[u"places"_s] = std::abs(saw - sees);
        arguments[u"placesKept"_s] = std::min(saw, sees);
    }
    arguments[u"sight"_s] = sight;
    return arguments;
}

EffectText said(const Effect &effect, const Project &project = withLevels({u"country"_s, u"district"_s}))
{
    return effectText(effect, project, Format());
}

} // namespace

class EffectTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_line.load()); }

    void cleanup() { m_line.workspace().discard(); }

    /// A new code would be shown as it is spelt.
    void everyEffectHasWords()
    {
        QFile header(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/app/domain/impact.h"_s);
        QVERIFY(header.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(header.readAll());
        static const QRegularExpression quoted(u"\"([a-z_]+\\.[a-z_]+)\""_s);
        auto matches = quoted.globalMatch(text.first(text.indexOf(u"struct Effect\n"_s)));
        int count = 0;
        while (matches.hasNext()) {
            const QString code = matches.next().captured(1);
            ++count;
            for (const int who : {0, 1, 12}) {
                const EffectText words =
                    said({.code = code, .people = people(who), .permissions = {u"edit_data"_s, u"view_apps"_s}});
                for (const QString &line : {words.line, words.title, words.detail}) {
                    QVERIFY2(!line.contains(code) && !line.contains(u'%') && !line.contains(u"(s)"_s),
                             qPrintable(code + u": "_s + line));
                }
                QVERIFY2(words.line.endsWith(u'.') && !words.title.isEmpty(), qPrintable(code));
            }
        }
        QCOMPARE(count, 46);
        QCOMPARE(said({.code = u"newer.rule"_s}).title, u"newer.rule (newer than this console)"_s);
    }

    void theDistrictsOfOthersAreCounted()
    {
        const EffectText words = said(
            {.code = u"reach.narrowed"_s, .people = people(12), .arguments = seeing(1, 29, {{11, 29, 1}, {1, 29, 2}})});
        QCOMPARE(words.line, u"12 people stop seeing the 28 districts that are not theirs."_s);
        QCOMPARE(words.title, u"12 lose sight of other districts"_s);
        QCOMPARE(words.detail, u"11 keep 1 district, 1 keeps 2"_s);
        QCOMPARE(words.names, u"someone who is gone and 11 more"_s);
    }

    void oneOfEachReadsAsOne()
    {
        const EffectText words =
            said({.code = u"reach.narrowed"_s, .people = people(1), .arguments = seeing(1, 2, {{1, 2, 1}})});
        QCOMPARE(words.line, u"1 person stops seeing 1 district that is not theirs."_s);
        QCOMPARE(words.title, u"1 loses sight of other districts"_s);
        QCOMPARE(words.detail, u"1 keeps 1 district"_s);
    }

    void aWordOfTheProjectsOwnIsNotInflected()
    {
        const EffectText words =
            said({.code = u"reach.narrowed"_s, .people = people(2), .arguments = seeing(1, 9, {{2, 9, 0}})},
                 withLevels({u"Taifa"_s, u"Wilaya"_s}));
        QCOMPARE(words.line, u"2 people stop seeing the 9 places (Wilaya) that are not theirs."_s);
        QCOMPARE(words.title, u"2 lose sight of other places"_s);
        QCOMPARE(words.detail, u"2 keep none"_s);
        QCOMPARE(placeCount(u"DISTRICT"_s, 3), u"3 districts"_s);
        QCOMPARE(placeCount({}, 1), u"1 place"_s);
        QCOMPARE(placeCount(u"a\u202Eb"_s, 2), u"2 places (ab)"_s);
    }

    void manyKindsOfSightAreNotAllTold()
    {
        const EffectText words =
            said({.code = u"reach.narrowed"_s,
                  .people = people(15),
                  .arguments = seeing(1, 9, {{5, 9, 1}, {4, 9, 2}, {3, 9, 3}, {2, 9, 4}, {1, 9, 5}})});
        QCOMPARE(words.detail, u"5 keep 1 district, 4 keep 2, 3 keep 3, 3 more keep other numbers"_s);
    }

    void withinOneDistrictNothingIsCounted()
    {
        const Effect less{.code = u"reach.narrowed"_s, .people = people(3), .arguments = seeing(1, 9, {{3, 1, 1}})};
        QCOMPARE(said(less).line, u"3 people stop seeing places that are not theirs."_s);
        QCOMPARE(said(less).title, u"3 lose sight of other places"_s);
        QCOMPARE(said(less).detail, QString());
        const Effect more{.code = u"reach.widened"_s, .people = people(1), .arguments = seeing(1, 9, {{1, 1, 1}})};
        QCOMPARE(said(more).line, u"1 person will see more places."_s);
        const Effect uncounted{.code = u"reach.narrowed"_s, .people = people(2)};
        QCOMPARE(said(uncounted, {}).line, u"2 people stop seeing places that are not theirs."_s);
    }

    void widenedByPlacesOrAltogether()
    {
        const Effect all{.code = u"reach.widened"_s,
                         .field = u"permissions.access_all_locations"_s,
                         .people = people(12),
                         .arguments = seeing(1, 29, {{12, 1, 29}})};
        QCOMPARE(said(all).line, u"12 people will see every place."_s);
        QCOMPARE(said(all).detail, u"the whole project, 29 districts"_s);
        const Effect some{.code = u"reach.widened"_s,
                          .field = u"places"_s,
                          .people = people(1),
                          .arguments = seeing(1, 29, {{1, 1, 3}})};
        QCOMPARE(said(some).line, u"1 person will see 2 districts more than now."_s);
        QCOMPARE(said(some).title, u"1 sees more districts"_s);
        QCOMPARE(said(some).detail, u"1 until now, then 3 districts"_s);
    }

    void lockedOutSaysWhy_data()
    {
        QTest::addColumn<QString>("why");
        QTest::addColumn<QString>("reason");
        QTest::newRow("inactive") << u"inactive"_s << u"Whoever is deactivated can neither sign in nor sync."_s;
        QTest::newRow("no role") << u"no_role"_s << u"Without a role there is no access at all."_s;
        QTest::newRow("archived") << u"role_archived"_s << u"An archived role lets nobody in."_s;
        QTest::newRow("no place") << u"no_place"_s << u"With limited reach and no place there is no access at all."_s;
        QTest::newRow("newer") << u"a_newer_one"_s << QString();
    }

    void lockedOutSaysWhy()
    {
        QFETCH(QString, why);
        QFETCH(QString, reason);
        const EffectText words =
            said({.code = u"person.locked_out"_s, .people = people(1), .arguments = {{u"why"_s, why}}});
        QCOMPARE(words.title, u"1 person could not enter"_s);
        QCOMPARE(words.detail, reason);
        QCOMPARE(words.line, (u"1 person could not enter any more. "_s + reason).trimmed());
    }

    /// The words for each reason are met in life, too.
    void everyReasonOfTheRulesIsKnown()
    {
        QFile rules(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/app/domain/impact.cpp"_s);
        QVERIFY(rules.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(rules.readAll());
        const qsizetype begin = text.indexOf(u"const QString why ="_s);
        static const QRegularExpression quoted(u"\"([a-z_]+)\""_s);
        auto matches = quoted.globalMatch(text.mid(begin, text.indexOf(u';', begin) - begin));
        QVERIFY(matches.hasNext());
        while (matches.hasNext()) {
            const QString why = matches.next().captured(1);
            QVERIFY2(!lockOutReason(why).isEmpty(), qPrintable(why));
        }
    }

    void itemsAreCounted()
    {
        const auto about = [](const QString &code, const QJsonObject &arguments) {
            return said(
                {.code = code, .people = people(2), .permissions = {u"view_reports"_s}, .arguments = arguments});
        };
        const QString label = catalogue().at(catalogue().indexOf(u"view_reports"_s)).label;
        QVERIFY(about(u"permission.lost"_s, {{u"items"_s, 1}}).line.endsWith(u": 1 report."_s));
        QVERIFY(about(u"permission.lost"_s, {{u"itemsKept"_s, 2}}).line.endsWith(u" for 2 reports only."_s));
        QCOMPARE(about(u"permission.gained"_s, {{u"items"_s, 3}}).detail, u"3 reports more"_s);
        QVERIFY(about(u"permission.gained"_s, {}).line.contains(label));
    }

    void theApiIsNamedWithItsCases()
    {
        const Effect effect{.code = u"api.around_places"_s, .people = people(12), .arguments = {{u"cases"_s, 41206}}};
        QCOMPARE(said(effect).detail,
                 u"The API does not know places. 12 people could still read all 41,206 cases with it."_s);
        Effect unheld = effect;
        unheld.people.clear();
        QVERIFY(said(unheld).detail.contains(u"Whoever gets this role"_s));
    }

    void peopleAndPhonesAreTouched()
    {
        QCOMPARE(touchedText({.touched = 2638, .phones = 2412}), u"Touches 226 people and 2,412 phones."_s);
        QCOMPARE(touchedText({.touched = 1, .phones = 1}), u"Touches 1 phone."_s);
        QCOMPARE(touchedText({.touched = 1}), u"Touches 1 person."_s);
        QCOMPARE(touchedText({}), u"Touches nobody."_s);
    }

    void theRulesOwnEffectsRead()
    {
        Workspace &workspace = m_line.workspace();
        workspace.stage(m_line.role(u"ddo_role"_s), u"permissions.access_all_locations"_s, false);
        QStringList lines;
        for (const Effect &effect : workspace.review().impact.effects)
            lines << effectText(effect, workspace.project(), Format()).line;
        QVERIFY(!lines.isEmpty());
        const auto tells = [&lines](const QString &words) {
            return std::any_of(lines.cbegin(), lines.cend(),
                               [&words](const QString &line) { return line.contains(words); });
        };
        QVERIFY2(tells(u" that are not theirs."_s), qPrintable(lines.join(u'\n')));
        QVERIFY2(tells(u" permissions switch off with it: Groups (Can Edit, Can View), "_s),
                 qPrintable(lines.join(u'\n')));
    }

private:
    DemoLine m_line;
};

STEWARD_TEST(EffectTextTest, "effecttext", Core)

} // namespace steward

#include "effecttexttest.moc"
