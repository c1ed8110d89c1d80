// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/sqldatabase.h"

#include "core/id.h"
#include "core/log.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(store)

/// "STWD": tells our files from those of other programs.
constexpr qint64 applicationId = 0x53545744;

Error failed(const QString &code, const QString &detail)
{
    return {.kind = Error::Kind::Server, .code = code, .detail = detail};
}

Error fromSql(const QSqlError &error)
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

QString migrationFile(int version)
{
    return u":/store/migrations/%1.sql"_s.arg(version, 4, 10, QChar(u'0'));
}

int newestVersion()
{
    int version = 0;
    while (QFile::exists(migrationFile(version + 1)))
        ++version;
    return version;
}

/// A statement ends at a line without indent that ends in a semicolon; SQLite's driver takes one at a time.
QStringList statements(const QByteArray &script)
{
    QStringList statements;
    QString statement;
    for (const QByteArray &line : script.split('\n')) {
        if (line.startsWith("--") || line.isEmpty())
            continue;
        statement += QString::fromUtf8(line) + u'\n';
        if (!line.startsWith(' ') && line.endsWith(';'))
            statements << std::exchange(statement, QString());
    }
    return statements;
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

SqlDatabase::SqlDatabase(QString connection, Access access)
    : m_connection(std::move(connection))
    , m_access(access)
{
}

SqlDatabase::~SqlDatabase()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<SqlDatabase>> SqlDatabase::open(const QString &path, Access access)
{
    std::unique_ptr<SqlDatabase> database(new SqlDatabase(u"steward store "_s + Id::random().toString(), access));
    using Step = Result<void>;
    if (access == Access::Make)
        makePrivate(path);
    else if (!QFile::exists(path)) // SQLite would make it
        return failed(u"store.missing"_s, u"there is no such file"_s);
    if (const Step step = database->connect(path); !step)
        return step.error();
    if (const Step step = database->recognise(); !step)
        return step.error();
    if (const Step step = database->configure(); !step)
        return step.error();
    if (const Step step = database->migrate(); !step)
        return step.error();
    return database;
}

Result<void> SqlDatabase::connect(const QString &path)
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    connection.setDatabaseName(path);
    const QString patience = u"QSQLITE_BUSY_TIMEOUT=2000"_s; // a commit takes some milliseconds
    connection.setConnectOptions(m_access == Access::Read ? patience + u";QSQLITE_OPEN_READONLY"_s : patience);
    if (!connection.open())
        return fromSql(connection.lastError());
    return {};
}

/// Only reads: a file that is not ours must not be changed.
Result<void> SqlDatabase::recognise() const
{
    const auto application = number(u"PRAGMA application_id"_s);
    if (!application)
        return application.error();
    const auto version = number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    const auto objects = number(u"SELECT count(*) FROM sqlite_master"_s);
    if (!objects)
        return objects.error();

    const bool isNew = *application == 0 && *version == 0 && *objects == 0;
    if (isNew && m_access != Access::Make)
        return failed(u"store.missing"_s, u"the file is empty"_s);
    if (!isNew && *application != applicationId)
        return failed(u"store.foreign"_s, u"the file belongs to another program"_s);
    if (*version > newestVersion()) {
        return failed(u"store.newer"_s,
                      u"the file has schema %1, this program knows up to %2"_s.arg(*version).arg(newestVersion()));
    }
    if (*version < newestVersion() && m_access == Access::Read)
        return failed(u"store.older"_s,
                      u"the file has schema %1; a server that is started on it brings it to %2"_s.arg(*version).arg(
                          newestVersion()));
    return {};
}

