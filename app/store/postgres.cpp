// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/postgres.h"

#include "core/log.h"
#include "store/postgresaddress.h"
#include "store/sqldatabase.h"

#include <QSqlDatabase>
#include <QSqlError>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

STEWARD_LOG(store)

constexpr QChar substitute(0x1a);
const QString zeroKept = QString(substitute) + u'0';
const QString selfKept = QString(substitute) + u'1';

Error failed(const QString &code, const QString &detail)
{
    return {.kind = Error::Kind::Server, .code = code, .detail = detail};
}

Error passing(const QString &code, const QString &detail)
{
    Error error = failed(code, detail);
    error.retryAfter = std::chrono::seconds(1);
    return error;
}

/// By the SQLSTATE.
Error errorOf(const QString &state, const QString &detail)
{
    static const QStringList held{u"55P03"_s, u"40P01"_s, u"40001"_s, u"57014"_s, u"53300"_s};
    if (held.contains(state))
        return passing(u"store.busy"_s, detail);
    if (state.isEmpty() || state.startsWith("08"_L1) || state.startsWith("57P"_L1) || state == "25P03"_L1)
        return passing(u"store.unreachable"_s, detail);
    if (state == "25006"_L1 || state == "42501"_L1)
        return failed(u"store.readonly"_s, detail);
    if (state.startsWith("XX"_L1))
        return failed(u"store.damaged"_s, detail);
    if (state == "22012"_L1) // a division by zero, which only SqlCommit's guess makes
        return failed(u"store.surprised"_s, {});
    if (state == "53100"_L1)
        return failed(u"store.full"_s, detail);
    return failed(u"store.failed"_s, detail);
}

/// The lines after the first quote the row and the statement, values and all; and of some errors (bad data, bad
/// syntax) the first does as well.
QString withoutValues(const QString &state, const QString &text)
{
    const bool quotesValues = state.startsWith("22"_L1) || state.startsWith("42"_L1);
    const QString first = quotesValues ? QString() : text.section(u'\n', 0, 0).section(u": "_s, 1).trimmed();
    return state.isEmpty() ? first : u"%1 (%2)"_s.arg(first, state).trimmed();
}

/// One at a time; nobody else's, as far as numbers can tell: "STWD".
const QString lockOfSchema = u"SELECT pg_advisory_xact_lock(1398036292)"_s;

Result<void> lockSchema(const SqlDatabase &database)
{
    if (const auto locked = database.number(lockOfSchema); !locked)
        return locked.error();
    const auto isThere = database.number(u"SELECT count(*) FROM pg_namespace WHERE nspname = 'steward'"_s);
    if (!isThere)
        return isThere.error();
    return *isThere ? Result<void>() : database.execute(u"CREATE SCHEMA steward"_s);
}

/// The row is there from the first migration on, also where there is no project yet. Whoever waits for it then reads
/// what the one before has committed, as each statement sees the latest. A server of a later version may have been
/// started meanwhile, and brought the tables to its own.
SqlQuestion lockRow(const SqlDatabase &database)
{
    const auto check = [newest = database.newestVersion()](const QSqlQuery &row) -> Result<void> {
        const int version = row.value(0).toInt();
        if (version == newest)
            return {};
        return failed(u"store.newer"_s,
                      u"the database has come to schema %1, this program knows up to %2"_s.arg(version).arg(newest));
    };
    return {u"SELECT version FROM steward_schema FOR UPDATE"_s, {}, check};
}

const SqlQuestion beginToWrite{u"BEGIN ISOLATION LEVEL READ COMMITTED"_s};
const SqlQuestion beginToRead{u"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"_s};

Result<void> beginAndAsk(const SqlDatabase &database, std::vector<SqlQuestion> beginning,
                         const std::vector<SqlQuestion> &first)
{
    beginning.insert(beginning.end(), first.begin(), first.end());
    return database.ask(beginning);
}

Result<void> beginToMigrate(const SqlDatabase &database, const std::vector<SqlQuestion> &first)
{
    if (const auto begun = database.ask({beginToWrite}); !begun)
        return begun;
    const auto locked = lockSchema(database);
    return locked ? database.ask(first) : locked;
}

} // namespace

Error Postgres::errorFrom(const QSqlError &error)
{
    const QString state = error.nativeErrorCode();
    if (error.type() == QSqlError::ConnectionError) // names host, user and database, and no password
        return failed(u"store.unopenable"_s, error.databaseText().simplified());
    return errorOf(state, withoutValues(state, error.databaseText()));
}

QString Postgres::keepable(const QString &text)
{
    if (!text.contains(QChar::Null) && !text.contains(substitute))
        return text; // a null text stays null
    QString kept = text;
    return kept.replace(substitute, selfKept).replace(QChar::Null, zeroKept);
}

QString Postgres::fromKeepable(const QString &kept)
{
    if (!kept.contains(substitute))
        return kept;
    QString text = kept;
    return text.replace(zeroKept, QString(QChar::Null)).replace(selfKept, QString(substitute));
}

QString Postgres::driver() const
{
    return u"QPSQL"_s;
}

QString Postgres::migrations() const
{
    return u":/store/migrations/postgresql"_s;
}

