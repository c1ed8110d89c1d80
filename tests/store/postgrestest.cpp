// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/cutline.h"
#include "store/postgresaddress.h"
#include "store/rawsql.h"
#include "store/samples.h"
#include "store/sqlstore.h"
#include "store/visits.h"
#include "support/cluster.h"
#include "support/effort.h"
#include "support/testmain.h"

#include <QDirIterator>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;

namespace steward {

using tests::Cluster;

/// SqlStore and a PostgreSQL: who may write at the same time, what is refused, what is really gone.
class PostgresTest : public QObject
{
    Q_OBJECT

private:
    QString m_place;

    [[nodiscard]] static std::unique_ptr<SqlStore> open(const QString &place)
    {
        auto opened = SqlStore::make(place);
        return opened ? std::move(opened).value() : nullptr;
    }

    /// With the first \a commits of the history.
    [[nodiscard]] std::unique_ptr<SqlStore> filled(qsizetype commits) const
    {
        auto store = open(m_place);
        if (!store || !store->create(samples::project()))
            return nullptr;
        for (const Commit &commit : samples::history().first(commits)) {
            if (!store->commit(commit))
                return nullptr;
        }
        return store;
    }

    /// Renames until \a wanted of its sets are in the log; what was refused for another's sake is tried again.
    static void write(const QString &place, int writer, int wanted, std::atomic<int> *stale, QString *trouble)
    {
        const auto store = open(place);
        if (!store) {
            *trouble = u"cannot open"_s;
            return;
        }
        for (int done = 0; done < wanted;) {
            const auto loaded = store->load();
            if (!loaded) {
                *trouble = loaded.error().code;
                return;
            }
            const auto row = store->commit(samples::renaming(*loaded, u"Writer %1: %2"_s.arg(writer).arg(done)));
            if (row) {
                ++done;
            } else if (row.error().kind == Error::Kind::Stale) {
                ++*stale;
            } else if (row.error().code != "store.busy"_L1) {
                *trouble = row.error().code + row.error().detail;
                return;
            }
        }
    }

