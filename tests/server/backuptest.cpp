// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/backup.h"
#include "core/json.h"
#include "server/keyfile.h"
#include "server/sealedfile.h"
#include "server/stewardd.h"
#include "store/sqlstore.h"
#include "support/cluster.h"
#include "support/testmain.h"
#include "vault/random.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::server;
using namespace steward::tests;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

constexpr auto ownersOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

} // namespace

/// Backups, from the sealed file to the commands.
class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsSealedComesBack_data();
    void whatIsSealedComesBack();
    void anotherKeyOpensNothing();
    void anyChangeIsSeen_data();
    void anyChangeIsSeen();
    void eachByteCounts();
    void keysAreMadeOnce();
    void backUpWhileItIsUsedAndRestore();
    void theOldBackupStaysUntilTheNewOneIsGood();
    void aBadChainIsNoBackup();
    void restoresOverNothing();
    void adminsReadOfBackups();
    void factsAreTheOperators();
    void wrongFacts_data();
    void wrongFacts();
    void aDatabaseServersDumpIsABackup();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    /// An error's code, or "" when all went well.
    [[nodiscard]] static QString codeOf(const Result<void> &done) { return done ? QString() : done.error().code; }

    std::unique_ptr<QTemporaryDir> m_folder;
    const QByteArray m_key = randomBytes(32);
};

void BackupTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void BackupTest::whatIsSealedComesBack_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 3 * 1024 * 1024})
        QTest::addRow("%d", size) << size;
}

void BackupTest::whatIsSealedComesBack()
{
    QFETCH(int, size);
    const QByteArray bytes = "canary" + randomBytes(size);
    const QByteArray content = bytes.left(size);
    write(path(u"plain"_s), content);
    QCOMPARE(codeOf(sealFile(path(u"plain"_s), path(u"sealed"_s), m_key)), QString());
    QVERIFY(size < 6 || !contentOf(path(u"sealed"_s)).contains("canary"));
    QCOMPARE(QFile::permissions(path(u"sealed"_s)), ownersOnly);
    QCOMPARE(codeOf(unsealFile(path(u"sealed"_s), path(u"again"_s), m_key)), QString());
    QCOMPARE(contentOf(path(u"again"_s)), content);
    QCOMPARE(QFile::permissions(path(u"again"_s)), ownersOnly);
    // Twice the same is never the same.
    const QByteArray first = contentOf(path(u"sealed"_s));
    QCOMPARE(codeOf(sealFile(path(u"plain"_s), path(u"sealed"_s), m_key)), QString());
    QVERIFY(contentOf(path(u"sealed"_s)) != first);
}

void BackupTest::anotherKeyOpensNothing()
{
    write(path(u"plain"_s), "content");
    QCOMPARE(codeOf(sealFile(path(u"plain"_s), path(u"sealed"_s), m_key)), QString());
    QCOMPARE(codeOf(unsealFile(path(u"sealed"_s), path(u"again"_s), randomBytes(32))), u"backup.broken"_s);
    QVERIFY(!QFile::exists(path(u"again"_s)));
    QCOMPARE(codeOf(sealFile(path(u"nothing"_s), path(u"sealed"_s), m_key)), u"file.missing"_s);
    QCOMPARE(codeOf(sealFile(path(u"plain"_s), path(u"no/folder"_s), m_key)), u"file.failed"_s);
}

