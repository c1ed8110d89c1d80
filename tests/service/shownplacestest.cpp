// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/posts.h"
#include "service/searchshelf.h"
#include "service/visible.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

namespace {

/// How many pieces it takes until all is read.
int pieces(ShownPlaces &shown, const Project &project)
{
    int pieces = 1;
    while (!shown.step(project, project.revision))
        ++pieces;
    return pieces;
}

int countOf(const ShownPlaces &shown, const QString &text)
{
    return static_cast<int>(shown.names().find(SearchQuery(text), 1'000).hits.size());
}

/// The state after a change of one place.
Project changed(Project project, Place place)
{
    project.places = project.places.with(std::move(place));
    ++project.revision;
    return project;
}

Project moved(const Project &project, const Id &id, const Id &parent)
{
    Place place = *project.places.find(id);
    place.parent = parent;
    return changed(project, place);
}

/// Lena's, by the rule for one place at a time.
QStringList plainly(const Project &project)
{
    const Person person = *project.people.find(lena);
    const View view(project, person);
    QStringList lines;
    for (int row = 0; row < project.places.size(); ++row) {
        const Place place = project.places.at(row);
        if (view.showsPlace(row))
            lines << place.id.toString() + place.name + place.parent.toString();
    }
    lines.sort();
    return lines;
}

QStringList followed(ShownPlaces &shown, const Project &project)
{
    pieces(shown, project);
    QStringList lines;
    for (int row = 0; row < shown.places().size(); ++row) {
        const Place place = shown.places().at(row);
        lines << place.id.toString() + place.name + place.parent.toString();
    }
    lines.sort();
    return lines;
}

/// Lena's fellow, who has other places.
Person limitedTo(const Project &project, const QList<Id> &places)
{
    Person person = *project.people.find(lena);
    person.places = places;
    return person;
}

} // namespace

class ShownPlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commitsCostWhatTheyChange_data();
    void commitsCostWhatTheyChange();
    void followsAsIfReadAnew();
    void isDoneHoweverOftenSomebodyCommits();
    void isDoneWhereABackupIsPutBack();
    void theSameSightIsReadOnce();
    void isNeverWidened();
    void letsGoOfWhatNobodyHolds();
};

void ShownPlacesTest::commitsCostWhatTheyChange_data()
{
    QTest::addColumn<bool>("isLimited");
    QTest::newRow("every place") << false;
    QTest::newRow("some") << true;
}

void ShownPlacesTest::commitsCostWhatTheyChange()
{
    QFETCH(bool, isLimited);
    const Project project = withPosts(4'000);
    ShownPlaces shown(isLimited ? std::optional(QList<Id>{north}) : std::nullopt);
    const int first = pieces(shown, project);
    QVERIFY2(first > 5, qPrintable(QString::number(first)));
    QCOMPARE(pieces(shown, project), 1);
    QCOMPARE(pieces(shown, changed(project, renamed(project, clinic, u"Hospital"_s).places.at(3))), 1);
    QCOMPARE(countOf(shown, u"hospital"_s), 1);
    QCOMPARE(shown.names().find(SearchQuery(u"clinic"_s), 1).hits.front().field, 1); // by its code alone
    QCOMPARE(countOf(shown, u"south"_s) > 0, !isLimited);
}

/// Each kind of change, also those after which a sight is looked through anew.
void ShownPlacesTest::followsAsIfReadAnew()
{
    Project project = withPosts(1'000);
    ShownPlaces shown(QList<Id>{north});
    const auto check = [&](const char *what) {
        const QStringList lines = plainly(project);
        QVERIFY2(followed(shown, project) == lines, what);
        QCOMPARE(countOf(shown, u"south"_s), lines.filter(u"south"_s, Qt::CaseInsensitive).size());
    };
    check("at first");
    project = changed(renamed(project, post(true, 700), u"Elsewhere"_s), *project.places.find(country));
    check("renamed");
    project = moved(project, post(false, 1), post(true, 5));
    check("one that was not shown moves in");
    QVERIFY(shown.places().indexOf(post(false, 1)) >= 0);
    project = moved(project, post(true, 5), south);
    check("two move out");
    QVERIFY(shown.places().indexOf(post(false, 1)) < 0);
    project = changed(project, {.id = Id(0x33, 1), .name = u"New"_s, .parent = clinic});
    project = changed(project, {.id = Id(0x33, 2), .name = u"New too"_s, .parent = south});
    check("two are new");
    project =
        moved(changed(project, {.id = Id(0x33, 3), .name = u"Ward"_s, .parent = clinic}), post(false, 9), Id(0x33, 3));
    check("one is new, another moves below it");
    project = moved(project, north, south);
    check("her own moves");
    QVERIFY(shown.places().indexOf(south) >= 0);
    project.places = project.places.without({post(true, 3), post(false, 3)});
    ++project.revision;
    check("some are gone");
    project.places =
        project.places.without(post(true, 4)).with({.id = Id(0x33, 4), .name = u"Last"_s, .parent = south});
    ++project.revision;
    check("as many as before, but others");
    project.places = {};
    ++project.revision;
    check("all are gone");
}

/// Each piece finds another state of the project: also then there is an end, and it tells of one of those.
void ShownPlacesTest::isDoneHoweverOftenSomebodyCommits()
{
    Project project = withPosts(4'000);
    for (const auto &own : {std::optional<QList<Id>>(), std::optional(QList<Id>{north})}) {
        ShownPlaces shown(own);
        const qint64 begun = project.revision;
        const int atRest = pieces(*std::make_unique<ShownPlaces>(own), project);
        int pieces = 1;
        for (; !shown.step(project, begun) && pieces < 10 * atRest; ++pieces)
            project = moved(project, clinic, pieces % 2 == 0 ? north : country); // looked through anew each time
        QVERIFY2(pieces <= atRest, qPrintable(u"%1 %2"_s.arg(pieces).arg(atRest)));
        QVERIFY(shown.revision() >= begun && shown.revision() <= project.revision);
        pieces = 1;
        const qint64 later = project.revision;
        for (; !shown.step(project, later) && pieces < 10 * atRest; ++pieces)
            project = moved(project, clinic, pieces % 2 == 0 ? north : country);
        QVERIFY2(pieces <= 2 * atRest, qPrintable(u"%1 %2"_s.arg(pieces).arg(atRest)));
        QVERIFY(shown.revision() >= later);
    }
}

void ShownPlacesTest::isDoneWhereABackupIsPutBack()
{
    Project project = withPosts(4'000);
    project.revision = 90;
    ShownPlaces shown(std::nullopt);
    QVERIFY(!shown.step(project, 90));
    Project older = renamed(project, clinic, u"Hospital"_s);
    older.revision = 7;
    for (int piece = 0; !shown.step(older, 90); ++piece)
        QVERIFY(piece < 1'000);
    pieces(shown, older);
    QCOMPARE(shown.revision(), 7);
    QCOMPARE(countOf(shown, u"hospital"_s), 1);
}

void ShownPlacesTest::theSameSightIsReadOnce()
{
    const Project project = World::small();
    SearchShelf shelf;
    const auto of = [&](const Person &person) { return shelf.of(project, person).get(); };
    QVERIFY(of(*project.people.find(wezi)) == of(*project.people.find(grace)));
    QVERIFY(of(*project.people.find(wezi)) != of(*project.people.find(lena)));
    QVERIFY(of(limitedTo(project, {north})) == of(*project.people.find(lena)));
    QVERIFY(of(limitedTo(project, {south, north})) == of(limitedTo(project, {north, south})));
    QVERIFY(of(limitedTo(project, {south, north})) != of(limitedTo(project, {north})));
    const auto before = shelf.of(project, *project.people.find(wezi));
    shelf.forget();
    QVERIFY(shelf.of(project, *project.people.find(wezi)) != before);
}

/// Who sees every place from now on is answered from another; what he had goes on as it was for the others.
void ShownPlacesTest::isNeverWidened()
{
    Project project = withPosts(2'000);
    SearchShelf shelf;
    const auto limited = shelf.of(project, *project.people.find(lena));
    QVERIFY(!limited->step(project, project.revision)); // not to the end
    Person raised = *project.people.find(lena);
    raised.isAdmin = true;
    project.people = project.people.with(raised);
    ++project.revision;
    const auto all = shelf.of(project, raised);
    pieces(*all, project);
    pieces(*limited, project);
    QCOMPARE(countOf(*all, u"south"_s), 1'000); // or more
    QCOMPARE(countOf(*limited, u"south"_s), 0);
}

void ShownPlacesTest::letsGoOfWhatNobodyHolds()
{
    const Project project = World::small();
    SearchShelf shelf;
    const auto held = shelf.of(project, limitedTo(project, {north}));
    std::weak_ptr<ShownPlaces> oldest = shelf.of(project, limitedTo(project, {south}));
    std::weak_ptr<ShownPlaces> latest;
    for (size_t i = 0; i < SearchShelf::mostLimited; ++i) {
        QVERIFY(i + 2 > SearchShelf::mostLimited || !oldest.expired());
        latest = shelf.of(project, limitedTo(project, {Id(0x77, i)}));
    }
    QVERIFY(oldest.expired());
    QVERIFY(!latest.expired());
    QVERIFY(shelf.of(project, limitedTo(project, {north})) == held);
}

STEWARD_TEST(ShownPlacesTest, "shownplaces", Core)
#include "shownplacestest.moc"
