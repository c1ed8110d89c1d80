// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QSqlQuery>
#include <QVariantList>

namespace steward {

/// A connection of its own that goes around the store, as an operator or an attacker would. Anything that fails ends
/// the test program: a test must not go on believing that it has damaged something.
class RawSql
{
public:
    /// As SqlStore has it: the path of a file, or the address of a PostgreSQL, as superuser.
    explicit RawSql(const QString &place);
    ~RawSql();
    Q_DISABLE_COPY_MOVE(RawSql)

    /// False when the database refuses, e.g. because of a key that is there already.
    bool tries(const QString &sql, const QVariantList &values = {});
    void execute(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] QList<QVariantList> rows(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] QVariant value(const QString &sql, const QVariantList &values = {});
    /// As the database itself says.
    [[nodiscard]] QStringList columns(const QString &table);
    [[nodiscard]] QMap<QString, QString> types(const QString &table); ///< by column, in small letters
    [[nodiscard]] QStringList primaryKey(const QString &table);

private:
    QString m_connection;
    bool m_isPostgres;
};

} // namespace steward