void BackupTest::anyChangeIsSeen_data()
{
    QTest::addColumn<std::function<QByteArray(QByteArray, QByteArray)>>("change");
    const auto row = [](const char *name, std::function<QByteArray(QByteArray, QByteArray)> change) {
        QTest::newRow(name) << std::move(change);
    };
    constexpr int head = 17 + 16;
    constexpr int piece = 4 + 1024 * 1024 + 29;
    row("empty", [](const QByteArray &, const QByteArray &) { return QByteArray(); });
    row("head alone", [](const QByteArray &a, const QByteArray &) { return a.first(head); });
    row("last byte gone", [](const QByteArray &a, const QByteArray &) { return a.chopped(1); });
    row("last piece gone", [](const QByteArray &a, const QByteArray &) { return a.first(head + 2 * piece); });
    row("a byte more", [](const QByteArray &a, const QByteArray &) { return a + '\0'; });
    row("a piece twice",
        [](const QByteArray &a, const QByteArray &) { return a.first(head + piece) + a.sliced(head); });
    row("a piece left out",
        [](const QByteArray &a, const QByteArray &) { return a.first(head) + a.sliced(head + piece); });
    row("two pieces changed about", [](const QByteArray &a, const QByteArray &) {
        return a.first(head) + a.sliced(head + piece, piece) + a.sliced(head, piece) + a.sliced(head + 2 * piece);
    });
    row("a piece of another file", [](const QByteArray &a, const QByteArray &b) {
        return a.first(head) + b.sliced(head, piece) + a.sliced(head + piece);
    });
    row("a length of 4 GB", [](QByteArray a, const QByteArray &) { return a.replace(head, 4, "\xff\xff\xff\xff"); });
    row("a length of nothing",
        [](QByteArray a, const QByteArray &) { return a.replace(head, 4, QByteArray(4, '\0')); });
    row("two files in one", [](const QByteArray &a, const QByteArray &b) { return a + b; });
}

void BackupTest::anyChangeIsSeen()
{
    using Change = std::function<QByteArray(QByteArray, QByteArray)>;
    QFETCH(Change, change);
    write(path(u"plain"_s), QByteArray(2 * 1024 * 1024 + 100, 'x'));
    QCOMPARE(codeOf(sealFile(path(u"plain"_s), path(u"one"_s), m_key)), QString());
    QCOMPARE(codeOf(sealFile(path(u"plain"_s), path(u"other"_s), m_key)), QString());
    const QByteArray bad = change(contentOf(path(u"one"_s)), contentOf(path(u"other"_s)));
    QVERIFY(bad != contentOf(path(u"one"_s)));
    write(path(u"bad"_s), bad);
    QCOMPARE(codeOf(unsealFile(path(u"bad"_s), path(u"again"_s), m_key)), u"backup.broken"_s);
    QVERIFY(!QFile::exists(path(u"again"_s)));
}

void BackupTest::eachByteCounts()
{
    write(path(u"plain"_s), "short");
    QCOMPARE(codeOf(sealFile(path(u"plain"_s), path(u"one"_s), m_key)), QString());
    const QByteArray good = contentOf(path(u"one"_s));
    for (qsizetype i = 0; i < good.size(); ++i) {
        QByteArray bad = good;
        bad[i] = static_cast<char>(bad.at(i) ^ 1);
        write(path(u"bad"_s), bad);
        QCOMPARE(codeOf(unsealFile(path(u"bad"_s), path(u"again"_s), m_key)), u"backup.broken"_s);
    }
}

void BackupTest::keysAreMadeOnce()
{
    QVERIFY(makeKeyFile(path(u"key"_s)));
    QCOMPARE(QFile::permissions(path(u"key"_s)), ownersOnly);
    const auto key = readKeyFile(path(u"key"_s));
    QVERIFY(key);
    QCOMPARE(key->size(), 32);
    QCOMPARE(codeOf(makeKeyFile(path(u"key"_s))), u"key.exists"_s);
    QCOMPARE(readKeyFile(path(u"key"_s)).value(), *key);
    write(path(u"bad"_s), key->toHex().chopped(1));
    QCOMPARE(readKeyFile(path(u"bad"_s)).error().code, u"key.form"_s);
    QCOMPARE(readKeyFile(path(u"none"_s)).error().code, u"file.missing"_s);
}

