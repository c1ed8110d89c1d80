// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/dice.h"
#include "domain/project.h"
#include "domain/values/codec.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward::domain {

namespace {

/// Every member that can be absent is so in some rows, and every one repeats in some and not in others.
class Rows
{
public:
    Place place(const Id &id)
    {
        Place place{.id = id, .version = m_dice.below(5), .name = text(), .siteCode = text(), .externalId = text()};
        place.type = fewIds();
        place.parent = m_dice.chance(33) ? manyIds() : fewIds();
        place.isArchived = m_dice.chance(25);
        place.archivedAt = instant();
        if (m_dice.chance(50))
            place.latitude = m_dice.below(90) / 7.0;
        if (m_dice.chance(50))
            place.longitude = m_dice.below(180) / 7.0;
        place.customData = object();
        if (m_dice.chance(50))
            place.cases = m_dice.below(1'000'000);
        place.rest = m_dice.chance(11) ? object() : QJsonObject();
        return place;
    }
    Person person(const Id &id)
    {
        Person person{.id = id, .version = m_dice.below(5)};
        person.kind = m_dice.chance(50) ? Person::Kind::WebUser : Person::Kind::MobileWorker;
        person.name = text();
        person.handle = text();
        person.email = text();
        person.isAdmin = m_dice.chance(11);
        person.role = fewIds();
        person.roleUntil = instant();
        person.roleAfter = m_dice.chance(11) ? fewIds() : Id();
        for (int i = m_dice.below(4); i > 0; --i)
            person.places << manyIds();
        person.primaryPlace = person.places.value(0);
        if (const auto at = instant(); at && !person.places.isEmpty())
            person.placeEnds.insert(person.places.first(), *at);
        person.isActive = !m_dice.chance(20);
        person.isBreakGlass = m_dice.chance(11);
        person.isAccountConfirmed = !m_dice.chance(20);
        person.deactivateAfter = instant();
        person.profile = fewIds();
        person.userData = object();
        person.hasTwoFactor = answer();
        person.hasStrongPassword = answer();
        person.twoFactorPausedUntil = instant();
        person.lastSignIn = instant();
        person.rest = m_dice.chance(11) ? object() : QJsonObject();
        return person;
    }
    /// Now and then one that no column has room for: of very many types, or with a member that nobody knows.
    PlaceFacts facts(const Id &id)
    {
        PlaceFacts facts{.id = id, .version = m_dice.below(5), .reportedAt = instant()};
        const bool isOdd = m_dice.chance(5);
        for (int i = isOdd && m_dice.chance(50) ? 300 : m_dice.below(4); i > 0; --i)
            facts.cases << CaseCount{m_dice.chance(80) ? text() : QString::number(m_dice.below(5000)), number(),
                                     number(), isOdd ? object() : QJsonObject()};
        facts.rest = m_dice.chance(11) ? object() : QJsonObject();
        return facts;
    }
    Id manyIds() { return Id(7, static_cast<quint64>(m_dice.below(1 << 20))); }
    int below(int bound) { return m_dice.below(bound); }
    bool chance(int percent) { return m_dice.chance(percent); }

private:
    QString text()
    {
        static const QStringList texts{u""_s,  u"Zomba"_s,         u"ጎንደር ዙሪያ"_s,
                                       u"𝒳"_s, QString(700, u'x'), QString(QChar(0xD800))};
        return m_dice.chance(50) ? u"T/A %1"_s.arg(m_dice.below(1000)) : texts.at(m_dice.below(int(texts.size())));
    }
    Id fewIds() { return m_dice.chance(25) ? Id() : Id(3, static_cast<quint64>(m_dice.below(6)) + 1); }
    std::optional<Instant> instant()
    {
        return m_dice.chance(33) ? std::optional(Instant(std::chrono::milliseconds(m_dice.below(1 << 30))))
                                 : std::nullopt;
    }
    std::optional<qint64> number()
    {
        return m_dice.chance(33) ? std::nullopt : std::optional<qint64>(m_dice.below(1'000'000));
    }
    std::optional<bool> answer() { return m_dice.chance(33) ? std::nullopt : std::optional(m_dice.chance(50)); }
    QJsonObject object()
    {
        if (m_dice.chance(33))
            return {};
        return {{u"language"_s, text()}, {u"n"_s, m_dice.below(9) / 4.0}, {u"in"_s, QJsonObject{{text(), true}}}};
    }

    std::mt19937_64 m_random{20261122};
    sample::Dice m_dice{m_random};
};

template<typename Row>
Row made(Rows &rows, const Id &id)
{
    if constexpr (std::is_same_v<Row, Place>)
        return rows.place(id);
    else if constexpr (std::is_same_v<Row, PlaceFacts>)
        return rows.facts(id);
    else
        return rows.person(id);
}

/// With the ids (1, 1) to (1, count).
template<typename Row>
std::vector<Row> someRows(Rows &rows, quint64 count)
{
    std::vector<Row> some;
    for (quint64 id = 1; id <= count; ++id)
        some.push_back(made<Row>(rows, Id(1, id)));
    return some;
}

/// A table and what it must hold.
template<typename Row>
struct Both
{
    Table<Row> table;
    std::vector<Row> rows;

