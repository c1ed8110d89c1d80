// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/rawsql.h"

#include "core/id.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace steward {

namespace {

QSqlQuery run(const QString &connection, const QString &sql, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(connection));
    query.prepare(sql);
    for (qsizetype i = 0; i < values.size(); ++i)
        query.bindValue(static_cast<int>(i), values.at(i));
    query.exec();
    return query;
}

} // namespace

RawSql::RawSql(const QString &path)
    : m_connection(u"raw "_s + Id::random().toString())
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(path);
    if (!database.open())
        qFatal("cannot open the file");
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
    QStringList names;
    for (const QVariantList &row : rows(u"PRAGMA table_info(%1)"_s.arg(table)))
        names << row.at(1).toString();
    return names;
}

QStringList RawSql::primaryKey(const QString &table)
{
    QStringList names;
    for (const QVariantList &row : rows(u"PRAGMA table_info(%1)"_s.arg(table))) {
        if (row.at(5).toInt() > 0)
            names << row.at(1).toString();
    }
    return names;
}

} // namespace steward