/// The commands, beside a server that goes on: what was answered before the backup is in it, what came after is not.
void BackupTest::backUpWhileItIsUsedAndRestore()
{
    Stewardd server;
    const QString code = server.init();
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
    QCOMPARE(server.ask("POST", "/v1/roles", R"({"name":"Before canary"})").status, 200);
    const QByteArray state = server.stateHash();

    const QStringList key{u"--key"_s, path(u"key"_s)};
    QCOMPARE(Stewardd::run(QStringList{u"backup-key"_s} + key).code, 0);
    const auto made =
        Stewardd::run(QStringList{u"backup"_s, u"--database"_s, server.database(), u"--backup"_s, path(u"b"_s)} + key);
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY2(made.out.contains("revision 1, 1 rows"_L1), qPrintable(made.out));
    QVERIFY(!contentOf(path(u"b"_s)).contains("canary"));
    QVERIFY(!contentOf(path(u"b"_s)).contains("SQLite"));
    QCOMPARE(QFile::permissions(path(u"b"_s)), ownersOnly);
    // Nothing in the clear is left behind, and the server has not noticed.
    const QStringList left = QDir(server.folder()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QVERIFY2(left.filter(u"backup"_s).isEmpty(), qPrintable(left.join(u' ')));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), (QStringList{u"b"_s, u"key"_s}));
    QCOMPARE(server.ask("POST", "/v1/roles", R"({"name":"After"})").status, 200);
    QCOMPARE(server.stop(), 0);
    QVERIFY(server.stateHash() != state);

    // The disk is lost.
    QVERIFY(QFile::remove(server.database()));
    const auto restored =
        Stewardd::run(QStringList{u"restore"_s, u"--database"_s, server.database(), u"--backup"_s, path(u"b"_s)} + key);
    QVERIFY2(restored.code == 0, qPrintable(restored.err));
    QCOMPARE(QFile::permissions(server.database()), ownersOnly);
    QCOMPARE(server.stateHash(), state);
    QVERIFY(server.start());
    const QByteArray roles = server.ask("GET", "/v1/roles").body; // whoever was let in, still is
    QVERIFY(roles.contains("Before canary"));
    QVERIFY(!roles.contains("After"));
    QVERIFY(server.ask("GET", "/v1/audit/verification").body.contains("\"good\":true"));
    QCOMPARE(server.ask("POST", "/v1/roles", R"({"name":"Life goes on"})").status, 200);
}

void BackupTest::theOldBackupStaysUntilTheNewOneIsGood()
{
    const Stewardd server;
    const QString database = path(u"p.sqlite"_s);
    QCOMPARE(Stewardd::run({u"seed"_s, u"--database"_s, database}).code, 0);
    QVERIFY(backUp(database, path(u"b"_s), m_key));
    const QByteArray first = contentOf(path(u"b"_s));
    write(database, "no database any more");
    QVERIFY(!backUp(database, path(u"b"_s), m_key));
    QVERIFY(!backUp(path(u"none"_s), path(u"b"_s), m_key));
    QCOMPARE(contentOf(path(u"b"_s)), first);
    QVERIFY(!QFile::exists(path(u"none"_s)));
}

void BackupTest::aBadChainIsNoBackup()
{
    const QString database = path(u"p.sqlite"_s);
    QCOMPARE(Stewardd::run({u"seed"_s, u"--database"_s, database}).code, 0);
    const auto good = backUp(database, path(u"b"_s), m_key);
    QVERIFY2(good, good ? "" : qPrintable(good.error().detail));
    QVERIFY(good->rows > 2);
    QByteArray bytes = contentOf(database);
    const qsizetype at = bytes.indexOf("2026-"); // some date; if it is none of the log's, the file is damaged otherwise
    QVERIFY(at > 0);
    bytes.replace("2026-0", "2025-0");
    write(database, bytes);
    const auto bad = backUp(database, path(u"bad"_s), m_key);
    QVERIFY(!bad);
    QCOMPARE(bad.error().code, u"backup.chain"_s);
    QVERIFY(!QFile::exists(path(u"bad"_s)));
}

