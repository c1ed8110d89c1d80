// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rawsql.h"

#include "core/id.h"
#include "store/postgresaddress.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QSqlQuery run(const QString &connection, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(connection));
    if (values.isEmpty()) { // PostgreSQL prepares no BEGIN
        query.exec(sql);
        return query;
    }
    query.prepare(sql);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    query.exec();
    return query;
}

} // namespace

RawSql::RawSql(const QString &place)
    : m_connection(u"raw "_s + Id::random().toString())
    , m_isPostgres(isPostgresAddress(place))
{
    QSqlDatabase database = QSqlDatabase::addDatabase(m_isPostgres ? u"QPSQL"_s : u"QSQLITE"_s, m_connection);
    const auto address = m_isPostgres ? postgresAddress(place).value() : PostgresAddress();
    database.setDatabaseName(m_isPostgres ? address.database : place);
    database.setConnectOptions(address.options);
    if (!database.open())
        qFatal("cannot open the database: %s", qPrintable(database.lastError().text()));
    if (m_isPostgres) // the last: as an attacker would, past references between tables
        run(m_connection,
            u"SET search_path = steward; SET client_min_messages = warning; "
            "SET synchronous_commit = off; SET session_replication_role = replica"_s,
            {});
    else
        execute(u"PRAGMA synchronous = OFF"_s);
}

RawSql::~RawSql()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

bool RawSql::tries(const QString &sql, const QVariantList &values)
{
    return !run(m_connection, sql, values).lastError().isValid();
}

void RawSql::execute(const QString &sql, const QVariantList &values)
{
    const QSqlQuery query = run(m_connection, sql, values);
    if (query.lastError().isValid())
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
}

QList<QVariantList> RawSql::rows(const QString &sql, const QVariantList &values)
{
    QSqlQuery query = run(m_connection, sql, values);
    if (query.lastError().isValid())
        qFatal("%s: %s", qPrintable(sql), qPrintable(query.lastError().text()));
    QList<QVariantList> rows;
    while (query.next()) {
        QVariantList row;
        for (int column = 0; column < query.record().count(); ++column)
            row << query.value(column);
        rows << row;
    }
    return rows;
}

QVariant RawSql::value(const QString &sql, const QVariantList &values)
{
    const auto found = rows(sql, values);
    return found.isEmpty() ? QVariant() : found.first().first();
}

QStringList RawSql::columns(const QString &table)
{
    return types(table).keys();
}

QMap<QString, QString> RawSql::types(const QString &table)
{
    QMap<QString, QString> types;
    const auto found = m_isPostgres ? rows(u"SELECT column_name, data_type FROM information_schema.columns "
                                           "WHERE table_schema = 'steward' AND table_name = ?"_s,
                                           {table})
                                    : rows(u"SELECT name, type FROM pragma_table_info(?)"_s, {table});
    for (const QVariantList &row : found)
        types.insert(row.at(0).toString(), row.at(1).toString().toLower());
    return types;
}

QStringList RawSql::primaryKey(const QString &table)
{
    QStringList names;
    const auto found = m_isPostgres
                           ? rows(u"SELECT column_name FROM information_schema.key_column_usage "
                                  "WHERE table_schema = 'steward' AND table_name = ? AND constraint_name LIKE '%pkey' "
                                  "ORDER BY ordinal_position"_s,
                                  {table})
                           : rows(u"SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"_s, {table});
    for (const QVariantList &row : found)
        names << row.at(0).toString();
    return names;
}

} // namespace steward
