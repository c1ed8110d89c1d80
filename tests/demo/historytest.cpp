// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/history.h"
#include "demo/sizes.h"
#include "domain/changes.h"
#include "store/memorystore.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::demo;
using namespace steward::domain;

namespace {

/// The state without the numbers that count changes.
template<typename Row>
void clearVersions(Table<Row> &table)
{
    std::vector<Row> rows;
    for (int row = 0; row < table.size(); ++row) {
        rows.push_back(table.at(row));
        rows.back().version = 0;
    }
    table = Table<Row>(std::move(rows));
}

Project withoutVersions(Project project)
{
    project.revision = 0;
    clearVersions(project.roles);
    clearVersions(project.people);
    clearVersions(project.places);
    return project;
}

/// Of a small pack's past much is left out, as those it tells of are not there.
int eventsIn(const QString &letter)
{
    return letter == "S"_L1 ? 15 : 32;
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void past_leadsToThePack_data() { tests::addSizes(); }
    void past_leadsToThePack();
    void rows_tellAStory_data() { tests::addSizes(); }
    void rows_tellAStory();
    void everyRow_canBePutBack();
    void twice_isTheSame();
};

void HistoryTest::past_leadsToThePack()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    const int events = eventsIn(letter);
    MemoryStore store;
    const auto now = fill(store, pack);
    QVERIFY2(now, qPrintable(now ? QString() : now.error().code));
    QCOMPARE(now->revision, events);
    QVERIFY(withoutVersions(*now) == pack.project);
    QVERIFY(*store.load() == *now);

    const auto check = store.verify();
    QVERIFY(check);
    QCOMPARE(check->rows, events);
    QCOMPARE(check->firstBadRevision, 0);
}

void HistoryTest::rows_tellAStory()
{
    QFETCH(QString, letter);
    const Pack &pack = tests::packOf(letter);
    const int events = eventsIn(letter);
    MemoryStore store;
    QVERIFY(fill(store, pack));
    const auto rows = store.rowsAfter(0, events + 1);
    QVERIFY(rows);
    QCOMPARE(rows->size(), events);
    Instant last{};
    int byRule = 0;
    int undone = 0;
    int lockedOut = 0;
    for (const AuditRow &row : *rows) {
        QVERIFY(row.at > last && row.at < Instant(virtualStart));
        last = row.at;
        QVERIFY(!row.changes.isEmpty());
        for (const Change &change : row.changes) {
            QVERIFY2(change.before != change.after, qPrintable(change.field));
            QVERIFY2(change.cause.isEmpty(), qPrintable(change.field)); // the past says all that happened
        }
        for (const Acknowledgement &seen : row.acknowledged) {
            ++lockedOut;
            QCOMPARE(seen.finding, u"locked_out"_s);
            QVERIFY(std::any_of(row.changes.cbegin(), row.changes.cend(), [&seen](const Change &change) {
                return change.entity == seen.entity && change.field == "is_active"_L1 && change.after == false;
            }));
        }
        byRule += row.author.isNull() ? 1 : 0;
        QCOMPARE(row.authorName.isEmpty(), row.author.isNull());
        QCOMPARE(row.reason.isEmpty(), row.author.isNull());
        if (row.inverseOf) {
            ++undone;
            QCOMPARE(*row.inverseOf, rows->at(row.revision - 2).set);
        }
    }
    QCOMPARE(byRule, letter == "S"_L1 ? 0 : 1);
    QCOMPARE(undone, 1);
    QCOMPARE(lockedOut, letter == "S"_L1 ? 0 : 4);
}

void HistoryTest::everyRow_canBePutBack()
{
    const Pack pack = generate(shapeOf(PackSize::M));
    MemoryStore store;
    const auto now = fill(store, pack);
    QVERIFY(now);
    const auto rows = store.rowsAfter(0, 100);
    QVERIFY(rows);
    for (const AuditRow &row : *rows)
        QVERIFY(!inverse(row.changes, *now).isEmpty());
}

void HistoryTest::twice_isTheSame()
{
    const Pack pack = generate(shapeOf(PackSize::S));
    MemoryStore one;
    MemoryStore other;
    const auto first = fill(one, pack);
    const auto second = fill(other, pack);
    QVERIFY(first && second);
    QCOMPARE(stateHash(*first), stateHash(*second));
    QCOMPARE(one.rowsAfter(0, 1)->first().set, other.rowsAfter(0, 1)->first().set);
    QVERIFY(!fill(one, pack)); // only an empty store has no past yet
}

STEWARD_TEST(HistoryTest, "history", Core)
#include "historytest.moc"
