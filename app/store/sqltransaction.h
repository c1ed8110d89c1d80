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
    ~SqlTransaction();
    Q_DISABLE_COPY_MOVE(SqlTransaction)

    [[nodiscard]] const Result<void> &begun() const { return m_begun; }
    Result<void> commit();

private:
    [[nodiscard]] static Result<void> begin(const SqlDatabase &database, Kind kind,
                                            const std::vector<SqlQuestion> &first);
    [[nodiscard]] static Result<void> beginPart(const SqlDatabase &database, const std::vector<SqlQuestion> &first);

    const SqlDatabase &m_database;
    Result<void> m_begun;
    bool m_isOpen = false;
};

} // namespace steward
