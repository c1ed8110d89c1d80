// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "service/limits.h"
#include "service/posts.h"
#include "support/testmain.h"
#include "wire/routes.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;
using namespace steward::tests;

class SearchPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNotShownChangesNothing();
    void pagesMakeTheWhole();
    void aCursorHoldsWhileTheSameComesBeforeIt();
    void cursorsThatHoldNoMoreAreGone();
    void tellsWhenThereIsMoreThanItShows();
    void takesWhateverIsTyped_data();
    void takesWhateverIsTyped();
    void refuses_data();
    void refuses();
};

/// Not even how long a page is, where it ends, and whether there is more.
void SearchPagesTest::whatIsNotShownChangesNothing()
{
    Project project = withPosts(40);
    World full(project);
    for (int i = 1; i <= 40; ++i)
        project.places = project.places.without(post(false, i));
    World empty(project);
    for (const QString &text : {u"o"_s, u"post"_s, u"post north"_s, u"south"_s, u"s-7"_s}) {
        const Response told = full.get(lena, placeSearch(text, u"&limit=7"_s));
        QCOMPARE(told.status, 200);
        QCOMPARE(told.body, empty.get(lena, placeSearch(text, u"&limit=7"_s)).body);
        QCOMPARE(linked(told).isEmpty(), !text.startsWith(u'p') && text != u"o"_s);
    }
}

void SearchPagesTest::pagesMakeTheWhole()
{
    World world(withPosts(9));
    const QStringList all = found(world, grace, u"post"_s);
    QCOMPARE(all.size(), 18);
    const Response first = world.get(grace, placeSearch(u"post"_s, u"&limit=4"_s));
    QCOMPARE(itemsOf(first).size(), 4);
    QCOMPARE(bodyOf(first).value(u"complete"_s), QJsonValue(false));
    QVERIFY(linked(first).endsWith(u"cursor="_s + nextOf(first)));
    const Paged paged = pagesFrom(world, grace, placeSearch(u"post"_s, u"&limit=4"_s));
    QCOMPARE(paged.pages, 5);
    QCOMPARE(paged.names, all);
    QCOMPARE(bodyOf(paged.last).value(u"complete"_s), QJsonValue(true));
    QVERIFY(nextOf(paged.last).isEmpty());
    QCOMPARE(pagesFrom(world, grace, placeSearch(u"post"_s, u"&limit=6"_s)).pages, 3); // none that is empty
}

void SearchPagesTest::aCursorHoldsWhileTheSameComesBeforeIt()
{
    World world(withPosts(9));
    const Response first = world.get(grace, placeSearch(u"post"_s, u"&limit=4"_s));
    rename(world, post(true, 9), u"North Post 0"_s); // is behind it, and stays there
    rename(world, post(false, 9), u"Elsewhere"_s);   // fits no more
    rename(world, clinic, u"Post of the Clinic"_s);  // is new, and behind
    const Paged rest = pagesFrom(world, grace, linked(first));
    QCOMPARE(rest.last.status, 200);
    QCOMPARE(namesOf(itemsOf(first)) + rest.names, found(world, grace, u"post"_s));
}

void SearchPagesTest::cursorsThatHoldNoMoreAreGone()
{
    World world(withPosts(9));
    const auto isGone = [&](const Id &who, const QString &path) {
        const Response response = world.get(who, path);
        return response.status == 412 && codeOf(response) == u"cursor.gone"_s;
    };
    const QString behind = placeSearch(u"post"_s, u"&limit=4&cursor="_s);
    const QString cursor = nextOf(world.get(grace, placeSearch(u"post"_s, u"&limit=4"_s)));
    QCOMPARE(world.get(grace, behind + cursor).status, 200);
    QVERIFY(isGone(grace, placeSearch(u"north"_s, u"&cursor="_s + cursor))); // of another search
    QVERIFY(isGone(lena, behind + cursor));                                  // of somebody who is shown others
    QVERIFY(isGone(grace, behind + u"1"_s + cursor));
    rename(world, post(false, 9), u"Post 0 of the south"_s); // comes before it now
    QVERIFY(isGone(grace, behind + cursor));
    const QString later = nextOf(world.get(grace, placeSearch(u"post"_s, u"&limit=4"_s)));
    rename(world, post(false, 9), u"Elsewhere"_s);
    QVERIFY(isGone(grace, behind + later));
}

