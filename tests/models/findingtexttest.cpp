// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/findingtext.h"

#include "domain/findingcodes.h"
#include "domain/kinds.h"
#include "domain/settingscatalogue.h"
#include "models/errortext.h"
#include "models/fieldtext.h"
#include "models/language.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(steward::domain::Finding)
Q_DECLARE_METATYPE(steward::domain::Problem)

namespace steward {

using namespace domain;

namespace {

const Id yankho(0x10, 1);
const Id clinic(0x20, 1);

Project project()
{
    Project project;
    project.people = Table<Person>({{.id = yankho, .name = u"Yankho Msiska"_s}});
    Place place;
    place.id = clinic;
    place.name = u"Luweramba Clinic"_s;
    project.places = Table<Place>({place});
    project.utcOffsetMinutes = 120;
    return project;
}

/// With all that any code may come with.
QJsonObject arguments()
{
    return {{u"most"_s, 1},
            {u"least"_s, 1},
            {u"length"_s, 7},
            {u"count"_s, 7},
            {u"days"_s, 1},
            {u"other"_s, u"A"_s},
            {u"place"_s, u"A"_s},
            {u"type"_s, u"B"_s},
            {u"below"_s, u"C"_s},
            {u"value"_s, u"D"_s},
            {u"label"_s, u"E"_s},
            {u"slug"_s, u"F"_s},
            {u"message"_s, u"G"_s},
            {u"status"_s, u"expired"_s},
            {u"role"_s, u"H"_s},
            {u"domain"_s, u"I"_s},
            {u"setting"_s, u"two_factor_auth"_s},
            {u"permission"_s, u"edit_data"_s},
            {u"cause"_s, u"access_api"_s},
            {u"person"_s, yankho.toString()},
            {u"id"_s, clinic.toString()},
            {u"after"_s, u"2026-11-22T08:00:00.000Z"_s}};
}

void mustBeASentence(const QString &text)
{
    const bool beginsWithAName = text.startsWith(u"someone who is gone"_s);
    QVERIFY2(!text.isEmpty() && (text.front().isUpper() || text.front().isDigit() || beginsWithAName),
             qPrintable(text));
    QVERIFY2(text.endsWith(u'.'), qPrintable(text));
    static const QRegularExpression leftOver(u"%|\\(s\\)|  |“”|_| \\."_s);
    QVERIFY2(!leftOver.match(text).hasMatch(), qPrintable(text));
}

/// Fields of all objects, as the sources spell them.
QSet<QString> fieldsOfValues()
{
    static const QRegularExpression pattern(u"visit(?:\\.required)?\\(u\"([a-z_]+)\""_s);
    QSet<QString> fields;
    QDirIterator files(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/app/domain/values"_s, {u"*.h"_s}, QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        for (auto it = pattern.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();)
            fields << it.next().captured(1);
    }
    return fields;
}

} // namespace

class FindingTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(setUpLanguage()); }
    void everyCode_isASentence_data();
    void everyCode_isASentence();
    void sentences_data();
    void sentences();
    void codeOfANewerServer_hasNone();
    void wordsOfOthers_arePlainText();
    void problems_sayFindings();
    void refusals_sayWhatToDo_data();
    void refusals_sayWhatToDo();
    void kindsAndFields_haveNames();
    void settings_areCalledAsInTheCatalogue();
};

void FindingTextTest::everyCode_isASentence_data()
{
    QTest::addColumn<QString>("code");
    for (const FindingCode &code : findingCodes())
        QTest::newRow(code.code.data()) << QString(code.code);
}

/// With all arguments, and where somebody left them out.
void FindingTextTest::everyCode_isASentence()
{
    QFETCH(QString, code);
    const Finding full{.code = code, .field = u"name"_s, .arguments = arguments()};
    mustBeASentence(findingText(full, project()));
    QJsonObject without = arguments();
    for (const QString &argument : {u"other"_s, u"message"_s, u"below"_s, u"id"_s, u"label"_s})
        without.remove(argument);
    mustBeASentence(findingText({.code = code, .field = u"name"_s, .arguments = without}, project()));

    const Problem problem{.code = code, .field = u"name"_s, .arguments = arguments()};
    const QString said = problemText(problem, project());
    QVERIFY2(!said.contains(u"The server does not take this"_s), qPrintable(said));
}

