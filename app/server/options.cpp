// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/options.h"

#include "server/commandline.h"
#include "server/factsoptions.h"
#include "server/serveoptions.h"
#include "service/recovery.h"

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

const QString usage = uR"(stewardd keeps one project of Steward and answers its consoles.

  init    makes a project and prints the code by which its first admin claims it
  claim   prints a new code, where the first one is lost; the one before is void from then on
  recover lets somebody in again where no admin can sign in; it stands in the log, and all admins are told
  break-glass  keeps an account for the day when no other opens the project, or makes it an ordinary one again
  erase   takes somebody out of the project and out of its log
  serve   answers requests until it is told to stop
  facts   reports where the data lies and how it is kept, for the project's admins to read
  verify  checks the chain of the log and names the first row that is not right
  seed    puts a made-up project into an empty database

  secrets-key  makes the key under which "serve" keeps the secrets that are handed to it
  backup-key, backup, restore  make a key, a sealed backup under it, and a project from that

  stewardd init --database DATABASE --name NAME --admin NAME
  stewardd claim --database DATABASE
  stewardd recover --database DATABASE --person PERSON --reason TEXT
  stewardd break-glass --database DATABASE --person PERSON --reason TEXT
  stewardd erase --database DATABASE --person PERSON --reason TEXT
  stewardd serve --database DATABASE --issuer URL --audience URL --client-desktop ID
  stewardd facts --database DATABASE --stored-in TEXT --operated-by TEXT …
  stewardd verify --database DATABASE
  stewardd secrets-key --key FILE
  stewardd backup-key --key FILE
  stewardd backup --database FILE --backup FILE --key FILE
  stewardd restore --database FILE --backup FILE --key FILE
  stewardd seed --database DATABASE --pack S|M|L|XL

DATABASE is the path of a SQLite file or the address of a PostgreSQL, postgresql://…
"stewardd COMMAND --help" lists the options of a command.)"_s;