    /// As m_place, by way of 127.0.0.1 and a port; PGPASSFILE then stands for a file in \a directory.
    [[nodiscard]] QString throughPort(int port, const QTemporaryDir &directory) const
    {
        const QString path = directory.filePath(u"pgpass"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("no file");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write("127.0.0.1:*:*:postgres:" + Cluster::instance().password() + '\n');
        qputenv("PGPASSFILE", path.toLocal8Bit());
        return u"postgresql://postgres@127.0.0.1:%1/%2"_s.arg(port).arg(postgresAddress(m_place)->database);
    }

private Q_SLOTS:
    void init() { m_place = Cluster::instance().emptyDatabase(); }

    /// Each commit either follows on the one before it or is refused.
    void writersRaceAndNothingIsLost()
    {
        constexpr int writers = 4;
        const int each = tests::isFull() ? 500 : 12;
        QVERIFY(filled(0));
        std::atomic<int> stale = 0;
        std::array<QString, writers> troubles;
        {
            std::vector<std::jthread> threads;
            for (int writer = 0; writer < writers; ++writer)
                threads.emplace_back(&PostgresTest::write, m_place, writer, each, &stale, &troubles.at(writer));
        }
        for (const QString &trouble : troubles)
            QCOMPARE(trouble, QString());
        const auto store = open(m_place);
        QVERIFY(store);
        QCOMPARE(store->revision().value(), writers * each);
        QCOMPARE(store->rowCount().value(), writers * each);
        QCOMPARE(store->verify()->what, QString());
        QCOMPARE(store->verify()->rows, writers * each); // no gap, or the chain would not fit
        QSet<QString> written;
        for (qint64 after = 0; after < writers * each;) {
            const auto rows = store->rowsAfter(after, 100);
            QVERIFY(rows && !rows->isEmpty());
            for (const AuditRow &row : *rows) {
                written.insert(row.changes.constFirst().after.toString());
                after = row.revision;
            }
        }
        QCOMPARE(written.size(), writers * each);
        QVERIFY2(stale > 0, "the writers never met");
    }

    /// Two servers are started on an empty database at the same time.
    void twoMayMakeTheTables()
    {
        std::array<bool, 4> made{};
        {
            std::vector<std::jthread> threads;
            for (bool &one : made)
                threads.emplace_back([&one, place = m_place] { one = open(place) != nullptr; });
        }
        for (const bool one : made)
            QVERIFY(one);
        QVERIFY(filled(6));
    }

    void theOthersAreTold()
    {
        const auto one = filled(0);
        const auto other = open(m_place);
        QVERIFY(one && other);
        int told = 0;
        int toldItself = 0;
        QVERIFY(other->watch([&told] { ++told; }));
        QVERIFY(one->watch([&toldItself] { ++toldItself; }));
        QVERIFY(one->commit(samples::history().at(0)));
        QTRY_COMPARE(told, 1);
        QCOMPARE(other->revision().value(), 1);
        Commit stale = samples::history().at(1);
        stale.project.revision = 1;
        QCOMPARE(one->commit(stale).error().kind, Error::Kind::Stale);
        QVERIFY(other->commit(samples::history().at(1)));
        QTRY_COMPARE(toldItself, 1);
        QCOMPARE(told, 1); // not of its own, and not of what was refused
    }

    void aBrokenLineIsMadeAgain()
    {
        const auto store = filled(1);
        QVERIFY(store);
        int told = 0;
        QVERIFY(store->watch([&told] { ++told; }));
        RawSql raw(m_place);
        (void)raw.rows(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'steward'"_s);
        QVERIFY(store->commit(samples::history().at(1)));
        QCOMPARE(store->load()->revision, 2);
        QTRY_COMPARE(told, 1); // of what may have been missed
        QVERIFY(open(m_place)->commit(samples::history().at(2)));
        QTRY_COMPARE(told, 2);
        // Whoever only asks finds it again as well.
        (void)raw.rows(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'steward'"_s);
        QCOMPARE(store->revision().value(), 3);
        QTRY_COMPARE(told, 3);
    }

    /// A commit that goes in one way takes for granted what the one before it has left.
    void whatOthersHaveDoneMeanwhileIsSeen()
    {
        const auto one = filled(2);
        const auto other = open(m_place);
        QVERIFY(one && other);
        const auto before = one->load();
        QVERIFY(other->commit(samples::renaming(*other->load(), u"Quicker"_s)));
        const Commit late = samples::renaming(*before, u"Slower"_s);
        QCOMPARE(one->commit(late).error().kind, Error::Kind::Stale);
        const Commit next = samples::renaming(*one->load(), u"Next"_s);
        QVERIFY(one->commit(next));
        QCOMPARE(one->commit(next).error().kind, Error::Kind::Stale);
        QCOMPARE(one->revision().value(), 4);
        QCOMPARE(one->verify()->what, QString());
    }

    void whoIsErasedMeanwhileIsNotWrittenDown()
    {
        const auto one = filled(4); // which knows the newcomer's key
        const auto other = open(m_place);
        QVERIFY(one && other);
        QVERIFY(other->erasePerson(samples::newcomer));
        QVERIFY(one->commit(samples::history().at(4))); // about the newcomer
        QVERIFY(other->row(samples::setId(5))->isErased);
        QCOMPARE(other->verify()->what, QString());
    }

    void whatIsKnownIsNotAskedAgain()
    {
        tests::CutLine line(Cluster::instance().port());
        QVERIFY(filled(0));
        const QTemporaryDir directory;
        const QString place = throughPort(line.port(), directory);
        const auto forgotten = qScopeGuard([] { qunsetenv("PGPASSFILE"); });
        const auto store = open(place);
        QVERIFY(store);
        QVERIFY(store->commit(samples::renaming(*store->load(), u"First"_s)));
        std::vector<Commit> several{samples::renaming(*store->load(), u"Second"_s)};
        several.push_back(samples::renaming(several.back().project, u"Third"_s));
        const int before = line.ways();
        QCOMPARE(store->commitAll(several)->size(), 2); // of one author both
        QCOMPARE(line.ways() - before, 1);
        QCOMPARE(store->verify()->rows, 3);
    }

    void aCommitWhoseAnswerIsLostIsFoundAgain()
    {
        tests::CutLine line(Cluster::instance().port());
        auto filledBefore = filled(1);
        QVERIFY(filledBefore);
        filledBefore.reset();
        const QTemporaryDir directory;
        const QString place = throughPort(line.port(), directory);
        const auto forgotten = qScopeGuard([] { qunsetenv("PGPASSFILE"); });
        const auto store = open(place);
        QVERIFY(store);
        QVERIFY(store->commit(samples::history().at(1)));
        line.cutAtNextCommit();
        const auto row = store->commit(samples::history().at(2));
        QVERIFY2(row, row ? "" : qPrintable(row.error().code));
        QCOMPARE(line.cuts(), 1);
        QCOMPARE(row->reason, store->row(samples::setId(3))->reason);
        QVERIFY(store->commit(samples::history().at(3)));
        QCOMPARE(store->rowCount().value(), 4);
        QCOMPARE(store->verify()->what, QString());
    }

    void nobodyElseWritesMeanwhile()
    {
        const auto one = filled(0);
        const auto other = open(m_place);
        QVERIFY(one && other);
        QVERIFY(one->atOnce([&]() -> Result<void> {
            const Commit next = samples::renaming(*one->load(), u"Next"_s);
            const auto refused = other->commit(samples::renaming(*other->load(), u"Quicker"_s));
            if (refused || refused.error().code != "store.busy"_L1)
                return Error{.code = u"another has committed"_s};
            const auto row = one->commit(next);
            return row ? Result<void>() : row.error();
        }));
        QCOMPARE(other->revision().value(), 1);
    }

    void whoeverHoldsTheRowIsWaitedForAndThenNamed()
    {
        const auto store = filled(1);
        RawSql raw(m_place);
        raw.execute(u"BEGIN"_s);
        raw.execute(u"SELECT * FROM steward_schema FOR UPDATE"_s);
        QVERIFY(store->load().hasValue()); // readers do not mind
        const auto refused = store->commit(samples::renaming(*store->load(), u"Waits"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"store.busy"_s);
        QVERIFY(refused.error().retryAfter);
        raw.execute(u"ROLLBACK"_s);
        QVERIFY(store->commit(samples::renaming(*store->load(), u"Goes"_s)));
    }

    void anotherSchemaIsRefused()
    {
        const auto store = filled(2);
        RawSql raw(m_place);
        raw.execute(u"UPDATE steward_schema SET version = 99"_s);
        const auto refused = SqlStore::open(m_place);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"store.newer"_s);
        // who is at it already writes nothing more either
        QCOMPARE(store->commit(samples::history().at(2)).error().code, u"store.newer"_s);
        raw.execute(u"UPDATE steward_schema SET version = 1"_s);
        QCOMPARE(SqlStore::openToRead(m_place).error().code, u"store.older"_s);
        raw.execute(u"DROP TABLE steward_schema"_s);
        QCOMPARE(SqlStore::make(m_place).error().code, u"store.foreign"_s);
    }

    void whatIsNotThereIsNotMade()
    {
        QCOMPARE(SqlStore::open(m_place).error().code, u"store.missing"_s);
        QCOMPARE(SqlStore::openToRead(m_place).error().code, u"store.missing"_s);
        RawSql raw(m_place);
        QCOMPARE(raw.value(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'steward'"_s).toInt(), 0);
        QCOMPARE(SqlStore::make(Cluster::instance().addressOf(u"nowhere"_s)).error().code, u"store.unopenable"_s);
    }

    void aReaderTouchesNothing()
    {
        QVERIFY(filled(6));
        const auto store = SqlStore::openToRead(m_place);
        QVERIFY(store);
        QCOMPARE((*store)->verify()->rows, 6);
        QVERIFY(*(*store)->load() == samples::history().last().project);
        const auto refused = (*store)->commit(samples::renaming(*(*store)->load(), u"Never"_s));
        QCOMPARE(refused.error().code, u"store.readonly"_s);
    }

    /// Every step of a commit fails once; each time nothing of it is left, and the error quotes nobody.
    void aCommitThatFailsHalfwayLeavesNothing_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("the new key") << u"person_keys ADD CONSTRAINT trap CHECK (person NOT LIKE '%4444')"_s;
        QTest::newRow("the row") << u"log ADD CONSTRAINT trap CHECK (revision <> 2)"_s;
        QTest::newRow("a sealed value") << u"log_personal ADD CONSTRAINT trap CHECK (revision <> 2)"_s;
        QTest::newRow("the answer") << u"idempotency ADD CONSTRAINT trap CHECK (set_id NOT LIKE '%2')"_s;
        QTest::newRow("the head") << u"project ADD CONSTRAINT trap CHECK (revision <> 2)"_s;
        QTest::newRow("the object") << u"people ADD CONSTRAINT trap CHECK (name NOT LIKE 'Takondwa%')"_s;
    }

    void aCommitThatFailsHalfwayLeavesNothing()
    {
        QFETCH(QString, sql);
        const auto store = filled(1);
        RawSql raw(m_place);
        const auto everything = [&] {
            QList<QList<QVariantList>> all;
            for (const QString &table : {u"project"_s, u"roles"_s, u"people"_s, u"places"_s, u"log"_s,
                                         u"log_personal"_s, u"person_keys"_s, u"idempotency"_s, u"objects"_s})
                all << raw.rows(u"SELECT * FROM %1"_s.arg(table));
            return all;
        };
        const auto before = everything();
        raw.execute(u"ALTER TABLE "_s + sql);
        const auto failed = store->commit(samples::history().at(1)); // makes a person
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, u"store.failed"_s);
        QVERIFY2(failed.error().detail.contains(u"\"trap\" (23514)"_s), qPrintable(failed.error().detail));
        QVERIFY(!failed.error().detail.contains(u"Takondwa"_s));
        QVERIFY(everything() == before);
        QCOMPARE(store->verify()->rows, 1);
        raw.execute(u"ALTER TABLE %1 DROP CONSTRAINT trap"_s.arg(sql.section(u' ', 0, 0)));
        QVERIFY(store->commit(samples::history().at(1)));
        QCOMPARE(store->verify()->rows, 2);
    }

    void atOnceIsAllOrNothing()
    {
        const auto store = open(m_place);
        const auto fill = [&store](bool isGood) {
            return store->atOnce([&]() -> Result<void> {
                if (const auto made = store->create(samples::project()); !made)
                    return made;
                if (const auto row = store->commit(samples::history().first()); !row)
                    return row.error();
                const auto stale = store->commit(samples::history().at(3)); // refused, and only that
                return !stale && isGood ? Result<void>() : Error{.code = u"enough"_s};
            });
        };
        QCOMPARE(fill(false).error().code, u"enough"_s);
        QCOMPARE(store->load().error().code, u"store.empty"_s);
        QVERIFY(fill(true));
        QCOMPARE(open(m_place)->load()->revision, 1);
        QCOMPARE(store->verify()->rows, 1);
    }

    /// A table's file keeps what was deleted until it is written anew.
    void anErasedKeyIsNowhereInTheTables()
    {
        const auto store = filled(6);
        RawSql raw(m_place);
        const QByteArray key =
            raw.value(u"SELECT key FROM person_keys WHERE person = ?"_s, {samples::grace.toString()}).toByteArray();
        const QByteArray answer = samples::history().at(2).answer;
        const QByteArray subject = "a-subject-of-the-issuer";
        const QByteArray origin = "203.0.113.77, a browser";
        const SessionRow session{.id = Id(8, 1),
                                 .person = samples::grace,
                                 .subject = {u"https://id.example"_s, QString::fromLatin1(subject)},
                                 .from = QString::fromLatin1(origin)};
        QVERIFY(store->visits().begin(session));
        const auto files = [&raw] {
            raw.execute(u"CHECKPOINT"_s);
            QByteArray bytes;
            QDirIterator all(Cluster::instance().folder() + u"/data/base"_s, QDir::Files, QDirIterator::Subdirectories);
            while (all.hasNext()) {
                QFile file(all.next());
                if (file.open(QIODevice::ReadOnly))
                    bytes += file.readAll();
            }
            return bytes;
        };
        QCOMPARE(key.size(), 32);
        const QByteArray before = files();
        QVERIFY(before.contains(key) && before.contains(answer));
        QVERIFY(before.contains(subject) && before.contains(origin));

        RawSql reader(m_place);
        reader.execute(u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s);
        QCOMPARE(reader.value(u"SELECT count(*) FROM log"_s).toInt(), 6);
        QCOMPARE(store->erasePerson(samples::grace).error().code, u"store.busy"_s);
        QVERIFY(store->row(samples::setId(3))->isErased);
        reader.execute(u"COMMIT"_s);
        QVERIFY(store->erasePerson(samples::grace));
        const QByteArray after = files();
        QVERIFY(!after.contains(key));
        QVERIFY(!after.contains(answer));
        QVERIFY(!after.contains(subject));
        QVERIFY(!after.contains(origin));
        QCOMPARE(store->verify()->firstBadRevision, 0);
    }

    void bothDatabasesHaveTheSameTables()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"x.sqlite"_s);
        QVERIFY(open(path) && open(m_place));
        RawSql sqlite(path);
        RawSql postgres(m_place);
        const auto tables = sqlite.rows(u"SELECT name FROM sqlite_master WHERE type = 'table'"_s);
        QVERIFY(tables.size() >= 11);
        QCOMPARE(postgres.value(u"SELECT count(*) FROM pg_tables WHERE schemaname = 'steward'"_s).toInt(),
                 tables.size() + 1); // and the version
        for (const QVariantList &table : tables) {
            const QString name = table.first().toString();
            QCOMPARE(postgres.columns(name), sqlite.columns(name));
            QCOMPARE(postgres.primaryKey(name), sqlite.primaryKey(name));
        }
        QCOMPARE(postgres.value(u"SELECT version FROM steward_schema"_s), sqlite.value(u"PRAGMA user_version"_s));
    }

    void whatATextCannotHoldIsKeptAllTheSame()
    {
        const auto store = filled(0);
        for (const QString &name : {u"a\u0000b"_s, u"\u001a0"_s, u"\u001a"_s, u"\u001a1\u0000\u001a\\'$1?"_s}) {
            QVERIFY(store->commit(samples::renaming(*store->load(), name)));
            QCOMPARE(store->load()->roles.find(samples::clerk)->name, name);
        }
        const auto refused = store->commit(samples::renaming(*store->load(), u"Half "_s + QChar(0xd83d)));
        QCOMPARE(refused.error().code, u"text.invalid"_s);
    }

    void passwordsComeFromTheirFileAndGoNowhere()
    {
        const Cluster &cluster = Cluster::instance();
        const QByteArray password = cluster.password();
        QVERIFY(password.size() > 20);
        const QString place = u"postgresql://postgres@127.0.0.1:%1/postgres"_s.arg(cluster.port());
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"pgpass"_s);
        const auto openWith = [&](const QByteArray &known) {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
                qFatal("no file");
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            file.write("127.0.0.1:*:*:postgres:" + known + '\n');
            file.close();
            return SqlStore::make(place);
        };
        qputenv("PGPASSFILE", path.toLocal8Bit());
        const auto refused = openWith("wrong-Secret-1");
        const auto opened = openWith(password);
        qunsetenv("PGPASSFILE");
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"store.unopenable"_s);
        QVERIFY2(refused.error().detail.contains(u"authentication failed"_s), qPrintable(refused.error().detail));
        QVERIFY(!refused.error().detail.contains(u"Secret"_s));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    }

