// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/texts.h"

#include "support/testmain.h"
#include "wire/pack/columnreader.h"
#include "wire/pack/columnwriter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::wire;

namespace {

QByteArray written(const QByteArrayList &texts)
{
    BytesWriter to;
    writeTexts(to, TextViews(texts.begin(), texts.end()));
    return to.bytes();
}

TextWay wayOf(const QByteArray &bytes)
{
    return static_cast<TextWay>(bytes.front());
}

/// Nothing: refused.
std::optional<QByteArrayList> readOf(const QByteArray &bytes, int count)
{
    const KnownRows known;
    const Column column{.type = ColumnType::Texts, .bytes = bytes};
    ColumnReader from(column, count, known);
    QByteArrayList texts;
    from.texts([&texts](int, QByteArrayView text) { texts << text.toByteArray(); });
    return from.isGood() ? std::optional(texts) : std::nullopt;
}

const QByteArrayList given{"Amina", "Chikondi", "Martha", "Z\u00e9lia"};
const QByteArrayList family{"Banda", "Phiri", "Mwale", "Khonje", "Ndovi"};

/// Of few words: each given name with each family name, twice.
QByteArrayList names(char between)
{
    QByteArrayList names;
    for (int i = 0; i < 200; ++i)
        names << given.at(i % 4) + between + given.at(i / 7 % 4) + between + family.at(i / 3 % 5);
    return names;
}

QByteArrayList codes()
{
    QByteArrayList codes;
    for (int i = 1; i <= 200; ++i)
        codes << "mw-v-" + QByteArray::number(1'000'000 + i);
    return codes;
}

QByteArrayList different()
{
    QByteArrayList different;
    for (int i = 0; i < 200; ++i)
        different << QByteArray::number(quint64(i) * 0x9E3779B97F4A7C15ULL, 36);
    return different;
}

/// As a writer without bounds would write them.
BytesWriter begun(TextWay way)
{
    BytesWriter to;
    to.byte(static_cast<quint8>(way));
    return to;
}

void addNumbers(BytesWriter &to, std::initializer_list<quint64> numbers)
{
    for (const quint64 number : numbers)
        to.number(number);
}

} // namespace

/// Texts of a column come back in whatever way they were written, and damaged ones cost nothing.
class PackTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_travel_data();
    void texts_travel();
    void namesAndUserNames_haveTheSameNumbers();
    void tooManyWords_areNoWords();
    void whatIsCut_isRefused_data();
    void whatIsCut_isRefused();
    void whatIsFlipped_isRefusedOrRead_data() { whatIsCut_isRefused_data(); }
    void whatIsFlipped_isRefusedOrRead();
    void farNumbers_areRefused();
    void whatGrowsTooMuch_isRefused();
    void room_isOfThePack();
};

