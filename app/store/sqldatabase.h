// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QSqlQuery>
#include <QVariantList>

#include <memory>

namespace steward {

/// One connection to one SQLite file in the newest schema, under a name of its own. One thread. Errors are all
/// Error::Server with "store.damaged" (also: not a database), "store.foreign" (a database of something else),
/// "store.newer" (written by a later Steward), "store.older" (to be read only, but in a schema that has to be brought
/// to the newest first), "store.missing" (no file, or nothing in it), "store.busy" (another process holds it),
/// "store.full", "store.readonly", "store.unopenable" or "store.failed"; \a detail is SQLite's word and names columns,
/// never values.
class SqlDatabase
{
public:
    enum class Access {
        Make,  ///< makes the file (readable by its owner only) when there is none, brings an older schema to the newest
        Write, ///< only what is there; brings an older schema to the newest
        Read   ///< only what is there, and as it is
    };

    [[nodiscard]] static Result<std::unique_ptr<SqlDatabase>> open(const QString &path, Access access);
    ~SqlDatabase();
    Q_DISABLE_COPY_MOVE(SqlDatabase)

    [[nodiscard]] Result<QSqlQuery> prepare(const QString &sql) const;
    /// Runs a prepared statement with \a values for its question marks. Text that is no Unicode (half a surrogate
    /// pair) is refused with Error::Invalid "text.invalid": SQLite would keep something else.
    static Result<void> execute(QSqlQuery &query, const QVariantList &values = {});
    [[nodiscard]] Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {}) const;
    Result<void> execute(const QString &sql, const QVariantList &values = {}) const;

    /// To be asked when next() has said that there is no more: was that the end, or a failure?
    [[nodiscard]] static Result<void> ending(const QSqlQuery &query);

private:
    SqlDatabase(QString connection, Access access);

    Result<void> connect(const QString &path);
    Result<void> recognise() const;
    Result<void> configure() const;
    Result<void> migrate() const;
    [[nodiscard]] Result<qint64> number(const QString &sql) const;

    QString m_connection;
    Access m_access;
};

/// All or nothing; what is not committed when it goes is undone.
class SqlTransaction
{
public:
    enum class Kind {
        Read, ///< all reads see one state
        Write ///< takes the write lock at once, so that what was read still holds when it is written on
    };

    SqlTransaction(const SqlDatabase &database, Kind kind);
    ~SqlTransaction();
    Q_DISABLE_COPY_MOVE(SqlTransaction)

    [[nodiscard]] const Result<void> &begun() const { return m_begun; }
    Result<void> commit();

private:
    const SqlDatabase &m_database;
    Result<void> m_begun;
    bool m_isOpen = false;
};

} // namespace steward