    void anAddressIsRightOrWrong_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QString>("wrong"); // a word of the complaint; empty: it is right
        const auto row = [](const char *place, const char *wrong) {
            QTest::newRow(place) << QString::fromLatin1(place) << QString::fromLatin1(wrong);
        };
        row("postgresql://steward@db.example:5433/clinic?sslmode=verify-full", "");
        row("postgres://db.example/clinic", "");
        row("postgresql://?service=clinic", "");
        row("postgresql:///clinic?host=/run/postgresql&user=o'neil", "");
        row("postgresql://steward:s3cret@db.example/clinic", "password");
        row("postgresql://steward:@db.example/clinic", "password");
        row("postgresql://db.example/clinic?password=s3cret", "password");
        row("postgresql://db.example/clinic?options=-c%20fsync=s3cret", "option");
        row("postgresql://db.example/clinic?sslmode=disable;s3cret", "sslmode");
        row("postgresql://db.example/clinic/s3cret", "database");
        row("postgresql:clinic", "expected");
        row("postgresql://db.example:s3cret/clinic", "expected");
    }

    void anAddressIsRightOrWrong()
    {
        QFETCH(QString, place);
        QFETCH(QString, wrong);
        QVERIFY(isPostgresAddress(place));
        const auto address = postgresAddress(place);
        QCOMPARE(address.hasValue(), wrong.isEmpty());
        if (address)
            return;
        QCOMPARE(address.error().code, u"database.address"_s);
        QVERIFY2(address.error().detail.contains(wrong), qPrintable(address.error().detail));
        QVERIFY(!address.error().detail.contains(u"s3cret"_s));
        QCOMPARE(SqlStore::open(place).error(), address.error());
    }
};

STEWARD_TEST(PostgresTest, "postgres", Core)

} // namespace steward

#include "postgrestest.moc"