Result<void> SqlDatabase::configure() const
{
    QStringList pragmas{u"PRAGMA trusted_schema = OFF"_s, u"PRAGMA cell_size_check = ON"_s};
    if (m_access != Access::Read)
        pragmas += {
            u"PRAGMA journal_mode = WAL"_s,
            u"PRAGMA synchronous = FULL"_s, // a commit that was answered survives the loss of power
            u"PRAGMA foreign_keys = ON"_s,
            u"PRAGMA secure_delete = ON"_s, // a destroyed key must not stay in the file as free space
        };
    for (const QString &pragma : std::as_const(pragmas)) {
        if (const auto done = execute(pragma); !done)
            return done;
    }
    return {};
}

Result<void> SqlDatabase::migrate() const
{
    if (m_access == Access::Read)
        return {};
    SqlTransaction transaction(*this, SqlTransaction::Kind::Write);
    if (!transaction.begun())
        return transaction.begun();
    const auto version = number(u"PRAGMA user_version"_s); // asked again: another process may have been faster
    if (!version)
        return version.error();
    if (*version == newestVersion())
        return {};
    for (int next = static_cast<int>(*version) + 1; next <= newestVersion(); ++next) {
        QFile file(migrationFile(next));
        if (!file.open(QIODevice::ReadOnly))
            return failed(u"store.failed"_s, file.errorString());
        for (const QString &statement : statements(file.readAll())) {
            if (const auto done = execute(statement); !done)
                return done;
        }
    }
    for (const QString &pragma :
         {u"PRAGMA application_id = %1"_s.arg(applicationId), u"PRAGMA user_version = %1"_s.arg(newestVersion())}) {
        if (const auto done = execute(pragma); !done)
            return done;
    }
    return transaction.commit();
}

Result<QSqlQuery> SqlDatabase::prepare(const QString &sql) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return fromSql(query.lastError());
    return query;
}

Result<void> SqlDatabase::execute(QSqlQuery &query, const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i) {
        const QVariant &value = values.at(i);
        if (value.typeId() == QMetaType::QString && !value.toString().isValidUtf16())
            return Error{.kind = Error::Kind::Invalid, .code = u"text.invalid"_s};
        query.bindValue(static_cast<int>(i), value);
    }
    if (!query.exec())
        return fromSql(query.lastError());
    return {};
}

Result<QSqlQuery> SqlDatabase::run(const QString &sql, const QVariantList &values) const
{
    auto query = prepare(sql);
    if (!query)
        return query;
    QSqlQuery running = std::move(query).value();
    if (const auto done = execute(running, values); !done)
        return done.error();
    return running;
}

Result<void> SqlDatabase::execute(const QString &sql, const QVariantList &values) const
{
    const auto query = run(sql, values);
    return query ? Result<void>() : query.error();
}

Result<void> SqlDatabase::ending(const QSqlQuery &query)
{
    if (query.lastError().isValid())
        return fromSql(query.lastError());
    return {};
}

Result<qint64> SqlDatabase::number(const QString &sql) const
{
    auto query = run(sql);
    if (!query)
        return query.error();
    QSqlQuery rows = std::move(query).value();
    if (!rows.next()) {
        const auto end = ending(rows);
        return end ? failed(u"store.failed"_s, u"no answer to "_s + sql) : end.error();
    }
    return rows.value(0).toLongLong();
}

SqlTransaction::SqlTransaction(const SqlDatabase &database, Kind kind)
    : m_database(database)
    , m_begun(database.execute(kind == Kind::Write ? u"BEGIN IMMEDIATE"_s : u"BEGIN"_s))
    , m_isOpen(m_begun.hasValue())
{
}

SqlTransaction::~SqlTransaction()
{
    if (!m_isOpen)
        return;
    // Fails when SQLite has rolled back by itself (full disk), which is what is wanted.
    if (const auto undone = m_database.execute(u"ROLLBACK"_s); !undone)
        qCInfo(logger) << "nothing to roll back:" << undone.error().detail;
}

Result<void> SqlTransaction::commit()
{
    auto done = m_database.execute(u"COMMIT"_s);
    m_isOpen = !done;
    return done;
}

} // namespace steward
