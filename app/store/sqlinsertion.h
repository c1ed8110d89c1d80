// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqldatabase.h"

namespace steward {

/// Rows for one table, many to a statement where there are many: a server is then asked once for all of them.
class SqlInsertion
{
public:
    /// \a into: "people (id, name)", with so many columns; \a clash: what stands behind the rows. Rows that clash with
    /// each other are refused. \a database must outlive it.
    SqlInsertion(const SqlDatabase &database, const QString &into, int columns, const QString &clash = {});

    /// Errors as those of SqlDatabase::say(), also about rows added before.
    Result<void> add(const QVariantList &row);
    /// Sends what is left; to be called at the end, or that is lost.
    Result<void> finish();

private:
    [[nodiscard]] QString statement(int rows) const;

    const SqlDatabase &m_database;
    const QString m_into;
    const int m_columns;
    const QString m_clash;
    QVariantList m_values; ///< of rows not yet sent, one after the other
};

} // namespace steward
