// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/factsoptions.h"

#include "server/commandline.h"

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

std::optional<QString> textIn(CommandLine &command, const QString &name)
{
    if (!command.isSet(name))
        return std::nullopt;
    const QString text = command.text(name).trimmed();
    if (text.size() > longestProtectionText)
        command.complain(u"--%1: %2 letters at most"_s.arg(name).arg(longestProtectionText));
    return text;
}

void addFactsOptions(CommandLine &command)
{
    command.option(u"stored-in"_s,
                   u"Country or region in which the data lies. Empty: not reported; so with all texts."_s, u"text"_s);
    command.option(u"operated-by"_s, u"Who operates the server."_s, u"text"_s);
    command.option(u"at-rest"_s, u"How the disks are encrypted."_s, u"text"_s);
    command.option(u"in-transit"_s, u"How the lines are encrypted."_s, u"text"_s);
    command.option(u"backups"_s, u"How many backups are kept."_s, u"number"_s);
    command.option(u"backup-place"_s, u"Where; may be given several times."_s, u"text"_s);
    command.option(u"backups-encrypted"_s, u"yes or no."_s, u"answer"_s);
    command.option(u"backup-verified"_s, u"When one was last restored and looked at: now, or 2026-11-22T08:00:00Z."_s,
                   u"moment"_s);
}

void takeBackups(CommandLine &command, ProtectionReport &report)
{
    if (command.isSet(u"backups"_s))
        report.backups = command.number(u"backups"_s, 0, 1'000'000);
    if (command.isSet(u"backup-place"_s)) {
        report.backupPlaces = command.texts(u"backup-place"_s);
        for (const QString &place : *report.backupPlaces) {
            if (place.trimmed().isEmpty() || place.size() > longestProtectionText)
                command.complain(u"--backup-place: up to %1 letters are expected"_s.arg(longestProtectionText));
        }
    }
    if (command.isSet(u"backups-encrypted"_s)) {
        const QString answer = command.text(u"backups-encrypted"_s);
        if (answer != "yes"_L1 && answer != "no"_L1)
            command.complain(u"--backups-encrypted: yes or no"_s);
        report.areBackupsEncrypted = answer == "yes"_L1;
    }
    if (command.isSet(u"backup-verified"_s)) {
        const QString moment = command.text(u"backup-verified"_s);
        report.backupVerifiedAt = moment == "now"_L1 ? SystemClock().now() : instantFromText(moment);
        if (!report.backupVerifiedAt)
            command.complain(u"--backup-verified: now, or a moment as 2026-11-22T08:00:00Z"_s);
    }
}

} // namespace

Result<Options> parseFacts(const QStringList &arguments)
{
    CommandLine command(u"facts"_s,
                        u"Reports where the project's data lies and how it is kept. Admins read it (GET "
                        "/v1/data-protection); nobody can edit it there. What is not told stays as it was. \"backup\" "
                        "reports of its backups by itself."_s);
    addFactsOptions(command);
    if (const auto read = command.read(arguments); !read)
        return read.error();
    FactsOptions options{.database = command.database(),
                         .report = {.storedIn = textIn(command, u"stored-in"_s),
                                    .operatedBy = textIn(command, u"operated-by"_s),
                                    .encryptionAtRest = textIn(command, u"at-rest"_s),
                                    .encryptionInTransit = textIn(command, u"in-transit"_s)}};
    takeBackups(command, options.report);
    if (options.report.isEmpty())
        command.complain(u"nothing is told: --stored-in, --operated-by … (see --help)"_s);
    return command.finish<Options>(options);
}

} // namespace steward::server
