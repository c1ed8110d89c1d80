// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// ./dev bench vault: what it costs to keep things sealed, beside OpenSSL, the disk and sqlite of the same machine.
#include "bench/cputimer.h"
#include "bench/report.h"
#include "demo/pack.h"
#include "domain/kinds.h"
#include "store/laterparts.h"
#include "store/sealed/recordfile.h"
#include "store/sealed/sealedstore.h"
#include "vault/random.h"
#include "wire/pack/projectbytes.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace steward;

namespace {

constexpr qsizetype bulk = 16 * 1024;
constexpr qsizetype change = 1024;
constexpr int rounds = 200;
const QString password = u"open, please"_s;
const QString size = u"1 KiB"_s;

/// Of what OpenSSL's own program does with records of that size, in MB/s; 0: it is not there.
double opensslRate()
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"speed"_s, u"-seconds"_s, u"2"_s, u"-bytes"_s, QString::number(bulk), u"-evp"_s, u"aes-256-gcm"_s});
    if (!openssl.waitForFinished(20'000))
        return 0;
    const QString said = QString::fromUtf8(openssl.readAllStandardOutput());
    const auto match = QRegularExpression(u"AES-256-GCM\\s+([0-9.]+)k"_s).match(said);
    return match.captured(1).toDouble() / 1000;
}

/// MB/s of this thread's time.
template<typename Work>
double rateOf(Work work)
{
    constexpr int times = 500;
    QList<double> rates;
    for (int round = 0; round < 9; ++round) {
        const bench::CpuTimer timer;
        for (int i = 0; i < times; ++i)
            work();
        rates << double(bulk) * times / 1000 / timer.ms();
    }
    return bench::median(rates);
}

void measureSealing(bench::Report &report)
{
    const SecretKey key = SecretKey::random();
    const QByteArray plain = randomBytes(bulk);
    const QByteArray context(46, 'c');
    Sealer sealer(key.bytes()); // as a chain has it
    const QByteArray sealed = sealer.seal(plain, context).value();
    const double before = opensslRate();
    const double sealing = rateOf([&] { (void)sealer.seal(plain, context); });
    const double opening = rateOf([&] { (void)sealer.unseal(sealed, context); });
    const double theirs = (before + opensslRate()) / 2;
    const QString against = u"openssl speed -evp aes-256-gcm: %1 MB/s"_s.arg(theirs, 0, 'f', 0);
    const auto add = [&](const QString &name, double rate) {
        report.add({.name = name,
                    .pack = u"16 KiB"_s,
                    .value = rate,
                    .unit = u"MB/s"_s,
                    .against = against,
                    .ratio = theirs > 0 ? rate / theirs : 0,
                    .goal = 0.7,
                    .lowerIsBetter = false});
    };
    add(u"sealing in bulk"_s, sealing);
    add(u"opening in bulk"_s, opening);
}

template<typename Work>
double msOf(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

void wanted(bool holds, const char *what)
{
    if (!holds)
        qFatal("%s", what);
}

/// A file that is appended to and flushed, and nothing else.
class PlainFile
{
public:
    explicit PlainFile(const QString &path)
        : m_file(::open(path.toLocal8Bit().constData(), O_CREAT | O_WRONLY | O_APPEND, 0600))
    {
    }
    ~PlainFile() { ::close(m_file); }
    Q_DISABLE_COPY_MOVE(PlainFile)

    void add(const QByteArray &bytes)
    {
        wanted(::write(m_file, bytes.constData(), size_t(bytes.size())) == bytes.size() && ::fsync(m_file) == 0,
               "the plain file takes it");
    }

private:
    const int m_file;
};

QSqlDatabase plainSqlite(const QString &path)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s);
    database.setDatabaseName(path);
    wanted(database.open() && QSqlQuery(database).exec(u"PRAGMA synchronous = FULL"_s)
               && QSqlQuery(database).exec(u"CREATE TABLE rows (bytes BLOB)"_s),
           "sqlite opens");
    return database;
}

std::shared_ptr<SealedBook> bookAt(const QString &path)
{
    return std::make_shared<SealedBook>(std::make_unique<RecordFile>(path), std::make_shared<tests::QuickWork>());
}

std::shared_ptr<SealedBook> newBook(const QString &path)
{
    auto book = bookAt(path);
    wanted(tests::doneBy([&](const auto &told) { book->create(password, told); }).hasValue(), "a book can be made");
    return book;
}

std::unique_ptr<SealedStore> storeOf(const std::shared_ptr<SealedBook> &book, const QByteArrayList &records)
{
    auto store = SealedStore::open(book, records, {.toBytes = wire::toBytes, .fromBytes = wire::projectFromBytes});
    wanted(store.hasValue(), "the store opens");
    return std::move(store).value();
}