void BackupTest::restoresOverNothing()
{
    const QString database = path(u"p.sqlite"_s);
    QCOMPARE(Stewardd::run({u"seed"_s, u"--database"_s, database}).code, 0);
    const auto made = backUp(database, path(u"b"_s), m_key);
    QVERIFY(made);
    const QByteArray before = contentOf(database);
    QCOMPARE(restore(path(u"b"_s), database, m_key).error().code, u"store.not_empty"_s);
    QCOMPARE(contentOf(database), before);
    const auto wrongKey = restore(path(u"b"_s), path(u"new.sqlite"_s), randomBytes(32));
    QCOMPARE(wrongKey.error().code, u"backup.broken"_s);
    QVERIFY(!QFile::exists(path(u"new.sqlite"_s)));
    const auto restored = restore(path(u"b"_s), path(u"new.sqlite"_s), m_key);
    QVERIFY(restored);
    QCOMPARE(*restored, *made);
    const QString elsewhere = u"postgresql://steward@db.test/steward"_s;
    QCOMPARE(backUp(elsewhere, path(u"b"_s), m_key).error().code, u"backup.file_only"_s);
    QCOMPARE(restore(path(u"b"_s), elsewhere, m_key).error().code, u"backup.file_only"_s);
}

namespace {

/// Claimed, and on its way.
void begin(Stewardd &server)
{
    const QString code = server.init();
    QVERIFY(server.start());
    QCOMPARE(server.ask("POST", "/v1/claims", canonicalJson(QJsonObject{{u"code"_s, code}})).status, 200);
}

QJsonArray protectionOf(const Stewardd &server)
{
    const auto page = parseObject(server.ask("GET", "/v1/data-protection").body);
    return page ? page->value("items"_L1).toArray() : QJsonArray{u"no answer"_s};
}

} // namespace

void BackupTest::adminsReadOfBackups()
{
    Stewardd server;
    begin(server);
    QVERIFY(protectionOf(server).isEmpty()); // nobody has said anything
    QCOMPARE(Stewardd::run({u"backup-key"_s, u"--key"_s, path(u"key"_s)}).code, 0);
    QVERIFY(QDir(m_folder->path()).mkdir(u"kept"_s));
    write(path(u"kept/letter"_s), "no backup");
    for (int count = 1; count <= 2; ++count) {
        const auto made = Stewardd::run({u"backup"_s, u"--database"_s, server.database(), u"--backup"_s,
                                         path(u"kept/%1"_s.arg(count)), u"--key"_s, path(u"key"_s)});
        QVERIFY2(made.code == 0 && made.err.isEmpty(), qPrintable(made.err));
        QTRY_COMPARE(server.metric("steward_revision"), count);
        const QJsonArray facts = protectionOf(server);
        QCOMPARE(facts.size(), 1);
        QCOMPARE(facts.at(0)["backups"_L1].toInt(), count);
        QCOMPARE(facts.at(0)["backups_encrypted"_L1], QJsonValue(true));
        QVERIFY(facts.at(0)["backup_places"_L1][0].toString().endsWith(u": "_s + path(u"kept"_s)));
        const auto verified = instantFromText(facts.at(0)["backup_verified_at"_L1].toString());
        QVERIFY(verified && SystemClock().now() - *verified < std::chrono::minutes(5));
        QCOMPARE(facts.at(0)["stored_in"_L1].toString(), QString());
    }
    QVERIFY(parseObject(server.ask("GET", "/v1/notices").body)->value("items"_L1).toArray().isEmpty()); // is no alarm
    QVERIFY(Stewardd::run({u"verify"_s, u"--database"_s, server.database()}).out.startsWith("2 rows, all right"_L1));
}

