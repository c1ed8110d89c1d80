// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/backup.h"
#include "core/json.h"
#include "server/keyfile.h"
#include "server/sealedfile.h"
#include "server/stewardd.h"
#include "support/testmain.h"
#include "vault/random.h"

#include <QDir>
#include <QFile>
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

STEWARD_TEST(BackupTest, "backup", Core)
#include "backuptest.moc"
