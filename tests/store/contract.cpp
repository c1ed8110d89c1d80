// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/contract.h"

#include "store/laterparts.h"
#include "store/memorystore.h"
#include "store/sealed/recordfile.h"
#include "store/sealedagain.h"
#include "store/sqlstore.h"
#include "support/cluster.h"

#include <QMetaEnum>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

std::unique_ptr<Store> ContractTest::makeStore()
{
    QFETCH_GLOBAL(Kind, kind);
    if (kind == Kind::Memory)
        return std::make_unique<MemoryStore>(m_clock);
    if (kind == Kind::Sealed)
        return makeSealed();
    auto opened = SqlStore::make(kind == Kind::Sqlite ? m_directory->filePath(u"%1.sqlite"_s.arg(++m_files))
                                                      : tests::Cluster::instance().emptyDatabase(),
                                 m_clock);
    return opened ? std::move(opened).value() : nullptr;
}

std::unique_ptr<Store> ContractTest::makeSealed()
{
    m_book =
        std::make_shared<SealedBook>(std::make_unique<RecordFile>(m_directory->filePath(u"%1.sealed"_s.arg(++m_files))),
                                     std::make_shared<tests::QuickWork>());
    const auto made = tests::doneBy([&](const auto &told) { m_book->create(u"password"_s, told); });
    auto opened = made ? SealedStore::open(m_book, {}, m_codec, m_clock) : made.error();
    return opened ? std::move(opened).value() : nullptr;
}

/// What lies on the disk at the end leads to what the store has in memory.
void ContractTest::cleanup()
{
    if (m_book && m_store) {
        const auto again = tests::sealedAgain(m_book, m_clock, u"password"_s, m_codec);
        QVERIFY2(again, again ? "" : qPrintable(again.error().code + u' ' + again.error().detail));
        QCOMPARE(tests::difference(*m_store, **again), QString());
    }
    m_store.reset();
    m_book.reset();
}

void ContractTest::commitHistory()
{
    const auto created = m_store->create(samples::project());
    QVERIFY2(created, created ? "" : qPrintable(created.error().detail));
    for (const Commit &commit : samples::history()) {
        const auto row = m_store->commit(commit);
        QVERIFY2(row, row ? "" : qPrintable(row.error().detail));
    }
}

ChainCheck ContractTest::check() const
{
    const auto check = m_store->verify();
    return check ? *check : ChainCheck{-1, -1, check.error().code};
}

QList<qint64> ContractTest::revisions(const Result<QList<AuditRow>> &rows)
{
    QList<qint64> revisions;
    for (const AuditRow &row : rows ? *rows : QList<AuditRow>())
        revisions << row.revision;
    return revisions;
}

void ContractTest::initTestCase_data()
{
    QTest::addColumn<Kind>("kind");
    for (const Kind kind : std::as_const(m_kinds))
        QTest::newRow(QMetaEnum::fromType<Kind>().valueToKey(int(kind))) << kind;
}

void ContractTest::init()
{
    m_book.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_clock = std::make_shared<SetClock>(Instant(1'800'000'000'000ms));
    m_store = makeStore();
    QVERIFY(m_store);
}

} // namespace steward
