// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/tablenames.h"

#include "domain/plainsearch.h"
#include "support/testmain.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

using namespace domain;

namespace {

using Rows = std::vector<Place>;

Place place(int number, const QString &name, const QString &code = {}, const QString &externalId = {})
{
    return {.id = Id(7, static_cast<quint64>(number)), .name = name, .siteCode = code, .externalId = externalId};
}

quint64 numberOf(const Id &id)
{
    return id.toString().last(16).toULongLong(nullptr, 16);
}

/// Written anew: shares nothing with any other table.
Table<Place> tableOf(const Rows &rows)
{
    return Table<Place>(rows);
}

/// "Village 0", "Village 1" ...
Rows villages(int count)
{
    Rows rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(place(i, u"Village %1"_s.arg(i), u"v-%1"_s.arg(i)));
    return rows;
}

/// The least there is to be done at a time.
bool little(TableNames<Place> &names)
{
    return names.step([] { return true; });
}

/// How many pieces there were.
int finish(TableNames<Place> &names)
{
    int pieces = 1;
    while (little(names))
        ++pieces;
    return pieces;
}

QList<quint64> found(const TableNames<Place> &names, const QString &text, int limit = 50)
{
    QList<quint64> numbers;
    for (const NameHit &hit : names.find(SearchQuery(text), limit).hits)
        numbers << numberOf(hit.id);
    return numbers;
}

Entries entriesOf(const Rows &rows)
{
    Entries entries;
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        quint8 field = 0;
        for (const QString &name : namesOf(rows.at(static_cast<size_t>(row))))
            entries.push_back({row, field++, name});
    }
    return entries;
}

/// The rule said plainly.
QString plainly(const Rows &rows, const Entries &entries, const QString &text)
{
    const SearchAnswer answer = findPlainly(entries, text, 20);
    QStringList hits;
    for (const SearchHit &hit : answer.hits) {
        const Id id = rows.at(static_cast<size_t>(hit.row)).id;
        hits << u"%1/%2 %3"_s.arg(numberOf(id)).arg(hit.field).arg(int(hit.rank));
    }
    return hits.join(u", "_s) + (answer.hasMore ? u" ..."_s : QString());
}

QString asked(const TableNames<Place> &names, const QString &text)
{
    const NameAnswer answer = names.find(SearchQuery(text), 20);
    QStringList hits;
    for (const NameHit &hit : answer.hits)
        hits << u"%1/%2 %3"_s.arg(numberOf(hit.id)).arg(hit.field).arg(int(hit.rank));
    return hits.join(u", "_s) + (answer.hasMore ? u" ..."_s : QString());
}

} // namespace

class TableNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("rank");
        const auto row = [](const char *what, const QString &text, const QString &name,
                            std::optional<SearchRank> rank) {
            QTest::newRow(what) << text << name << (rank ? static_cast<int>(*rank) : -1);
        };
        row("all of it", u"read only"_s, u"Read Only"_s, SearchRank::Exact);
        row("its beginning", u"rea"_s, u"Read Only"_s, SearchRank::Prefix);
        row("a word", u"only"_s, u"Read Only"_s, SearchRank::WordStart);
        row("a word after a dot", u"nyi"_s, u"wezi.nyirenda"_s, SearchRank::WordStart);
        row("a word after an inner hit", u"an"_s, u"Banda Anna"_s, SearchRank::WordStart);
        row("inside", u"nly"_s, u"Read Only"_s, SearchRank::Inside);
        row("words in another order", u"nyirenda wezi"_s, u"Wezi Nyirenda"_s, SearchRank::WordStarts);
        row("parts of words", u"renda ezi"_s, u"Wezi Nyirenda"_s, SearchRank::Words);
        row("not all words", u"nyirenda anna"_s, u"Wezi Nyirenda"_s, {});
        row("not", u"x"_s, u"Read Only"_s, {});
        row("accents", u"ecole"_s, u"École"_s, SearchRank::Exact);
        row("accents typed", u"ÉCOLE"_s, u"ecole"_s, SearchRank::Exact);
        row("sharp s", u"strasse"_s, u"Straße"_s, SearchRank::Exact);
        row("blanks around", u"  read  only "_s, u"Read Only"_s, SearchRank::Exact);
        row("two letters in one", u"fi"_s, u"\uFB01nance"_s, SearchRank::Prefix);
        row("a stroke", u"osterbro"_s, u"Østerbro"_s, SearchRank::Exact);
        row("vowel signs", u"محمد"_s, u"مُحَمَّد"_s, SearchRank::Exact);
    }

    /// As well before there is an index as after.
    void fits()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, name);
        QFETCH(const int, rank);
        TableNames<Place> names;
        names.follow(tableOf({place(1, u"Elsewhere"_s), place(2, u"Otherwise"_s, name)}));
        for (const bool isIndexed : {false, true}) {
            if (isIndexed)
                finish(names);
            QCOMPARE(names.isCurrent(), isIndexed);
            const std::vector<NameHit> hits = names.find(SearchQuery(text), 5).hits;
            QCOMPARE(hits.empty() ? -1 : static_cast<int>(hits.front().rank), rank);
            QCOMPARE(hits.size(), size_t{rank < 0 ? 0U : 1U});
            if (rank >= 0)
                QCOMPARE(std::pair(hits.front().id, hits.front().field), std::pair(Id(7, 2), quint8{1}));
        }
    }

    void nothingToFind()
    {
        TableNames<Place> names;
        QVERIFY(names.isCurrent());
        QCOMPARE(found(names, u"a"_s), QList<quint64>());
        names.follow(tableOf({}));
        finish(names);
        QCOMPARE(found(names, u"a"_s), QList<quint64>());
        names.follow(tableOf({place(1, u"Banda"_s)}));
        finish(names);
        QCOMPARE(found(names, u"a"_s), QList<quint64>{1});
        QCOMPARE(found(names, u" \u0301 "_s), QList<quint64>());
    }

    void aPersonByNameHandleAndAddress()
    {
        const Person ward{.id = Id(1, 1), .name = u"Ward"_s, .handle = u"w.one"_s, .email = u"ward@a.example"_s};
        const Person two{.id = Id(1, 2), .name = u"Two"_s, .handle = u"two@a.example"_s, .email = u"two@a.example"_s};
        QCOMPARE(namesOf(ward), (RowNames{u"Ward"_s, u"w.one"_s, u"ward@a.example"_s}));
        QCOMPARE(namesOf(two), (RowNames{u"Two"_s, u"two@a.example"_s, QString()}));
    }

    /// Long before there is an index, the first rows are found; once it is there, all.
    void aLargeTableInPieces()
    {
        const int count = 3 * TableNames<Place>::mostScanned;
        TableNames<Place> names;
        names.follow(tableOf(villages(count)));
        QCOMPARE(found(names, u"village 100"_s, 2), (QList<quint64>{100, 1000}));
        QCOMPARE(found(names, u"v-%1"_s.arg(count - 1)), QList<quint64>());
        QVERIFY(names.find(SearchQuery(u"v-%1"_s.arg(count - 1)), 9).hasMore); // or may have
        QVERIFY(little(names));
        QCOMPARE(found(names, u"village 100"_s, 2), (QList<quint64>{100, 1000}));
        const int pieces = finish(names);
        QVERIFY2(pieces > count / 32, qPrintable(QString::number(pieces)));
        QCOMPARE(found(names, u"village 100"_s, 2), (QList<quint64>{100, 1000}));
        QCOMPARE(found(names, u"v-%1"_s.arg(count - 1)), QList<quint64>{static_cast<quint64>(count - 1)});
        QVERIFY(!names.find(SearchQuery(u"v-%1"_s.arg(count - 1)), 9).hasMore);
        QVERIFY(names.find(SearchQuery(u"village"_s), 9).hasMore);
    }

    /// What happens meanwhile is not lost.
    void changedWhileItIsBuilt()
    {
        const Table<Place> before = tableOf(villages(500));
        TableNames<Place> names;
        names.follow(before);
        little(names);
        names.follow(before.with(place(3, u"Harbour"_s)));
        QCOMPARE(found(names, u"harbour"_s), QList<quint64>{3});
        finish(names);
        QCOMPARE(found(names, u"harbour"_s), QList<quint64>{3});
        QCOMPARE(found(names, u"v-3"_s, 1), QList<quint64>{30});
    }

    /// After an edit no more is looked at than the rows that may have changed.
    void anEditIsFollowedAtOnce()
    {
        const Table<Place> before = tableOf(villages(4'000));
        TableNames<Place> names;
        names.follow(before);
        QVERIFY(finish(names) > 100);
        const Table<Place> after = before.with(place(2'500, u"Harbour"_s)).with(place(9'000, u"Old Harbour"_s));
        names.follow(after);
        const int pieces = finish(names);
        constexpr int rowsOfTwoChunks = 512;
        QVERIFY2(pieces <= rowsOfTwoChunks / 32 + 2, qPrintable(QString::number(pieces)));
        QCOMPARE(found(names, u"harbour"_s), (QList<quint64>{2'500, 9'000}));
        QCOMPARE(found(names, u"v-2500"_s), QList<quint64>());
        names.follow(before);
        finish(names);
        QCOMPARE(found(names, u"harbour"_s), QList<quint64>());
        QCOMPARE(found(names, u"v-2500"_s), QList<quint64>{2'500});
    }

    /// All later rows move up when one goes: it alone is gone.
    void aRowThatGoes()
    {
        const Table<Place> before = tableOf(villages(600));
        TableNames<Place> names;
        names.follow(before);
        finish(names);
        names.follow(before.without(Id(7, 100)));
        QCOMPARE(found(names, u"village 100"_s), QList<quint64>()); // even before anything was compared
        finish(names);
        QCOMPARE(found(names, u"village 100"_s), QList<quint64>());
        QCOMPARE(found(names, u"village 101"_s), QList<quint64>{101});
        QCOMPARE(found(names, u"v-599"_s), QList<quint64>{599});
        names.follow(before);
        finish(names);
        QCOMPARE(found(names, u"village 100"_s), QList<quint64>{100});
    }

    /// A state that was half looked at when the next one came leaves nothing behind.
    void aStateThatDidNotLast()
    {
        Rows rows = villages(600);
        const Rows before = rows;
        TableNames<Place> names;
        names.follow(tableOf(rows));
        finish(names);
        rows.at(0).name = u"Harbour"_s;
        rows.at(1).id = Id(7, 8'000);
        names.follow(tableOf(rows));
        QVERIFY(little(names));
        QCOMPARE(found(names, u"harbour"_s), QList<quint64>{0});
        QCOMPARE(found(names, u"village 1"_s, 1), QList<quint64>{8'000});
        names.follow(tableOf(before));
        QCOMPARE(found(names, u"harbour"_s), QList<quint64>());
        finish(names);
        QCOMPARE(found(names, u"harbour"_s), QList<quint64>());
        QCOMPARE(found(names, u"village 0"_s, 1), QList<quint64>{0});
        QCOMPARE(found(names, u"village 1"_s, 1), QList<quint64>{1});
    }

    /// However many that fitted better are gone: they are not only left out of the answer, but no longer looked at.
    void manyRowsThatGo()
    {
        Rows rows;
        QSet<Id> gone;
        for (int i = 0; i < 1'500; ++i) {
            rows.push_back(place(i, u"Port"_s));
            gone.insert(rows.back().id);
        }
        rows.push_back(place(5'000, u"Port Herald"_s));
        const Table<Place> before = tableOf(rows);
        TableNames<Place> names;
        names.follow(before);
        finish(names);
        QCOMPARE(found(names, u"port"_s, 1), QList<quint64>{0});
        names.follow(before.without(gone));
        finish(names);
        QCOMPARE(found(names, u"port"_s, 1), QList<quint64>{5'000});
        QVERIFY(!names.find(SearchQuery(u"port"_s), 1).hasMore);
    }

    /// Where too much has changed, the index is made anew; the old one tells nothing wrong meanwhile.
    void tooManyChanges()
    {
        Rows rows = villages(4'200);
        TableNames<Place> names;
        names.follow(tableOf(rows));
        finish(names);
        for (size_t row = 0; row < rows.size(); row += 2)
            rows.at(row).name = u"Harbour %1"_s.arg(row);
        names.follow(tableOf(rows));
        int pieces = 0;
        for (; little(names); ++pieces) {
            if (pieces % 20 != 0)
                continue;
            for (const quint64 number : found(names, u"village 10"_s, 5))
                QCOMPARE(number % 2, quint64{1});
        }
        QVERIFY2(pieces > 4'200 / 32, qPrintable(QString::number(pieces)));
        QCOMPARE(found(names, u"village 100"_s, 2), (QList<quint64>{1001, 1003}));
        QCOMPARE(found(names, u"harbour 100"_s, 2), (QList<quint64>{100, 1000}));
        QVERIFY(names.isCurrent());
    }

    void onlyThoseWanted()
    {
        TableNames<Place> names;
        names.follow(tableOf(villages(900)));
        const auto isLate = [](const Place &place) { return numberOf(place.id) >= 890; };
        for (const bool isIndexed : {false, true}) {
            if (isIndexed)
                finish(names);
            const NameAnswer answer = names.find(SearchQuery(u"village"_s), 3, isLate);
            QCOMPARE(answer.hits.size(), size_t{3});
            QCOMPARE(answer.hits.front().id, Id(7, 890));
            QVERIFY(answer.hasMore);
            QVERIFY(!names.find(SearchQuery(u"village"_s), 20, isLate).hasMore);
        }
    }

    /// Random names, edits, rows that come and go, of which some are looked at in part only: what is found is what the
    /// rule says of the table as it is.
    void asThePlainRule()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        NameDraw draw(seed);
        int hits = 0;
        for (int round = 0; round < 6; ++round) {
            Rows rows;
            int last = 0;
            const auto named = [&draw](int number) {
                const Entries entries = draw.entries(3);
                const auto text = [&](size_t i) { return i < entries.size() ? entries.at(i).text : QString(); };
                return place(number, text(0), text(1), text(2));
            };
            for (; last < 60; ++last)
                rows.push_back(named(last));
            Table<Place> table(rows);
            TableNames<Place> names;
            for (int edit = 0; edit < 12; ++edit) {
                names.follow(table);
                if (draw.below(3) == 0)
                    little(names);
                else
                    finish(names);
                const Entries entries = names.isCurrent() ? entriesOf(rows) : Entries();
                for (int i = 0; names.isCurrent() && i < 10; ++i) {
                    const Entries others = draw.entries(4);
                    const QString text = others.empty() ? u"a"_s : draw.query(others);
                    const QString expected = plainly(rows, entries, text);
                    hits += static_cast<int>(expected.count(u'/'));
                    QCOMPARE(asked(names, text), expected);
                }
                const size_t at = static_cast<size_t>(draw.below(static_cast<int>(rows.size())));
                switch (draw.below(4)) {
                case 0:
                    rows.push_back(named(last++));
                    table = table.with(rows.back());
                    break;
                case 1:
                    table = table.without(rows.at(at).id);
                    rows.erase(rows.begin() + static_cast<ptrdiff_t>(at));
                    break;
                case 2:
                    table = Table<Place>(rows); // read anew, and nothing shared
                    break;
                default:
                    rows.at(at) = named(static_cast<int>(numberOf(rows.at(at).id)));
                    table = table.with(rows.at(at));
                }
            }
        }
        qInfo("%d hits", hits);
        QVERIFY(hits > 1'000);
    }
};

STEWARD_TEST(TableNamesTest, "tablenames", Core)

} // namespace steward

#include "tablenamestest.moc"