void BackupTest::factsAreTheOperators()
{
    Stewardd server;
    begin(server);
    const QStringList command{u"facts"_s, u"--database"_s, server.database()};
    const auto told = Stewardd::run(
        command
        + QStringList{u"--stored-in"_s, u"Malawi"_s, u"--operated-by"_s, u"The ministry"_s, u"--at-rest"_s, u"LUKS"_s,
                      u"--backups"_s, u"14"_s, u"--backup-place"_s, u"Lilongwe"_s, u"--backup-place"_s, u"Blantyre"_s,
                      u"--backups-encrypted"_s, u"no"_s, u"--backup-verified"_s, u"2026-11-22T08:00:00.000Z"_s});
    QVERIFY2(told.code == 0, qPrintable(told.err));
    QCOMPARE(Stewardd::run(command + QStringList{u"--operated-by"_s, QString()}).code, 0);
    QTRY_COMPARE(server.metric("steward_revision"), 2);
    const QJsonArray facts = protectionOf(server);
    QCOMPARE(facts.size(), 1);
    QCOMPARE(facts.at(0)["stored_in"_L1].toString(), u"Malawi"_s); // stays
    QCOMPARE(facts.at(0)["operated_by"_L1].toString(), QString());
    QCOMPARE(facts.at(0)["encryption_at_rest"_L1].toString(), u"LUKS"_s);
    QCOMPARE(facts.at(0)["backups"_L1].toInt(), 14);
    QCOMPARE(facts.at(0)["backup_places"_L1].toArray(), (QJsonArray{u"Lilongwe"_s, u"Blantyre"_s}));
    QCOMPARE(facts.at(0)["backups_encrypted"_L1], QJsonValue(false));
    QCOMPARE(facts.at(0)["backup_verified_at"_L1].toString(), u"2026-11-22T08:00:00.000Z"_s);
    QCOMPARE(facts.at(0)["version"_L1].toInt(), 2);
}

void BackupTest::wrongFacts_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no number") << QStringList{u"--backups"_s, u"many"_s};
    QTest::newRow("perhaps") << QStringList{u"--backups-encrypted"_s, u"perhaps"_s};
    QTest::newRow("some day") << QStringList{u"--backup-verified"_s, u"yesterday"_s};
    QTest::newRow("nowhere") << QStringList{u"--backup-place"_s, u" "_s};
    QTest::newRow("a novel") << QStringList{u"--stored-in"_s, QString(201, u'x')};
}

void BackupTest::wrongFacts()
{
    QFETCH(QStringList, more);
    QCOMPARE(Stewardd::run(QStringList{u"facts"_s, u"--database"_s, u"/nowhere/x.sqlite"_s} + more).code, 2);
}

/// As README.md says how, while the server goes on.
void BackupTest::aDatabaseServersDumpIsABackup()
{
    const auto run = [](const QString &program, const QStringList &arguments) {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished(60'000);
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
                 process.readAllStandardError().constData());
    };
    Stewardd server(Cluster::instance().newDatabase());
    begin(server);
    QCOMPARE(server.ask("POST", "/v1/roles", R"({"name":"Before"})").status, 200);
    const QByteArray state = server.stateHash();
    const auto refused = Stewardd::run({u"backup-key"_s, u"--key"_s, path(u"key"_s)});
    QCOMPARE(refused.code, 0);
    QVERIFY(Stewardd::run({u"backup"_s, u"--database"_s, server.database(), u"--backup"_s, path(u"b"_s), u"--key"_s,
                           path(u"key"_s)})
                .err.contains("backup.file_only"_L1));
    run(u"pg_dump"_s, {u"--format=custom"_s, u"--no-owner"_s, u"--file"_s, path(u"dump"_s), server.database()});
    QCOMPARE(server.ask("POST", "/v1/roles", R"({"name":"After"})").status, 200);

    const QString again = Cluster::instance().newDatabase();
    run(u"pg_restore"_s,
        {u"--no-owner"_s, u"--exit-on-error"_s, u"--single-transaction"_s, u"--dbname"_s, again, path(u"dump"_s)});
    const auto verified = Stewardd::run({u"verify"_s, u"--database"_s, again});
    QVERIFY2(verified.out.startsWith("1 rows, all right"_L1), qPrintable(verified.out + verified.err));
    const auto restored = SqlStore::open(again);
    QVERIFY(restored);
    QCOMPARE(stateHash(*(*restored)->load()), state);
    QCOMPARE((*restored)->memberFor({server.issuer().address(), u"admin-1"_s})->isNull(), false); // still let in
    Commit next = {};
    next.project = *(*restored)->load();
    ++next.project.revision;
    next.set.id = Id::random();
    QVERIFY((*restored)->commit(next)); // and life goes on
}

STEWARD_TEST(BackupTest, "backup", Core)
#include "backuptest.moc"
