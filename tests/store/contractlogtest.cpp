// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/contract.h"

using namespace Qt::StringLiterals;

namespace steward {

/// The rows of the log, their pages and their chain.
class LogContractTest : public ContractTest
{
    Q_OBJECT

public:
    using ContractTest::ContractTest;

private Q_SLOTS:
    void everyRowComesBackAsItWasCommitted()
    {
        commitHistory();
        QByteArray previous;
        for (const Commit &commit : samples::history()) {
            const auto row = m_store->row(commit.set.id);
            QVERIFY(row);
            QCOMPARE(row->revision, commit.project.revision);
            QCOMPARE(row->set, commit.set.id);
            QCOMPARE(row->at, commit.at);
            QCOMPARE(row->author, commit.author);
            QVERIFY(row->changes == commit.changes);
            QCOMPARE(row->inverseOf, commit.set.inverseOf);
            QVERIFY(row->acknowledged == commit.set.acknowledged);
            QCOMPARE(row->authorName, commit.authorName);
            QCOMPARE(row->reason, commit.set.reason);
            QCOMPARE(row->from, commit.from);
            QVERIFY(!row->isErased);
            QVERIFY(!row->erasedAt);
            QCOMPARE(row->hash.size(), 32);
            if (!previous.isEmpty())
                QCOMPARE(row->previousHash, previous);
            previous = row->hash;
        }
        QCOMPARE(m_store->row(Id(7, 7)).error().kind, Error::Kind::NotFound);
    }