void SearchPagesTest::tellsWhenThereIsMoreThanItShows()
{
    World world(withPosts(limits::mostFound / 2 + 10));
    const Paged paged = pagesFrom(world, grace, placeSearch(u"post"_s, u"&limit=999"_s));
    QCOMPARE(paged.pages, 3);
    QCOMPARE(paged.names.size(), limits::mostFound);
    QCOMPARE(bodyOf(paged.last).value(u"complete"_s), QJsonValue(false));
    const Paged half = pagesFrom(world, grace, placeSearch(u"north post"_s, u"&limit=999"_s));
    QCOMPARE(half.names.size(), limits::mostFound / 2 + 10);
    QCOMPARE(bodyOf(half.last).value(u"complete"_s), QJsonValue(true));
}

void SearchPagesTest::takesWhateverIsTyped_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("encoded"); // as it stands in the request
    const auto row = [](const char *what, const QString &name, const QString &encoded) {
        QTest::newRow(what) << name << encoded;
    };
    row("what parts a query", u"A&B=C;D"_s, u"A%26B%3DC%3BD"_s);
    row("what parts an address", u"A?B#C/D"_s, u"A%3FB%23C%2FD"_s);
    row("a question mark as it is", u"A?B"_s, u"A?B"_s);
    row("percent", u"50% of it"_s, u"50%25"_s);
    row("percent, encoded twice", u"A%26B"_s, u"%2526"_s);
    row("half a letter", u"\ufffd"_s, u"%C3"_s);
    row("plus", u"Post+"_s, u"post%2B"_s);
    row("a line's end", u"A B"_s, u"A%0D%0AB"_s);
    row("byte 0", u"A B"_s, u"A%00B"_s);
    row("a link's end", u"A>; rel=\"last\""_s, u"A%3E;%20rel=%22last"_s);
    row("beyond the first plane", u"\U0001F3E5 Hospital"_s, u"%F0%9F%8F%A5"_s);
    row("right to left", u"\u0645\u0631\u0643\u0632"_s, u"%D9%85%D8%B1%D9%83"_s);
}

/// In the query, and in the link to the next page.
void SearchPagesTest::takesWhateverIsTyped()
{
    QFETCH(QString, name);
    QFETCH(QString, encoded);
    World world(renamed(renamed(withPosts(2), post(true, 1), name), post(false, 1), name));
    const Response first = world.get(grace, wire::routes::ofKind("places"_L1) + u"?limit=1&search="_s + encoded);
    QCOMPARE(namesOf(itemsOf(first)), QStringList{name});
    const QByteArray link = headerValue(first.headers, "link");
    QVERIFY(std::ranges::all_of(link, [](char letter) { return letter >= ' ' && letter < 0x7f; }));
    QVERIFY(link.count('>') == 1 && link.endsWith(">; rel=\"next\""));
    const Response second = world.get(grace, linked(first));
    QCOMPARE(namesOf(itemsOf(second)), QStringList{name});
    QVERIFY(linked(second).isEmpty());
}

void SearchPagesTest::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("nothing") << placeSearch({});
    QTest::newRow("spaces") << placeSearch(u"  "_s);
    QTest::newRow("a novel") << placeSearch(QString(limits::longestSearch + 1, u'x'));
    QTest::newRow("twice") << placeSearch(u"a"_s, u"&search=b"_s);
    QTest::newRow("with a field") << placeSearch(u"a"_s, u"&name=b"_s);
    QTest::newRow("a bad limit") << placeSearch(u"a"_s, u"&limit=0"_s);
    QTest::newRow("a bad cursor") << placeSearch(u"a"_s, u"&cursor=x"_s);
    QTest::newRow("a cursor at nothing") << placeSearch(u"a"_s, u"&cursor=0.0"_s);
    QTest::newRow("a cursor below nothing") << placeSearch(u"a"_s, u"&cursor=-5.0"_s);
    QTest::newRow("a cursor beyond all pages") << placeSearch(u"a"_s, u"&cursor=%1.0"_s.arg(limits::mostFound));
    QTest::newRow("a cursor beyond all numbers") << placeSearch(u"a"_s, u"&cursor=99999999999.0"_s);
    QTest::newRow("what is not seen") << placeSearch(u"\u200b\u202e\u3000"_s);
    QTest::newRow("no letter") << wire::routes::ofKind("places"_L1) + u"?search=%00"_s;
    QTest::newRow("of another kind") << wire::routes::roles + u"?search=a"_s;
}

void SearchPagesTest::refuses()
{
    QFETCH(QString, path);
    World world;
    const Response response = world.get(wezi, path);
    QCOMPARE(response.status, 422);
    QCOMPARE(codeOf(response), u"query.invalid"_s);
}

STEWARD_TEST(SearchPagesTest, "searchpages", Core)
#include "searchpagestest.moc"