void FindingTextTest::sentences_data()
{
    QTest::addColumn<Finding>("finding");
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &code, const QString &field, const QJsonObject &about, const QString &text) {
        QTest::addRow("%s: %s", qPrintable(code), qPrintable(text.left(30)))
            << Finding{.code = code, .field = field, .arguments = about} << text;
    };
    row(u"name.length"_s, u"name"_s, {{u"most"_s, 255}, {u"length"_s, 1300}},
        u"A name has at most 255 letters, this one has 1,300. Shorten it."_s);
    row(u"name.taken"_s, u"name"_s, {{u"id"_s, clinic.toString()}, {u"other"_s, u"CLINIC"_s}},
        u"Another one is called CLINIC, and capitals make no difference. Choose another name."_s);
    row(u"name.taken"_s, u"name"_s, {{u"id"_s, Id(9, 9).toString()}},
        u"Another one has this name already. Choose another name."_s);
    row(u"handle.taken"_s, u"site_code"_s, {{u"other"_s, u"lw-1"_s}},
        u"Site code must be different for each, and another one has lw-1. Choose another."_s);
    row(u"handle.taken"_s, u"handle"_s, {{u"id"_s, Id(9, 9).toString()}},
        u"User name must be different for each, and another one has it. Choose another."_s);
    row(u"tree.depth"_s, u"parent"_s, {{u"most"_s, 1}},
        u"It would lie deeper than 1 level. Choose something higher as Parent."_s);
    row(u"list.length"_s, u"ip_allowlist"_s, {{u"most"_s, 1000}, {u"length"_s, 1001}},
        u"IP addresses always allowed takes at most 1,000 entries, now it has 1,001. Take some away."_s);
    row(u"dates.order"_s, u"expires_at"_s, {{u"after"_s, u"2026-11-22T08:00:00.000Z"_s}},
        u"Ends must be later than 22 Nov 2026, 10:00. Choose a later date."_s);
    row(u"custom.regex"_s, u"user_data"_s,
        {{u"slug"_s, u"nin"_s}, {u"label"_s, u"NIN"_s}, {u"message"_s, u"8 digits"_s}},
        u"NIN does not take this value. The project says: “8 digits”."_s);
    row(u"custom.regex"_s, u"user_data"_s, {{u"slug"_s, u"nin"_s}, {u"message"_s, u""_s}},
        u"nin does not take this value: its form is not right. Type it anew."_s);
    row(u"place.parent_type"_s, u"parent"_s, {{u"type"_s, u"District"_s}, {u"below"_s, u"Region"_s}},
        u"Places of the level District lie below places of the level Region. Choose one of those."_s);
    row(u"place.parent_type"_s, u"parent"_s, {{u"type"_s, u"Region"_s}, {u"below"_s, u""_s}},
        u"Places of the level Region lie at the top, below no other. Choose no place above."_s);
    row(u"place.degrees"_s, u"latitude"_s, {{u"most"_s, 90}},
        u"Latitude lies between −90 and 90 degrees. Type it anew."_s);
    row(u"person.place_ends"_s, u"place_ends"_s, {{u"id"_s, clinic.toString()}},
        u"A date is set for Luweramba Clinic, which is not one of the places. Take the date away."_s);
    row(u"role.permission_blocked"_s, u"permissions"_s,
        {{u"permission"_s, u"edit_web_users"_s}, {u"cause"_s, u"access_all_locations"_s}},
        u"Web Users (Can Edit) has no effect, because Full Organization Access keeps it off. Change one of the two."_s);
    row(u"settings.needs"_s, u"secure_sessions_timeout"_s, {{u"setting"_s, u"secure_sessions"_s}},
        u"Inactivity Timeout Length has no meaning while Shorten Inactivity Timeout is off. Switch that on first, or "
        "leave this empty."_s);
    row(u"settings.timeout"_s, u"secure_sessions_timeout"_s, {{u"least"_s, 1}, {u"most"_s, 20160}},
        u"The limit is from 1 to 20,160 minutes. Type another number."_s);
    row(u"sso.break_glass"_s, u"exempt_users"_s, {{u"person"_s, yankho.toString()}},
        u"Yankho Msiska is kept for emergencies and must come in without single sign-on. Make this person exempt."_s);
    row(u"sso.missing"_s, u"login_url"_s, {}, u"Login URL is needed before this can be switched on. Fill it in."_s);
    row(u"key.life"_s, u"expiration_date"_s, {{u"days"_s, 30}},
        u"The owner's single sign-on lets a key live for at most 30 days. Choose an earlier date."_s);
}

void FindingTextTest::sentences()
{
    QFETCH(Finding, finding);
    QFETCH(QString, text);
    QCOMPARE(findingText(finding, project()), text);
}

void FindingTextTest::codeOfANewerServer_hasNone()
{
    QVERIFY(findingText({.code = u"teapot.too_hot"_s}, project()).isEmpty());
    QCOMPARE(problemText({.code = u"teapot.too_hot"_s}, project()),
             u"The server does not take this (teapot.too_hot)."_s);
}

