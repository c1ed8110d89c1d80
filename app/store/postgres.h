// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqldialect.h"

class QSqlError;

namespace steward {

/// PostgreSQL 13 and later: a schema "steward" of its own in a database, which the role of the connection may make.
class Postgres final : public SqlDialect
{
public:
    [[nodiscard]] QString driver() const override;
    [[nodiscard]] QString migrations() const override;
    Result<void> aim(QSqlDatabase &connection, const QString &place, SqlAccess access) const override;
    [[nodiscard]] Result<int> version(const SqlDatabase &database) const override;
    Result<void> configure(const SqlDatabase &database, SqlAccess access) const override;
    Result<void> setVersion(const SqlDatabase &database, int version) const override;
    [[nodiscard]] bool isFarAway() const override { return true; }
    [[nodiscard]] std::vector<SqlQuestion> beginning(const SqlDatabase &database) const override;
    Result<void> begin(const SqlDatabase &database, SqlKind kind, const std::vector<SqlQuestion> &first) const override;
    [[nodiscard]] QString contains(const QString &column) const override;
    Result<void> announce(const SqlDatabase &database, qint64 revision) const override;
    [[nodiscard]] QString channel() const override;
    Result<void> scrub(const SqlDatabase &database) const override;

    /// In the words of SqlDatabase. Of the server's own it keeps only those that can hold no value of a row.
    [[nodiscard]] static Error errorFrom(const QSqlError &error);

    /// PostgreSQL's texts hold no U+0000, which others do: U+001A and a digit stand for it, and for U+001A itself.
    [[nodiscard]] static QString keepable(const QString &text);
    [[nodiscard]] static QString fromKeepable(const QString &kept);
};

} // namespace steward
