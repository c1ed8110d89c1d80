// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/plain.h"
#include "cli/explain.h"
#include "cli/impactanswer.h"
#include "cli/text.h"
#include "demo/pack.h"
#include "support/testmain.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::cli;

namespace {

/// Moves the cursor, hides text, rings, turns the direction of writing, ends the line.
const QString hostile = u"\u001b[2JA\u009b31m\u202eB\u2066C\u2028D\r\nE\u0007\u007fF\u00adG"_s;

bool isHarmless(const QString &text)
{
    for (const QChar letter : text) {
        const bool isControl = letter.unicode() < 0x20 || (letter.unicode() >= 0x7f && letter.unicode() < 0xa0);
        const bool isTurning = (letter.unicode() >= 0x202a && letter.unicode() <= 0x202e)
                               || (letter.unicode() >= 0x2066 && letter.unicode() <= 0x2069);
        if ((isControl && letter != u'\n') || isTurning || letter.unicode() == 0x2028 || letter.unicode() == 0xad)
            return false;
    }
    return true;
}

} // namespace

class PlainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapes_data();
    void escapes();
    void jsonStaysTheSame();
    void namesOfAProject();
    void columns();
    void counts();
};

void PlainTest::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Ntchisi, <b>50 %</b>"_s << u"Ntchisi, <b>50 %</b>"_s;
    QTest::newRow("escape") << u"\u001b[31mred"_s << u"\\u{1b}[31mred"_s;
    QTest::newRow("one-letter escape") << u"\u009b31m"_s << u"\\u{9b}31m"_s;
    QTest::newRow("line break") << u"a\nb\tc"_s << u"a\\u{a}b\\u{9}c"_s;
    QTest::newRow("turned") << u"gpj.\u202eexe"_s << u"gpj.\\u{202e}exe"_s;
    QTest::newRow("beyond 16 bits") << u"a\U000e0041b"_s << u"a\\u{e0041}b"_s;
    QTest::newRow("letters beyond 16 bits") << u"\U0001e900\U0001f331"_s << u"\U0001e900\U0001f331"_s;
    QTest::newRow("joiners") << u"\u0646\u200c\u0647 \u0d15\u200d"_s << u"\u0646\u200c\u0647 \u0d15\u200d"_s;
    QTest::newRow("accents") << u"Zoe\u0308"_s << u"Zoe\u0308"_s;
}

void PlainTest::escapes()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(plain(text), shown);
}

void PlainTest::jsonStaysTheSame()
{
    const QJsonObject object{{u"name"_s, hostile}, {u"far"_s, u"\U000e0041"_s}, {u"list"_s, QJsonArray{1, hostile}}};
    const QString text = plainJson(QString::fromUtf8(QJsonDocument(object).toJson()));
    QVERIFY(isHarmless(text));
    QCOMPARE(QJsonDocument::fromJson(text.toUtf8()).object(), object);
}

/// Wherever a name comes up, it does nothing to the terminal, and no line begins with what a name says.
void PlainTest::namesOfAProject()
{
    const demo::Pack pack = demo::generate(demo::shapeOf(demo::PackSize::S));
    domain::Project project = pack.project;
    domain::Role role = project.roles.at(2);
    role.name = hostile;
    project.roles = project.roles.with(role);
    domain::Place place = *project.places.find(pack.plants.value(u"market_district"_s));
    place.name = hostile;
    project.places = project.places.with(place);
    QString handle;
    for (int row = 0; row < project.people.size(); ++row) {
        domain::Person person = project.people.at(row);
        if (person.role != role.id)
            continue;
        person.name = hostile;
        person.handle = hostile + QString::number(row);
        handle = person.handle;
        project.people = project.people.with(person);
    }
    QVERIFY(!handle.isEmpty());

    const domain::Access access(project, demo::virtualStart);
    const auto user = explainUser(access, handle);
    const auto location = explainLocation(access, place.siteCode, {});
    QVERIFY(user && location);
    const domain::ChangeSet set{
        .id = Id(0, 1),
        .changes = {{.entity = {u"role"_s, role.id}, .field = u"name"_s, .before = role.name, .after = u"Calm"_s}}};
    for (const QString &text :
         {userText(*user), answersText(*location), impactText(impactAnswer(project, set, {}, 9))}) {
        QVERIFY(text.contains("\\u{1b}[2JA"_L1));
        QVERIFY2(isHarmless(text), qPrintable(text));
        QVERIFY(!text.contains("\nE"_L1));
    }
}

void PlainTest::columns()
{
    Columns columns(2);
    columns.add(u"a"_s, u"first"_s);
    columns.add(u"longer"_s, u"second"_s);
    columns.add(u"alone"_s, {});
    columns.add(QString(60, u'x'), u"wide"_s);
    const QStringList lines = columns.lines();
    QCOMPARE(lines.at(0).indexOf("first"_L1), lines.at(1).indexOf("second"_L1));
    QCOMPARE(lines.at(2), u"  alone"_s);
    QCOMPARE(lines.at(3), u"  %1  wide"_s.arg(QString(60, u'x')));
}

void PlainTest::counts()
{
    QCOMPARE(count(0, u"person"_s, u"people"_s), u"0 people"_s);
    QCOMPARE(count(1, u"person"_s, u"people"_s), u"1 person"_s);
    QCOMPARE(count(21, u"person"_s, u"people"_s), u"21 people"_s);
}

STEWARD_TEST(PlainTest, "plain", Core)

#include "plaintest.moc"