void FindingTextTest::wordsOfOthers_arePlainText()
{
    const QString nasty = u"<b>%1</b>\n\u202eevil %Ln"_s;
    const QString text = findingText(
        {.code = u"custom.regex"_s, .arguments = {{u"slug"_s, u"x"_s}, {u"label"_s, nasty}, {u"message"_s, nasty}}},
        project());
    QCOMPARE(text, u"<b>%1</b> evil %Ln does not take this value. The project says: “<b>%1</b> evil %Ln”."_s);
}

/// A problem that belongs to no change of the set says whose it is.
void FindingTextTest::problems_sayFindings()
{
    Problem problem{.code = u"places.archived"_s,
                    .change = 0,
                    .field = u"places"_s,
                    .arguments = {{u"place"_s, u"Old post"_s}, {u"id"_s, clinic.toString()}}};
    const QString text = u"Old post is archived. Choose a place that is in use."_s;
    QCOMPARE(problemText(problem, project()), text);
    problem.change = -1;
    problem.arguments.insert(u"entityKind"_s, u"person"_s);
    problem.arguments.insert(u"entity"_s, yankho.toString());
    QCOMPARE(problemText(problem, project()), u"Of the web user Yankho Msiska: "_s + text);
    problem.arguments.insert(u"entity"_s, Id(9, 9).toString()); // whom we may not see
    QCOMPARE(problemText(problem, project()), text);
}

void FindingTextTest::refusals_sayWhatToDo_data()
{
    QTest::addColumn<Problem>("problem");
    QTest::addColumn<QString>("text");
    using Kind = Problem::Kind;
    QTest::newRow("one points to it") << Problem{.kind = Kind::Objection,
                                                 .code = u"object.referred"_s,
                                                 .count = 1,
                                                 .arguments = {{u"kinds"_s, QJsonArray{u"group"_s}}}}
                                      << u"1 object points to this (groups). Change what it points to first."_s;
    QTest::newRow("several do")
        << Problem{.kind = Kind::Objection,
                   .code = u"object.referred"_s,
                   .count = 1200,
                   .arguments = {{u"kinds"_s, QJsonArray{u"invitation"_s, u"api_key"_s, u"teapot"_s}}}}
        << u"1,200 objects point to this (invitations, API keys and teapot (newer than this console)). Change what they point to first."_s;
    QTest::newRow("a top in use")
        << Problem{.kind = Kind::Objection, .code = u"place.top_in_use"_s, .count = 12}
        << u"12 places in use lie below this one, which is at the top. Archive or move what lies below first."_s;
    QTest::newRow("the last place")
        << Problem{.kind = Kind::Objection, .code = u"place.needed"_s, .people = {yankho}, .count = 1}
        << u"1 person would have no place in use any more: Yankho Msiska. Give another place first."_s;
    QTest::newRow("kept out by a rule")
        << Problem{.kind = Kind::LockOut,
                   .code = u"lockout.sign_in"_s,
                   .missing = u"no_second_factor"_s,
                   .people = {yankho},
                   .count = 340}
        << u"340 people could not sign in any more: Yankho Msiska and 339 more. Without a second factor they are refused."_s;
}

void FindingTextTest::refusals_sayWhatToDo()
{
    QFETCH(Problem, problem);
    QFETCH(QString, text);
    QCOMPARE(problemText(problem, project()), text);
}

/// No sentence and no audit shows "ip_allowlist" to anybody.
void FindingTextTest::kindsAndFields_haveNames()
{
    for (const EntityKind *kind : kinds()) {
        const QString text = entityText(project(), {QString(kind->name()), Id(8, 8)});
        QVERIFY2(!text.contains(u'_'), qPrintable(text));
        QVERIFY2(!kindsText({QString(kind->name())}).contains(u'_'), kind->name().data());
    }
    const QSet<QString> fields = fieldsOfValues();
    QVERIFY(fields.size() > 100);
    for (const QString &field : fields)
        QVERIFY2(fieldLabel(field) != field, qPrintable(field));
}

/// In a review as on the page that is made of the catalogue.
void FindingTextTest::settings_areCalledAsInTheCatalogue()
{
    QVERIFY(settingsCatalogue().settings.size() > 10);
    for (const Setting &setting : settingsCatalogue().settings)
        QCOMPARE(fieldLabel(setting.key), setting.label);
}

STEWARD_TEST(FindingTextTest, "findingtext", Core)

} // namespace steward

#include "findingtexttest.moc"
