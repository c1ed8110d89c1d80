// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlbatch.h"
#include "store/sqldialect.h"

#include <QSqlQuery>
#include <QVariantList>

#include <functional>
#include <unordered_map>

namespace steward {

/// One connection, under a name of its own, to one database in the newest schema: a SQLite file, or the schema
/// "steward" in a PostgreSQL (its address: PostgresAddress). One thread. A server that has gone is looked for again
/// with the next transaction. Errors are all Error::Server with "store.damaged" (also: not a database), "store.foreign"
/// (a database of something else), "store.newer" (written by a later Steward), "store.older" (to be read only, but in a
/// schema that has to be brought to the newest first), "store.missing" (no file, or nothing in it), "store.busy"
/// (another process holds it), "store.unreachable" (the line to the server has broken), "store.full", "store.readonly",
/// "store.unopenable" or "store.failed", and Error::Invalid "database.address"; \a detail is the database's word and
/// names columns, never values, nor any password.
class SqlDatabase
{
public:
    using Access = SqlAccess;

    /// \a place: the path of a file, or an address.
    [[nodiscard]] static Result<std::unique_ptr<SqlDatabase>> open(const QString &place, Access access);
    ~SqlDatabase();
    Q_DISABLE_COPY_MOVE(SqlDatabase)

    /// Of queries from here one at a time gives rows: whatever is asked next may take away what has not been read.
    [[nodiscard]] Result<QSqlQuery> prepare(const QString &sql) const;
    /// Runs a prepared statement with \a values for its question marks. Text that is no Unicode (half a surrogate
    /// pair) is refused with Error::Invalid "text.invalid": the databases would keep something else.
    static Result<void> execute(QSqlQuery &query, const QVariantList &values = {});
    [[nodiscard]] Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {}) const;
    /// For questions that are asked again and again: they stay prepared as long as the connection. Calls \a take for
    /// each row, with the query standing on it, until that fails; it must not ask the same question.
    Result<void> each(const QString &sql, const QVariantList &values,
                      const std::function<Result<void>(const QSqlQuery &)> &take) const;
    /// For what gives no rows. With values it stays prepared as long as the connection, to be said again and again.
    Result<void> execute(const QString &sql, const QVariantList &values = {}) const;
    /// The same within a transaction, where the failure may come later: with what is said or asked next, or with the
    /// commit. Not for what must have happened before something else does.
    Result<void> say(const QString &sql, const QVariantList &values = {}) const;
    /// In their order; in one way there and back where there is one.
    Result<void> ask(const std::vector<SqlQuestion> &questions) const;
    /// As execute(); answers how many rows it has touched.
    Result<int> change(const QString &sql, const QVariantList &values) const;
    Result<void> executeAll(const QStringList &statements) const;
    /// The first cell of the only row.
    [[nodiscard]] Result<qint64> number(const QString &sql) const;

    /// To be asked when next() has said that there is no more: was that the end, or a failure?
    [[nodiscard]] static Result<void> ending(const QSqlQuery &query);

    /// Free text in a row, as it was given; null stays null. JSON, ids and instants need no more than value().
    [[nodiscard]] static QString text(const QSqlQuery &query, int column);

    /// As the database takes it: see execute() and text().
    [[nodiscard]] static Result<QVariant> keepable(const QVariant &value, const QSqlDriver *driver);

    [[nodiscard]] bool isInTransaction() const { return m_depth > 0; }
    [[nodiscard]] const SqlDialect &dialect() const { return *m_dialect; }
    /// What this program brings a database to.
    [[nodiscard]] int newestVersion() const { return m_newestVersion; }

    /// Calls \a changed, from the event loop, when another connection has announced a revision, or may have while the
    /// line was broken. False: nobody will say so.
    bool watch(std::function<void()> changed);

private:
    friend class SqlTransaction;

    SqlDatabase(QString connection, Access access, std::unique_ptr<SqlDialect> dialect);

    Result<void> reopen() const;
    Result<void> commit() const;
    Result<void> send() const; ///< what has been said
    Result<void> send(const SqlBatch &batch, const std::vector<SqlQuestion> &answered) const;
    void unsay() const; ///< what has not been sent
    Result<void> sendNow(const SqlBatch &batch, const std::vector<SqlQuestion> &answered) const;
    Result<QSqlQuery> runNow(const QString &sql) const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] QSqlDatabase connection() const { return QSqlDatabase::database(m_connection, false); }
    [[nodiscard]] Result<QSqlQuery *> kept(const QString &sql) const;

    QString m_connection;
    Access m_access;
    std::unique_ptr<SqlDialect> m_dialect;
    int m_newestVersion;                                   ///< of the schema
    mutable std::unordered_map<QString, QSqlQuery> m_kept; ///< prepared, and giving no rows any more
    mutable SqlPrepared m_prepared;                        ///< by name, where there is a way to the database
    mutable SqlBatch m_said;                               ///< and not sent yet
    mutable quint64 m_sent = 0;                            ///< batches
    mutable int m_depth = 0;                               ///< of open transactions
    std::function<void()> m_changed;
};

} // namespace steward
