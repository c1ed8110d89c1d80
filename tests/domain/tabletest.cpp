// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/table.h"
#include "support/testmain.h"

#include <QTest>

namespace steward::domain {

namespace {

struct Row
{
    Id id;
    int value = 0;

    friend bool operator==(const Row &, const Row &) = default;
};

Table<Row> filled(int count)
{
    std::vector<Row> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back({Id(0, static_cast<quint64>(i) + 1), i});
    return Table<Row>(std::move(rows));
}

Id idOf(int row)
{
    return Id(0, static_cast<quint64>(row) + 1);
}

} // namespace

class TableTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A table that is given up lends its memory to the next; one that somebody else still has does not change.
    void givenUpOrShared()
    {
        const Table<Row> first = filled(600);
        Table<Row> next = first;
        for (int row = 600; row < 1200; ++row)
            next = std::move(next).with({idOf(row), row});
        for (int row = 0; row < 1200; row += 100)
            next = std::move(next).with({idOf(row), -row});
        const Table<Row> kept = next;
        next = std::move(next).with({idOf(1200), 1200}).with({idOf(0), 7});
        QVERIFY(first == filled(600));
        QCOMPARE(first.indexOf(idOf(600)), -1);
        QCOMPARE(kept.size(), 1200);
        QCOMPARE(kept.indexOf(idOf(1200)), -1);
        QCOMPARE(kept.find(idOf(0))->value, 0);
        QCOMPARE(next.size(), 1201);
        QCOMPARE(next.find(idOf(0))->value, 7);
        for (int row = 1; row < 1200; ++row) {
            QCOMPARE(next.indexOf(idOf(row)), row);
            QCOMPARE(next.at(row).value, row % 100 == 0 ? -row : row);
            QVERIFY(next.at(row) == kept.at(row));
        }
    }

    void severalGoAtOnce()
    {
        const Table<Row> table = filled(700).without(QSet<Id>{idOf(0), idOf(300), idOf(699), Id(9, 9)});
        QCOMPARE(table.size(), 697);
        QCOMPARE(table.at(0).id, idOf(1));
        QCOMPARE(table.indexOf(idOf(300)), -1);
        QCOMPARE(table.indexOf(idOf(301)), 299);
        QCOMPARE(table.at(696).id, idOf(698));
    }

    void isEmptyAtFirst()
    {
        const Table<Row> table;
        QCOMPARE(table.size(), 0);
        QVERIFY(!table.find(Id(0, 1)));
        QCOMPARE(table.indexOf(Id()), -1);
        QCOMPARE(table.with({Id(0, 1), 5}).at(0).value, 5);
        QCOMPARE(table.without(Id(0, 1)).size(), 0);
    }

    void findsEveryRow_data() { sizes(); }
    void findsEveryRow()
    {
        QFETCH(int, size);
        const Table<Row> table = filled(size);
        QCOMPARE(table.size(), size);
        for (int row = 0; row < size; ++row) {
            QCOMPARE(table.indexOf(idOf(row)), row);
            QCOMPARE(table.find(idOf(row))->value, row);
        }
        QVERIFY(!table.find(idOf(size)));
    }

    void changesOneRowInACopy_data() { sizes(); }
    void changesOneRowInACopy()
    {
        QFETCH(int, size);
        const Table<Row> table = filled(size);
        for (const int row : {0, size / 2, size - 1}) {
            const Table<Row> changed = table.with({idOf(row), -1});
            QCOMPARE(changed.size(), size);
            QCOMPARE(changed.at(row).value, -1);
            QCOMPARE(table.at(row).value, row); // the first one is as it was
            QVERIFY(changed != table);
            QCOMPARE(changed.with({idOf(row), row}), table);
            for (int other = 0; other < size; ++other) {
                const bool sameChunk = other / chunkSize == row / chunkSize;
                QCOMPARE(changed.sharesRow(table, other), !sameChunk);
            }
        }
    }

    void addsAtTheEnd_data() { sizes(); }
    void addsAtTheEnd()
    {
        QFETCH(int, size);
        const Table<Row> table = filled(size);
        const Table<Row> longer = table.with({idOf(size), size});
        QCOMPARE(longer, filled(size + 1));
        QCOMPARE(longer.indexOf(idOf(size)), size);
        QCOMPARE(table, filled(size));
        QVERIFY(!table.find(idOf(size)));
        QVERIFY(!table.sharesRow(longer, size));
    }

    void takesOneOut_data() { sizes(); }
    void takesOneOut()
    {
        QFETCH(int, size);
        const Table<Row> table = filled(size);
        const int gone = size / 2;
        const Table<Row> shorter = table.without(idOf(gone));
        QCOMPARE(shorter.size(), size - 1);
        QVERIFY(!shorter.find(idOf(gone)));
        for (int row = 0; row < shorter.size(); ++row)
            QCOMPARE(shorter.at(row).value, row < gone ? row : row + 1);
        QCOMPARE(table, filled(size));
        QCOMPARE(table.without(idOf(size)), table);
    }

    void comparesByRows()
    {
        QCOMPARE(filled(300), filled(300)); // nothing shared, still equal
        QVERIFY(filled(300) != filled(301));
        const Table<Row> table = filled(300);
        const Table<Row> copy = table;
        QVERIFY(copy.sharesRow(table, 299));
        QVERIFY(copy.isSharedWith(table));
        QVERIFY(!copy.with({idOf(0), 0}).isSharedWith(table)); // equal, but written anew
        QVERIFY(!filled(300).isSharedWith(table));
    }

private:
    static void sizes()
    {
        QTest::addColumn<int>("size");
        for (const int size : {1, 255, 256, 257, 513})
            QTest::addRow("%d", size) << size;
    }
};

STEWARD_TEST(TableTest, "table", Core)

} // namespace steward::domain

#include "tabletest.moc"
