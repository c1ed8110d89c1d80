// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/search/searchbuilder.h"
#include "support/testmain.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

struct Entry
{
    int row = 0;
    quint8 field = 0;
    QString text;
    std::string folded = foldForSearch(text);
};

using Entries = std::vector<Entry>;

/// The rule once more, as plainly as it can be said: each text, each occurrence.
namespace naive {

struct Found
{
    SearchRank rank;
    std::string text;
    std::string word; ///< of Inside
    bool isLater;     ///< of Inside
    int row;
    quint8 field;

    auto operator<=>(const Found &) const = default;
};

bool isWord(char byte)
{
    return byte < 0 || std::isalnum(byte);
}

std::vector<size_t> occurrences(const std::string &text, const std::string &part)
{
    std::vector<size_t> all;
    for (size_t at = 0; at + part.size() <= text.size(); ++at) {
        if (text.compare(at, part.size(), part) == 0)
            all.push_back(at);
    }
    return all;
}

bool isWordStart(const std::string &text, size_t at)
{
    return at == 0 || (isWord(text[at]) && !isWord(text[at - 1]));
}

void add(std::vector<Found> &found, const Entry &entry, const std::string &whole)
{
    const std::string &text = entry.folded;
    for (const size_t at : occurrences(text, whole)) {
        SearchRank rank = isWordStart(text, at) ? SearchRank::WordStart : SearchRank::Inside;
        if (at == 0)
            rank = text == whole ? SearchRank::Exact : SearchRank::Prefix;
        size_t word = at;
        while (rank == SearchRank::Inside && !isWordStart(text, word))
            --word;
        const bool isLater = rank == SearchRank::Inside && word > 0;
        found.push_back({rank, text.substr(at), text.substr(word), isLater, entry.row, entry.field});
    }
    const QStringList words = QString::fromStdString(whole).split(u' ');
    if (words.size() < 2)
        return;
    bool isEach = true;
    bool isAtStart = true;
    for (const QString &word : words) {
        const std::vector<size_t> all = occurrences(text, word.toStdString());
        isEach = isEach && !all.empty();
        isAtStart = isAtStart && std::any_of(all.begin(), all.end(), [&](size_t at) { return isWordStart(text, at); });
    }
    if (isEach)
        found.push_back(
            {isAtStart ? SearchRank::WordStarts : SearchRank::Words, text, text, false, entry.row, entry.field});
}

SearchAnswer find(const Entries &entries, const QString &query, int limit)
{
    std::vector<Found> found;
    const std::string whole = foldForSearch(query);
    for (const Entry &entry : entries) {
        if (!whole.empty())
            add(found, entry, whole);
    }
    std::sort(found.begin(), found.end());
    SearchAnswer answer;
    QSet<int> rows;
    for (const Found &each : found) {
        if (rows.contains(each.row))
            continue;
        rows.insert(each.row);
        if (rows.size() > limit)
            answer.hasMore = true;
        else
            answer.hits.push_back({each.row, each.field, each.rank});
    }
    return answer;
}

} // namespace naive

std::vector<SearchText> textsOf(const Entries &entries)
{
    std::vector<SearchText> texts;
    for (const Entry &entry : entries)
        texts.push_back({entry.row, entry.field, entry.text});
    return texts;
}

