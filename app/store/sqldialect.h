// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlquestion.h"

#include <QStringList>

#include <memory>
#include <vector>

class QSqlDatabase;

namespace steward {

class SqlDatabase;

enum class SqlAccess {
    Make,  ///< makes what there is not, and brings an older schema to the newest
    Write, ///< only what is there; brings an older schema to the newest
    Read   ///< only what is there, and as it is
};

enum class SqlKind {
    Read,   ///< all reads see one state
    Write,  ///< takes the write lock at once, so that what was read still holds when it is written on
    Migrate ///< as Write, where there may be no tables yet
};

/// All in which the databases under SqlStore differ. Has no state: everything is done on the connection that is given.
class SqlDialect
{
public:
    virtual ~SqlDialect() = default;

    [[nodiscard]] virtual QString driver() const = 0;     ///< QtSql's name of it
    [[nodiscard]] virtual QString migrations() const = 0; ///< the folder of the numbered files

    /// Tells \a connection, which is not open yet, where \a place is.
    virtual Result<void> aim(QSqlDatabase &connection, const QString &place, SqlAccess access) const = 0;
    /// Of what the connection leads to; 0: there is nothing yet. Only reads: what is not ours must not be changed.
    [[nodiscard]] virtual Result<int> version(const SqlDatabase &database) const = 0;
    /// Settings of one connection.
    virtual Result<void> configure(const SqlDatabase &database, SqlAccess access) const = 0;
    /// Within the transaction of a migration.
    virtual Result<void> setVersion(const SqlDatabase &database, int version) const = 0;

    /// True: each statement is a way there and back, so that it is worth while to send several at one time.
    [[nodiscard]] virtual bool isFarAway() const = 0;
    /// What begins a transaction that writes.
    [[nodiscard]] virtual std::vector<SqlQuestion> beginning(const SqlDatabase &database) const = 0;
    /// Asks \a first in it. Leaves no transaction open when it fails.
    virtual Result<void> begin(const SqlDatabase &database, SqlKind kind,
                               const std::vector<SqlQuestion> &first) const = 0;

    /// A condition: is the value of the question mark a part of the text in \a column?
    [[nodiscard]] virtual QString contains(const QString &column) const = 0;

    /// Tells the other stores on the same database, when the transaction is committed. Nothing where they cannot be
    /// told.
    virtual Result<void> announce(const SqlDatabase &database, qint64 revision) const = 0;
    /// The name under which the others are told; empty: they cannot be.
    [[nodiscard]] virtual QString channel() const = 0;

    /// After an erasure is committed: what is deleted must not be in the database's files any more. Error "store.busy"
    /// while others may still see it.
    virtual Result<void> scrub(const SqlDatabase &database) const = 0;
};

} // namespace steward