void PackTextsTest::texts_travel_data()
{
    QTest::addColumn<QByteArrayList>("texts");
    QTest::addColumn<int>("way");
    const auto row = [](const char *name, const QByteArrayList &texts, TextWay way) {
        QTest::newRow(name) << texts << static_cast<int>(way);
    };
    row("none", {}, TextWay::Plain);
    row("one", {"Zomba"}, TextWay::Plain);
    row("empty", {"", "", ""}, TextWay::Plain);
    row("names", names(' '), TextWay::Words);
    row("user names", names('.'), TextWay::Words);
    row("separators only", QByteArrayList(50, "  ..@ "), TextWay::Front);
    row("codes", codes(), TextWay::Front);
    row("codes with gaps", codes() + QByteArrayList{"", "mw", "mw-v-1000200", ""} + codes(), TextWay::Front);
    row("different", different(), TextWay::Plain);
    row("no UTF-8", {"\xff\xfe", "\x80", QByteArray("\0a", 2)}, TextWay::Plain);
    row("long", {QByteArray(100'000, 'x'), QByteArray(100'000, 'x') + 'y', QByteArray(100'000, 'x'), ""},
        TextWay::Front);
}

void PackTextsTest::texts_travel()
{
    QFETCH(QByteArrayList, texts);
    QFETCH(int, way);
    const QByteArray bytes = written(texts);
    QCOMPARE(static_cast<int>(wayOf(bytes)), way);
    QCOMPARE(readOf(bytes, static_cast<int>(texts.size())), texts);
    QVERIFY(!readOf(bytes + '\0', static_cast<int>(texts.size())));
    QVERIFY(texts.isEmpty() || !readOf(bytes, static_cast<int>(texts.size()) - 1));
}

/// So that the compressor finds the second column in the first: what follows the words is the same.
void PackTextsTest::namesAndUserNames_haveTheSameNumbers()
{
    const QByteArrayList of = names(' ');
    QByteArrayList userNames;
    for (QByteArray name : of)
        userNames << name.replace(' ', '.').toLower();
    const QByteArray first = written(of);
    const QByteArray second = written(userNames);
    QCOMPARE(first.size(), second.size());
    const qsizetype numbers = 200 * 4; // how many words a text has, and which three
    QCOMPARE(first.last(numbers), second.last(numbers));
    QVERIFY(first != second);
}

void PackTextsTest::tooManyWords_areNoWords()
{
    QByteArrayList many;
    for (int i = 0; i < 65'536; ++i)
        many << QByteArray::number(i);
    QVERIFY(!wordTexts(TextViews(many.begin(), many.end())).isEmpty());
    many << "x";
    QVERIFY(wordTexts(TextViews(many.begin(), many.end())).isEmpty());
    QCOMPARE(readOf(written(many), 65'537), many);
    BytesWriter words = begun(TextWay::Words);
    words.number(65'537);
    words.raw(QByteArray(3 * 65'537, '\0'));
    QVERIFY(!readOf(words.bytes(), 1));
}

void PackTextsTest::whatIsCut_isRefused_data()
{
    QTest::addColumn<QByteArrayList>("texts");
    QTest::addColumn<int>("way");
    QTest::newRow("plain") << different().first(20) << static_cast<int>(TextWay::Plain);
    QTest::newRow("words") << names(' ').first(60) << static_cast<int>(TextWay::Words);
    QTest::newRow("front") << codes().first(20) << static_cast<int>(TextWay::Front);
}

void PackTextsTest::whatIsCut_isRefused()
{
    QFETCH(QByteArrayList, texts);
    const QByteArray bytes = written(texts);
    QFETCH(int, way);
    QCOMPARE(static_cast<int>(wayOf(bytes)), way);
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY2(!readOf(bytes.first(size), static_cast<int>(texts.size())), qPrintable(QString::number(size)));
}

/// Nothing is read beyond the end; what is taken has as many texts.
void PackTextsTest::whatIsFlipped_isRefusedOrRead()
{
    QFETCH(QByteArrayList, texts);
    const QByteArray bytes = written(texts);
    int refused = 0;
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        QByteArray flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped.at(bit / 8) ^ (1 << (bit % 8)));
        const auto read = readOf(flipped, static_cast<int>(texts.size()));
        refused += read ? 0 : 1;
        QVERIFY(!read || read->size() == texts.size());
    }
    QVERIFY(refused > 0);
}

void PackTextsTest::farNumbers_areRefused()
{
    QVERIFY(!readOf({}, 0));
    QVERIFY(!readOf(QByteArray(1, '\3'), 0)); // a way that is not known here
    BytesWriter first = begun(TextWay::Front);
    addNumbers(first, {1, 1}); // as the one before, which is none
    first.raw("x");
    QVERIFY(!readOf(first.bytes(), 1));
    const auto words = [](quint64 number) {
        BytesWriter to = begun(TextWay::Words);
        addNumbers(to, {1, 1});
        to.raw("x");
        addNumbers(to, {1, number});
        return readOf(to.bytes(), 1);
    };
    QCOMPARE(words(0), QByteArrayList{"x"});
    QVERIFY(!words(1));
    QVERIFY(!words(~0ULL));
    BytesWriter many = begun(TextWay::Words);
    addNumbers(many, {1ULL << 60});
    QVERIFY(!readOf(many.bytes(), 1));
    BytesWriter longer = begun(TextWay::Front);
    addNumbers(longer, {0, ~0ULL, 1, 0});
    longer.raw("x");
    QVERIFY(!readOf(longer.bytes(), 2));
}

/// A megabyte may not stand for more than there is room for.
void PackTextsTest::whatGrowsTooMuch_isRefused()
{
    constexpr int mega = 1024 * 1024;
    const auto words = [](int times) {
        BytesWriter to = begun(TextWay::Words);
        addNumbers(to, {1, mega});
        to.raw(QByteArray(mega, 'x'));
        to.number(static_cast<quint64>(times));
        to.raw(QByteArray(times, '\0'));
        return readOf(to.bytes(), 1);
    };
    const auto front = [](int times) {
        BytesWriter to = begun(TextWay::Front);
        addNumbers(to, {0});
        for (int i = 1; i < times; ++i)
            addNumbers(to, {mega});
        addNumbers(to, {mega});
        to.raw(QByteArray(times - 1, '\0'));
        to.raw(QByteArray(mega, 'x'));
        return readOf(to.bytes(), times);
    };
    constexpr int most = static_cast<int>(TextRoom::most / mega);
    QVERIFY(words(most - 1)); // the word takes some of it, too
    QVERIFY(!words(most + 1));
    QVERIFY(front(most));
    QVERIFY(!front(most + 1));
}

/// One text of JSON for many rows is as many texts; and all columns share the room.
void PackTextsTest::room_isOfThePack()
{
    const KnownRows known;
    const QByteArray text(1024 * 1024, 'x');
    BytesWriter to;
    ColumnWriter(to, 40).different([&text](int) { return QByteArrayView(text); });
    Column column{.type = ColumnType::Json, .bytes = to.bytes()};
    const auto isRead = [&column, &known] {
        ColumnReader from(column, 40, known);
        from.different([](QByteArrayView) { return 0; }, [](int, const int *) {});
        return from.isGood();
    };
    QVERIFY(isRead());
    QVERIFY(!isRead()); // 80 MiB
    column.room = std::make_shared<TextRoom>();
    QVERIFY(isRead());
    BytesWriter more; // different ones than rows
    addNumbers(more, {3, 0, 0, 0, 1, 1});
    column = {.type = ColumnType::Json, .bytes = more.bytes()};
    ColumnReader from(column, 2, known);
    from.different([](QByteArrayView) { return 0; }, [](int, const int *) {});
    QVERIFY(!from.isGood());
}

STEWARD_TEST(PackTextsTest, "packtexts", Core)
#include "packtextstest.moc"