SearchIndex built(const Entries &entries)
{
    SearchIndexBuilder builder;
    for (const SearchText &text : textsOf(entries))
        builder.add(text);
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

/// Some rows changed, added and removed, in \a entries too.
template<typename Draw>
SearchIndex changed(const SearchIndex &index, Entries &entries, Draw &draw)
{
    QSet<int> rows;
    Entries texts;
    for (int left = draw.below(12); left > 0; --left)
        rows.insert(draw.below(170));
    std::erase_if(entries, [&rows](const Entry &entry) { return rows.contains(entry.row); });
    for (const int row : rows)
        draw.addRow(texts, row);
    entries.insert(entries.end(), texts.begin(), texts.end());
    return index.with({rows.begin(), rows.end()}, textsOf(texts));
}

/// Few syllables of several scripts, so that names have much in common.
const QList<QStringList> &syllables()
{
    static const QList<QStringList> all{
        {u"ka"_s, u"Chi"_s, u"a"_s, u"wé"_s, u"nda"_s, u"ß"_s, u"1"_s, u"-"_s, u"'"_s},
        {u"مح"_s, u"مَ"_s, u"د"_s, u"أ"_s, u"ئ"_s, u"٣"_s, u"،"_s},
        {u"कि"_s, u"ला"_s, u"क्ष"_s, u"क"_s, u"४"_s},
        {u"አዲ"_s, u"ስ"_s, u"አበ"_s, u"ባ"_s, u"፡"_s},
    };
    return all;
}

class Draw
{
public:
    explicit Draw(quint32 seed)
        : m_random(seed)
    {
    }

    int below(int n) { return m_random.bounded(n); }

    QString name()
    {
        const QStringList &script = syllables().at(below(4) * below(4) / 3);
        QString text;
        for (int left = 1 + below(6); left > 0; --left) {
            text += script.at(below(static_cast<int>(script.size())));
            if (below(4) == 0)
                text += u' ';
        }
        return text;
    }

    Entries entries(int rows)
    {
        Entries all;
        for (int row = 0; row < rows; ++row)
            addRow(all, row);
        return all;
    }

    void addRow(Entries &all, int row)
    {
        const int fields = below(4);
        for (int field = 0; field < fields; ++field)
            all.push_back({row, static_cast<quint8>(field), name()});
    }

    /// A prefix, a part, or parts of two names.
    QString query(const Entries &entries)
    {
        const QString text = entries.at(static_cast<size_t>(below(static_cast<int>(entries.size())))).text;
        const auto size = static_cast<int>(text.size());
        switch (below(4)) {
        case 0:
            return text.first(1 + below(size));
        case 1:
            return name().first(1) + u' ' + text.first(1 + below(size));
        case 2:
            return name();
        default:
            const int from = below(size);
            return text.sliced(from, 1 + below(size - from));
        }
    }

private:
    QRandomGenerator m_random;
};

int effort()
{
    return qEnvironmentVariable("STEWARD_EFFORT") == u"full"_s ? 10 : 1;
}

qint64 workOf(const Entries &entries)
{
    SearchIndexBuilder builder;
    for (const SearchText &text : textsOf(entries))
        builder.add(text);
    while (builder.step()) {}
    return builder.work();
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
        Draw draw(seed);
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
                    const SearchAnswer expected = naive::find(entries, query, limit);
                    const SearchAnswer answer = find(index, query, limit);
                    QVERIFY2(answer.isComplete, qUtf8Printable(query));
                    QVERIFY2(
                        answer.hits == expected.hits && answer.hasMore == expected.hasMore,
                        qUtf8Printable(u"'%1':\n%2\nbut expected\n%3"_s.arg(query, shown(answer), shown(expected))));
                    for (const SearchHit &hit : answer.hits)
                        ++seen[hit.rank];
                }
                index = changed(index, entries, draw);
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
        Draw draw(4);
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
        const Entries few = make(10 * effort());
        const Entries many = make(100 * effort());
        const qint64 work = workOf(few);
        QVERIFY2(workOf(many) <= 15 * work, qPrintable(QString::number(work)));
        const SearchIndex fewIndex = built(few);
        const SearchIndex manyIndex = built(many);
        for (const QString &query : {u"a"_s, u"aa"_s, u"a a"_s, u"abc abd"_s, u"health"_s, u"aaab"_s}) {
            const SearchAnswer answer = find(manyIndex, query);
            QVERIFY(answer.looked <= 15 * qMax(qint64{60}, find(fewIndex, query).looked));
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
