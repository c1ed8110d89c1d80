// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqldialect.h"

class QSqlError;

namespace steward {

/// SQLite: one file, in its write-ahead mode.
class Sqlite final : public SqlDialect
{
public:
    [[nodiscard]] QString driver() const override;
    [[nodiscard]] QString migrations() const override;
    Result<void> aim(QSqlDatabase &connection, const QString &place, SqlAccess access) const override;
    [[nodiscard]] Result<int> version(const SqlDatabase &database) const override;
    Result<void> configure(const SqlDatabase &database, SqlAccess access) const override;
    Result<void> setVersion(const SqlDatabase &database, int version) const override;
    [[nodiscard]] bool isFarAway() const override { return false; }
    [[nodiscard]] std::vector<SqlQuestion> beginning(const SqlDatabase &database) const override;
    Result<void> begin(const SqlDatabase &database, SqlKind kind, const std::vector<SqlQuestion> &first) const override;
    [[nodiscard]] QString contains(const QString &column) const override;
    Result<void> announce(const SqlDatabase &database, qint64 revision) const override;
    [[nodiscard]] QString channel() const override;
    Result<void> scrub(const SqlDatabase &database) const override;

    /// In the words of SqlDatabase.
    [[nodiscard]] static Error errorFrom(const QSqlError &error);
};

} // namespace steward
