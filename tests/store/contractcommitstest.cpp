// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/contract.h"

#include <algorithm>
#include <array>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

/// What is committed, all of it or nothing, and once.
class CommitsContractTest : public ContractTest
{
    Q_OBJECT

public:
    using ContractTest::ContractTest;

private Q_SLOTS:
    void commitAnswersTheRow()
    {
        QVERIFY(m_store->create(samples::project()));
        for (const Commit &commit : samples::history()) {
            const auto row = m_store->commit(commit);
            QVERIFY(row);
            QVERIFY(*row == *m_store->row(commit.set.id));
        }
    }

    void aStaleCommitWritesNothing_data()
    {
        QTest::addColumn<qint64>("revision");
        QTest::newRow("an old one") << qint64(2);
        QTest::newRow("the one that is there") << qint64(6);
        QTest::newRow("one too far") << qint64(8);
    }

    void aStaleCommitWritesNothing()
    {
        QFETCH(qint64, revision);
        commitHistory();
        const domain::Project before = *m_store->load();
        Commit stale = samples::renaming(before, u"Too late"_s);
        stale.project.revision = revision;
        const auto refused = m_store->commit(stale);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Stale);
        QCOMPARE(refused.error().more.value(u"revision"_s).toInteger(), 6);
        QVERIFY(*m_store->load() == before);
        QCOMPARE(m_store->rowCount().value(), 6);
        QVERIFY(!m_store->remembered(stale.set.id));
        QCOMPARE(check().firstBadRevision, 0);
    }

    void severalCommitsAreOneStep()
    {
        QVERIFY(m_store->create(samples::project()));
        const QList<Commit> history = samples::history();
        const auto rows = m_store->commitAll({history.constData(), static_cast<size_t>(history.size())});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        QCOMPARE(revisions(rows), (QList<qint64>{1, 2, 3, 4, 5, 6}));
        QVERIFY(*m_store->load() == history.constLast().project);
        for (qsizetype i = 0; i < history.size(); ++i) {
            QVERIFY(rows->at(i) == *m_store->row(history.at(i).set.id));
            QCOMPARE(m_store->remembered(history.at(i).set.id)->answer, history.at(i).answer);
        }
        QCOMPARE(check().rows, 6);
        QCOMPARE(check().firstBadRevision, 0);
    }

    /// The same hashes, whoever came together: but for the keys, which are random, as they are in two stores.
    void severalCommits_followThoseBefore()
    {
        commitHistory();
        const Commit first = samples::renaming(*m_store->load(), u"One"_s);
        const Commit second = samples::renaming(first.project, u"Two"_s);
        const auto rows = m_store->commitAll(std::array{first, second});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        QCOMPARE(rows->at(0).previousHash, m_store->row(samples::setId(6))->hash);
        QCOMPARE(rows->at(1).previousHash, rows->at(0).hash);
        QCOMPARE(m_store->load()->revision, 8);
        QCOMPARE(check().firstBadRevision, 0);
    }

    void oneBadOfSeveral_andNoneIsThere_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("code");
        QTest::newRow("a gap") << 0 << u"revision.stale"_s;
        QTest::newRow("a set of the log") << 1 << u"set.repeated"_s;
        QTest::newRow("the same set twice") << 2 << u"set.repeated"_s;
        QTest::newRow("a code that nobody made") << 3 << u"invitation.accepted"_s;
        QTest::newRow("another was first") << 4 << u"revision.stale"_s;
    }

    void oneBadOfSeveral_andNoneIsThere()
    {
        QFETCH(int, which);
        QFETCH(QString, code);
        commitHistory();
        const domain::Project before = *m_store->load();
        const Commit good = samples::renaming(before, u"One"_s);
        Commit bad = samples::renaming(good.project, u"Two"_s);
        if (which == 0)
            ++bad.project.revision;
        else if (which == 3)
            bad.admits = Admission{{u"https://issuer.example"_s, u"newcomer"_s}, Id(9, 9)};
        else if (which < 3)
            bad.set.id = which == 1 ? samples::setId(2) : good.set.id;
        std::array commits{good, bad};
        if (which == 4)
            std::ranges::for_each(commits, [](Commit &commit) { --commit.project.revision; });
        const auto refused = m_store->commitAll(commits);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        QVERIFY(*m_store->load() == before);
        QCOMPARE(m_store->rowCount().value(), 6);
        QVERIFY(!m_store->remembered(good.set.id));
        QCOMPARE(check().firstBadRevision, 0);
        QVERIFY(m_store->commit(good)); // nothing of it stands in the way
        QCOMPARE(check().firstBadRevision, 0);
    }

    void aSetIsTakenOnce()
    {
        commitHistory();
        const Commit again = samples::renaming(*m_store->load(), u"Again"_s, samples::setId(2));
        QCOMPARE(m_store->commit(again).error().code, u"set.repeated"_s);
        QCOMPARE(m_store->rowCount().value(), 6);
        Commit other = samples::renaming(*m_store->load(), u"Other"_s);
        other.project.id = Id(8, 8);
        QCOMPARE(m_store->commit(other).error().code, u"project.other"_s);
        other = samples::renaming(*m_store->load(), u"Nameless"_s, Id());
        QCOMPARE(m_store->commit(other).error().code, u"set.missing"_s);
    }

    void whatIsReadAtOnceHoldsForTheCommit()
    {
        QVERIFY(m_store->create(samples::project()));
        const auto rename = [this](const QString &name) {
            return m_store->atOnce([&]() -> Result<void> {
                const auto row = m_store->commit(samples::renaming(*m_store->load(), name));
                return row ? Result<void>() : row.error();
            });
        };
        QVERIFY(rename(u"One"_s));
        QCOMPARE(m_store->revision().value(), 1);
        Commit stale = samples::renaming(*m_store->load(), u"Two"_s);
        stale.project.revision = 1;
        const auto refused = m_store->atOnce([&]() -> Result<void> {
            const auto row = m_store->commit(stale);
            return row ? Result<void>() : row.error();
        });
        QCOMPARE(refused.error().kind, Error::Kind::Stale);
        QVERIFY(rename(u"Three"_s));
        QCOMPARE(m_store->revision().value(), 2);
        QCOMPARE(m_store->verify()->rows, 2);
    }

    void theAnswerToASetIsRemembered()
    {
        commitHistory();
        for (const Commit &commit : samples::history()) {
            const auto remembered = m_store->remembered(commit.set.id);
            QVERIFY(remembered);
            QCOMPARE(remembered->requestDigest, commit.requestDigest);
            QCOMPARE(remembered->answer, commit.answer);
        }
        QVERIFY(!m_store->remembered(Id(7, 7)));
    }

    void withoutAKey_nothingIsRemembered()
    {
        commitHistory();
        Commit commit = samples::renaming(*m_store->load(), u"Unasked"_s);
        commit.requestDigest.clear();
        QVERIFY(m_store->commit(commit));
        QVERIFY(m_store->row(commit.set.id));
        QVERIFY(!m_store->remembered(commit.set.id));
    }

    void anAnswerIsForgottenAfterADay()
    {
        commitHistory();
        const Instant then = samples::history().last().at;
        const auto renameAt = [this](const QString &name, Instant at) {
            Commit commit = samples::renaming(*m_store->load(), name);
            commit.at = at;
            return m_store->commit(commit) ? commit.set.id : Id();
        };
        const Id early = renameAt(u"Early"_s, then + 1h);
        const Id late = renameAt(u"Late"_s, then + 25h);
        QVERIFY(m_store->remembered(early)); // a day to the hour
        QVERIFY(m_store->remembered(late));
        QVERIFY(!m_store->remembered(samples::setId(1)));
        const Id next = renameAt(u"Next"_s, then + 25h + 1ms);
        QVERIFY(!m_store->remembered(early));
        QVERIFY(m_store->remembered(late));
        QVERIFY(m_store->remembered(next));
        QVERIFY(m_store->row(early)); // the log forgets nothing
        QCOMPARE(m_store->commit(samples::renaming(*m_store->load(), u"Again"_s, early)).error().code,
                 u"set.repeated"_s);
        QCOMPARE(check().firstBadRevision, 0);
    }

    /// Everybody of pack M renamed in one set: 3,000 keys, seals and digests.
    void aLargeSetIsCommittedReadAndCheckedAtOnce()
    {
        const domain::Project large = samples::project(3000, 2000);
        QVERIFY(m_store->create(large));
        Commit commit = samples::renaming(large, u"Clerk 2"_s);
        std::vector<domain::Person> people;
        for (int i = 0; i < large.people.size(); ++i) {
            domain::Person person = large.people.at(i);
            commit.changes << domain::Change{
                .entity = {u"person"_s, person.id}, .field = u"name"_s, .before = person.name, .after = u"Renamed"_s};
            person.name = u"Renamed"_s;
            people.push_back(std::move(person));
        }
        commit.project.people = domain::Table<domain::Person>(std::move(people));
        const std::clock_t begin = std::clock(); // this process's own: others may keep the machine busy
        QVERIFY(m_store->commit(commit));
        const auto row = m_store->row(commit.set.id);
        QVERIFY(row);
        QVERIFY(row->changes == commit.changes);
        QCOMPARE(check().firstBadRevision, 0);
        QVERIFY(m_store->erasePerson(large.people.at(7).id));
        QCOMPARE(check().firstBadRevision, 0);
        const qint64 took = qint64(std::clock() - begin) * 1000 / CLOCKS_PER_SEC;
        QVERIFY(*m_store->load() == commit.project);
        qInfo("committed, read, checked in %lld ms of work", took);
        QVERIFY(took < 20'000);
    }
};

static const bool isRegistered = registerContract<CommitsContractTest>("contractcommits");

} // namespace steward

#include "contractcommitstest.moc"
