// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rawsql.h"
#include "store/samples.h"
#include "store/sqlstore.h"
#include "support/testmain.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

/// SqlStore and its file: what is refused, what survives, what is really gone.
class SqlFileTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_directory;
    QString m_path;

    void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] std::unique_ptr<SqlStore> open(const QString &path) const
    {
        auto opened = SqlStore::make(path);
        return opened ? std::move(opened).value() : nullptr;
    }

    /// With the first \a commits of the history.
    [[nodiscard]] std::unique_ptr<SqlStore> filled(const QString &path, qsizetype commits) const
    {
        auto store = open(path);
        if (!store || !store->create(samples::project()))
            return nullptr;
        for (const Commit &commit : samples::history().first(commits)) {
            if (!store->commit(commit))
                return nullptr;
        }
        return store;
    }

    [[nodiscard]] static QString openingFails(const QString &path)
    {
        const auto opened = SqlStore::make(path);
        return opened ? u"opened"_s : opened.error().code;
    }

private Q_SLOTS:
    void init() { m_path = m_directory.filePath(Id::random().toString() + u".sqlite"_s); }

    void whatIsNoStoreIsRefusedAndLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::newRow("text") << QByteArray("This is not a database, it is a letter.\n").repeated(200)
                              << u"store.damaged"_s;
        QTest::newRow("a cut head") << QByteArray("SQLite format 3\0", 16) << u"store.damaged"_s;
    }

    void whatIsNoStoreIsRefusedAndLeftAlone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        write(m_path, bytes);
        QCOMPARE(openingFails(m_path), code);
        QCOMPARE(read(m_path), bytes);
    }

    void aDatabaseOfAnotherProgramIsLeftAlone()
    {
        {
            RawSql raw(m_path);
            raw.execute(u"CREATE TABLE project (name TEXT)"_s);
        }
        const QByteArray before = read(m_path);
        QCOMPARE(openingFails(m_path), u"store.foreign"_s);
        QCOMPARE(read(m_path), before);
        QVERIFY(!QFile::exists(m_path + u"-wal"_s));
    }

    /// A check holds no more of the log at one time than a page.
    void largeRowsAreCheckedInShorterSteps()
    {
        const auto store = filled(m_path, 0);
        QVERIFY(store);
        for (int i = 0; i < 8; ++i) {
            Commit commit = samples::renaming(*store->load(), u"Name %1"_s.arg(i));
            commit.set.reason = QString(pageSize / 4, u'x');
            QVERIFY(store->commit(commit));
        }
        const auto check = store->verification();
        QVERIFY(check);
        int steps = 1;
        auto found = (*check)->step();
        for (; found && !*found && steps < 9; ++steps)
            found = (*check)->step();
        QVERIFY(found && *found);
        QCOMPARE((*found)->rows, 8);
        QCOMPARE((*found)->what, QString());
        QCOMPARE(steps, 2); // four rows each
    }

    void aNewerSchemaIsRefused()
    {
        QVERIFY(filled(m_path, 2));
        {
            RawSql raw(m_path);
            raw.execute(u"PRAGMA user_version = 99"_s);
        }
        const auto opened = SqlStore::open(m_path);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, u"store.newer"_s);
        QVERIFY(opened.error().detail.contains(u"99"_s));
    }

    void aPlaceWithoutAFolderIsRefused()
    {
        QCOMPARE(openingFails(m_directory.filePath(u"no/such/folder/x.sqlite"_s)), u"store.unopenable"_s);
        QCOMPARE(openingFails(m_directory.path()), u"store.unopenable"_s);
    }

    void whatIsNotThereIsNotMade()
    {
        for (const auto &opened : {SqlStore::open(m_path).error(), SqlStore::openToRead(m_path).error()})
            QCOMPARE(opened.code, u"store.missing"_s);
        QVERIFY(!QFile::exists(m_path));
        write(m_path, {});
        for (const auto &opened : {SqlStore::open(m_path).error(), SqlStore::openToRead(m_path).error()})
            QCOMPARE(opened.code, u"store.missing"_s);
        QCOMPARE(read(m_path), QByteArray());
    }

    void aReaderTouchesNothing()
    {
        QVERIFY(filled(m_path, 6));
        const QByteArray before = read(m_path);
        {
            auto opened = SqlStore::openToRead(m_path);
            QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
            const auto store = std::move(opened).value();
            QCOMPARE(store->verify()->rows, 6);
            QVERIFY(*store->load() == samples::history().last().project);
            const auto refused = store->commit(samples::renaming(*store->load(), u"Never"_s));
            QCOMPARE(refused.error().code, u"store.readonly"_s);
            QCOMPARE(store->setClaim("code", samples::wezi).error().code, u"store.readonly"_s);
        }
        QCOMPARE(read(m_path), before);
        {
            RawSql raw(m_path);
            raw.execute(u"PRAGMA user_version = 1"_s); // as if a schema had come since
        }
        QCOMPARE(SqlStore::openToRead(m_path).error().code, u"store.older"_s);
    }

    /// Somebody looks while the server writes.
    void aReaderSeesWhatIsCommittedBesideIt()
    {
        const auto writer = filled(m_path, 3);
        QVERIFY(writer);
        const auto reader = SqlStore::openToRead(m_path);
        QVERIFY(reader);
        QCOMPARE((*reader)->verify()->rows, 3);
        QVERIFY(writer->commit(samples::history().at(3)));
        QCOMPARE((*reader)->verify()->rows, 4);
        QCOMPARE((*reader)->verify()->firstBadRevision, 0);
    }

    void aCutFileIsAnError()
    {
        QVERIFY(filled(m_path, 6));
        const QByteArray whole = read(m_path);
        for (qsizetype size = 4096; size < whole.size(); size += 4096) {
            write(m_path, whole.first(size));
            auto opened = SqlStore::open(m_path);
            if (!opened)
                continue;
            const auto store = std::move(opened).value();
            const auto loaded = store->load();
            const auto rows = store->rowsAfter(0, 100);
            const auto check = store->verify();
            QVERIFY2(!loaded || !rows || !check || check->firstBadRevision != 0, qPrintable(u"%1 bytes"_s.arg(size)));
        }
    }

    void aDamagedObjectIsAnErrorWithItsPlace_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("detail");
        QTest::newRow("an id") << u"UPDATE people SET id = 'x' WHERE position = 1"_s << u"people: x"_s;
        QTest::newRow("JSON") << u"UPDATE places SET rest = '{' WHERE position = 1"_s << u"places: "_s;
        QTest::newRow("permissions") << u"UPDATE roles SET permissions = '{\"edit_data\":7}' WHERE position = 1"_s
                                     << u"roles: "_s;
        QTest::newRow("a list") << u"UPDATE people SET places = '[1]' WHERE position = 1"_s << u"people: "_s;
        QTest::newRow("an instant") << u"UPDATE people SET last_sign_in = 'noon' WHERE position = 2"_s << u"people: "_s;
        QTest::newRow("the head") << u"UPDATE project SET capabilities = '[]'"_s << u"project"_s;
    }

    void aDamagedObjectIsAnErrorWithItsPlace()
    {
        QFETCH(QString, sql);
        QFETCH(QString, detail);
        QVERIFY(filled(m_path, 0));
        {
            RawSql raw(m_path);
            raw.execute(sql);
        }
        const auto store = open(m_path);
        QVERIFY(store);
        const auto loaded = store->load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, u"store.damaged"_s);
        QVERIFY2(loaded.error().detail.startsWith(detail), qPrintable(loaded.error().detail));
    }

    void theFileIsItsOwnersAlone()
    {
        const auto store = filled(m_path, 1);
        QVERIFY(store);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &side : {u""_s, u"-wal"_s, u"-shm"_s}) {
            QVERIFY(QFile::exists(m_path + side));
            QVERIFY(!(QFile::permissions(m_path + side) & others));
        }
    }

    void theFileIsWrittenDurably()
    {
        const auto store = filled(m_path, 1);
        RawSql raw(m_path);
        QCOMPARE(raw.value(u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
        QCOMPARE(raw.value(u"PRAGMA user_version"_s).toInt(), 4);
        QCOMPARE(raw.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    }

    /// A code must not be burnt by a write that fails, nor somebody be let in whose code stays good.
    void aClaimThatFailsHalfWayDidNothing_data()
    {
        QTest::addColumn<QString>("when");
        QTest::newRow("binding") << u"BEFORE INSERT ON members"_s;
        QTest::newRow("using up") << u"BEFORE DELETE ON claims"_s;
    }

    void aClaimThatFailsHalfWayDidNothing()
    {
        QFETCH(QString, when);
        const auto store = filled(m_path, 1);
        QVERIFY(store && store->setClaim("code", samples::grace));
        const Subject subject{u"https://id.example"_s, u"u-1"_s};
        {
            RawSql raw(m_path);
            raw.execute(u"CREATE TRIGGER broken %1 BEGIN SELECT RAISE(ABORT, 'disk'); END"_s.arg(when));
        }
        QCOMPARE(store->claim("code", subject).error().kind, Error::Kind::Server);
        QVERIFY(store->memberFor(subject)->isNull());
        {
            RawSql raw(m_path);
            raw.execute(u"DROP TRIGGER broken"_s);
        }
        QCOMPARE(store->claim("code", subject).value(), samples::grace);
        QCOMPARE(store->memberFor(subject).value(), samples::grace);
    }

    void aMemberThatCannotBeLookedUpIsNotNobody()
    {
        const auto store = filled(m_path, 1);
        QVERIFY(store);
        {
            RawSql raw(m_path);
            raw.execute(u"ALTER TABLE members RENAME TO others"_s);
        }
        const auto member = store->memberFor({u"https://id.example"_s, u"u-1"_s});
        QVERIFY(!member);
        QCOMPARE(member.error().kind, Error::Kind::Server);
    }

    void everyConnectionIsGivenBack()
    {
        const QStringList before = QSqlDatabase::connectionNames();
        {
            const auto one = open(m_path);
            const auto two = open(m_path);
            QVERIFY(one && two);
            QCOMPARE(QSqlDatabase::connectionNames().size(), before.size() + 2);
        }
        QVERIFY(!SqlStore::open(m_directory.path()));
        QCOMPARE(QSqlDatabase::connectionNames(), before);
    }

    void whatWasCommittedIsThereAfterwards()
    {
        QVERIFY(filled(m_path, 6));
        const auto store = open(m_path);
        QVERIFY(store);
        QVERIFY(*store->load() == samples::history().last().project);
        QCOMPARE(store->verify()->rows, 6);
        QCOMPARE(store->row(samples::setId(3))->reason, samples::history().at(2).set.reason);
    }

    void twoStoresOnOneFileSeeEachOther()
    {
        const auto one = filled(m_path, 1);
        const auto two = open(m_path);
        QVERIFY(one && two);
        const domain::Project both = *two->load();
        QVERIFY(one->commit(samples::renaming(both, u"First"_s)));
        const auto late = two->commit(samples::renaming(both, u"Second"_s));
        QVERIFY(!late);
        QCOMPARE(late.error().kind, Error::Kind::Stale);
        QCOMPARE(two->load()->roles.find(samples::clerk)->name, u"First"_s);
        QVERIFY(two->commit(samples::renaming(*two->load(), u"Second"_s)));
        QCOMPARE(one->load()->roles.find(samples::clerk)->name, u"Second"_s);
        QVERIFY(one->erasePerson(samples::wezi));
        QVERIFY(two->row(samples::setId(1))->isErased);
        QCOMPARE(one->verify()->firstBadRevision, 0);
    }

    void whoeverHoldsTheFileIsWaitedForAndThenNamed()
    {
        const auto store = filled(m_path, 1);
        RawSql raw(m_path);
        raw.execute(u"BEGIN IMMEDIATE"_s);
        QVERIFY(store->load().hasValue()); // readers do not mind
        const auto refused = store->commit(samples::renaming(*store->load(), u"Waits"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"store.busy"_s);
        QVERIFY(refused.error().retryAfter);
        raw.execute(u"ROLLBACK"_s);
        QVERIFY(store->commit(samples::renaming(*store->load(), u"Goes"_s)));
    }

    void onlyTouchedObjectsAreWritten()
    {
        const auto store = filled(m_path, 0);
        RawSql raw(m_path);
        for (const QString &table : {u"roles"_s, u"people"_s, u"places"_s}) {
            raw.execute(u"CREATE TRIGGER no_%1 BEFORE UPDATE ON %1 WHEN old.id <> '%2' "
                        "BEGIN SELECT RAISE(ABORT, 'untouched'); END"_s.arg(table, samples::clerk.toString()));
            raw.execute(u"CREATE TRIGGER gone_%1 BEFORE DELETE ON %1 "
                        "BEGIN SELECT RAISE(ABORT, 'untouched'); END"_s.arg(table));
        }
        const auto row = store->commit(samples::history().first());
        QVERIFY2(row, row ? "" : qPrintable(row.error().detail));
        QVERIFY(*store->load() == samples::history().first().project);
    }

    /// Every step of a commit fails once; each time nothing of it is left.
    void aCommitThatFailsHalfwayLeavesNothing_data()
    {
        QTest::addColumn<QString>("where");
        QTest::newRow("the new key") << u"INSERT ON person_keys"_s;
        QTest::newRow("the row") << u"INSERT ON log"_s;
        QTest::newRow("a sealed value") << u"INSERT ON log_personal"_s;
        QTest::newRow("the answer") << u"INSERT ON idempotency"_s;
        QTest::newRow("the head") << u"UPDATE ON project"_s;
        QTest::newRow("the object") << u"INSERT ON people"_s;
    }

    void aCommitThatFailsHalfwayLeavesNothing()
    {
        QFETCH(QString, where);
        const auto store = filled(m_path, 1);
        RawSql raw(m_path);
        const QStringList tables{u"project"_s, u"roles"_s,        u"people"_s,      u"places"_s,
                                 u"log"_s,     u"log_personal"_s, u"person_keys"_s, u"idempotency"_s};
        const auto everything = [&] {
            QList<QList<QVariantList>> all;
            for (const QString &table : tables)
                all << raw.rows(u"SELECT * FROM %1"_s.arg(table));
            return all;
        };
        const auto before = everything();
        raw.execute(u"CREATE TRIGGER trap AFTER %1 BEGIN SELECT RAISE(ABORT, 'trap'); END"_s.arg(where));
        const auto failed = store->commit(samples::history().at(1)); // makes a person
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, Error::Kind::Server);
        QCOMPARE(failed.error().code, u"store.failed"_s);
        QVERIFY(failed.error().detail.contains(u"trap"_s));
        QVERIFY(everything() == before);
        QCOMPARE(store->verify()->rows, 1);
        QCOMPARE(store->verify()->firstBadRevision, 0);

        raw.execute(u"DROP TRIGGER trap"_s);
        QVERIFY(store->commit(samples::history().at(1)));
        QCOMPARE(store->verify()->rows, 2);
    }

    void aCreationThatFailsHalfwayLeavesNothing()
    {
        const auto store = open(m_path);
        RawSql raw(m_path);
        raw.execute(u"CREATE TRIGGER trap AFTER INSERT ON places BEGIN SELECT RAISE(ABORT, 'trap'); END"_s);
        QVERIFY(!store->create(samples::project()));
        QCOMPARE(raw.value(u"SELECT count(*) FROM people"_s).toInt(), 0);
        QCOMPARE(store->load().error().code, u"store.empty"_s);
    }

    /// The power goes: what is left of the write-ahead file may end anywhere. A commit is there whole or not at all,
    /// and never one without those before it.
    void afterAPowerCutACommitIsThereOrNot()
    {
        const auto store = filled(m_path, 0);
        for (const Commit &commit : samples::history())
            QVERIFY(store->commit(commit));
        const QByteArray file = read(m_path);
        const QByteArray ahead = read(m_path + u"-wal"_s);
        QVERIFY(ahead.size() > 6 * 4096);

        QSet<qint64> reached;
        const QString cut = m_directory.filePath(u"cut.sqlite"_s);
        for (qsizetype size = 0; size <= ahead.size(); size += 1013) {
            QFile::remove(cut + u"-shm"_s);
            write(cut, file);
            write(cut + u"-wal"_s, ahead.first(std::min(size, ahead.size())));
            const auto opened = open(cut);
            QVERIFY(opened);
            const auto loaded = opened->load();
            if (!loaded) { // cut before the project was made
                QCOMPARE(loaded.error().code, u"store.empty"_s);
                continue;
            }
            reached.insert(loaded->revision);
            const auto check = opened->verify();
            QVERIFY(check);
            QCOMPARE(check->firstBadRevision, 0);
            QCOMPARE(check->rows, loaded->revision);
            if (loaded->revision > 0)
                QVERIFY(*loaded == samples::history().at(loaded->revision - 1).project);
        }
        QVERIFY(reached.size() >= 6);
    }

    /// Not in the table, not in free pages, not in the write-ahead file.
    void anErasedKeyIsNowhereInTheFiles()
    {
        const auto store = filled(m_path, 6);
        QByteArray key;
        QByteArray sealed;
        {
            RawSql raw(m_path);
            key =
                raw.value(u"SELECT key FROM person_keys WHERE person = ?"_s, {samples::grace.toString()}).toByteArray();
            sealed = raw.value(u"SELECT sealed FROM log_personal WHERE person = ?"_s, {samples::grace.toString()})
                         .toByteArray();
        }
        const QByteArray answer = samples::history().at(2).answer;
        const auto files = [this] { return read(m_path) + read(m_path + u"-wal"_s); };
        QCOMPARE(key.size(), 32);
        QVERIFY(sealed.size() > 29);
        QVERIFY(files().contains(key) && files().contains(sealed) && files().contains(answer));

        QVERIFY(store->erasePerson(samples::grace));
        QVERIFY(!files().contains(key));
        QVERIFY(!files().contains(sealed));
        QVERIFY(!files().contains(answer));
    }

    /// "Gone for good" is not said while somebody else's old view keeps the old pages.
    void anErasureThatIsNotOnTheDiskYetSaysSo()
    {
        const auto store = filled(m_path, 6);
        RawSql reader(m_path);
        reader.execute(u"BEGIN"_s);
        QCOMPARE(reader.value(u"SELECT count(*) FROM log"_s).toInt(), 6);
        const auto held = store->erasePerson(samples::grace);
        QVERIFY(!held);
        QCOMPARE(held.error().code, u"store.busy"_s);
        QVERIFY(store->row(samples::setId(3))->isErased);
        reader.execute(u"COMMIT"_s);
        QVERIFY(store->erasePerson(samples::grace));
    }

    void halfACharacterIsRefusedNotChanged()
    {
        const auto store = filled(m_path, 1);
        const auto refused = store->commit(samples::renaming(*store->load(), u"Half "_s + QChar(0xd83d)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"text.invalid"_s);
        QCOMPARE(store->verify()->rows, 1);
        QCOMPARE(store->load()->revision, 1);
    }
};

STEWARD_TEST(SqlFileTest, "sqlfile", Core)

} // namespace steward

#include "sqlfiletest.moc"
