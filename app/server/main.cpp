// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo/history.h"
#include "server/backup.h"
#include "server/claim.h"
#include "server/keyfile.h"
#include "server/newfile.h"
#include "server/options.h"
#include "server/serve.h"
#include "server/shelluser.h"
#include "service/breakglass.h"
#include "service/erasure.h"
#include "store/sqlstore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSysInfo>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace steward;
using namespace steward::server;

namespace {

void print(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

int failed(const Error &error)
{
    print(stderr, u"stewardd: %1 %2"_s.arg(error.code, error.detail));
    return 1;
}

int cannotOpen(const QString &path, const Error &error)
{
    print(stderr, u"stewardd: %1 %2: %3"_s.arg(error.code, path, error.detail));
    if (error.code == "store.missing"_L1)
        print(stderr, u"\"stewardd init\" makes a project, \"stewardd seed\" a made-up one."_s);
    return 1;
}

/// The code for \a admin is made with the project, so that there is none without the other.
int make(const QString &path, const QString &name, const Id &admin, const std::function<Result<void>(Store &)> &fill)
{
    const auto code = makeProject(path, [&](Store &store) -> Result<QString> {
        if (const auto filled = fill(store); !filled)
            return filled.error();
        return makeClaim(store, admin);
    });
    if (!code)
        return cannotOpen(path, code.error());
    print(
        stdout,
        u"Project \"%1\" is made. Its first admin signs in with a console and gives this code, once:\n\n    %2\n"_s.arg(
            name, *code));
    return 0;
}

int run(const InitOptions &options)
{
    const NewProject made = newProject(options.project);
    return make(options.database, made.project.name, made.admin,
                [&](Store &store) { return store.create(made.project); });
}

int run(const SeedOptions &options)
{
    const auto size = demo::sizeOf(options.pack);
    if (!size) {
        print(stderr, u"stewardd: --pack: S, M, L or XL"_s);
        return 2;
    }
    demo::Pack pack = demo::generate(demo::shapeOf(*size));
    pack.project.environment = domain::Environment::Training; // "demo" is what runs without a server
    return make(options.database, pack.project.name, pack.plants.value(u"me"_s), [&](Store &store) -> Result<void> {
        const auto filled = demo::fill(store, pack);
        return filled ? Result<void>() : filled.error();
    });
}

int run(const ClaimOptions &options)
{
    const auto store = SqlStore::open(options.database);
    if (!store)
        return cannotOpen(options.database, store.error());
    const auto project = (*store)->load();
    if (!project)
        return failed(project.error());
    const auto person = claimant(*project, options.who);
    if (!person)
        return failed(person.error());
    const auto code = makeClaim(**store, person->id);
    if (!code)
        return failed(code.error());
    print(stdout,
          u"%1 signs in with a console and gives this code, once; any code before it is void:\n\n    %2\n"_s.arg(
              person->name, *code));
    return 0;
}

int run(const RecoverOptions &options)
{
    const auto store = SqlStore::open(options.database);
    if (!store)
        return cannotOpen(options.database, store.error());
    const auto recovery = recover(**store,
                                  {.who = options.who,
                                   .reason = options.reason,
                                   .raises = options.raises,
                                   .by = shellUser(),
                                   .from = QSysInfo::machineHostName() + u", stewardd recover"_s},
                                  SystemClock().now(), makeClaim);
    if (!recovery)
        return failed(recovery.error());
    print(stdout, toldOf(*recovery));
    return 0;
}

int run(const BreakGlassOptions &options)
{
    const auto store = SqlStore::open(options.database);
    if (!store)
        return cannotOpen(options.database, store.error());
    const auto made = setBreakGlass(**store,
                                    {.who = options.who,
                                     .reason = options.reason,
                                     .takesAway = options.takesAway,
                                     .subject = {options.issuer, options.subject},
                                     .by = shellUser(),
                                     .from = QSysInfo::machineHostName() + u", stewardd break-glass"_s},
                                    SystemClock().now(), makeClaim);
    if (!made)
        return failed(made.error());
    print(stdout, toldOf(*made));
    return 0;
}

int run(const EraseOptions &options)
{
    const auto store = SqlStore::open(options.database);
    if (!store)
        return cannotOpen(options.database, store.error());
    const auto erasure = erase(**store,
                               {.who = options.who,
                                .reason = options.reason,
                                .by = shellUser(),
                                .from = QSysInfo::machineHostName() + u", stewardd erase"_s},
                               SystemClock().now());
    if (!erasure)
        return failed(erasure.error());
    print(stdout, toldOf(*erasure));
    return 0;
}

int run(const VerifyOptions &options)
{
    const auto store = SqlStore::openToRead(options.database);
    if (!store)
        return cannotOpen(options.database, store.error());
    const auto check = (*store)->verify();
    if (!check)
        return failed(check.error());
    if (check->firstBadRevision != 0) {
        print(stderr, u"row %1 is not right: %2"_s.arg(check->firstBadRevision).arg(check->what));
        return 1;
    }
    print(stdout, u"%1 rows, all right"_s.arg(check->rows));
    return 0;
}

int run(const KeyOptions &options)
{
    if (const auto made = makeKeyFile(options.key); !made)
        return failed(made.error());
    print(stdout, u"%1 is made. Keep a copy where this machine is not."_s.arg(options.key));
    return 0;
}

/// For the admins: a backup that nobody knows of is as good as none. It is made all the same.
void reportBackup(const BackupOptions &options, const BackupFacts &facts)
{
    const auto store = SqlStore::open(options.database);
    const Instant now = SystemClock().now();
    const QString machine = QSysInfo::machineHostName();
    const ProtectionReport report{.backups = facts.besides,
                                  .backupPlaces =
                                      QStringList{machine + u": "_s + QFileInfo(options.backup).absolutePath()},
                                  .areBackupsEncrypted = true,
                                  .backupVerifiedAt = now,
                                  .by = shellUser(),
                                  .from = machine + u", stewardd backup"_s};
    const auto reported = store ? reportProtection(**store, report, now) : store.error();
    if (!reported)
        print(stderr, u"stewardd: the backup is good, but the project could not be told of it: %1 %2"_s.arg(
                          reported.error().code, reported.error().detail));
}

int run(const FactsOptions &options)
{
    const auto store = SqlStore::open(options.database);
    if (!store)
        return cannotOpen(options.database, store.error());
    ProtectionReport report = options.report;
    report.by = shellUser();
    report.from = QSysInfo::machineHostName() + u", stewardd facts"_s;
    const auto revision = reportProtection(**store, report, SystemClock().now());
    if (!revision)
        return failed(revision.error());
    print(stdout, u"Reported; row %1 of the log says so."_s.arg(*revision));
    return 0;
}

int run(const BackupOptions &options)
{
    const auto key = readKeyFile(options.key);
    if (!key)
        return failed(key.error());
    const auto facts = options.isRestore ? restore(options.backup, options.database, *key)
                                         : backUp(options.database, options.backup, *key);
    if (!facts)
        return failed(facts.error());
    print(stdout, u"\"%1\", revision %2, %3 rows, all right; %4 bytes in %5"_s.arg(facts->project)
                      .arg(facts->revision)
                      .arg(facts->rows)
                      .arg(facts->bytes)
                      .arg(options.backup));
    if (!options.isRestore)
        reportBackup(options, *facts);
    return 0;
}

int run(const ServeOptions &options)
{
    const auto store = SqlStore::open(options.database);
    if (!store)
        return cannotOpen(options.database, store.error());
    if (const auto project = (*store)->load(); !project)
        return failed(project.error());
    return serve(options, **store);
}

} // namespace

int main(int argc, char *argv[])
{
    std::signal(SIGPIPE, SIG_IGN); // a client that is gone is no reason to end
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"stewardd"_s);
    const auto options = parseOptions(QCoreApplication::arguments());
    if (!options && options.error().code == "help"_L1) {
        print(stdout, options.error().detail);
        return 0;
    }
    if (!options) {
        print(stderr, u"stewardd: "_s + options.error().detail);
        return 2;
    }
    return std::visit([](const auto &chosen) { return run(chosen); }, *options);
}
