// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqldatabase.h"

namespace steward {

/// All or nothing; what is not committed when it goes is undone. Within another it is a part of that one.
class SqlTransaction
{
public:
    using Kind = SqlKind;

    /// Asks \a first in it, which where there is a way to the database goes along with its beginning.
    SqlTransaction(const SqlDatabase &database, Kind kind, const std::vector<SqlQuestion> &first = {});
    /// To write, where there is a way to the database (SqlDialect::isFarAway) and no other transaction is open: nothing
    /// is asked, and its beginning goes along with all the rest at the commit. \a guard fails where what the caller has
    /// taken for granted is not so any more; it is said when nobody else can write.
    SqlTransaction(const SqlDatabase &database, const SqlQuestion &guard);
    ~SqlTransaction();
    Q_DISABLE_COPY_MOVE(SqlTransaction)

    [[nodiscard]] const Result<void> &begun() const { return m_begun; }
    Result<void> commit();

private:
    [[nodiscard]] Result<void> sayBeginning(const SqlQuestion &guard) const;
    [[nodiscard]] static Result<void> begin(const SqlDatabase &database, Kind kind,
                                            const std::vector<SqlQuestion> &first);
    [[nodiscard]] static Result<void> beginPart(const SqlDatabase &database, const std::vector<SqlQuestion> &first);

    const SqlDatabase &m_database;
    Result<void> m_begun;
    bool m_isOpen = false;
    std::optional<quint64> m_unsent; ///< as long as SqlDatabase::m_sent is this, the database has not heard of it
};

} // namespace steward
