// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqldatabase.h"
#include "store/sqlprepared.h"
#include "store/sqltransaction.h"
#include "support/cluster.h"
#include "support/testmain.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

const QString keep = u"INSERT INTO idempotency (set_id, at, request_digest, answer) VALUES (?, 'now', '', '')"_s;

/// Another statement each.
QString numbered(int number)
{
    return keep + u" ON CONFLICT (set_id) DO UPDATE SET at = '%1'"_s.arg(number);
}

} // namespace

/// Statements that PostgreSQL is told by name.
class PreparedTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<SqlDatabase> m_database;

    [[nodiscard]] Result<void> say(const QString &sql, const QVariantList &values) const
    {
        SqlTransaction transaction(*m_database, SqlTransaction::Kind::Write);
        if (const auto said = m_database->say(sql, values); !said)
            return said;
        return transaction.commit();
    }
    [[nodiscard]] qint64 keptByServer() const
    {
        return m_database->number(u"SELECT count(*) FROM pg_prepared_statements WHERE name LIKE 'steward%'"_s).value();
    }
    [[nodiscard]] qint64 rows() const { return m_database->number(u"SELECT count(*) FROM idempotency"_s).value(); }

private Q_SLOTS:
    void init()
    {
        auto opened = SqlDatabase::open(tests::Cluster::instance().emptyDatabase(), SqlAccess::Make);
        QVERIFY(opened);
        m_database = std::move(opened).value();
    }
    void cleanup() { m_database.reset(); }

    void isToldOnce()
    {
        const qint64 before = keptByServer();
        for (const auto *id : {"a", "b", "it's"})
            QVERIFY(say(keep, {QString::fromLatin1(id)}));
        QCOMPARE(rows(), 3);
        QCOMPARE(keptByServer(), before + 1);
    }

    /// What was asked for in a batch that failed is asked for again, as nobody knows how far it came.
    void failedBatch_isNotCountedOn()
    {
        QVERIFY(say(keep, {u"a"_s}));
        {
            SqlTransaction transaction(*m_database, SqlTransaction::Kind::Write);
            QVERIFY(m_database->say(keep, {u"a"_s})); // which is there
            QVERIFY(m_database->say(numbered(1), {u"b"_s}));
            QVERIFY(!transaction.commit());
        }
        QVERIFY(say(numbered(1), {u"c"_s}));
        QVERIFY(say(keep, {u"d"_s}));
        QCOMPARE(rows(), 3);
    }

    /// PostgreSQL keeps it then, too; what never was sent it does not know.
    void undone_isCountedOnWhereItWasSent_data()
    {
        QTest::addColumn<bool>("isSent");
        QTest::newRow("sent") << true;
        QTest::newRow("not sent") << false;
    }
    void undone_isCountedOnWhereItWasSent()
    {
        QFETCH(const bool, isSent);
        {
            SqlTransaction transaction(*m_database, SqlTransaction::Kind::Write);
            QVERIFY(m_database->say(keep, {u"a"_s}));
            if (isSent)
                QCOMPARE(rows(), 1);
        }
        QCOMPARE(rows(), 0);
        QVERIFY(say(keep, {u"a"_s}));
        QCOMPARE(rows(), 1);
    }

    void notMoreThanAreKept()
    {
        constexpr int many = SqlPrepared::most + 10;
        for (const int round : {1, 2}) {
            for (int i = 0; i < many; ++i)
                QVERIFY(say(numbered(i), {u"%1 %2"_s.arg(round).arg(i)}));
        }
        QCOMPARE(rows(), 2 * many);
        QCOMPARE(keptByServer(), qint64(SqlPrepared::most));
    }

    void usedLast_staysLongest()
    {
        SqlPrepared prepared;
        for (int i = 0; i < SqlPrepared::most; ++i)
            (void)prepared.wayTo(numbered(i));
        prepared.settle(true);
        const QString first = prepared.wayTo(numbered(0)).name;
        const SqlPrepared::Way way = prepared.wayTo(keep);
        QCOMPARE(way.before.size(), 2);
        QVERIFY(way.before.at(0).startsWith("DEALLOCATE "_L1) && !way.before.at(0).endsWith(first));
        QVERIFY(way.before.at(1).startsWith("PREPARE "_L1) && way.before.at(1).contains("VALUES ($1,"_L1));
        QCOMPARE(prepared.wayTo(numbered(0)).before, QStringList());
        QCOMPARE(prepared.wayTo(numbered(1)).before.size(), 2);
    }

    /// A plan is kept: made while the log is empty, it would read all of it when it is long.
    void whatLooksForRows_isNotKept()
    {
        QVERIFY(!SqlPrepared::isWorthIt(u"SELECT 1 FROM log WHERE set_id IN (?)"_s, 1));
        QVERIFY(!SqlPrepared::isWorthIt(u"UPDATE project SET revision = ?"_s, 1));
        QVERIFY(!SqlPrepared::isWorthIt(u"DELETE FROM roles WHERE id = ?"_s, 1));
    }

    void manyRows_areNotWorthIt()
    {
        QVERIFY(SqlPrepared::isWorthIt(keep, 1));
        QVERIFY(!SqlPrepared::isWorthIt(u"COMMIT"_s, 0));
        QVERIFY(!SqlPrepared::isWorthIt(keep + QString(1000, u' '), 1));
    }
};

STEWARD_TEST(PreparedTest, "prepared", Core)
} // namespace steward
#include "preparedtest.moc"
