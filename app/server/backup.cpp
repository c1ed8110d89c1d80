// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/backup.h"

#include "core/foldersync.h"
#include "core/id.h"
#include "server/sealedfile.h"
#include "store/sqlstore.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace steward::server {

namespace {

struct Seen
{
    BackupFacts facts;
    QByteArray state; ///< domain::stateHash
};

Error failed(const QString &detail)
{
    return {.kind = Error::Kind::Server, .code = u"file.failed"_s, .detail = detail};
}

/// Beside \a database, where the same people may look; of its owner only.
QString besides(const QString &database)
{
    return QFileInfo(database).absolutePath() + u"/.steward-backup-XXXXXX"_s;
}

/// Into one file, which is as the database was at one moment, whoever writes meanwhile.
Result<void> copyDatabase(const QString &from, const QString &to)
{
    const QString name = u"steward backup "_s + Id::random().toString();
    Result<void> copied;
    {
        QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        connection.setDatabaseName(from);
        connection.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=2000"_s);
        const bool isOpen = connection.open();
        QSqlQuery query(connection);
        const bool isReady = isOpen && query.prepare(u"VACUUM INTO ?"_s);
        query.addBindValue(to);
        if (!isReady || !query.exec())
            copied = failed(from + u": "_s + (isOpen ? query.lastError() : connection.lastError()).databaseText());
    }
    QSqlDatabase::removeDatabase(name);
    return copied;
}

/// Opens a database as a server would, and checks all of it.
Result<Seen> look(const QString &database)
{
    const auto store = SqlStore::openToRead(database);
    if (!store)
        return store.error();
    const auto project = (*store)->load();
    if (!project)
        return project.error();
    const auto check = (*store)->verify();
    if (!check)
        return check.error();
    if (check->firstBadRevision != 0)
        return Error{.kind = Error::Kind::Server,
                     .code = u"backup.chain"_s,
                     .detail = u"row %1 is not right: %2"_s.arg(check->firstBadRevision).arg(check->what)};
    return Seen{{.project = project->name, .revision = project->revision, .rows = check->rows},
                domain::stateHash(*project)};
}

/// "postgresql://…" and the like would be taken for the path of a file that is not there.
Result<void> checkIsFile(const QString &database)
{
    if (!database.contains("://"_L1))
        return {};
    return Error{.kind = Error::Kind::Invalid,
                 .code = u"backup.file_only"_s,
                 .detail = u"only a project in a file is backed up so; a database server has tools of its own"_s};
}

int countBesides(const QString &backup)
{
    const QFileInfoList files = QFileInfo(backup).absoluteDir().entryInfoList(QDir::Files);
    return static_cast<int>(
        std::ranges::count_if(files, [](const QFileInfo &file) { return isSealedFile(file.absoluteFilePath()); }));
}

/// Unseals \a backup to \a place and looks at it.
Result<Seen> unsealed(const QString &backup, const QString &place, const QByteArray &key)
{
    if (const auto opened = unsealFile(backup, place, key); !opened)
        return opened.error();
    auto seen = look(place);
    if (!seen)
        return seen.error();
    Seen found = *seen;
    found.facts.bytes = QFileInfo(backup).size();
    return found;
}

} // namespace

Result<BackupFacts> backUp(const QString &database, const QString &backup, const QByteArray &key)
{
    if (const auto isFile = checkIsFile(database); !isFile)
        return isFile.error();
    if (!QFileInfo::exists(database))
        return Error{.kind = Error::Kind::NotFound, .code = u"store.missing"_s, .detail = database};
    const QTemporaryDir folder(besides(database)); // of its owner only
    if (!folder.isValid())
        return failed(folder.path());
    const QString copy = folder.filePath(u"copy"_s);
    if (const auto copied = copyDatabase(database, copy); !copied)
        return copied.error();
    const auto before = look(copy);
    if (!before)
        return before.error();
    // Beside its place first: an earlier backup there gives way to one that has been read back, and to no other.
    const QString fresh = backup + u".new"_s;
    if (const auto sealed = sealFile(copy, fresh, key); !sealed)
        return sealed.error();
    const auto after = unsealed(fresh, folder.filePath(u"again"_s), key);
    if (!after || after->state != before->state || after->facts.rows != before->facts.rows) {
        QFile::remove(fresh);
        return after ? failed(u"what was read back is not what was written"_s) : after.error();
    }
    if (::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(backup).constData()) != 0)
        return failed(backup);
    syncFolderOf(backup);
    BackupFacts facts = after->facts;
    facts.besides = countBesides(backup);
    return facts;
}

Result<BackupFacts> restore(const QString &backup, const QString &database, const QByteArray &key)
{
    if (const auto isFile = checkIsFile(database); !isFile)
        return isFile.error();
    if (QFileInfo::exists(database))
        return Error{.kind = Error::Kind::Objection, .code = u"store.not_empty"_s, .detail = database};
    const QTemporaryDir folder(besides(database));
    if (!folder.isValid())
        return failed(folder.path());
    const QString place = folder.filePath(u"restored"_s);
    const auto seen = unsealed(backup, place, key);
    if (!seen)
        return seen.error();
    QFile file(place);
    if (!file.rename(database)) // never over what has come there in the meantime
        return failed(database);
    syncFolderOf(database);
    BackupFacts facts = seen->facts;
    facts.besides = countBesides(backup);
    return facts;
}

} // namespace steward::server
