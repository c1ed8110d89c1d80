// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlprepared.h"
#include "store/sqlquestion.h"

#include <QSqlDatabase>

namespace steward {

/// Statements with their values written out as one text, to be sent at one time. Values are quoted by the driver, as it
/// does itself with those of a prepared statement; a question mark in a statement is a value's place, never text.
class SqlBatch
{
public:
    /// Error::Invalid "text.invalid" as SqlDatabase::execute().
    Result<void> add(const QSqlDatabase &connection, const QString &sql, const QVariantList &values);
    /// The same by the statement's name. What \a prepared asks for is said before it, and counts.
    Result<void> addPrepared(const QSqlDatabase &connection, const QString &sql, const QVariantList &values,
                             SqlPrepared &prepared);
    void clear() { *this = {}; }

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] int count() const { return m_count; } ///< of statements

private:
    void append(QStringView statement);

    QString m_text;
    int m_count = 0;
};

} // namespace steward
