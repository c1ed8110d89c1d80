// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqlite.h"

#include "store/sqldatabase.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

/// "STWD": tells our files from those of other programs.
constexpr qint64 applicationId = 0x53545744;

Error failed(const QString &code, const QString &detail)
{
    return {.kind = Error::Kind::Server, .code = code, .detail = detail};
}

/// Before SQLite makes the file: it would be readable by everyone the umask allows. Its side files take over the
/// rights of the first.
void makePrivate(const QString &path)
{
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

} // namespace

Error Sqlite::errorFrom(const QSqlError &error)
{
    const QString detail = error.databaseText();
    switch (error.nativeErrorCode().toInt() & 0xff) { // the low byte; the rest is detail
    case 5:                                           // SQLITE_BUSY
    case 6:                                           // SQLITE_LOCKED
    {
        Error busy = failed(u"store.busy"_s, detail);
        busy.retryAfter = std::chrono::seconds(1);
        return busy;
    }
    case 8: // SQLITE_READONLY
        return failed(u"store.readonly"_s, detail);
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return failed(u"store.damaged"_s, detail);
    case 13: // SQLITE_FULL
        return failed(u"store.full"_s, detail);
    case 14: // SQLITE_CANTOPEN
        return failed(u"store.unopenable"_s, detail);
    default:
        return failed(u"store.failed"_s, detail);
    }
}

QString Sqlite::driver() const
{
    return u"QSQLITE"_s;
}

QString Sqlite::migrations() const
{
    return u":/store/migrations/sqlite"_s;
}

Result<void> Sqlite::aim(QSqlDatabase &connection, const QString &place, SqlAccess access) const
{
    if (access == SqlAccess::Make)
        makePrivate(place);
    else if (!QFile::exists(place)) // SQLite would make it
        return failed(u"store.missing"_s, u"there is no such file"_s);
    connection.setDatabaseName(place);
    const QString patience = u"QSQLITE_BUSY_TIMEOUT=2000"_s; // a commit takes some milliseconds
    connection.setConnectOptions(access == SqlAccess::Read ? patience + u";QSQLITE_OPEN_READONLY"_s : patience);
    return {};
}

Result<int> Sqlite::version(const SqlDatabase &database) const
{
    const auto application = database.number(u"PRAGMA application_id"_s);
    if (!application)
        return application.error();
    const auto version = database.number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    const auto objects = database.number(u"SELECT count(*) FROM sqlite_master"_s);
    if (!objects)
        return objects.error();
    const bool isNew = *application == 0 && *version == 0 && *objects == 0;
    if (!isNew && *application != applicationId)
        return failed(u"store.foreign"_s, u"the file belongs to another program"_s);
    return static_cast<int>(*version);
}

Result<void> Sqlite::configure(const SqlDatabase &database, SqlAccess access) const
{
    QStringList pragmas{u"PRAGMA trusted_schema = OFF"_s, u"PRAGMA cell_size_check = ON"_s};
    if (access != SqlAccess::Read)
        pragmas += {
            u"PRAGMA journal_mode = WAL"_s,
            u"PRAGMA synchronous = FULL"_s, // a commit that was answered survives the loss of power
            u"PRAGMA foreign_keys = ON"_s,
            u"PRAGMA secure_delete = ON"_s, // a destroyed key must not stay in the file as free space
        };
    return database.executeAll(pragmas);
}

Result<void> Sqlite::setVersion(const SqlDatabase &database, int version) const
{
    return database.executeAll(
        {u"PRAGMA application_id = %1"_s.arg(applicationId), u"PRAGMA user_version = %1"_s.arg(version)});
}

std::vector<SqlQuestion> Sqlite::beginning(const SqlDatabase & /*database*/) const
{
    return {{u"BEGIN IMMEDIATE"_s}};
}

Result<void> Sqlite::begin(const SqlDatabase &database, SqlKind kind, const std::vector<SqlQuestion> &first) const
{
    const auto begun =
        database.ask(kind == SqlKind::Read ? std::vector<SqlQuestion>{{u"BEGIN"_s}} : beginning(database));
    if (!begun)
        return begun;
    auto asked = database.ask(first);
    if (!asked)
        (void)database.execute(u"ROLLBACK"_s);
    return asked;
}

QString Sqlite::contains(const QString &column) const
{
    return u"instr(%1, ?) > 0"_s.arg(column);
}

Result<void> Sqlite::announce(const SqlDatabase & /*database*/, qint64 /*revision*/) const
{
    return {};
}

QString Sqlite::channel() const
{
    return {};
}

/// Pages as they were before stay in the write-ahead file until it is emptied.
Result<void> Sqlite::scrub(const SqlDatabase &database) const
{
    const auto isHeld = database.number(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    if (!isHeld)
        return isHeld.error();
    if (*isHeld == 0)
        return {};
    Error busy = failed(u"store.busy"_s, u"another process reads from the write-ahead file"_s);
    busy.retryAfter = std::chrono::seconds(1);
    return busy;
}

} // namespace steward
