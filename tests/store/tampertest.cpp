// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rawsql.h"
#include "store/samples.h"
#include "store/sqlstore.h"
#include "support/cluster.h"
#include "support/testmain.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QByteArray flipped(QByteArray bytes, qsizetype at)
{
    bytes[at] = static_cast<char>(bytes[at] ^ 0x01);
    return bytes;
}

/// The SQL that writes a value like \a value with one byte changed, and what it is to be given; several per value.
/// Where the database takes it, text goes in as bytes, so that it may stop being UTF-8 as on a bad disk.
QList<std::pair<QString, QVariant>> damages(const QVariant &value, const QString &type, bool takesBytesForText)
{
    const bool isText = type == "text"_L1;
    if (value.isNull())
        return {{u"?"_s, isText ? QVariant(u"x"_s) : QVariant(QByteArray("x"))}};
    QList<std::pair<QString, QVariant>> damages;
    if (type == "integer"_L1 || type == "bigint"_L1) {
        for (const qint64 bit : {8LL, 256LL, 1LL << 40})
            damages.append({u"?"_s, value.toLongLong() ^ bit});
        return damages;
    }
    const QByteArray bytes = isText ? value.toString().toUtf8() : value.toByteArray();
    for (const qsizetype at : {qsizetype(0), bytes.size() / 2, bytes.size() - 1}) {
        const QByteArray damaged = flipped(bytes, at);
        if (isText && !takesBytesForText)
            damages.append({u"?"_s, QString::fromUtf8(damaged)});
        else
            damages.append({isText ? u"CAST(? AS TEXT)"_s : u"?"_s, damaged});
    }
    if (isText && takesBytesForText) {
        QByteArray noText = bytes;
        noText[bytes.size() / 2] = '\xff';
        damages.append({u"CAST(? AS TEXT)"_s, noText});
    }
    return damages;
}

} // namespace

/// Whatever is changed in the database behind the store's back is seen, and the row is named.
class TamperTest : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Sqlite, Postgres };

    explicit TamperTest(Kind kind)
        : m_kind(kind)
    {
    }

protected:
    Kind m_kind;
    QTemporaryDir m_directory;
    QString m_place;
    QString m_pristine; ///< SQLite's file before anything is changed
    std::unique_ptr<SqlStore> m_store;
    std::unique_ptr<RawSql> m_raw;