    void rowsComeInPages()
    {
        commitHistory();
        QCOMPARE(m_store->rowCount().value(), 6);
        QCOMPARE(revisions(m_store->rowsAfter(0, 100)), (QList<qint64>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(revisions(m_store->rowsAfter(2, 3)), (QList<qint64>{3, 4, 5}));
        QCOMPARE(revisions(m_store->rowsAfter(5, 3)), (QList<qint64>{6}));
        QCOMPARE(revisions(m_store->rowsAfter(6, 3)), QList<qint64>());
        QCOMPARE(revisions(m_store->rowsAfter(99, 3)), QList<qint64>());
        QCOMPARE(revisions(m_store->rowsAfter(-5, 2)), (QList<qint64>{1, 2}));
        QCOMPARE(revisions(m_store->rowsAfter(0, 0)), QList<qint64>());
        QCOMPARE(revisions(m_store->rowsAfter(0, -1)), QList<qint64>());
        QCOMPARE(revisions(m_store->rowsBefore(0, 2)), (QList<qint64>{6, 5}));
        QCOMPARE(revisions(m_store->rowsBefore(5, 2)), (QList<qint64>{4, 3}));
        QCOMPARE(revisions(m_store->rowsBefore(3, 100)), (QList<qint64>{2, 1}));
        QCOMPARE(revisions(m_store->rowsBefore(1, 100)), QList<qint64>());
        QCOMPARE(revisions(m_store->rowsBefore(99, 1)), (QList<qint64>{6}));
        QCOMPARE(revisions(m_store->rowsBefore(0, -1)), QList<qint64>());
    }

    /// A pack may begin at any revision.
    void aChainMayBeginLater()
    {
        domain::Project late = samples::project();
        late.revision = 40;
        QVERIFY(m_store->create(late));
        QCOMPARE(check().firstBadRevision, 0);
        QVERIFY(m_store->commit(samples::renaming(late, u"One"_s)));
        QVERIFY(m_store->commit(samples::renaming(*m_store->load(), u"Two"_s)));
        QCOMPARE(revisions(m_store->rowsAfter(40, 9)), (QList<qint64>{41, 42}));
        QCOMPARE(revisions(m_store->rowsAfter(0, 9)), (QList<qint64>{41, 42}));
        QCOMPARE(revisions(m_store->rowsBefore(42, 9)), (QList<qint64>{41}));
        QCOMPARE(check().rows, 2);
        QCOMPARE(check().firstBadRevision, 0);
    }

    /// However large sets are, a page stays within bounds, and there is always a next one.
    void aPageOfLargeRowsIsShort()
    {
        QVERIFY(m_store->create(samples::project()));
        const auto add = [this](qsizetype size) {
            Commit commit = samples::renaming(*m_store->load(), u"Name %1"_s.arg(size));
            commit.set.reason = QString(size, u'x');
            commit.set.acknowledged = {{u"a"_s, {u"role"_s, samples::clerk}, QString(size, u'y')}};
            QVERIFY(m_store->commit(commit));
        };
        add(10);
        add(pageSize + 10); // alone more than fits
        for (int i = 1; i <= 9; ++i)
            add(pageSize / 7 + i); // in both texts: four rows pass it
        QCOMPARE(revisions(m_store->rowsAfter(0, 100)), (QList<qint64>{1, 2}));
        QCOMPARE(revisions(m_store->rowsAfter(1, 100)), (QList<qint64>{2}));
        QCOMPARE(revisions(m_store->rowsAfter(2, 100)), (QList<qint64>{3, 4, 5, 6}));
        QCOMPARE(revisions(m_store->rowsAfter(2, 3)), (QList<qint64>{3, 4, 5}));
        QCOMPARE(revisions(m_store->rowsBefore(0, 100)), (QList<qint64>{11, 10, 9, 8}));
        QCOMPARE(revisions(m_store->rowsBefore(3, 100)), (QList<qint64>{2}));
        QCOMPARE(check().what, QString());
        QCOMPARE(check().rows, 11);
    }

    void rowsAreFoundByWhatTheyTouch()
    {
        commitHistory();
        QCOMPARE(revisions(m_store->rowsTouching(samples::clerk, 0, 6)), (QList<qint64>{1, 6}));
        QCOMPARE(revisions(m_store->rowsTouching(samples::clerk, 1, 6)), (QList<qint64>{6}));
        QCOMPARE(revisions(m_store->rowsTouching(samples::clerk, 0, 5)), (QList<qint64>{1}));
        QCOMPARE(revisions(m_store->rowsTouching(samples::newcomer, 0, 9)), (QList<qint64>{2, 4, 5}));
        QVERIFY(m_store->rowsTouching(Id(7, 7), 0, 6)->isEmpty());
        QCOMPARE(m_store->rowsTouching(samples::clerk, 0, 6)->constFirst(), *m_store->row(samples::setId(1)));
    }

    void aChainThatNobodyTouchedIsGood()
    {
        QVERIFY(m_store->create(samples::project()));
        QCOMPARE(check().rows, 0);
        QCOMPARE(check().firstBadRevision, 0);
        m_store = makeStore();
        commitHistory();
        QCOMPARE(check().what, QString());
        QCOMPARE(check().rows, 6);
        QCOMPARE(check().firstBadRevision, 0);
    }

    /// Between two steps somebody commits, and somebody is erased.
    void aCheckInStepsSeesWhatComesMeanwhile()
    {
        QVERIFY(m_store->create(samples::project()));
        for (int i = 0; i < 2 * Verification::stepRows; ++i)
            QVERIFY(m_store->commit(samples::renaming(*m_store->load(), u"Name %1"_s.arg(i))));
        const auto begun = m_store->verification();
        QVERIFY(begun);
        QVERIFY(!*(*begun)->step());
        QVERIFY(m_store->commit(samples::renaming(*m_store->load(), u"Meanwhile"_s)));
        QVERIFY(m_store->erasePerson(samples::wezi));
        int steps = 0;
        std::optional<ChainCheck> found;
        for (; !found && steps < 9; ++steps)
            found = *(*begun)->step();
        QVERIFY(found);
        QCOMPARE(found->what, QString());
        QCOMPARE(found->rows, 2 * Verification::stepRows + 1);
        QVERIFY(steps <= 3);
        QCOMPARE(check().firstBadRevision, 0);
    }
};

static const bool isRegistered = registerContract<LogContractTest>("contractlog");

} // namespace steward

#include "contractlogtest.moc"
