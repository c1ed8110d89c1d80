// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/plainsearch.h"
#include "domain/search/searchbuilder.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// \a work: what it took.
SearchIndex built(const Entries &entries, qint64 *work = nullptr)
{
    SearchIndexBuilder builder;
    for (const SearchText &text : textsOf(entries))
        builder.add(text);
    while (builder.step()) {}
    if (work)
        *work = builder.work();
    return builder.take();
}

SearchAnswer find(const SearchIndex &index, const QString &query, int limit = 50)
{
    return index.find(SearchQuery(query), limit);
}

/// "3/1 Prefix": row, field, rank.
QString shown(const SearchHit &hit)
{
    const QStringList ranks{u"Exact"_s, u"Prefix"_s, u"WordStart"_s, u"Inside"_s, u"WordStarts"_s, u"Words"_s};
    return u"%1/%2 %3"_s.arg(QString::number(hit.row), QString::number(hit.field),
                             ranks.at(static_cast<int>(hit.rank)));
}

QString shown(const SearchAnswer &answer)
{
    QStringList lines;
    for (const SearchHit &hit : answer.hits)
        lines << shown(hit);
    return lines.join(u", "_s) + (answer.hasMore ? u" ..."_s : QString());
}

int effort()
{
    return qEnvironmentVariable("STEWARD_EFFORT") == u"full"_s ? 4 : 1;
}

} // namespace

class SearchIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order()
    {
        const SearchIndex index = built({{0, 0, u"Mwanza Health Centre"_s},
                                         {0, 1, u"mw-h-000001"_s},
                                         {1, 0, u"Chimwala"_s},
                                         {2, 0, u"Old Mwanza"_s},
                                         {3, 0, u"Mwanza"_s},
                                         {4, 0, u"Mwánza"_s},
                                         {5, 0, u"Centre of Mwanzama"_s},
                                         {6, 0, u"Umwanza"_s}});
        QCOMPARE(shown(find(index, u"MWANZA"_s)),
                 u"3/0 Exact, 4/0 Exact, 0/0 Prefix, 2/0 WordStart, 5/0 WordStart, 6/0 Inside"_s);
        QCOMPARE(shown(find(index, u"mw"_s, 3)), u"0/1 Prefix, 3/0 Prefix, 4/0 Prefix ..."_s);
        QCOMPARE(shown(find(index, u"cen mwa"_s)), u"5/0 WordStarts, 0/0 WordStarts"_s);
        QCOMPARE(shown(find(index, u"ntre wanza"_s)), u"5/0 Words, 0/0 Words"_s);
        QCOMPARE(shown(find(index, u"mwanza h"_s)), u"0/0 Prefix"_s);
        QCOMPARE(shown(find(index, u"-h-"_s)), u"0/1 Inside"_s);
        QCOMPARE(shown(find(index, u"mwanza xyz"_s)), QString());
        QCOMPARE(shown(find(index, u" \u0301 "_s)), QString());
        QCOMPARE(shown(find(index, u"mwanza"_s, 0)), QString());
        QCOMPARE(shown(find(SearchIndex(), u"mwanza"_s)), QString());
        QCOMPARE(shown(find(built({}), u"mwanza"_s)), QString());
    }

    void marks_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("marked");
        QTest::newRow("start") << u"Mwanza"_s << u"mwa"_s << u"[Mwa]nza"_s;
        QTest::newRow("word start before inside") << u"Amwa Mwa"_s << u"mwa"_s << u"Amwa [Mwa]"_s;
        QTest::newRow("accents") << u"Old Mwe\u0301rer"_s << u"wer"_s << u"Old M[we\u0301r]er"_s;
        QTest::newRow("part of a letter") << u"Straße"_s << u"stras"_s << u"[Straß]e"_s;
        QTest::newRow("words") << u"Mwanza Health Centre"_s << u"cen mwa he"_s << u"[Mwa]nza [He]alth [Cen]tre"_s;
        QTest::newRow("overlapping words") << u"Mwanza Health"_s << u"wan anza he"_s << u"M[wanza] [He]alth"_s;
        QTest::newRow("Arabic") << u"مركز مُحَمَّد"_s << u"محمد"_s << u"مركز [مُحَمَّد]"_s;
        QTest::newRow("not found") << u"Mwanza"_s << u"x"_s << u"Mwanza"_s;
        QTest::newRow("not all words found") << u"Mwanza"_s << u"mwa x"_s << u"Mwanza"_s;
    }

    void marks()
    {
        QFETCH(QString, text);
        QFETCH(const QString, query);
        const std::vector<TextSpan> spans = SearchQuery(query).marksIn(text);
        for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
            text.insert(span->from + span->length, u']');
            text.insert(span->from, u'[');
        }
        QTEST(text, "marked");
    }

    /// Random names in four scripts: the index answers as the plain rule does, and so it does after rows were changed,
    /// added and removed without a new one.
    void asThePlainRule()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        NameDraw draw(seed);
        std::map<SearchRank, int> seen;
        for (int round = 0; round < 40 * effort(); ++round) {
            Entries entries = draw.entries(1 + draw.below(150));
            if (entries.empty())
                continue;
            SearchIndex index = built(entries);
            for (int change = 0; change < 3; ++change) {
                for (int i = 0; i < 40; ++i) {
                    const QString query = draw.query(entries);
                    const int limit = 1 + draw.below(60);
                    const SearchAnswer expected = findPlainly(entries, query, limit);
                    const SearchAnswer answer = find(index, query, limit);
                    QVERIFY2(answer.isComplete, qUtf8Printable(query));
                    QVERIFY2(
                        answer.hits == expected.hits && answer.hasMore == expected.hasMore,
                        qUtf8Printable(u"'%1':\n%2\nbut expected\n%3"_s.arg(query, shown(answer), shown(expected))));
                    for (const SearchHit &hit : answer.hits)
                        ++seen[hit.rank];
                }
                index = draw.change(index, entries);
                if (entries.empty())
                    break;
            }
        }
        for (int rank = 0; rank < 6; ++rank) {
            const int count = seen[static_cast<SearchRank>(rank)];
            qInfo("%d hits of rank %d", count, rank);
            QVERIFY(count >= 100);
        }
    }

    void changedRowsAreCounted()
    {
        SearchIndex index = built({{0, 0, u"a"_s}, {1, 0, u"b"_s}});
        const SearchIndex before = index;
        const Entries later{{1, 0, u"new b"_s}, {7, 0, u"seven"_s}};
        index = index.with({1, 7, 0}, textsOf(later));
        QCOMPARE(index.changedRows(), 3);
        QCOMPARE(index.textCount(), 2);
        index = index.with({7}, {});
        QCOMPARE(index.changedRows(), 3);
        QCOMPARE(shown(find(index, u"b"_s)), u"1/0 WordStart"_s);
        QCOMPARE(shown(find(index, u"a"_s)), QString());
        QCOMPARE(shown(find(index, u"seven"_s)), QString());
        QCOMPARE(shown(find(before, u"a"_s)), u"0/0 Exact"_s);
    }

    void outOfBounds()
    {
        SearchIndexBuilder builder;
        QVERIFY(!builder.add({-1, 0, u"a"}));
        QVERIFY(!builder.add({TextArena::mostRows, 0, u"a"}));
        QVERIFY(!builder.add({0, TextArena::mostFields, u"a"}));
        QVERIFY(builder.add({TextArena::mostRows - 1, TextArena::mostFields - 1, u"a"}));
        QVERIFY(builder.add({0, 0, u"\u0301"}));
        const SearchIndex index = builder.take();
        QCOMPARE(index.textCount(), 1);
        QCOMPARE(shown(find(index, u"a"_s)), u"%1/127 Exact"_s.arg(TextArena::mostRows - 1));
        QVERIFY(builder.add({3, 0, u"b"})); // it is empty again
        QCOMPARE(shown(find(builder.take(), u"b"_s)), u"3/0 Exact"_s);
    }

    /// What a query looks at does not grow with its hits, and the pieces of building are as small as asked for.
    void boundedWork()
    {
        NameDraw draw(4);
        const Entries entries = draw.entries(3'000);
        SearchIndexBuilder builder;
        for (const SearchText &text : textsOf(entries))
            builder.add(text);
        qint64 before = 0;
        int pieces = 0;
        for (; builder.step(1'000); ++pieces) {
            QVERIFY(builder.work() - before < 5'000);
            before = builder.work();
        }
        QVERIFY(pieces > 20);
        const SearchIndex index = builder.take();
        for (const QString &query : {u"a"_s, u"k"_s, u"ka"_s, u"x"_s, u"ክ"_s})
            QVERIFY(find(index, query).looked <= 51 * 18); // a row is looked at for each letter of its texts at most
    }

    /// Two words that are everywhere: a part of the texts is read, and the answer says so.
    void frequentWords()
    {
        Entries entries;
        for (int row = 0; row < 9'000; ++row)
            entries.push_back({row, 0, row < 4'500 ? u"Alpha %1"_s.arg(row) : u"Beta %1"_s.arg(row)});
        entries.push_back({9'000, 0, u"Beta Alpha Zeta"_s});
        const SearchIndex index = built(entries);
        const SearchAnswer answer = find(index, u"a b"_s);
        QVERIFY(!answer.isComplete);
        QVERIFY(answer.looked <= 3 * 2048);
        QCOMPARE(shown(find(index, u"b zet"_s)), u"9000/0 WordStarts"_s);
        QVERIFY(find(index, u"b zet"_s).isComplete);
        QVERIFY(find(index, u"a nowhere"_s).isComplete);
    }

    void hostile_data()
    {
        QTest::addColumn<QString>("name"); // %1: the number of the row
        QTest::newRow("equal names") << u"Health Centre"_s;
        QTest::newRow("one letter") << QString(300, u'a');
        QTest::newRow("one letter, but for the end") << QString(200, u'a') + u"%1"_s;
        QTest::newRow("words of one letter") << u"a "_s.repeated(100);
        QTest::newRow("long and alike") << u"abc abd "_s.repeated(40) + u"%1"_s;
    }

    /// Ten times the names are at most fifteen times the work, to build and to ask.
    void hostile()
    {
        QFETCH(const QString, name);
        const auto make = [&name](int rows) {
            Entries entries;
            for (int row = 0; row < rows; ++row)
                entries.push_back({row, 0, name.contains(u'%') ? name.arg(row) : name});
            return entries;
        };
        qint64 fewWork = 0;
        qint64 manyWork = 0;
        const SearchIndex few = built(make(10), &fewWork);
        const SearchIndex many = built(make(100), &manyWork);
        QVERIFY2(manyWork <= 15 * fewWork, qPrintable(u"%1, %2"_s.arg(fewWork).arg(manyWork)));
        for (const QString &query : {u"a"_s, u"aa"_s, u"a a"_s, u"abc abd"_s, u"health"_s, u"aaab"_s}) {
            const SearchAnswer answer = find(many, query);
            QVERIFY(answer.looked <= 15 * qMax(qint64{60}, find(few, query).looked));
            QVERIFY(answer.looked <= 51 * mostFolded + 2048 * mostFolded);
        }
    }

    void longNames()
    {
        const QString name(65'536, u'a');
        Entries entries;
        for (int row = 0; row < 20; ++row)
            entries.push_back({row, 0, name});
        const SearchIndex index = built(entries);
        QVERIFY(index.bytes() < 20 * mostFolded * 6);
        QCOMPARE(find(index, name).hits.size(), size_t{20}); // as far as both are looked at
        QCOMPARE(find(index, u"aa"_s).hits.size(), size_t{20});
    }
};

STEWARD_TEST(SearchIndexTest, "searchindex", Core)

} // namespace steward::domain

#include "searchindextest.moc"
