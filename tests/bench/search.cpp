// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// ./dev bench search: what a key stroke costs in a search over names, codes and external ids, from pack S to XXL.
#include "bench/cputimer.h"
#include "bench/report.h"
#include "demo/names.h"
#include "demo/places.h"
#include "domain/search/searchbuilder.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdio>
#include <cstring>
#include <functional>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;

namespace {

constexpr int rounds = 3;
constexpr int queries = 60'000; // about so many prefixes, and as many of each other kind

struct Size
{
    QString letter;
    std::array<int, 6> places; // by PackShape::Level
    int widestFacility;
    double mostMs = 0; // goal for one query; 0: none
};

const std::array<Size, 5> sizes{{{u"S"_s, {0, 0, 1, 0, 3, 36}, 14},
                                 {u"M"_s, {1, 0, 4, 16, 120, 1'859}, 42},
                                 {u"L"_s, {1, 4, 28, 250, 1'250, 18'467}, 42},
                                 {u"XL"_s, {1, 8, 60, 750, 7'500, 111'681}, 42, 1},
                                 {u"XXL"_s, {1, 8, 300, 6'000, 62'000, 931'691}, 42, 8}}};

/// Texts of rows, three each: name, code, external id.
struct Texts
{
    QStringList all;
    int perRow = 3;

    [[nodiscard]] SearchText at(qsizetype i) const
    {
        return {static_cast<int>(i / perRow), static_cast<quint8>(i % perRow), all.at(i)};
    }
};

/// As DHIS2 makes them: a letter, then ten letters or digits.
QString externalId(const demo::Draws &draws, int number)
{
    constexpr QStringView signs = u"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QString id;
    for (int i = 0; i <= 10; ++i)
        id += signs.at(draws.below(number, "external", i == 0 ? 52 : 62, i));
    return id;
}

/// The pack's word tables make some 10,000 names; beyond these the generator numbers them ("Chitengowa 12"). Where it
/// would, a second stem makes a name of its own; as in life, a tenth of the villages share a name all the same.
QString ownName(const demo::Region &region, const demo::Draws &draws, int number, const QString &name)
{
    const qsizetype space = name.lastIndexOf(u' ');
    bool isNumbered = false;
    (void)QStringView(name).sliced(space + 1).toInt(&isNumbered);
    if (space < 0 || !isNumbered)
        return name;
    if (draws.below(number, "shares", 10) == 0)
        return name.first(space);
    const auto word = [&](const QStringList &words, std::string_view field) {
        return words.at(draws.below(number, field, static_cast<int>(words.size())));
    };
    const QString own = word(region.prefixes, "prefix") + word(region.stems, "stem") + word(region.stems, "second")
                        + (draws.below(number, "long", 3) == 0 ? word(region.suffixes, "suffix") : QString());
    return own + name.sliced(qMax(qsizetype{0}, name.indexOf(u' '))).first(space - name.indexOf(u' '));
}

Texts placesOf(const Size &size)
{
    const demo::Region &region = demo::tables().region;
    const demo::Draws draws(region.key.toStdString(), size.letter.toStdString(), "search");
    const demo::PackShape shape{.letter = size.letter, .places = size.places, .widestFacility = size.widestFacility};
    Texts texts;
    int number = 0;
    for (const Place &place : demo::makePlaces(shape, region).places) {
        ++number;
        texts.all << ownName(region, draws, number, place.name) << place.siteCode << externalId(draws, number);
    }
    return texts;
}

/// Names and handles; each tenth signs in with an address.
Texts peopleOf(const Size &size, int count)
{
    const demo::Region &region = demo::tables().region;
    const demo::Draws draws(region.key.toStdString(), size.letter.toStdString(), "person");
    demo::PersonNames names(region, draws);
    Texts texts{.all = {}, .perRow = 2};
    for (int number = 1; number <= count; ++number) {
        const QString name = names.next(number, 50);
        const QString handle = demo::PersonNames::handle(name);
        texts.all << name << (number % 10 == 0 ? handle + u'@' + region.mailDomain : handle);
    }
    return texts;
}

struct Built
{
    SearchIndex index;
    double ms = 0;
    double longestPiece = 0;
};

Built build(const Texts &texts)
{
    Built built;
    const bench::CpuTimer adding;
    SearchIndexBuilder builder;
    for (qsizetype i = 0; i < texts.all.size(); ++i)
        builder.add(texts.at(i));
    built.ms = adding.ms();
    for (bool goesOn = true; goesOn;) {
        const bench::CpuTimer timer;
        goesOn = builder.step();
        const double ms = timer.ms();
        built.ms += ms;
        built.longestPiece = qMax(built.longestPiece, ms);
    }
    built.index = builder.take();
    return built;
}

/// Of the names and their twins, so that there are about so many.
QStringList prefixesOf(const Texts &texts)
{
    qsizetype letters = 0;
    for (qsizetype i = 0; i < texts.all.size(); i += texts.perRow)
        letters += texts.all.at(i).size();
    const qsizetype stride = texts.perRow * qMax(qsizetype{1}, letters / queries);
    QStringList prefixes;
    for (qsizetype i = 0; i < texts.all.size(); i += stride) {
        for (qsizetype size = 1; size <= texts.all.at(i).size(); ++size)
            prefixes << texts.all.at(i).first(size);
    }
    return prefixes;
}

class Queries
{
public:
    explicit Queries(const Texts &texts)
        : m_texts(texts)
        , m_draws("MW", "bench", "query")
    {
    }

    /// Two letters and more.
    [[nodiscard]] QString part(int number, int most = 8) const
    {
        const QString &text = m_texts.all.at(m_draws.below(number, "text", static_cast<int>(m_texts.all.size())));
        const int size = qMin(2 + m_draws.below(number, "size", most - 1), static_cast<int>(text.size()));
        return text.sliced(m_draws.below(number, "from", static_cast<int>(text.size()) - size + 1), size);
    }
    /// What nobody is called, whatever comes before.
    [[nodiscard]] QString nobody(int number) const { return part(number, 4) + u"\u1d6b"_s; }
    [[nodiscard]] QString twoWords(int number) const { return part(2 * number, 3) + u' ' + part(2 * number + 1, 3); }

private:
    const Texts &m_texts;
    demo::Draws m_draws;
};

QStringList many(int count, const std::function<QString(int)> &make)
{
    QStringList list;
    for (int i = 0; i < count; ++i)
        list << make(i);
    return list;
}

/// Walks over more memory than any cache holds, so that the next query finds nothing of its own there.
void forgetCaches()
{
    static std::vector<char> other(size_t{64} << 20);
    for (size_t i = 0; i < other.size(); i += 64)
        ++other[i];
}

struct Times
{
    double middle = 0;
    double p99 = 0;
};

/// In ms, from the typed text to the answer; the best round.
Times timesOf(const SearchIndex &index, const QStringList &typed, bool isCold = false)
{
    Times best{1e9, 1e9};
    for (int round = 0; round < rounds; ++round) {
        QList<double> times;
        times.reserve(typed.size());
        for (const QString &text : typed) {
            if (isCold)
                forgetCaches();
            const bench::CpuTimer timer;
            const SearchAnswer answer = index.find(SearchQuery(text));
            times << timer.ms();
            if (answer.hits.size() > 50)
                std::abort();
        }
        best = {qMin(best.middle, bench::median(times)), qMin(best.p99, bench::percentile(times, 99))};
    }
    return best;
}

/// One plain scan of the same folded bytes for each of some queries, in ms.
double scanTime(const Texts &texts, const Queries &some)
{
    std::string bytes;
    for (const QString &text : texts.all)
        bytes += foldForSearch(text) + '\0';
    QList<double> times;
    for (int i = 0; i < 60; ++i) {
        const std::string part = foldForSearch(some.part(i));
        const bench::CpuTimer timer;
        const char *at = bytes.data();
        const char *end = at + bytes.size();
        qint64 found = 0;
        while (
            !part.empty()
            && (at = static_cast<const char *>(memmem(at, static_cast<size_t>(end - at), part.data(), part.size())))) {
            ++found;
            ++at;
        }
        times << timer.ms();
        if (found == 0 && !part.empty())
            std::abort();
    }
    return bench::median(times);
}

QString withCommas(qsizetype number)
{
    return QLocale(QLocale::English).toString(number);
}

class Bench
{
public:
    Bench(bench::Report &report, const Size &size, const Texts &texts, const QString &what)
        : m_report(report)
        , m_size(size)
        , m_texts(texts)
        , m_pack(u"%1, %2 %3"_s.arg(size.letter, withCommas(texts.all.size() / texts.perRow), what))
    {
    }

    struct Measured
    {
        SearchIndex index;
        Times parts;
    };

    /// The index for more of it.
    Measured measure()
    {
        Built best = build(m_texts);
        for (int round = 1; round < rounds; ++round) {
            const Built again = build(m_texts);
            best.ms = qMin(best.ms, again.ms);
            best.longestPiece = qMin(best.longestPiece, again.longestPiece);
        }
        const double perText = double(best.index.bytes()) / double(best.index.textCount());
        add(u"index, bytes per text"_s, perText, u"B"_s, 64);
        add(u"index, building it"_s, best.ms, u"ms"_s, m_size.letter == u"XL" ? 1000 : 0);
        add(u"index, the longest piece of that"_s, best.longestPiece, u"ms"_s, 0);
        return {best.index, measureQueries(best.index)};
    }

private:
    void add(const QString &name, double value, const QString &unit, double goal, double floor = 0)
    {
        bench::Row row{.name = name, .pack = m_pack, .value = value, .unit = unit};
        if (floor > 0) {
            row.against = u"one plain scan"_s;
            row.ratio = value / floor;
        }
        if (goal > 0)
            row.goal = goal;
        m_report.add(row);
    }

    void addTimes(const QString &name, const Times &times, double goal)
    {
        add(name, times.middle * 1000, u"us"_s, 0);
        add(name + u".p99"_s, times.p99 * 1000, u"us"_s, goal * 1000);
    }

    Times measureQueries(const SearchIndex &index)
    {
        const Queries some(m_texts);
        const double goal = m_size.mostMs;
        addTimes(u"key stroke, all prefixes"_s, timesOf(index, prefixesOf(m_texts)), goal);
        const QStringList parts = many(queries, [&](int i) { return some.part(i); });
        const Times times = timesOf(index, parts);
        addTimes(u"key stroke, random parts"_s, times, goal);
        addTimes(u"key stroke, found nowhere"_s, timesOf(index, many(queries, [&](int i) { return some.nobody(i); })),
                 goal);
        addTimes(u"key stroke, two parts as words"_s,
                 timesOf(index, many(queries / 20, [&](int i) { return some.twoWords(i); })), goal);
        addTimes(u"key stroke, random parts, caches cold"_s, timesOf(index, parts.first(100), true), goal);
        const double floor = scanTime(m_texts, some);
        add(u"one plain scan of the folded texts"_s, floor * 1000, u"us"_s, 0);
        m_report.add({.name = u"random parts.p99 to one plain scan"_s,
                      .pack = m_pack,
                      .against = u"one plain scan"_s,
                      .ratio = times.p99 / floor});
        return times;
    }

    bench::Report &m_report;
    const Size &m_size;
    const Texts &m_texts;
    QString m_pack;
};

/// What a thousand changed places cost each key stroke, before the index is made anew.
void measureChanged(bench::Report &report, const SearchIndex &index, const Texts &texts)
{
    std::vector<int> rows;
    std::vector<SearchText> changed;
    for (int row = 0; row < 100'000; row += 100) {
        rows.push_back(row);
        for (int field = 0; field < texts.perRow; ++field)
            changed.push_back(texts.at(qsizetype{row} * texts.perRow + field));
    }
    const SearchIndex later = index.with(std::move(rows), changed);
    const Queries some(texts);
    const Times times = timesOf(later, many(queries / 20, [&](int i) { return some.part(i); }));
    report.add({.name = u"key stroke with 1,000 changed places.p99"_s,
                .pack = u"XL"_s,
                .value = times.p99 * 1000,
                .unit = u"us"_s,
                .goal = 1000});
}

/// Texts that are as alike as texts can be: what the index costs where sorting is hardest.
void measureAlike(bench::Report &report, const QString &name, int count, const QString &pack)
{
    Texts texts{.all = {}, .perRow = 1};
    for (int i = 0; i < count; ++i)
        texts.all << name;
    const Built built = build(texts);
    const Times times = timesOf(built.index, {u"a"_s, u"aa"_s, u"health"_s, u"ealth cen"_s, u"centre"_s});
    report.add({.name = u"index, building it"_s, .pack = pack, .value = built.ms, .unit = u"ms"_s});
    report.add({.name = u"key stroke, the slowest"_s, .pack = pack, .value = times.p99 * 1000, .unit = u"us"_s});
}

double peakMiB()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("bench_search FILE.json [SIZE...]\n", stderr);
        return 2;
    }
    const QStringList wanted = arguments.sliced(2);
    bench::Report report(u"search"_s, {u"S to XXL"_s});
    Times xl;
    for (const Size &size : sizes) {
        if (!wanted.isEmpty() && !wanted.contains(size.letter))
            continue;
        const Texts texts = placesOf(size);
        const Bench::Measured measured = Bench(report, size, texts, u"places"_s).measure();
        if (size.letter == u"XL") {
            xl = measured.parts;
            measureChanged(report, measured.index, texts);
            const Texts people = peopleOf(size, 100'000);
            (void)Bench(report, size, people, u"people"_s).measure();
            measureAlike(report, u"Health Centre"_s, 100'000, u"100,000 equal names"_s);
            measureAlike(report, QString(65'536, u'a'), 1'000, u"1,000 times 64 KiB"_s);
        }
        if (size.letter == u"XXL" && xl.p99 > 0)
            report.add({.name = u"random parts.p99, growth"_s,
                        .pack = u"XL to XXL"_s,
                        .against = u"XL"_s,
                        .ratio = measured.parts.p99 / xl.p99,
                        .goal = 10});
        report.add(
            {.name = u"peak memory, texts and all"_s, .pack = size.letter, .value = peakMiB(), .unit = u"MiB"_s});
    }
    return report.finish(arguments.at(1));
}
