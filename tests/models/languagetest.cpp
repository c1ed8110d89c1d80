// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/language.h"
#include "models/demoline.h"
#include "models/fieldtext.h"
#include "models/format.h"
#include "support/testmain.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

struct Message
{
    QString source;
    QStringList forms;
};

QList<Message> messages()
{
    QFile file(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/translations/steward_en.ts"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> all;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"source"_s)
            all << Message{xml.readElementText(), {}};
        else if (xml.name() == u"numerusform"_s)
            all.last().forms << xml.readElementText();
    }
    return xml.hasError() ? QList<Message>() : all;
}

QStringList placesIn(const QString &text)
{
    static const QRegularExpression place(u"%L?[n1-9]"_s);
    QStringList places;
    auto matches = place.globalMatch(text);
    while (matches.hasNext())
        places << matches.next().captured();
    places.sort();
    return places;
}

} // namespace

class LanguageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(setUpLanguage()); }

    void everyCountIsSaidForOneAndForMany()
    {
        const QList<Message> all = messages();
        QVERIFY(all.size() > 80);
        for (const Message &message : all) {
            QVERIFY2(!message.source.contains("%n"_L1), "its digits would not be those of the language");
            QVERIFY2(message.forms.size() == 2, qPrintable(message.source));
            for (const QString &form : message.forms) {
                QVERIFY2(!form.isEmpty() && !form.contains(u"(s)"_s) && !form.contains(u"(es)"_s), qPrintable(form));
                QCOMPARE(placesIn(form), placesIn(message.source));
            }
        }
    }

    void countsReadAsEnglish()
    {
        QCOMPARE(itemCount(u"reports"_s, 1), u"1 report"_s);
        QCOMPARE(itemCount(u"reports"_s, 0), u"0 reports"_s);
        QCOMPARE(itemCount(u"reports"_s, 2), u"2 reports"_s);
        QCOMPARE(itemCount(u"registries"_s, 3), u"3 registries"_s);
        QCOMPARE(itemCount(u"profiles"_s, 3290), u"3,290 profiles"_s);
    }

    /// LC_ALL=C: nobody reads 41206.
    void whereTheSystemNamesNoLanguageNumbersAreGrouped()
    {
        QVERIFY(QLocale().language() != QLocale::C);
        QCOMPARE(QLocale().toString(41206), u"41,206"_s);
    }

    void momentsAreOfTheProjectsTime()
    {
        const Format format(120, QLocale(QLocale::English));
        const Instant moment = *instantFromText(u"2026-11-19T12:05:07.000Z");
        QCOMPARE(format.time(moment), u"14:05"_s);
        QCOMPARE(format.timeWithSeconds(moment), u"14:05:07"_s);
        QCOMPARE(format.date(moment), u"19 Nov 2026"_s);
        QCOMPARE(format.shortDate(moment), u"19 Nov"_s);
        QCOMPARE(format.dateTime(moment), u"19 Nov 2026, 14:05"_s);
        const Instant late = *instantFromText(u"2026-11-18T22:30:00.000Z"); // 00:30 of the 19th there
        QVERIFY(format.isSameDay(moment, late));
        QCOMPARE(format.day(late, moment), u"Today, Thu 19 Nov"_s);
        QCOMPARE(format.day(late - std::chrono::hours(1), moment), u"Wed 18 Nov"_s);
        QCOMPARE(format.day(*instantFromText(u"2024-01-04T08:00:00.000Z"), moment), u"Thu 4 Jan 2024"_s);
    }

    void numbersCarryTheirSign()
    {
        const Format format(0, QLocale(QLocale::English));
        QCOMPARE(format.count(3290), u"3,290"_s);
        QCOMPARE(format.count(-3290), u"\u22123,290"_s);
        QCOMPARE(format.signedCount(3), u"+3"_s);
        QCOMPARE(format.signedCount(-12), u"\u221212"_s);
        QCOMPARE(format.signedCount(0), u"0"_s);
    }

    void listsReadAsSentences()
    {
        QCOMPARE(listInWords({}), QString());
        QCOMPARE(listInWords({u"a"_s}), u"a"_s);
        QCOMPARE(listInWords({u"a"_s, u"b"_s}), u"a and b"_s);
        QCOMPARE(listInWords({u"%2"_s, u"%1"_s, u"c"_s}), u"%2, %1 and c"_s);
        QCOMPARE(listInShort({u"a"_s}, 12), u"a and 11 more"_s);
        QCOMPARE(listInShort({u"a"_s, u"b"_s}, 2), u"a and b"_s);
    }

    void namesAreOnlyText()
    {
        const Id one = Id::random();
        const Id two = Id::random();
        Project project;
        project.people =
            Table<Person>({Person{.id = one, .name = u"We\u202Ezi\nN"_s}, Person{.id = two, .name = u"%n"_s}});
        QCOMPARE(namesInShort(project, {}), QString());
        QCOMPARE(namesInShort(project, {one}), u"Wezi N"_s);
        QCOMPARE(namesInShort(project, {one, two}), u"Wezi N and %n"_s);
        QCOMPARE(namesInShort(project, {one, two, Id::random()}), u"Wezi N and 2 more"_s);
        QCOMPARE(namesInShort(project, {Id::random()}), u"someone who is gone"_s);
        QCOMPARE(initials(u"  wezi  k. nyirenda "_s), u"WN"_s);
        QCOMPARE(initials(u"Wezi"_s), u"W"_s);
        QCOMPARE(initials({}), QString());
    }

    void valuesHaveNames_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("on") << u"permissions.edit_data"_s << QJsonValue(true) << u"On"_s;
        QTest::newRow("off") << u"permissions.edit_data"_s << QJsonValue(false) << u"Off"_s;
        QTest::newRow("some") << u"permissions.view_reports"_s << QJsonValue(QJsonArray{u"a"_s, u"b"_s})
                              << u"Only 2 reports"_s;
        QTest::newRow("archived") << u"is_archived"_s << QJsonValue(true) << u"Archived"_s;
        QTest::newRow("deactivated") << u"is_active"_s << QJsonValue(false) << u"Deactivated"_s;
        QTest::newRow("no landing page") << u"landing_page"_s << QJsonValue(QString()) << u"Use Default"_s;
        QTest::newRow("landing page") << u"landing_page"_s << QJsonValue(u"webapps"_s) << u"Web Apps"_s;
        QTest::newRow("no role") << u"role"_s << QJsonValue(QJsonValue::Null) << u"none"_s;
        QTest::newRow("no places") << u"places"_s << QJsonValue(QJsonArray()) << u"none"_s;
        QTest::newRow("a role that is gone")
            << u"role"_s << QJsonValue(Id::random().toString()) << u"something that is gone"_s;
        QTest::newRow("a name") << u"name"_s << QJsonValue(u"Read\nOnly"_s) << u"Read Only"_s;
        QTest::newRow("a newer server's") << u"quota"_s << QJsonValue(7) << u"7"_s;
    }

    void valuesHaveNames()
    {
        QFETCH(QString, field);
        QFETCH(QJsonValue, value);
        QFETCH(QString, text);
        QCOMPARE(valueText({}, {u"role"_s, Id::random()}, field, value), text);
    }

    void manyPlacesAreNamedInShort()
    {
        Project project;
        std::vector<Place> places;
        QJsonArray ids;
        for (const QString &name : {u"Dowa"_s, u"Salima"_s, u"Ntcheu"_s, u"Zomba"_s}) {
            places.push_back({.id = Id::random(), .name = name});
            ids << places.back().id.toString();
        }
        project.places = Table<Place>(places);
        QCOMPARE(valueText(project, {}, u"places"_s, ids), u"Dowa and 3 more"_s);
        ids.removeLast();
        QCOMPARE(valueText(project, {}, u"places"_s, ids), u"Dowa, Salima and Ntcheu"_s);
    }
};

STEWARD_TEST(LanguageTest, "language", Core)

} // namespace steward

#include "languagetest.moc"