Result<void> Postgres::aim(QSqlDatabase &connection, const QString &place, SqlAccess /*access*/) const
{
    const auto address = postgresAddress(place);
    if (!address)
        return address.error();
    connection.setHostName(address->host);
    connection.setPort(address->port);
    connection.setDatabaseName(address->database);
    connection.setUserName(address->user);
    // What the address says comes last, and so counts. A line that is cut is noticed before the server, who waits for
    // it, would be taken for one that is stuck itself (HealthListener).
    connection.setConnectOptions(u"fallback_application_name=steward connect_timeout=10 keepalives_idle=5 "
                                 "keepalives_interval=5 tcp_user_timeout=20000 "_s
                                 + address->options);
    return {};
}

Result<int> Postgres::version(const SqlDatabase &database) const
{
    const auto isUnicode = database.number(u"SELECT (current_setting('server_encoding') = 'UTF8')::int"_s);
    if (!isUnicode)
        return isUnicode.error();
    if (!*isUnicode)
        return failed(u"store.unopenable"_s, u"the database is not in UTF-8"_s);
    const QString relations = u"SELECT count(*) FROM pg_class JOIN pg_namespace ON relnamespace = pg_namespace.oid "
                              "WHERE nspname = 'steward'"_s;
    const auto all = database.number(relations);
    if (!all)
        return all.error();
    if (*all == 0)
        return 0;
    const auto ours = database.number(relations + u" AND relname = 'steward_schema' AND relkind = 'r'"_s);
    if (!ours)
        return ours.error();
    if (*ours == 0)
        return failed(u"store.foreign"_s, u"the schema \"steward\" belongs to another program"_s);
    const auto version = database.number(u"SELECT version FROM steward.steward_schema"_s);
    return version ? Result<int>(static_cast<int>(*version)) : version.error();
}

Result<void> Postgres::configure(const SqlDatabase &database, SqlAccess access) const
{
    QStringList settings{
        u"SET search_path = steward, pg_temp"_s,
        u"SET client_min_messages = warning"_s,
        u"SET lock_timeout = '2s'"_s, // a commit takes some milliseconds
        // Who is stuck within a transaction must not hold up the others for ever.
        u"SET idle_in_transaction_session_timeout = '60s'"_s,
        // A commit that was answered survives the loss of power; who asks for more than that, keeps it.
        u"SELECT set_config('synchronous_commit', 'on', false) "
        "WHERE current_setting('synchronous_commit') = 'off'"_s,
    };
    if (access == SqlAccess::Read)
        settings << u"SET default_transaction_read_only = on"_s;
    if (const auto done = database.executeAll(settings); !done)
        return done;
    const auto isSafe = database.number(u"SELECT (current_setting('fsync') = 'on')::int"_s);
    if (isSafe && !*isSafe)
        qCWarning(logger) << "fsync is off in this PostgreSQL: what it has acknowledged may be lost with the power";
    return isSafe ? Result<void>() : isSafe.error();
}

Result<void> Postgres::setVersion(const SqlDatabase &database, int version) const
{
    return database.executeAll(
        {u"CREATE TABLE IF NOT EXISTS steward_schema "
         "(single integer PRIMARY KEY CHECK (single = 1), version integer NOT NULL)"_s,
         u"INSERT INTO steward_schema VALUES (1, %1) ON CONFLICT (single) DO UPDATE SET version = excluded.version"_s
             .arg(version)});
}

std::vector<SqlQuestion> Postgres::beginning(const SqlDatabase &database) const
{
    return {beginToWrite, lockRow(database)};
}

Result<void> Postgres::begin(const SqlDatabase &database, SqlKind kind, const std::vector<SqlQuestion> &first) const
{
    auto begun = kind == SqlKind::Migrate ? beginToMigrate(database, first)
                 : kind == SqlKind::Write ? beginAndAsk(database, beginning(database), first)
                                          : beginAndAsk(database, {beginToRead}, first);
    if (!begun)
        (void)database.execute(u"ROLLBACK"_s);
    return begun;
}

QString Postgres::contains(const QString &column) const
{
    return u"strpos(%1, ?) > 0"_s.arg(column);
}

Result<void> Postgres::announce(const SqlDatabase &database, qint64 revision) const
{
    return database.say(u"NOTIFY %1, '%2'"_s.arg(channel()).arg(revision));
}

QString Postgres::channel() const
{
    return u"steward"_s;
}

/// A row that is deleted or updated stays in the table's file until the table is written anew, and is written there
/// again while a snapshot from before still sees it. Of the log nothing has to go, as the key is gone. What the
/// write-ahead log, backups and other servers keep of it is for who runs the database to let go.
Result<void> Postgres::scrub(const SqlDatabase &database) const
{
    const auto watchers = database.number(u"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
                                          "AND pid <> pg_backend_pid() AND backend_type = 'client backend' "
                                          "AND backend_xmin IS NOT NULL AND xact_start < now()"_s);
    if (!watchers)
        return watchers.error();
    if (*watchers > 0)
        return passing(u"store.busy"_s, u"another session still reads from a state before"_s);
    QStringList statements;
    for (const auto *table : {"person_keys", "people", "objects", "members", "claims", "invitation_links",
                              "idempotency", "sessions", "sign_ins", "reads"})
        statements << u"VACUUM (FULL) %1"_s.arg(QLatin1StringView(table));
    return database.executeAll(statements);
}

} // namespace steward
