// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/contract.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

/// What a search in the log finds, and how much it looks at.
class SearchContractTest : public ContractTest
{
    Q_OBJECT

public:
    using ContractTest::ContractTest;

private:
    using ContractTest::revisions;
    static QList<qint64> revisions(const Result<LogFinds> &finds)
    {
        return finds ? revisions(Result(finds->rows)) : QList<qint64>{-1};
    }

    [[nodiscard]] Result<LogFinds> find(const domain::LogFilter &filter, qint64 before = 0, int limit = 100) const
    {
        return m_store->find({.filter = filter, .before = before, .limit = limit});
    }

private Q_SLOTS:
    void rowsAreFoundByAFilter()
    {
        QCOMPARE(find({}).error().code, u"store.empty"_s);
        commitHistory();
        const auto momentOf = [](int revision) { return samples::history().at(revision - 1).at; };
        QCOMPARE(revisions(find({})), (QList<qint64>{6, 5, 4, 3, 2, 1}));
        QCOMPARE(find({})->next, 0);
        QCOMPARE(revisions(find({.author = samples::wezi})), (QList<qint64>{6, 5, 3, 2, 1}));
        QCOMPARE(revisions(find({.author = Id()})), QList<qint64>{4}); // by rule
        QCOMPARE(revisions(find({.author = samples::grace})), QList<qint64>());
        QCOMPARE(revisions(find({.kind = u"role"_s})), (QList<qint64>{6, 1}));
        QCOMPARE(revisions(find({.kind = u"person"_s})), (QList<qint64>{5, 4, 3, 2}));
        QCOMPARE(revisions(find({.kind = u"place"_s})), QList<qint64>());
        QCOMPARE(revisions(find({.object = samples::newcomer})), (QList<qint64>{5, 4, 2}));
        QCOMPARE(revisions(find({.kind = u"role"_s, .object = samples::newcomer})), QList<qint64>());
        QCOMPARE(revisions(find({.author = samples::wezi, .object = samples::newcomer})), (QList<qint64>{5, 2}));
        QCOMPARE(revisions(find({.from = momentOf(3)})), (QList<qint64>{6, 5, 4, 3}));
        QCOMPARE(revisions(find({.until = momentOf(3)})), (QList<qint64>{2, 1})); // half open
        QCOMPARE(revisions(find({.from = momentOf(2), .until = momentOf(5)})), (QList<qint64>{4, 3, 2}));
        QCOMPARE(revisions(find({.from = momentOf(2) + 1ms, .until = momentOf(5) + 1ms})), (QList<qint64>{5, 4, 3}));
        QCOMPARE(find({.kind = u"role"_s})->rows.constFirst(), *m_store->row(samples::setId(6)));
    }

    /// An object that is only named in a value is not what the change is about: the role of a person who is made.
    void aFilterAsksWhatAChangeIsAbout()
    {
        QVERIFY(m_store->create(samples::project()));
        Commit making = samples::history().at(1);
        making.project.revision = 1;
        making.project.roles = samples::project().roles; // those of the history are renamed by then
        domain::Change &change = making.changes.first();
        QJsonObject made = change.after.toObject();
        made.insert(u"rest"_s, QJsonObject{{u"entity"_s, QJsonObject{{u"id"_s, samples::clerk.toString()},
                                                                     {u"kind"_s, u"role"_s}}}});
        change.after = made;
        QVERIFY(m_store->commit(making));
        QCOMPARE(revisions(find({.kind = u"person"_s})), QList<qint64>{1});
        QCOMPARE(revisions(find({.kind = u"role"_s})), QList<qint64>());
        QCOMPARE(revisions(find({.object = samples::clerk})), QList<qint64>());
    }

    void findsComeInPages()
    {
        commitHistory();
        const auto told = [](const Result<LogFinds> &finds) {
            return std::pair(revisions(finds), finds ? finds->next : -1);
        };
        using Told = std::pair<QList<qint64>, qint64>;
        QCOMPARE(told(find({}, 0, 2)), Told({6, 5}, 5));
        QCOMPARE(told(find({}, 5, 3)), Told({4, 3, 2}, 2));
        QCOMPARE(told(find({}, 2, 3)), Told({1}, 0));
        QCOMPARE(told(find({}, 3, 2)), Told({2, 1}, 0)); // nothing below
        QCOMPARE(told(find({}, 1, 3)), Told({}, 0));
        QCOMPARE(told(find({}, 99, 1)), Told({6}, 6));
        QCOMPARE(told(find({}, 5, 0)), Told({}, 5));
        QCOMPARE(told(find({}, 5, -1)), Told({}, 5));
        QCOMPARE(told(find({.kind = u"role"_s}, 0, 1)), Told({6}, 6));
        QCOMPARE(told(find({.kind = u"role"_s}, 6, 1)), Told({1}, 0));
    }

    /// A search that finds nothing ends all the same, and says where it stopped.
    void aSearchLooksAtSoMuch()
    {
        commitHistory();
        const auto look = [this](const domain::LogFilter &filter, qint64 before, int rows, qsizetype text) {
            const auto finds =
                m_store->find({.filter = filter, .before = before, .limit = 9, .mostRows = rows, .mostText = text});
            return finds ? std::pair(revisions(finds), finds->next) : std::pair(QList<qint64>{-1}, qint64(-1));
        };
        using Told = std::pair<QList<qint64>, qint64>;
        QCOMPARE(look({.kind = u"role"_s}, 6, 2, pageSize), Told({}, 4));
        QCOMPARE(look({.kind = u"role"_s}, 4, 2, pageSize), Told({}, 2));
        QCOMPARE(look({.kind = u"role"_s}, 2, 2, pageSize), Told({1}, 0));
        QCOMPARE(look({.kind = u"role"_s}, 6, 9, 1), Told({}, 5)); // one row is always looked at
        QCOMPARE(look({.author = Id()}, 0, 2, 1), Told({}, 5));
        QCOMPARE(look({.author = Id()}, 0, 9, 1), Told({4}, 0)); // into no changes
        // not into those that somebody else has made
        QCOMPARE(look({.author = Id(), .kind = u"role"_s}, 0, 9, 1), Told({}, 4));
    }

    void aFindOfLargeRowsIsShort()
    {
        QVERIFY(m_store->create(samples::project()));
        for (int i = 1; i <= 6; ++i) {
            Commit commit = samples::renaming(*m_store->load(), u"Name %1"_s.arg(i));
            commit.set.reason = QString(pageSize / 3, u'x');
            QVERIFY(m_store->commit(commit));
        }
        const auto finds = find({.kind = u"role"_s});
        QCOMPARE(revisions(finds), (QList<qint64>{6, 5, 4}));
        QCOMPARE(finds->next, 4);
        QCOMPARE(revisions(find({.kind = u"role"_s}, 4)), (QList<qint64>{3, 2, 1}));
        QCOMPARE(find({.kind = u"role"_s}, 4)->next, 0);
    }
};

static const bool isRegistered = registerContract<SearchContractTest>("contractsearch");

} // namespace steward

#include "contractsearchtest.moc"
