// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rawsql.h"
#include "store/samples.h"
#include "store/sqlstore.h"
#include "support/cluster.h"
#include "support/testmain.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

/// Databases of every schema there has been, kept in tests/data: SQLite's made once by the code of their day,
/// PostgreSQL's as dumps (of 2 and 3 with the rows of SQLite's). To make those of a new schema, with .sqlite and .sql:
/// STEWARD_WRITE_SCHEMA=tests/data/schema-0005.sqlite build/asan/bin/tests_store schema
class SchemaTest : public QObject
{
    Q_OBJECT

private:
    static bool isDump(const QString &path) { return path.endsWith(u".sql"_s); }
    static QDir data() { return {qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/tests/data"_s}; }
    /// "schema-0003.sql"
    static int versionIn(const QString &name) { return name.section(u'-', 1).section(u'.', 0, 0).toInt(); }

    /// Where a store finds it; \a directory is empty.
    static QString placed(const QString &path, const QTemporaryDir &directory)
    {
        if (isDump(path)) {
            const QString place = tests::Cluster::instance().newDatabase();
            QFile dump(path);
            if (!dump.open(QIODevice::ReadOnly))
                qFatal("no dump");
            RawSql(place).execute(QString::fromUtf8(dump.readAll()));
            return place;
        }
        const QString copy = directory.filePath(u"copy.sqlite"_s);
        if (!QFile::copy(path, copy) || !QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner))
            qFatal("no copy");
        return copy;
    }

    static void make(const QString &path)
    {
        QVERIFY(!QFile::exists(path));
        const QString place = isDump(path) ? tests::Cluster::instance().newDatabase() : path;
        fill(place);
        if (isDump(path))
            dump(place, path);
    }

    /// Without the words for psql alone.
    static void dump(const QString &place, const QString &path)
    {
        QProcess process;
        process.start(u"pg_dump"_s, {u"--inserts"_s, u"--schema=steward"_s, u"--no-owner"_s, u"--dbname"_s, place});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
            if (!line.isEmpty() && !line.startsWith("--") && !line.startsWith('\\'))
                file.write(line + '\n');
        }
    }

    static void fill(const QString &place)
    {
        auto opened = SqlStore::make(place);
        QVERIFY(opened);
        const auto store = std::move(opened).value();
        QVERIFY(store->create(samples::project()));
        for (const Commit &commit : samples::history())
            QVERIFY(store->commit(commit));
        QVERIFY(store->erasePerson(samples::newcomer));
        QVERIFY(store->bindMember({u"https://id.example"_s, u"u-1"_s}, samples::wezi));
        QVERIFY(store->setClaim("digest of a code", samples::grace));
        RawSql(place).execute(
            u"INSERT INTO secret_values (kind, id, field, sealed, at, author) VALUES (?, ?, ?, ?, ?, ?)"_s,
            {samples::secret.entity.kind, samples::secret.entity.id.toString(), samples::secret.field,
             QByteArray("sealed"), u"2026-11-23T00:00:00.000Z"_s, samples::wezi.toString()});
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = qEnvironmentVariable("STEWARD_WRITE_SCHEMA");
        if (!path.isEmpty())
            make(path);
    }

    void everySchemaThereHasBeenStillOpens_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &name : data().entryList({u"schema-*.sqlite"_s, u"schema-*.sql"_s}))
            QTest::newRow(qPrintable(name)) << data().filePath(name);
    }

    void everySchemaThereHasBeenStillOpens()
    {
        QFETCH(QString, path);
        const QTemporaryDir directory;
        const QString place = placed(path, directory);
        auto opened = SqlStore::open(place);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        const auto store = std::move(opened).value();

        const auto check = store->verify();
        QVERIFY(check);
        QCOMPARE(check->what, QString());
        QCOMPARE(check->firstBadRevision, 0);
        QCOMPARE(check->rows, 6);
        const auto loaded = store->load();
        QVERIFY(loaded);
        QVERIFY(*loaded == samples::history().last().project);
        for (const Commit &commit : samples::history()) {
            const auto row = store->row(commit.set.id);
            QVERIFY(row);
            QCOMPARE(row->reason, commit.set.reason);
            QCOMPARE(row->isErased, commit.project.revision == 2 || commit.project.revision == 5);
        }
        QCOMPARE(store->remembered(samples::setId(3))->answer, samples::history().at(2).answer);
        QCOMPARE(store->memberFor({u"https://id.example"_s, u"u-1"_s}).value(), samples::wezi);
        QCOMPARE(store->claim("digest of a code", {u"https://id.example"_s, u"u-2"_s}).value(), samples::grace);
        if (versionIn(QFileInfo(path).fileName()) >= 4) // the first that had such
            QCOMPARE(store->sealedSecret(samples::secret).value(), QByteArray("sealed"));
        QVERIFY(store->commit(samples::renaming(*loaded, u"Goes on"_s)));
        QCOMPARE(store->verify()->firstBadRevision, 0);
    }

    void eachIsOfTheVersionInItsName_data() { everySchemaThereHasBeenStillOpens_data(); }

    /// So that the test above tests what it says.
    void eachIsOfTheVersionInItsName()
    {
        QFETCH(QString, path);
        const QTemporaryDir directory;
        RawSql raw(placed(path, directory));
        const QString version =
            isDump(path) ? u"SELECT version FROM steward.steward_schema"_s : u"PRAGMA user_version"_s;
        QCOMPARE(raw.value(version).toInt(), versionIn(QFileInfo(path).fileName()));
    }

    void everyMigrationHasItsDatabase()
    {
        const QDir sqlite(u":/store/migrations/sqlite"_s);
        const QDir postgres(u":/store/migrations/postgresql"_s);
        QVERIFY(!sqlite.isEmpty() && !postgres.isEmpty());
        for (const QString &file : sqlite.entryList(QDir::Files))
            QVERIFY2(data().exists(u"schema-"_s + file + u"ite"_s), qPrintable(file));
        for (const QString &file : postgres.entryList(QDir::Files))
            QVERIFY2(data().exists(u"schema-"_s + file), qPrintable(file));
    }
};

STEWARD_TEST(SchemaTest, "schema", Core)

} // namespace steward

#include "schematest.moc"
