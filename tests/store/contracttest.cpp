// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/replay.h"
#include "store/memorystore.h"
#include "store/samples.h"
#include "store/sqlstore.h"
#include "store/visits.h"
#include "support/cluster.h"
#include "support/testmain.h"

#include <QElapsedTimer>
#include <QMetaEnum>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace steward {

/// What every store must do. Runs once per kind of store.
class ContractTest : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Memory, Sqlite, Postgres };
    Q_ENUM(Kind)

    explicit ContractTest(QList<Kind> kinds)
        : m_kinds(std::move(kinds))
    {
    }

private:
    QList<Kind> m_kinds;
    std::unique_ptr<QTemporaryDir> m_directory;
    std::shared_ptr<SetClock> m_clock;
    std::unique_ptr<Store> m_store;
    int m_files = 0;

    [[nodiscard]] std::unique_ptr<Store> makeStore()
    {
        QFETCH_GLOBAL(Kind, kind);
        if (kind == Kind::Memory)
            return std::make_unique<MemoryStore>(m_clock);
        auto opened = SqlStore::make(kind == Kind::Sqlite ? m_directory->filePath(u"%1.sqlite"_s.arg(++m_files))
                                                          : tests::Cluster::instance().emptyDatabase(),
                                     m_clock);
        return opened ? std::move(opened).value() : nullptr;
    }

    void commitHistory()
    {
        const auto created = m_store->create(samples::project());
        QVERIFY2(created, created ? "" : qPrintable(created.error().detail));
        for (const Commit &commit : samples::history()) {
            const auto row = m_store->commit(commit);
            QVERIFY2(row, row ? "" : qPrintable(row.error().detail));
        }
    }

    [[nodiscard]] ChainCheck check() const
    {
        const auto check = m_store->verify();
        return check ? *check : ChainCheck{-1, -1, check.error().code};
    }

    static QList<qint64> revisions(const Result<QList<AuditRow>> &rows)
    {
        QList<qint64> revisions;
        for (const AuditRow &row : rows ? *rows : QList<AuditRow>())
            revisions << row.revision;
        return revisions;
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<Kind>("kind");
        for (const Kind kind : std::as_const(m_kinds))
            QTest::newRow(QMetaEnum::fromType<Kind>().valueToKey(int(kind))) << kind;
    }

    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<SetClock>(Instant(1'800'000'000'000ms));
        m_store = makeStore();
        QVERIFY(m_store);
    }

    void cleanup() { m_store.reset(); }

    void anEmptyStoreSaysSo()
    {
        QCOMPARE(m_store->load().error().kind, Error::Kind::NotFound);
        QCOMPARE(m_store->load().error().code, u"store.empty"_s);
        QCOMPARE(m_store->commit(samples::history().first()).error().code, u"store.empty"_s);
        QCOMPARE(m_store->verify().error().code, u"store.empty"_s);
        QCOMPARE(m_store->rowCount().value(), 0);
        QVERIFY(m_store->rowsAfter(0, 10)->isEmpty());
    }

    void aProjectOfOddValuesComesBackWhole()
    {
        const domain::Project project = samples::project();
        QVERIFY(m_store->create(project));
        const auto loaded = m_store->load();
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
        QCOMPARE(loaded->roles.at(0).permissions.toJson(), project.roles.at(0).permissions.toJson());
        QVERIFY(loaded->roles.at(0).permissions.unknown().contains(u"permission_of_2031"_s));
        QCOMPARE(loaded->roles.at(0).rest, project.roles.at(0).rest);
        QCOMPARE(loaded->people.at(1).name, project.people.at(1).name);
        QCOMPARE(loaded->people.at(1).handle, project.people.at(1).handle);
        QVERIFY(!loaded->people.at(0).lastSignIn);
        QCOMPARE(loaded->places.at(0).cases, std::optional<qint64>(9'007'199'254'740'993));
        QCOMPARE(loaded->places.at(1).cases, std::optional<qint64>(0));
        QVERIFY(!loaded->places.at(2).cases);
        QVERIFY(loaded->roles == project.roles);
        QVERIFY(loaded->people == project.people);
        QVERIFY(loaded->places == project.places);
        QVERIFY(*loaded == project);
        QCOMPARE(domain::stateHash(*loaded), domain::stateHash(project));
    }

    /// Apart from the samples: a file from before there was such a list must still open as they are.
    void settingsNotOfferedComeBack()
    {
        domain::Project project = samples::project();
        project.capabilities.settingsNotOffered = {u"two_factor_auth"_s, u"secure_sessions"_s};
        QVERIFY(m_store->create(project));
        QVERIFY(*m_store->load() == project);
    }

    void onlyAnEmptyStoreTakesAProject()
    {
        QVERIFY(m_store->create(samples::project()));
        domain::Project other = samples::project();
        other.name = u"Other"_s;
        QCOMPARE(m_store->create(other).error().kind, Error::Kind::Objection);
        QCOMPARE(m_store->create(other).error().code, u"store.not_empty"_s);
        QCOMPARE(m_store->load()->name, u"Health posts"_s);
    }

    void everyCommitLeadsToItsState()
    {
        QVERIFY(m_store->create(samples::project()));
        for (const Commit &commit : samples::history()) {
            QVERIFY(m_store->commit(commit));
            QVERIFY2(*m_store->load() == commit.project, qPrintable(u"revision %1"_s.arg(commit.project.revision)));
            QCOMPARE(domain::stateHash(*m_store->load()), domain::stateHash(commit.project));
        }
    }

    /// A person removed and made anew in one set stands at the end, in the table as in the store.
    void theOrderOfRowsIsKept()
    {
        QVERIFY(m_store->create(samples::project()));
        domain::Project after = samples::project();
        const domain::Person moved = *after.people.find(samples::wezi);
        after.people = after.people.without(samples::wezi).with(moved);
        Commit commit = samples::renaming(samples::project(), u"Clerk 2"_s);
        commit.project.people = after.people;
        const domain::EntityRef entity{u"person"_s, samples::wezi};
        commit.changes << domain::Change{.entity = entity, .op = domain::Change::Op::Remove}
                       << domain::Change{.entity = entity, .op = domain::Change::Op::Create};
        QVERIFY(m_store->commit(commit));
        QCOMPARE(m_store->load()->people.at(1).id, samples::wezi);
        QVERIFY(*m_store->load() == commit.project);
    }

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

    void aSecretIsKeptWithItsCommit()
    {
        QVERIFY(m_store->create(samples::withClient()));
        QCOMPARE(m_store->sealedSecret(samples::secret).error().code, u"secret.none"_s);
        const Commit given = samples::withSecret(*m_store->load(), QByteArray("one\0x", 5));
        QVERIFY(m_store->commit(given));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("one\0x", 5));
        const SecretRef other{samples::secret.entity, u"other"_s};
        QCOMPARE(m_store->sealedSecret(other).error().code, u"secret.none"_s);
        const Commit between = samples::renaming(given.project, u"Other"_s); // has nothing to do with it
        QVERIFY(m_store->commit(between));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("one\0x", 5));
        const Commit again = samples::withSecret(between.project, "two");
        QVERIFY(m_store->commit(again));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("two"));
        QVERIFY(*m_store->load() == again.project);
        QCOMPARE(check().firstBadRevision, 0);
    }

    void aSecretGoesWithItsWordOrItsObject()
    {
        QVERIFY(m_store->create(samples::withClient()));
        const Commit given = samples::withSecret(*m_store->load(), "one");
        const Commit taken = samples::withSecret(given.project, {});
        QVERIFY(m_store->commitAll(std::array{given, taken}));
        QVERIFY(!m_store->sealedSecret(samples::secret));
        const Commit back = samples::withSecret(taken.project, "two");
        QVERIFY(m_store->commit(back));
        QVERIFY(m_store->sealedSecret(samples::secret));
        QVERIFY(m_store->commit(samples::withoutClient(back.project)));
        QVERIFY(!m_store->sealedSecret(samples::secret));
    }

    void aSecretOfWhatIsNotCommittedIsNotKept()
    {
        QVERIFY(m_store->create(samples::withClient()));
        const Commit first = samples::withSecret(*m_store->load(), "one");
        QVERIFY(m_store->commit(first));
        const Commit second = samples::withSecret(first.project, "two");
        Commit bad = samples::withSecret(second.project, {});
        bad.set.id = second.set.id;
        QVERIFY(!m_store->commitAll(std::array{second, bad}));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("one"));
        QVERIFY(!m_store->atOnce([&]() -> Result<void> { // refused before anything is committed
            bad.set.id = first.set.id;
            const auto row = m_store->commit(bad);
            return row ? Result<void>() : row.error();
        }));
        QCOMPARE(m_store->sealedSecret(samples::secret).value(), QByteArray("one"));
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

    static QList<qint64> revisions(const Result<LogFinds> &finds)
    {
        return finds ? revisions(Result(finds->rows)) : QList<qint64>{-1};
    }

    [[nodiscard]] Result<LogFinds> find(const domain::LogFilter &filter, qint64 before = 0, int limit = 100) const
    {
        return m_store->find({.filter = filter, .before = before, .limit = limit});
    }

    void sessionsComeAndGo()
    {
        Visits &visits = m_store->visits();
        const Instant now = m_clock->now();
        const Subject subject{u"https://id.example"_s, u"u-1"_s};
        const SessionRow first{.id = Id(8, 1),
                               .person = samples::wezi,
                               .subject = subject,
                               .client = u"desktop"_s,
                               .began = now,
                               .seen = now,
                               .from = u"192.0.2.7, desk\u00e9"_s};
        SessionRow second = first;
        second.id = Id(8, 2);
        second.sid = u"s-1"_s;
        QVERIFY(!*visits.find(subject, {}, u"desktop"_s, samples::wezi));
        const auto begun = visits.begin(first);
        QVERIFY2(begun, begun ? "" : qPrintable(begun.error().detail));
        QVERIFY(visits.begin(second));
        SessionRow twice = first;
        twice.id = Id(8, 3);
        QCOMPARE(visits.begin(twice)->id, first.id); // another server was first
        SessionRow expected = first;
        expected.number = begun->number;
        QVERIFY(**visits.find(subject, {}, u"desktop"_s, samples::wezi) == expected);
        QVERIFY(!*visits.find(subject, {}, u"desktop"_s, samples::grace));
        QVERIFY(!*visits.find(subject, {}, {}, samples::wezi));
        QCOMPARE((*visits.session(Id(8, 2)))->sid, u"s-1"_s);
        QVERIFY(!*visits.session(Id(8, 3)));

        QVERIFY(visits.touch(first.id, now + 5min, u"198.51.100.1"_s));
        QCOMPARE((*visits.session(first.id))->seen, now + 5min);
        QVERIFY(visits.end(first.id, now + 6min, samples::grace));
        QVERIFY((*visits.session(first.id))->isOver());
        QCOMPARE((*visits.session(first.id))->endedBy, samples::grace);
        QVERIFY(visits.touch(first.id, now + 7min, {})); // by a server that has not heard of it
        QVERIFY((*visits.session(first.id))->isOver());
        QVERIFY(visits.end(Id(9, 9), now, samples::grace)); // there is none

        SessionRow again = twice;
        again.seen = now + 8min;
        QCOMPARE(visits.begin(again)->id, first.id);
        const auto resumed = *visits.session(first.id);
        QVERIFY(!resumed->isOver());
        QCOMPARE(resumed->ended, std::optional<Instant>(now + 6min));

        QVERIFY(visits.end(second.id, now + 6min, samples::wezi));
        again = second;
        again.seen = now + 9min;
        QVERIFY(visits.begin(again)->isOver()); // the issuer has named it: it is not begun anew

        QList<SignInEvent::What> told;
        const auto signIns = visits.signIns({.limit = 9});
        for (const SignInEvent &one : *signIns)
            told << one.what;
        using What = SignInEvent::What;
        QCOMPARE(told, (QList<What>{What::Ended, What::SignedIn, What::Ended, What::SignedIn, What::SignedIn}));
        const SignInEvent ended = visits.signIns({.limit = 1})->constFirst();
        QCOMPARE(ended.by, samples::wezi);
        QCOMPARE(ended.session, second.id);
    }

    void visitsComeInPagesAndByPerson()
    {
        Visits &visits = m_store->visits();
        for (int i = 1; i <= 5; ++i) {
            const Id person = i % 2 ? samples::wezi : samples::grace;
            QVERIFY(visits.begin({.id = Id(8, quint64(i)),
                                  .person = person,
                                  .subject = {u"i"_s, QString::number(i)},
                                  .began = m_clock->now(),
                                  .seen = m_clock->now()}));
            QVERIFY(visits.note({.at = m_clock->now(), .person = person, .what = u"snapshot"_s, .objects = i}));
        }
        const auto ids = [&](const VisitPage &page) {
            QList<quint64> found;
            const auto sessions = visits.sessions(page);
            for (const SessionRow &session : *sessions)
                found << session.id.toString().right(1).toULongLong();
            return found;
        };
        QCOMPARE(ids({.limit = 2}), (QList<quint64>{5, 4}));
        const qint64 next = visits.sessions({.limit = 2})->constLast().number;
        QCOMPARE(ids({.before = next, .limit = 9}), (QList<quint64>{3, 2, 1}));
        QCOMPARE(ids({.limit = 9, .person = samples::grace}), (QList<quint64>{4, 2}));
        QCOMPARE(visits.reads({.limit = 9, .person = samples::grace})->constFirst().objects, 4);
        QVERIFY(visits.sessions({.limit = 0})->isEmpty());
        QCOMPARE(visits.signIns({.limit = 9, .person = samples::wezi})->size(), 3);
    }

    void visitsAreBounded()
    {
        Visits &visits = m_store->visits();
        const Subject subject{u"i"_s, u"s"_s};
        const Instant now = m_clock->now();
        QVERIFY(visits.begin({.id = Id(8, 1), .person = samples::wezi, .subject = subject, .began = now, .seen = now}));
        QVERIFY(visits.note({.at = now, .person = samples::wezi, .what = u"snapshot"_s}));
        QVERIFY(visits.refuse({.at = now, .what = SignInEvent::What::Refused, .subject = subject, .reason = u"old"_s}));
        const Instant later = now + visitsAreKept + 1ms;
        QVERIFY(
            visits.refuse({.at = later, .what = SignInEvent::What::Refused, .subject = subject, .reason = u"new"_s}));
        const auto signIns = visits.signIns({.limit = 9});
        QVERIFY(std::ranges::none_of(*signIns, [](const SignInEvent &one) { return one.reason == u"old"_s; }));
        QVERIFY(visits.begin(
            {.id = Id(8, 2), .person = samples::grace, .subject = subject, .began = later, .seen = later}));
        QVERIFY(visits.note({.at = later, .person = samples::grace, .what = u"snapshot"_s}));
        QCOMPARE(visits.sessions({.limit = 9})->size(), 1);
        QCOMPARE(visits.signIns({.limit = 9})->size(), 2);
        QCOMPARE(visits.reads({.limit = 9})->size(), 1);
    }

    void whoIsErasedWasNotHere()
    {
        commitHistory();
        Visits &visits = m_store->visits();
        const Instant now = m_clock->now();
        for (const Id &person : {samples::grace, samples::wezi}) {
            QVERIFY(visits.begin({.id = Id::random(),
                                  .person = person,
                                  .subject = {u"i"_s, person.toString()},
                                  .began = now,
                                  .seen = now}));
            QVERIFY(visits.note({.at = now, .person = person, .what = u"snapshot"_s, .from = u"192.0.2.7"_s}));
        }
        QVERIFY(m_store->erasePerson(samples::grace));
        QVERIFY(visits.sessions({.limit = 9, .person = samples::grace})->isEmpty());
        QVERIFY(visits.signIns({.limit = 9, .person = samples::grace})->isEmpty());
        QCOMPARE(visits.reads({.limit = 9, .person = samples::grace})->constFirst().from, QString());
        QCOMPARE(visits.reads({.limit = 9, .person = samples::wezi})->constFirst().from, u"192.0.2.7"_s);
        QCOMPARE(visits.sessions({.limit = 9})->size(), 1);
    }

    void anAdmissionCodeLetsOneIn()
    {
        QVERIFY(m_store->create(samples::project()));
        QVERIFY(!*m_store->admissionCode(samples::clerk));
        QByteArray secret;
        const AdmissionCode code = newAdmissionCode(Id(7, 7), samples::wezi, Instant(1'900'000'000'123ms), &secret);
        QVERIFY(m_store->setAdmissionCode(newAdmissionCode(Id(7, 7), samples::grace, {}, &secret)));
        QVERIFY(m_store->setAdmissionCode(code)); // the one before is void
        QVERIFY(**m_store->admissionCode(Id(7, 7)) == code);

        const Subject guest{u"https://id.example"_s, u"g-1"_s};
        Commit commit = samples::renaming(*m_store->load(), u"One"_s);
        commit.author = samples::grace;
        commit.admits = Admission{guest, Id(7, 8)};
        QCOMPARE(m_store->commit(commit).error().code, u"invitation.accepted"_s); // there is none
        commit.admits = Admission{guest, Id(7, 7)};
        QVERIFY(m_store->bindMember(guest, samples::wezi));
        QCOMPARE(m_store->commit(commit).error().code, u"member.bound"_s);
        QVERIFY(!(*m_store->admissionCode(Id(7, 7)))->isUsed); // both or neither
        QCOMPARE(m_store->revision().value(), commit.project.revision - 1);

        commit.admits->subject.subject = u"g-2"_s;
        QVERIFY(m_store->bindMember(commit.admits->subject, Id(9, 9))); // somebody who is gone
        QVERIFY(m_store->commit(commit));
        QCOMPARE(m_store->memberFor(commit.admits->subject).value(), samples::grace);
        QVERIFY((*m_store->admissionCode(Id(7, 7)))->isUsed);

        Commit second = samples::renaming(*m_store->load(), u"Two"_s);
        second.author = samples::grace;
        second.admits = Admission{{u"https://id.example"_s, u"g-3"_s}, Id(7, 7)};
        QCOMPARE(m_store->commit(second).error().code, u"invitation.accepted"_s);
        QVERIFY(m_store->memberFor(second.admits->subject)->isNull());
        QVERIFY(m_store->setAdmissionCode(code));
        second.admits = Admission{{u"https://id.example"_s, u"g-2"_s}, Id(7, 7)}; // as which he is known already
        QVERIFY(m_store->commit(second));
        QCOMPARE(m_store->memberFor(second.admits->subject).value(), samples::grace);
        QVERIFY((*m_store->admissionCode(Id(7, 7)))->isUsed);
    }

    /// Whoever plays the rows onto an earlier state holds what is stored, row by row in the same order.
    void theLogLeadsToTheState()
    {
        commitHistory();
        domain::Project played = samples::project();
        const auto rows = m_store->rowsAfter(0, 100);
        QCOMPARE(rows->size(), samples::history().size());
        for (const AuditRow &row : *rows)
            played = domain::replayed(played, row.changes, row.revision);
        QVERIFY(played == *m_store->load());
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

    void anErasedPersonIsGoneAndTheChainStillFits()
    {
        commitHistory();
        const AuditRow before = *m_store->row(samples::setId(3));
        QVERIFY(m_store->erasePerson(samples::grace));
        QCOMPARE(check().what, QString());
        QCOMPARE(check().firstBadRevision, 0);

        const AuditRow row = *m_store->row(samples::setId(3));
        QVERIFY(row.isErased);
        QCOMPARE(row.erasedAt, std::optional(m_clock->now()));
        QVERIFY(row.changes.first().before.isUndefined());
        QVERIFY(row.changes.first().after.isUndefined());
        QCOMPARE(row.changes.first().entity.id, samples::grace); // that something happened to someone stays
        QCOMPARE(row.acknowledged.first().why, QString());
        QCOMPARE(row.acknowledged.at(1).why, u"Agreed with the ministry"_s); // Wezi's words, Wezi's key
        QCOMPARE(row.authorName, u"Wezi Nyirenda"_s);
        QCOMPARE(row.hash, before.hash);
        QVERIFY(!m_store->row(samples::setId(1))->isErased);
        QVERIFY(!m_store->remembered(samples::setId(3))); // an answer could name her
        QVERIFY(m_store->remembered(samples::setId(1)));
    }

    void anObjectMadeOrRemovedLosesOnlyWhatIsPersonal()
    {
        commitHistory();
        QVERIFY(m_store->erasePerson(samples::newcomer));
        const QJsonObject made = m_store->row(samples::setId(2))->changes.first().after.toObject();
        QCOMPARE(made.value(u"id"_s).toString(), samples::newcomer.toString());
        QVERIFY(!made.contains(u"name"_s));
        QVERIFY(!made.contains(u"handle"_s));
        const QJsonObject removed = m_store->row(samples::setId(5))->changes.first().before.toObject();
        QVERIFY(removed.contains(u"id"_s));
        QVERIFY(!removed.contains(u"name"_s));
        QVERIFY(m_store->row(samples::setId(5))->isErased);
        QCOMPARE(check().firstBadRevision, 0);
    }

    void anErasedAuthorStaysErased()
    {
        commitHistory();
        QVERIFY(m_store->erasePerson(samples::wezi));
        const Instant then = m_clock->now();
        m_clock->advance(48h);
        QVERIFY(m_store->erasePerson(samples::wezi));

        Commit later = samples::renaming(*m_store->load(), u"Later"_s);
        later.set.reason = u"I am still here"_s;
        const auto row = m_store->commit(later);
        QVERIFY(row);
        QVERIFY(row->isErased);
        QCOMPARE(row->erasedAt, std::optional(then)); // the first time counts
        QCOMPARE(row->author, samples::wezi);
        QCOMPARE(row->authorName, QString());
        QCOMPARE(row->reason, QString());
        QCOMPARE(row->from, QString());
        QCOMPARE(m_store->row(samples::setId(1))->reason, QString());
        QVERIFY(!m_store->row(samples::setId(4))->isErased); // by rule, under the project's own key
        QCOMPARE(m_store->row(samples::setId(4))->reason, u"End date reached"_s);
        QCOMPARE(check().what, QString());
        QCOMPARE(check().firstBadRevision, 0);
    }

    void whoIsErasedBeforeHeIsInTheLogNeverGetsIn()
    {
        QVERIFY(m_store->create(samples::project()));
        QVERIFY(m_store->erasePerson(samples::newcomer));
        QCOMPARE(check().firstBadRevision, 0);
        for (const Commit &commit : samples::history())
            QVERIFY(m_store->commit(commit));
        QVERIFY(m_store->row(samples::setId(2))->isErased);
        QVERIFY(!m_store->row(samples::setId(2))->changes.first().after.toObject().contains(u"name"_s));
        QCOMPARE(check().firstBadRevision, 0);
        QCOMPARE(m_store->erasePerson(Id()).error().kind, Error::Kind::Invalid); // the project's own key stays
    }

    void membersAreFoundByIssuerAndSubject()
    {
        QVERIFY(m_store->create(samples::project()));
        const Subject subject{u"https://id.example"_s, u"u-1"_s};
        QVERIFY(m_store->memberFor(subject)->isNull());
        QVERIFY(m_store->bindMember(subject, samples::wezi));
        QCOMPARE(m_store->memberFor(subject).value(), samples::wezi);
        QVERIFY(m_store->memberFor({u"https://other.example"_s, u"u-1"_s})->isNull());
        QVERIFY(m_store->memberFor({u"https://id.example"_s, u"u-2"_s})->isNull());
        QVERIFY(m_store->memberFor({})->isNull());

        QVERIFY(m_store->bindMember(subject, samples::wezi));
        QCOMPARE(m_store->bindMember(subject, samples::grace).error().code, u"member.bound"_s);
        QCOMPARE(m_store->memberFor(subject).value(), samples::wezi);
        QVERIFY(!m_store->bindMember({u"https://id.example"_s, u"u-3"_s}, Id()));
        // One person may sign in at two issuers.
        QVERIFY(m_store->bindMember({u"https://other.example"_s, u"w"_s}, samples::wezi));
        QCOMPARE(m_store->memberFor({u"https://other.example"_s, u"w"_s}).value(), samples::wezi);
    }

    void aClaimIsGoodOnce()
    {
        QVERIFY(m_store->create(samples::project()));
        const Subject first{u"https://id.example"_s, u"u-1"_s};
        const Subject second{u"https://id.example"_s, u"u-2"_s};
        const QByteArray digest("\0\1digest of a code", 18);
        QVERIFY(m_store->claim(digest, first)->isNull());
        QVERIFY(m_store->setClaim(digest, samples::wezi));
        QVERIFY(m_store->claim("another", first)->isNull());
        QVERIFY(m_store->memberFor(first)->isNull());
        QCOMPARE(m_store->claim(digest, first).value(), samples::wezi);
        QCOMPARE(m_store->memberFor(first).value(), samples::wezi);
        QVERIFY(m_store->claim(digest, second)->isNull());
        QVERIFY(m_store->memberFor(second)->isNull());
        QVERIFY(!m_store->setClaim(digest, Id()));
    }

    void whoIsSomebodyAlreadyDoesNotUseACodeUp()
    {
        QVERIFY(m_store->create(samples::project()));
        const Subject member{u"https://id.example"_s, u"u-1"_s};
        QVERIFY(m_store->bindMember(member, samples::wezi));
        QVERIFY(m_store->setClaim("code", samples::grace));
        QCOMPARE(m_store->claim("code", member).error().code, u"member.bound"_s);
        QCOMPARE(m_store->claim("wrong", member).error().code, u"member.bound"_s);
        QCOMPARE(m_store->memberFor(member).value(), samples::wezi);
        QCOMPARE(m_store->claim("code", {u"https://id.example"_s, u"u-2"_s}).value(), samples::grace);
    }

    void aNewCodeVoidsTheOneBefore()
    {
        QVERIFY(m_store->create(samples::project()));
        QVERIFY(m_store->setClaim("old", samples::wezi));
        QVERIFY(m_store->setClaim("of somebody else", samples::grace));
        QVERIFY(m_store->setClaim("new", samples::wezi));
        QVERIFY(m_store->claim("old", {u"https://id.example"_s, u"u-1"_s})->isNull());
        QCOMPARE(m_store->claim("new", {u"https://id.example"_s, u"u-1"_s}).value(), samples::wezi);
        QCOMPARE(m_store->claim("of somebody else", {u"https://id.example"_s, u"u-2"_s}).value(), samples::grace);
    }

    /// Pack M: 2,000 places, 3,000 people. The limit is ten times what it takes with sanitizers on a slow machine: it
    /// is there to catch a read that has become quadratic.
    void aLargeProjectLoadsAtOnce()
    {
        const domain::Project large = samples::project(3000, 2000);
        QVERIFY(m_store->create(large));
        QElapsedTimer timer;
        timer.start();
        const auto loaded = m_store->load();
        const qint64 took = timer.elapsed();
        QVERIFY(loaded);
        QVERIFY(*loaded == large);
        qInfo("loaded in %lld ms", took);
        QVERIFY(took < 5000);
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

namespace {

using Kind = ContractTest::Kind;

// Two programs, so that neither waits for the other's disk.
bool registerFor(const char *name, const QList<Kind> &kinds)
{
    return tests::registerTest(name, tests::Needs::Core, [kinds] { return std::make_unique<ContractTest>(kinds); });
}
const bool isRegistered = registerFor("contract", {Kind::Memory, Kind::Sqlite});
const bool isRegisteredForPostgres = registerFor("contract_postgres", {Kind::Postgres});

} // namespace

} // namespace steward

#include "contracttest.moc"