/// Renames a role, with a reason that makes it a change of a kibibyte.
Commit renaming(const domain::Project &before, int round)
{
    const domain::EntityKind *kind = domain::kindOf(u"role");
    Commit commit{.project = before, .at = Instant(std::chrono::milliseconds(1'800'000'000'000 + round))};
    const QString name = u"Role %1"_s.arg(round);
    const Id role = kind->idAt(before, 0);
    commit.project.revision = before.revision + 1;
    wanted(kind->put(commit.project, 0, u"name"_s, name, commit.project.revision) == domain::Put::Done, "renamed");
    commit.changes = {{.entity = {u"role"_s, role}, .field = u"name"_s, .before = u"before"_s, .after = name}};
    commit.set.id = Id::random();
    commit.set.reason = QString(change / 2, u'r');
    commit.author = before.people.at(0).id;
    commit.authorName = u"Somebody"_s;
    return commit;
}

/// One of each in turn, so that what others do to the disk meanwhile is done to all of them.
void measureCommits(bench::Report &report, const QTemporaryDir &folder, const domain::Project &project)
{
    PlainFile plain(folder.filePath(u"plain"_s));
    const QSqlDatabase sqlite = plainSqlite(folder.filePath(u"sqlite"_s));
    QSqlQuery insert(sqlite);
    wanted(insert.prepare(u"INSERT INTO rows VALUES (?)"_s), "sqlite prepares");
    const auto book = newBook(folder.filePath(u"records"_s));
    const auto store = storeOf(newBook(folder.filePath(u"commits"_s)), {});
    wanted(store->create(project).hasValue(), "the project is kept");
    QList<double> plainMs;
    QList<double> sqliteMs;
    QList<double> recordMs;
    QList<double> commitMs;
    for (int round = 0; round < rounds; ++round) {
        const QByteArray bytes = randomBytes(change);
        plainMs << msOf([&] { plain.add(bytes); });
        recordMs << msOf(
            [&] { wanted(tests::doneBy([&](const auto &told) { book->add(bytes, told); }).hasValue(), "it is kept"); });
        const Commit commit = renaming(*store->load(), round);
        commitMs << msOf([&] { wanted(store->commit(commit).hasValue(), "it is committed"); });
        insert.bindValue(0, bytes);
        sqliteMs << msOf([&] { wanted(insert.exec(), "sqlite inserts"); });
    }
    const double append = bench::median(plainMs);
    report.add({.name = u"one fsynced append"_s, .pack = size, .value = append, .unit = u"ms"_s});
    const auto add = [&](const QString &name, const QString &pack, const QList<double> &times,
                         const std::optional<double> &goal) {
        report.add({.name = name,
                    .pack = pack,
                    .value = bench::median(times),
                    .unit = u"ms"_s,
                    .against = u"one fsynced append"_s,
                    .ratio = bench::median(times) / append,
                    .goal = goal});
    };
    add(u"a record, until it is durable"_s, size, recordMs, 1.2);
    add(u"a commit, until it is durable"_s, u"XL, 1 KiB"_s, commitMs, 1.2);
    add(u"an insert of sqlite's, journal and all"_s, size, sqliteMs, {});
}

void measureOpening(bench::Report &report, const QTemporaryDir &folder, const domain::Project &project)
{
    const QString path = folder.filePath(u"opened"_s);
    const double written = msOf([&] { wanted(storeOf(newBook(path), {})->create(project).hasValue(), "kept"); });
    QList<double> times;
    for (int round = 0; round < 7; ++round) {
        const auto book = bookAt(path);
        std::unique_ptr<SealedStore> store;
        times << msOf([&] {
            book->unlock(password,
                         [&](Result<QByteArrayList> records) { store = storeOf(book, std::move(records).value()); });
        });
        wanted(*store->load() == project, "the same project");
    }
    const QString pack = u"XL: 120,000 places, 100,000 people"_s;
    report.add({.name = u"opening a project, the key being there"_s,
                .pack = pack,
                .value = bench::median(times),
                .unit = u"ms"_s,
                .goal = 700});
    report.add({.name = u"writing it the first time"_s, .pack = pack, .value = written, .unit = u"ms"_s});
    report.add(
        {.name = u"its file"_s, .pack = pack, .value = double(QFileInfo(path).size()) / 1024 / 1024, .unit = u"MiB"_s});
}

void measureUnlocking(bench::Report &report)
{
    QList<double> times;
    for (int round = 0; round < 5; ++round)
        times << msOf([] { (void)keyOfPassword(password, QByteArray(32, 's'), {}); });
    const double took = bench::median(times) / 1000;
    report.add({.name = u"a key of a password, at most"_s,
                .pack = u"scrypt 17, 8, 1"_s,
                .value = took,
                .unit = u"s"_s,
                .goal = 2});
    report.add({.name = u"a key of a password, at least"_s,
                .pack = u"scrypt 17, 8, 1"_s,
                .value = took,
                .unit = u"s"_s,
                .goal = 0.2,
                .lowerIsBetter = false});
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("bench_vault FILE.json\n", stderr);
        return 2;
    }
    const QString file = QCoreApplication::arguments().at(1);
    const QTemporaryDir folder(QFileInfo(file).absolutePath() + u"/vault-XXXXXX"_s); // a disk, which /tmp may not be
    bench::Report report(u"vault"_s, {u"XL"_s});
    measureSealing(report);
    measureUnlocking(report);
    const domain::Project project = demo::generate(demo::shapeOf(demo::PackSize::XL)).project;
    measureCommits(report, folder, project);
    measureOpening(report, folder, project);
    return report.finish(file);
}