Result<Options> parseInit(const QStringList &arguments)
{
    CommandLine command(u"init"_s,
                        u"Makes a project in an empty database and prints the code by which its admin claims it."_s);
    command.option(u"name"_s, u"Name of the project."_s, u"name"_s);
    command.option(u"admin"_s, u"Name of the first admin."_s, u"name"_s);
    command.option(u"handle"_s, u"User name or address of the first admin, to be told apart by."_s, u"handle"_s);
    command.option(u"environment"_s, u"live or training."_s, u"environment"_s, u"live"_s);
    command.option(u"utc-offset"_s, u"Minutes by which the project's clocks are ahead of UTC."_s, u"minutes"_s, u"0"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();

    const QString environment = command.text(u"environment"_s);
    if (environment != "live"_L1 && environment != "training"_L1)
        command.complain(u"--environment: live or training"_s);
    InitOptions options{
        .database = command.database(),
        .project = {.name = command.required(u"name"_s),
                    .environment = environment == "live"_L1 ? domain::Environment::Live : domain::Environment::Training,
                    .utcOffsetMinutes = command.number(u"utc-offset"_s, -14 * 60, 14 * 60),
                    .adminName = command.required(u"admin"_s),
                    .adminHandle = command.text(u"handle"_s).trimmed()},
    };
    return command.finish<Options>(options);
}

Result<Options> parseSeed(const QStringList &arguments)
{
    CommandLine command(u"seed"_s,
                        u"Puts a made-up project into an empty database and prints the code for its first admin."_s);
    command.option(u"pack"_s, u"S (40 places), M (2,000), L (20,000) or XL (120,000)."_s, u"size"_s, u"S"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish<Options>(SeedOptions{.database = command.database(), .pack = command.text(u"pack"_s)});
}

Result<Options> parseClaim(const QStringList &arguments)
{
    CommandLine command(u"claim"_s,
                        u"Prints a new code by which somebody who signs in becomes the first admin, or another "
                        "person of the project. It works once. The person's code before is void."_s);
    command.option(u"person"_s, u"Id or user name of another person than the first admin."_s, u"person"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish<Options>(
        ClaimOptions{.database = command.database(), .who = command.text(u"person"_s).trimmed()});
}

QString reasonIn(CommandLine &command)
{
    const QString reason = command.required(u"reason"_s);
    if (reason.size() > longestRecoveryReason)
        command.complain(u"--reason: %1 letters at most"_s.arg(longestRecoveryReason));
    return reason;
}

Result<Options> parseRecover(const QStringList &arguments)
{
    CommandLine command(u"recover"_s,
                        u"For a project of which no admin can sign in: sets aside what bars an admin or a break-glass "
                        "account (not active, an end that has come), and prints a code by which he comes in, once. It "
                        "stands in the log, with the reason and who is at this shell, and all admins are told."_s);
    command.option(u"person"_s, u"Id or user name of whom to let in."_s, u"person"_s);
    command.option(u"reason"_s, u"Why; others will read it."_s, u"text"_s);
    command.flag(u"raise"_s, u"Makes the person, an active web user, an admin."_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish<Options>(RecoverOptions{.database = command.database(),
                                                  .who = command.required(u"person"_s),
                                                  .reason = reasonIn(command),
                                                  .raises = command.isSet(u"raise"_s)});
}

Result<Options> parseBreakGlass(const QStringList &arguments)
{
    CommandLine command(u"break-glass"_s,
                        u"Keeps somebody's account for the day when no other opens the project: nobody can remove it, "
                        "bar it or make it less than it is. Prints a code for it, to be given once after a sign-in at "
                        "the issuer kept for that day (a second --issuer of serve), or binds --subject there at once. "
                        "It stands in the log, and all admins are told."_s);
    command.option(u"person"_s, u"Id or user name of a web user of the project."_s, u"person"_s);
    command.option(u"reason"_s, u"Why; others will read it."_s, u"text"_s);
    command.option(u"issuer"_s, u"The issuer kept for break glass, as serve is told of it."_s, u"url"_s);
    command.option(u"subject"_s, u"How that issuer calls the person (\"sub\" of its tokens)."_s, u"subject"_s);
    command.flag(u"end"_s, u"Makes the account an ordinary one again."_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    BreakGlassOptions options{.database = command.database(),
                              .who = command.required(u"person"_s),
                              .reason = reasonIn(command),
                              .takesAway = command.isSet(u"end"_s),
                              .issuer = command.text(u"issuer"_s).trimmed(),
                              .subject = command.text(u"subject"_s)};
    if (options.issuer.isEmpty() != options.subject.isEmpty())
        command.complain(u"--issuer and --subject are given together"_s);
    if (!options.issuer.isEmpty())
        options.issuer = command.address(u"issuer"_s, options.issuer);
    if (options.takesAway && !options.issuer.isEmpty())
        command.complain(u"--end takes neither --issuer nor --subject"_s);
    return command.finish<Options>(options);
}

Result<Options> parseErase(const QStringList &arguments)
{
    CommandLine command(u"erase"_s,
                        u"Takes somebody out of the project, with what belongs to him alone, and makes what the log "
                        "has of him unreadable for good; the chain of the log holds. The last admin and break-glass "
                        "accounts stay. It stands in the log, without a name, and all admins are told."_s);
    command.option(u"person"_s, u"Id or user name of whom to erase."_s, u"person"_s);
    command.option(u"reason"_s, u"Why; others will read it, and it stays: name nobody."_s, u"text"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish<Options>(EraseOptions{
        .database = command.database(), .who = command.required(u"person"_s), .reason = reasonIn(command)});
}

Result<Options> parseVerify(const QStringList &arguments)
{
    CommandLine command(u"verify"_s,
                        u"Walks the chain of the log. Ends with 1 and names the first row that is not right."_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish<Options>(VerifyOptions{.database = command.database()});
}

Result<Options> parseKey(const QStringList &arguments)
{
    const bool isOfSecrets = arguments.value(1) == "secrets-key"_L1;
    CommandLine command(arguments.value(1),
                        isOfSecrets
                            ? u"Makes the key for serve --secrets-key. It is in no backup: without it every secret has "
                              "to be entered again."_s
                            : u"Makes a key for backups. Keep a copy where the server is not: without it no backup can "
                              "be read, by anybody."_s);
    command.option(u"key"_s, u"The file to be made."_s, u"file"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish<Options>(KeyOptions{.key = command.required(u"key"_s)});
}

Result<Options> parseBackup(const QStringList &arguments)
{
    const bool isRestore = arguments.value(1) == "restore"_L1;
    CommandLine command(arguments.value(1),
                        isRestore ? u"Makes a project's file from a backup, once all of it has been checked."_s
                                  : u"Seals the project into one file, while the server goes on, and reads it back."_s);
    command.option(u"backup"_s, u"The sealed file."_s, u"file"_s);
    command.option(u"key"_s, u"The file that backup-key has made."_s, u"file"_s);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    return command.finish<Options>(BackupOptions{.database = command.database(),
                                                 .backup = command.required(u"backup"_s),
                                                 .key = command.required(u"key"_s),
                                                 .isRestore = isRestore});
}

} // namespace

Result<Options> parseOptions(const QStringList &arguments)
{
    const QString command = arguments.value(1);
    if (command == "init"_L1)
        return parseInit(arguments);
    if (command == "serve"_L1)
        return parseServe(arguments);
    if (command == "claim"_L1)
        return parseClaim(arguments);
    if (command == "recover"_L1)
        return parseRecover(arguments);
    if (command == "break-glass"_L1)
        return parseBreakGlass(arguments);
    if (command == "erase"_L1)
        return parseErase(arguments);
    if (command == "facts"_L1)
        return parseFacts(arguments);
    if (command == "verify"_L1)
        return parseVerify(arguments);
    if (command == "backup-key"_L1 || command == "secrets-key"_L1)
        return parseKey(arguments);
    if (command == "backup"_L1 || command == "restore"_L1)
        return parseBackup(arguments);
    if (command == "seed"_L1)
        return parseSeed(arguments);
    const bool isAsking = command == "--help"_L1 || command == "-h"_L1 || command == "help"_L1;
    return isAsking ? wrongCommandLine(usage, u"help"_s) : wrongCommandLine(u"a command is expected\n\n"_s + usage);
}

} // namespace steward::server