private:
    static constexpr std::array tables{"log", "log_personal", "person_keys", "project"};

    [[nodiscard]] ChainCheck check() const
    {
        const auto check = m_store->verify();
        return check ? *check : ChainCheck{-1, -1, check.error().code + u": "_s + check.error().detail};
    }

    void restore()
    {
        for (const char *table : tables) {
            m_raw->execute(u"DELETE FROM %1"_s.arg(QLatin1StringView(table)));
            m_raw->execute(u"INSERT INTO %1 SELECT * FROM pristine.%1"_s.arg(QLatin1StringView(table)));
        }
    }

    /// The revision that must be named when the row with these values is damaged.
    [[nodiscard]] qint64 expected(const QString &table, const QStringList &columns, const QVariantList &row)
    {
        const qsizetype revision = columns.indexOf(u"revision"_s);
        if (revision >= 0)
            return row.at(revision).toLongLong();
        Q_ASSERT(table == "person_keys"_L1);
        return m_raw
            ->value(u"SELECT min(revision) FROM log WHERE digests LIKE ?"_s,
                    {u'%' + row.at(columns.indexOf(u"person"_s)).toString() + u'%'})
            .toLongLong();
    }

    void makeStore(const QString &path)
    {
        auto opened = SqlStore::make(path);
        QVERIFY(opened);
        m_store = std::move(opened).value();
        QVERIFY(m_store->create(samples::project()));
        for (const Commit &commit : samples::history())
            QVERIFY(m_store->commit(commit));
        QVERIFY(m_store->erasePerson(samples::newcomer)); // so that there is a marker among the keys
    }

    /// In SQLite's words for bytes.
    void damage(QString sql)
    {
        if (m_kind == Kind::Postgres)
            sql.replace(u"x'00'"_s, u"'\\x00'"_s);
        m_raw->execute(sql);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (m_kind == Kind::Sqlite) {
            m_pristine = m_directory.filePath(u"pristine.sqlite"_s);
            makeStore(m_pristine);
            m_store.reset(); // closes, and so empties the write-ahead file
            return;
        }
        m_place = tests::Cluster::instance().emptyDatabase();
        makeStore(m_place);
        RawSql raw(m_place);
        raw.execute(u"CREATE SCHEMA pristine"_s);
        for (const char *table : tables)
            raw.execute(u"CREATE TABLE pristine.%1 AS TABLE %1"_s.arg(QLatin1StringView(table)));
    }

    void init()
    {
        if (m_kind == Kind::Sqlite) {
            m_place = m_directory.filePath(Id::random().toString());
            QVERIFY(QFile::copy(m_pristine, m_place));
        }
        m_raw = std::make_unique<RawSql>(m_place);
        if (m_kind == Kind::Sqlite)
            m_raw->execute(u"ATTACH ? AS pristine"_s, {m_pristine});
        restore();
        auto opened = SqlStore::open(m_place);
        QVERIFY(opened);
        m_store = std::move(opened).value();
    }

    void cleanup()
    {
        m_store.reset();
        m_raw.reset();
    }

    void everyByteOfEveryColumnCounts_data()
    {
        QTest::addColumn<QString>("table");
        for (const char *table : {"log", "log_personal", "person_keys"})
            QTest::newRow(table) << QString::fromLatin1(table);
    }

    /// The columns are those the file has, so that one added later cannot be forgotten.
    void everyByteOfEveryColumnCounts()
    {
        QFETCH(QString, table);
        QCOMPARE(check().what, QString());
        const QStringList columns = m_raw->columns(table);
        const QStringList keys = m_raw->primaryKey(table);
        QVERIFY(columns.size() >= 4 && !keys.isEmpty());
        const auto types = m_raw->types(table);
        const auto rows = m_raw->rows(u"SELECT %1 FROM %2"_s.arg(columns.join(u','), table));
        QVERIFY(rows.size() >= 4);
        int damaged = 0;
        for (const QVariantList &row : rows) {
            QVariantList key;
            for (const QString &column : keys)
                key << row.at(columns.indexOf(column));
            const qint64 named = expected(table, columns, row);
            QVERIFY(named > 0);
            for (qsizetype column = 0; column < columns.size(); ++column) {
                for (const auto &[value, bytes] :
                     damages(row.at(column), types.value(columns.at(column)), m_kind == Kind::Sqlite)) {
                    const QString sql = u"UPDATE %1 SET %2 = %3 WHERE %4 = ?"_s.arg(table, columns.at(column), value,
                                                                                    keys.join(u" = ? AND "_s));
                    m_raw->execute(sql, QVariantList{bytes} + key);
                    const ChainCheck found = check();
                    QVERIFY2(found.firstBadRevision == named,
                             qPrintable(u"%1.%2 of revision %3: named %4 (%5)"_s.arg(table, columns.at(column))
                                            .arg(named)
                                            .arg(found.firstBadRevision)
                                            .arg(found.what)));
                    QVERIFY(!found.what.isEmpty());
                    restore();
                    ++damaged;
                }
            }
        }
        QVERIFY(damaged >= 3 * columns.size());
        QCOMPARE(check().what, QString());
    }

    void theHeadCounts_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<qint64>("named");
        QTest::newRow("revision up") << u"UPDATE project SET revision = 7"_s << qint64(7);
        QTest::newRow("revision down") << u"UPDATE project SET revision = 4"_s << qint64(5);
        QTest::newRow("revision below all") << u"UPDATE project SET revision = -1"_s << qint64(1);
        QTest::newRow("hash") << u"UPDATE project SET head_hash = x'00'"_s << qint64(6);
        QTest::newRow("id") << u"UPDATE project SET id = substr(id, 1, 31) || 'f'"_s << qint64(1);
        QTest::newRow("no id") << u"UPDATE project SET id = 'x'"_s << qint64(1);
        QTest::newRow("first revision") << u"UPDATE project SET first_revision = 3"_s << qint64(4);
        QTest::newRow("first revision below") << u"UPDATE project SET first_revision = -1"_s << qint64(1);
    }

    void theHeadCounts()
    {
        QFETCH(QString, sql);
        QFETCH(qint64, named);
        damage(sql);
        QCOMPARE(check().firstBadRevision, named);
        restore();
        QCOMPARE(check().firstBadRevision, 0);
    }

    void rowsTakenPutOrChangedOverAreSeen_data()
    {
        QTest::addColumn<QStringList>("sql");
        QTest::addColumn<qint64>("named");
        QTest::newRow("one from the middle") << QStringList{u"DELETE FROM log WHERE revision = 3"_s} << qint64(3);
        QTest::newRow("the last") << QStringList{u"DELETE FROM log WHERE revision = 6"_s} << qint64(6);
        QTest::newRow("the last, head set back")
            << QStringList{u"DELETE FROM log WHERE revision = 6"_s, u"UPDATE project SET revision = 5"_s} << qint64(6);
        QTest::newRow("the last with all that is its own, head set back")
            << QStringList{u"DELETE FROM log_personal WHERE revision = 6"_s, u"DELETE FROM log WHERE revision = 6"_s,
                           u"UPDATE project SET revision = 5"_s}
            << qint64(5);
        QTest::newRow("all") << QStringList{u"DELETE FROM log"_s} << qint64(1);
        QTest::newRow("one more") << QStringList{u"INSERT INTO log SELECT 7, 'x', at, author, changes, inverse_of, "
                                                 "acknowledged, digests, hash, hash FROM log WHERE revision = 6"_s}
                                  << qint64(7);
        QTest::newRow("two changed over") << QStringList{u"UPDATE log SET revision = 99 WHERE revision = 2"_s,
                                                         u"UPDATE log SET revision = 2 WHERE revision = 4"_s,
                                                         u"UPDATE log SET revision = 4 WHERE revision = 99"_s}
                                          << qint64(2);
        QTest::newRow("sealed values changed over between rows")
            << QStringList{u"UPDATE log_personal SET revision = 99 WHERE revision = 2 AND part = 'author_name'"_s,
                           u"UPDATE log_personal SET revision = 2 WHERE revision = 3 AND part = 'author_name'"_s,
                           u"UPDATE log_personal SET revision = 3 WHERE revision = 99"_s}
            << qint64(2);
        QTest::newRow("sealed values changed over within a row")
            << QStringList{u"UPDATE log_personal SET part = 'x' WHERE revision = 3 AND part = 'author_name'"_s,
                           u"UPDATE log_personal SET part = 'author_name' WHERE revision = 3 AND part = 'origin'"_s,
                           u"UPDATE log_personal SET part = 'origin' WHERE revision = 3 AND part = 'x'"_s}
            << qint64(3);
        QTest::newRow("a sealed value gone")
            << QStringList{u"DELETE FROM log_personal WHERE revision = 2 AND part = 'reason'"_s} << qint64(2);
        QTest::newRow("a sealed value too many")
            << QStringList{u"INSERT INTO log_personal VALUES (2, 'extra', 'x', x'00')"_s} << qint64(2);
        QTest::newRow("a sealed value of no row")
            << QStringList{u"INSERT INTO log_personal VALUES (44, 'extra', 'x', x'00')"_s} << qint64(44);
        QTest::newRow("a key gone")
            << QStringList{u"DELETE FROM person_keys WHERE person = (SELECT person FROM log_personal "
                           "WHERE revision = 3 AND part = 'values' AND person LIKE '%2222')"_s}
            << qint64(3);
        QTest::newRow("an erasure taken back")
            << QStringList{u"UPDATE person_keys SET erased_at = NULL WHERE key IS NULL"_s} << qint64(2);
        QTest::newRow("an erasure without the day")
            << QStringList{u"UPDATE person_keys SET key = NULL WHERE key IS NOT NULL"_s} << qint64(1);
        QTest::newRow("keys changed over")
            << QStringList{u"UPDATE person_keys SET person = 'x' WHERE person LIKE '%2222'"_s,
                           u"UPDATE person_keys SET person = '00000000000000100000000000002222' "
                           "WHERE person = '00000000000000100000000000001111'"_s,
                           u"UPDATE person_keys SET person = '00000000000000100000000000001111' WHERE person = 'x'"_s}
            << qint64(1);
    }

    void rowsTakenPutOrChangedOverAreSeen()
    {
        QFETCH(QStringList, sql);
        QFETCH(qint64, named);
        for (const QString &statement : sql)
            damage(statement);
        QCOMPARE(check().firstBadRevision, named);
        QVERIFY(!check().what.isEmpty());
    }

    void aMarkerThatNoRowUsesCounts()
    {
        QVERIFY(m_store->erasePerson(Id(5, 5)));
        QCOMPARE(check().firstBadRevision, 0);
        m_raw->execute(u"UPDATE person_keys SET erased_at = replace(erased_at, '20', '21') WHERE person = ?"_s,
                       {Id(5, 5).toString()});
        QCOMPARE(check().firstBadRevision, 6);
    }

    void aDamagedRowIsNotShownAsIfItWereGood()
    {
        damage(u"UPDATE log_personal SET sealed = x'00' WHERE revision = 3 AND part = 'author_name'"_s);
        const auto rows = m_store->rowsAfter(0, 10);
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, u"log.damaged"_s);
        QCOMPARE(rows.error().more.value(u"revision"_s).toInteger(), 3);
        QVERIFY(m_store->rowsAfter(3, 10).hasValue());
    }
};

