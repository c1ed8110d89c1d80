// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "wire/pack/pack.h"

#include "demo/pack.h"
#include "domain/fields.h"
#include "support/testmain.h"
#include "wire/pack/packframe.h"

#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::domain;

namespace {

constexpr qsizetype sizeOfMark = 5;

/// Every kind as packs, the small ones, too.
Result<Project> travelled(const Project &project)
{
    wire::SnapshotRows rows;
    for (const EntityKind *kind : kinds()) {
        for (int pack = 0; pack < wire::packCount(project, *kind); ++pack) {
            if (const auto read = rows.addPack(*kind, wire::makePack(project, *kind, pack)); !read)
                return read.error();
        }
    }
    Project read = project;
    for (const EntityKind *kind : kinds())
        kind->batch()->moveTo(read);
    rows.moveTo(read);
    return read;
}

Result<void> readOf(const EntityKind &kind, const QByteArray &pack)
{
    return wire::SnapshotRows().addPack(kind, pack);
}

QByteArray markOf(const QByteArray &pack)
{
    return pack.first(sizeOfMark);
}

Place place(quint64 number, quint64 parent = 0)
{
    Place place;
    place.id = Id(3, number);
    place.name = u"Place %1"_s.arg(number);
    place.siteCode = u"p%1"_s.arg(number);
    place.parent = parent == 0 ? Id() : Id(3, parent);
    return place;
}

Project with(std::vector<Place> places, std::vector<Person> people = {})
{
    Project project;
    project.id = Id(1, 1);
    project.places = Table<Place>(std::move(places));
    project.people = Table<Person>(std::move(people));
    return project;
}

/// Each with much of what a row can have.
Project small()
{
    Place full = place(1);
    full.version = 12;
    full.name = u"Zomba \u00e9\U0001F600"_s;
    full.type = Id(8, 8); // nowhere: it must come back all the same
    full.isArchived = true;
    full.archivedAt = Instant(std::chrono::milliseconds(1'795'089'900'123));
    full.latitude = -15.38;
    full.longitude = 35.33;
    full.customData = {{u"a"_s, 1}, {u"b"_s, u"\u00e9"_s}, {u"c"_s, QJsonArray{1, 2.5, QJsonValue::Null}}};
    full.cases = 0;
    full.rest = {{u"newer"_s, QJsonObject{{u"deep"_s, 7}}}, {u"word"_s, u"x"_s}};
    Place plain = place(2, 1);
    plain.customData = {{u"catchment"_s, u"120"_s}};
    Person person;
    person.id = Id(4, 1);
    person.kind = Person::Kind::MobileWorker;
    person.name = u"Amina"_s;
    person.isActive = false;
    person.role = Id(7, 7);
    person.places = {full.id, Id(9, 9), plain.id};
    person.placeEnds = {{plain.id, Instant(std::chrono::milliseconds(86'400'000))}};
    person.primaryPlace = plain.id;
    person.hasTwoFactor = false;
    person.lastSignIn = Instant(std::chrono::milliseconds(-1));
    Person bare;
    bare.id = Id(4, 2);
    Project project = with({full, plain}, {person, bare});
    PlaceFacts counted{.id = plain.id, .version = 3, .reportedAt = full.archivedAt};
    counted.cases = {
        {u"pregnancy"_s, 12, 40'960, {}}, {u"\u00e9"_s, std::nullopt, 0, {}}, {u""_s, 0, std::nullopt, {}}};
    PlaceFacts newer{.id = full.id, .cases = {{u"pregnancy"_s, 1, 2, {{u"closed"_s, 7}}}}};
    newer.rest = {{u"newer"_s, 1}};
    project.placeFacts = Table<PlaceFacts>({counted, newer, {.id = Id(9, 9)}}); // the last of no place there is
    return project;
}

} // namespace

/// What travels in columns is what it was, and what is not a pack is told from one.
class PackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void packs_travel_data();
    void packs_travel();
    void everything_travels();
    void references_travel();
    void newerFields_travel();
    void whatIsCut_isRefused();
    void whatIsFlipped_isRefusedOrRead();
    void whatIsNoPack_isRefused();
    void farNumbers_areRefused();
    void sizes_areNotBelieved();
    void aChange_touchesOnePack();
    void aRemoval_touchesItsPack();

private:
    static void flipEachBitOf(const EntityKind &kind);
};

void PackTest::packs_travel_data()
{
    QTest::addColumn<demo::PackSize>("size");
    QTest::newRow("S") << demo::PackSize::S;
    QTest::newRow("M") << demo::PackSize::M;
}

void PackTest::packs_travel()
{
    QFETCH(demo::PackSize, size);
    const Project project = demo::generate(demo::shapeOf(size)).project;
    for (const EntityKind *kind : kinds())
        QVERIFY2(kind->size(project) > 0 || size == demo::PackSize::S, kind->name().data());
    const auto read = travelled(project);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QVERIFY(*read == project);
    QCOMPARE(stateHash(*read), stateHash(project));
}

void PackTest::everything_travels()
{
    const auto read = travelled(small());
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QVERIFY(*read == small());
}

/// Whatever stands where: a parent behind its child, a circle, nobody.
void PackTest::references_travel()
{
    std::vector<Place> places;
    for (quint64 number = 1; number <= 5'000; ++number)
        places.push_back(place(number, number % 7 == 0 ? 5'001 - number : number / 3));
    Person everywhere;
    everywhere.id = Id(4, 1);
    everywhere.name = u"A"_s;
    for (quint64 number = 5'000; number > 0; --number)
        everywhere.places << Id(3, number);
    const Project project = with(places, {everywhere});
    QCOMPARE(wire::packCount(project, *kindOf(u"place")), 2);
    const auto read = travelled(project);
    QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
    QVERIFY(*read == project);
}

/// A column that is not known here is kept with its row, whatever it holds.
void PackTest::newerFields_travel()
{
    const Project project = with({place(1), place(2)});
    wire::FrameWriter to(2);
    to.add(u"id"_s, wire::ColumnType::Ids,
           [](wire::ColumnWriter &writer) { writer.ids([](int i) { return Id(3, static_cast<quint64>(i) + 1); }); });
    to.add(u"name"_s, wire::ColumnType::Texts,
           [](wire::ColumnWriter &writer) { writer.texts([](int) { return QByteArrayView("x"); }); });
    to.add(u"height"_s, wire::ColumnType::Numbers, [](wire::ColumnWriter &writer) {
        writer.numbers([](int i) { return i == 0 ? std::optional<qint64>(1'100) : std::nullopt; });
    });
    to.add(u"twin"_s, wire::ColumnType::Rows, [](wire::ColumnWriter &writer) {
        writer.rows(
            "place", [](const Id &) { return 1; }, [](int) { return Id(3, 2); });
    });
    wire::SnapshotRows rows;
    QVERIFY(rows.addPack(*kindOf(u"place"), to.packed("place"_L1)));
    Project read;
    rows.moveTo(read);
    QCOMPARE(read.places.at(0).rest, (QJsonObject{{u"height"_s, 1'100}, {u"twin"_s, Id(3, 2).toString()}}));
    QCOMPARE(read.places.at(1).rest, (QJsonObject{{u"twin"_s, Id(3, 2).toString()}}));
    const auto again = travelled(read);
    QVERIFY(again);
    QVERIFY(*again == read);
}

void PackTest::whatIsCut_isRefused()
{
    for (const EntityKind *kind : {kindOf(u"place"), kindOf(u"person"), kindOf(u"place_facts")}) {
        const QByteArray pack = wire::makePack(small(), *kind, 0);
        const QByteArray bytes = *wire::unpacked(pack);
        for (qsizetype size = 0; size < bytes.size(); ++size) {
            const auto read = readOf(*kind, markOf(pack) + qCompress(bytes.first(size)));
            QVERIFY2(!read, qPrintable(QString::number(size)));
            QCOMPARE(read.error().kind, Error::Kind::BadReply);
            QVERIFY(!read.error().detail.isEmpty());
        }
    }
}

/// Within what was compressed: nothing is read beyond its end, and what is taken can be written again.
void PackTest::whatIsFlipped_isRefusedOrRead()
{
    for (const EntityKind *kind : {kindOf(u"person"), kindOf(u"place_facts")})
        flipEachBitOf(*kind);
}

void PackTest::flipEachBitOf(const EntityKind &kind)
{
    const QByteArray pack = wire::makePack(small(), kind, 0);
    const QByteArray bytes = *wire::unpacked(pack);
    int refused = 0;
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        QByteArray flipped = bytes;
        flipped[bit / 8] = static_cast<char>(flipped.at(bit / 8) ^ (1 << (bit % 8)));
        wire::SnapshotRows rows;
        if (!rows.addPack(kind, markOf(pack) + qCompress(flipped))) {
            ++refused;
            continue;
        }
        Project read;
        rows.moveTo(read);
        QVERIFY(travelled(read));
    }
    QVERIFY(refused > bytes.size());
}

void PackTest::whatIsNoPack_isRefused()
{
    const EntityKind &kind = *kindOf(u"place");
    const QByteArray pack = wire::makePack(small(), kind, 0);
    QVERIFY(readOf(kind, pack));
    QVERIFY(!readOf(*kindOf(u"person"), pack));
    QVERIFY(!readOf(kind, {}));
    QVERIFY(!readOf(kind, "{}"));
    QVERIFY(!readOf(kind, markOf(pack)));
    QByteArray newer = pack;
    newer[sizeOfMark - 1] = 2;
    QVERIFY(readOf(kind, newer).error().detail.contains(u"format"));
    wire::FrameWriter nameless(1);
    nameless.add(u"id"_s, wire::ColumnType::Ids,
                 [](wire::ColumnWriter &writer) { writer.ids([](int) { return Id(3, 1); }); });
    QVERIFY(readOf(kind, nameless.packed("place"_L1)).error().detail.contains(u"\"name\""));
    QVERIFY(!wire::SnapshotRows().addTable(kind, {}));
}

/// A version has to be a number that JSON can tell, so that it can be compared with what a person sends.
void PackTest::farNumbers_areRefused()
{
    constexpr qint64 most = 1LL << 53;
    constexpr qint64 least = std::numeric_limits<qint64>::min();
    for (const qint64 version : {most, -most, most + 1, -most - 1, least, std::numeric_limits<qint64>::max()}) {
        wire::FrameWriter to(1);
        to.add(u"id"_s, wire::ColumnType::Ids,
               [](wire::ColumnWriter &writer) { writer.ids([](int) { return Id(3, 1); }); });
        to.add(u"name"_s, wire::ColumnType::Texts,
               [](wire::ColumnWriter &writer) { writer.texts([](int) { return QByteArrayView("x"); }); });
        to.add(u"version"_s, wire::ColumnType::Numbers, [version](wire::ColumnWriter &writer) {
            writer.numbers([version](int) { return std::optional(version); });
        });
        const auto read = readOf(*kindOf(u"place"), to.packed("place"_L1));
        QCOMPARE(read.hasValue(), version == most || version == -most);
    }
}

/// What a pack says of its own length, and of how many there are of something, is checked before room is made for it.
void PackTest::sizes_areNotBelieved()
{
    const EntityKind &kind = *kindOf(u"place");
    QByteArray pack = wire::makePack(small(), kind, 0);
    qToBigEndian<quint32>(0x7fffffff, pack.data() + sizeOfMark);
    QVERIFY(readOf(kind, pack).error().detail.contains(u"said to be"));
    wire::BytesWriter many;
    many.text("place");
    many.number(1ULL << 40); // rows
    many.number(1ULL << 60); // columns
    QVERIFY(!readOf(kind, markOf(pack) + qCompress(many.bytes())));
    wire::BytesWriter rows;
    rows.text("place_facts");
    rows.number(65'536);
    rows.number(1);
    rows.text("id");
    rows.byte(static_cast<quint8>(wire::ColumnType::Rows));
    rows.text("place");
    const auto noIds = readOf(*kindOf(u"place_facts"), markOf(pack) + qCompress(rows.bytes()));
    QVERIFY(noIds.error().detail.contains(u"65536 rows"));
    wire::BytesWriter columns;
    columns.text("place");
    columns.number(0);
    columns.number(1ULL << 60);
    QVERIFY(!readOf(kind, markOf(pack) + qCompress(columns.bytes())));
}

namespace {

/// Packs of places that are not the same in both.
QList<int> touched(const Project &before, const Project &after, const EntityKind &kind)
{
    QList<int> packs;
    for (int pack = 0; pack < wire::packCount(after, kind); ++pack) {
        const bool isNew = pack >= wire::packCount(before, kind);
        if (isNew || !wire::PackSources(after, kind, pack).isSame(wire::PackSources(before, kind, pack)))
            packs << pack;
    }
    return packs;
}

Project manyPlaces()
{
    std::vector<Place> places;
    std::vector<Person> people;
    for (quint64 number = 1; number <= 9'000; ++number) {
        places.push_back(place(number));
        people.push_back({.id = Id(4, number), .name = u"A"_s, .places = {Id(3, number)}});
    }
    return with(places, people);
}

} // namespace

void PackTest::aChange_touchesOnePack()
{
    const Project before = manyPlaces();
    const EntityKind &places = *kindOf(u"place");
    const EntityKind &people = *kindOf(u"person");
    QCOMPARE(wire::packCount(before, places), 3);
    QVERIFY(touched(before, before, places).isEmpty());
    Project after = before;
    Place changed = after.places.at(5'000);
    changed.name = u"Other"_s;
    after.places = after.places.with(changed);
    QCOMPARE(touched(before, after, places), QList<int>{1});
    QVERIFY(touched(before, after, people).isEmpty());
    after.places = after.places.with(place(9'001)); // one more
    QCOMPARE(touched(before, after, places), (QList<int>{1, 2}));
    QVERIFY(touched(before, after, people).isEmpty());
    const Project other = manyPlaces(); // equal, and yet nothing is known of it
    QCOMPARE(touched(before, other, places), (QList<int>{0, 1, 2}));
}

/// The rows behind it get other numbers, so that whoever refers to them by number is touched, too.
void PackTest::aRemoval_touchesItsPack()
{
    const Project before = manyPlaces();
    Project after = before;
    after.people = after.people.without(Id(4, 10));
    QCOMPARE(touched(before, after, *kindOf(u"person")), QList<int>{0});
    QVERIFY(*travelled(after) == after);
    after.places = after.places.without(Id(3, 8'000));
    QCOMPARE(touched(before, after, *kindOf(u"person")), (QList<int>{0, 1, 2}));
    QVERIFY(*travelled(after) == after);
}

STEWARD_TEST(PackTest, "pack", Core)
#include "packtest.moc"
