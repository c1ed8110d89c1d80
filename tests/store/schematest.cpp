// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rawsql.h"
#include "store/samples.h"
#include "store/sqlstore.h"
#include "support/testmain.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace steward {

/// Databases of every schema there has been, made once by the code of their day and kept in tests/data. To make the one
/// of a new schema: STEWARD_WRITE_SCHEMA=tests/data/schema-0002.sqlite build/asan/tests/store/tests_store schema
class SchemaTest : public QObject
{
    Q_OBJECT

private:
    static void make(const QString &path)
    {
        QVERIFY(!QFile::exists(path));
        auto opened = SqlStore::make(path);
        QVERIFY(opened);
        const auto store = std::move(opened).value();
        QVERIFY(store->create(samples::project()));
        for (const Commit &commit : samples::history())
            QVERIFY(store->commit(commit));
        QVERIFY(store->erasePerson(samples::newcomer));
        QVERIFY(store->bindMember({u"https://id.example"_s, u"u-1"_s}, samples::wezi));
        QVERIFY(store->setClaim("digest of a code", samples::grace));
        RawSql(path).execute(
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
        QTest::addColumn<QString>("name");
        const QDir data(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/tests/data"_s);
        for (const QString &name : data.entryList({u"schema-*.sqlite"_s}))
            QTest::newRow(qPrintable(name)) << data.filePath(name);
    }

    void everySchemaThereHasBeenStillOpens()
    {
        QFETCH(QString, name);
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"copy.sqlite"_s);
        QVERIFY(QFile::copy(name, path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        auto opened = SqlStore::open(path);
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
        if (!QStringList{u"schema-0001.sqlite"_s, u"schema-0002.sqlite"_s, u"schema-0003.sqlite"_s}.contains(
                QFileInfo(name).fileName())) // the first that had such
            QCOMPARE(store->sealedSecret(samples::secret).value(), QByteArray("sealed"));
        QVERIFY(store->commit(samples::renaming(*loaded, u"Goes on"_s)));
        QCOMPARE(store->verify()->firstBadRevision, 0);
    }

    /// The first one really is of version 1, so that the test above tests what it says.
    void theFirstSchemaIsKept()
    {
        const QTemporaryDir directory;
        const QString path = directory.filePath(u"copy.sqlite"_s);
        QVERIFY(QFile::copy(qEnvironmentVariable("STEWARD_SOURCE_DIR") + u"/tests/data/schema-0001.sqlite"_s, path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        RawSql raw(path);
        QCOMPARE(raw.value(u"PRAGMA user_version"_s).toInt(), 1);
    }
};

STEWARD_TEST(SchemaTest, "schema", Core)

} // namespace steward

#include "schematest.moc"