/// The bytes of SQLite's file.
class FileTamperTest : public TamperTest
{
    Q_OBJECT

public:
    FileTamperTest()
        : TamperTest(Kind::Sqlite)
    {
    }

private Q_SLOTS:
    /// Bytes of the file, wherever they stand: headers, indexes, free space. Either it is said, or the log reads as
    /// before.
    void aFlippedByteAnywhereIsSeenOrHarmless()
    {
        const auto whole = m_store->rowsAfter(0, 100);
        QVERIFY(whole);
        QCOMPARE(whole->size(), 6);
        QFile pristine(m_pristine);
        QVERIFY(pristine.open(QIODevice::ReadOnly));
        const QByteArray bytes = pristine.readAll();
        int seen = 0;
        const qsizetype stride = bytes.size() / 600;
        for (qsizetype at = 18; at < bytes.size(); at += stride) {
            const QString path = m_directory.filePath(u"flipped"_s);
            QFile::remove(path + u"-wal"_s);
            QFile::remove(path + u"-shm"_s);
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(flipped(bytes, at));
            file.close();
            const auto store = SqlStore::open(path);
            const auto checked = store ? (*store)->verify() : Result<ChainCheck>(store.error());
            if (!checked || checked->firstBadRevision != 0) {
                ++seen;
                continue;
            }
            const auto rows = (*store)->rowsAfter(0, 100);
            QVERIFY2(rows && *rows == *whole, qPrintable(u"byte %1"_s.arg(at)));
            for (const AuditRow &row : *whole) {
                const auto found = (*store)->row(row.set);
                QVERIFY2(found && *found == row, qPrintable(u"byte %1: lookup"_s.arg(at)));
            }
        }
        QVERIFY(seen > 20);
    }