    void verify() const
    {
        QCOMPARE(table.size(), static_cast<int>(rows.size()));
        for (size_t row = 0; row < rows.size(); ++row) {
            QVERIFY(table.at(static_cast<int>(row)) == rows[row]);
            QCOMPARE(table.indexOf(rows[row].id), static_cast<int>(row));
            QVERIFY(*table.find(rows[row].id) == rows[row]);
        }
        QVERIFY(table == Table<Row>(rows));
    }
    void put(const Row &row)
    {
        const auto found = std::ranges::find(rows, row.id, &Row::id);
        if (found == rows.end())
            rows.push_back(row);
        else
            *found = row;
    }
};

/// A thousand edits on a table of four chunks; some states on the way are kept, and must stay as they were.
template<typename Row>
void editAtRandom()
{
    Rows rows;
    Both<Row> both;
    both.rows = someRows<Row>(rows, 900);
    both.table = Table<Row>(both.rows);
    std::vector<Both<Row>> kept;
    for (int edit = 0; edit < 1000; ++edit) {
        const Id id(1, static_cast<quint64>(rows.below(1100)) + 1);
        if (rows.chance(33)) {
            both.table = both.table.without(QSet<Id>{id, Id(1, 2), Id(9, 9)});
            std::erase_if(both.rows, [&id](const Row &row) { return row.id == id || row.id == Id(1, 2); });
        } else {
            const Row row = made<Row>(rows, id);
            both.table = rows.chance(50) ? both.table.with(row) : std::move(both.table).with(row);
            both.put(row);
        }
        if (edit % 200 == 0)
            kept.push_back(both);
    }
    both.verify();
    for (const Both<Row> &state : kept)
        state.verify();
}

} // namespace

class ColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAtRandom() { editAtRandom<Place>(); }
    void peopleAtRandom() { editAtRandom<Person>(); }
    void factsAtRandom() { editAtRandom<PlaceFacts>(); }

    /// What is told of a row without putting it together is what the row says.
    void cellsTellTheSame()
    {
        Rows rows;
        const std::vector<Person> people = someRows<Person>(rows, 600);
        const Table<Person> table(people);
        for (int row = 0; row < table.size(); ++row) {
            const Person &person = people[static_cast<size_t>(row)];
            const Membership told = membershipAt(table, row);
            const Membership own(person);
            QCOMPARE(told.id, own.id);
            QCOMPARE(told.kind, own.kind);
            QCOMPARE(told.isActive, own.isActive);
            QCOMPARE(told.isAdmin, own.isAdmin);
            QCOMPARE(told.role, own.role);
            QVERIFY(std::ranges::equal(told.places, own.places));
        }
    }

    /// Comparing looks at every member: one that differs makes the rows differ.
    void everyMemberCounts()
    {
        Rows rows;
        Place place = rows.place(Id(1, 1));
        Person person = rows.person(Id(1, 2));
        differInEach(place, rows.place(Id(1, 1)), Table<Place>({place}));
        differInEach(person, rows.person(Id(1, 2)), Table<Person>({person}));
    }

    /// What is removed and made anew stands at the end, as in the store.
    void comesBackAtTheEnd()
    {
        Rows rows;
        const std::vector<Place> places = someRows<Place>(rows, 300);
        const Table<Place> table(places);
        const Table<Place> again = table.without(Id(1, 10)).with(places[9]);
        QCOMPARE(again.indexOf(Id(1, 10)), 299);
        QCOMPARE(again.indexOf(Id(1, 11)), 9);
        QCOMPARE(again.indexOf(Id(1, 300)), 298);
        QVERIFY(again != table);
        QVERIFY(table.without(Id(1, 300)).with(places[299]) == table);
    }

    void ofTwoWithOneIdTheLaterIsFound()
    {
        std::vector<Place> places(1000, Place{.id = Id(1, 1), .name = u"Chirimba"_s});
        places[700].name = u"Ndirande"_s;
        places.resize(701);
        const Table<Place> table(places);
        QCOMPARE(table.size(), 701);
        QCOMPARE(table.indexOf(Id(1, 1)), 700);
        QCOMPARE(table.find(Id(1, 1))->name, u"Ndirande"_s);
    }

    void nothingIsLeftOfWhatIsEmptied()
    {
        Rows rows;
        Table<Person> table;
        QSet<Id> ids;
        for (quint64 id = 1; id <= 600; ++id) {
            table = std::move(table).with(rows.person(Id(1, id)));
            ids.insert(Id(1, id));
        }
        ids.remove(Id(1, 300));
        table = table.without(ids);
        QCOMPARE(table.size(), 1);
        QCOMPARE(table.at(0).id, Id(1, 300));
        table = std::move(table).with(rows.person(Id(1, 900)));
        QCOMPARE(table.indexOf(Id(1, 900)), 1);
        QVERIFY(table.without(QSet<Id>{Id(1, 300), Id(1, 900)}) == Table<Person>());
    }

private:
    template<typename Row>
    static void differInEach(const Row &row, const Row &other, const Table<Row> &table)
    {
        const QJsonObject was = toJson(row);
        const QJsonObject others = toJson(other);
        int differing = 0;
        for (auto it = others.begin(); it != others.end(); ++it) {
            QJsonObject changed = was;
            changed[it.key()] = it.value();
            const auto read = fromJson<Row>(changed);
            QVERIFY2(read, qPrintable(it.key()));
            const bool isSame = *read == row;
            differing += isSame ? 0 : 1;
            QCOMPARE(table.hasSame(0, Table<Row>({*read}), 0), isSame);
        }
        QVERIFY(differing > 5);
    }
};

STEWARD_TEST(ColumnsTest, "columns", Core)

} // namespace steward::domain

#include "columnstest.moc"