    /// Every byte of the stored values of one row, in the table itself.
    void everyByteOfARowInTheFileIsSeen()
    {
        QFile pristine(m_pristine);
        QVERIFY(pristine.open(QIODevice::ReadOnly));
        const QByteArray bytes = pristine.readAll();
        const QByteArray changes = m_raw->value(u"SELECT changes FROM log WHERE revision = 3"_s).toString().toUtf8();
        const qsizetype start = bytes.indexOf(changes);
        QVERIFY(start > 0 && bytes.indexOf(changes, start + 1) < 0);
        const QString path = m_directory.filePath(u"row"_s);
        for (qsizetype at = start; at < start + changes.size(); at += 5) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(flipped(bytes, at));
            file.close();
            const auto store = SqlStore::open(path);
            QVERIFY(store);
            const auto checked = (*store)->verify();
            QVERIFY(checked);
            QCOMPARE(checked->firstBadRevision, 3);
        }
    }
};

STEWARD_TEST(FileTamperTest, "tamper", Core)

namespace {

const bool isRegisteredForPostgres = tests::registerTest(
    "tamper_postgres", tests::Needs::Core, [] { return std::make_unique<TamperTest>(TamperTest::Kind::Postgres); });

} // namespace

} // namespace steward

#include "tampertest.moc"
