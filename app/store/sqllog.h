// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/auditchain.h"
#include "store/sqldatabase.h"

/// The audit trail in SQL: LogRecord and PersonKey to rows and back, nothing more. To be called within a transaction.
namespace steward::sqllog {

Result<void> add(const SqlDatabase &database, const LogRecord &record);

/// By the end of a SELECT: "WHERE revision > ? ORDER BY revision LIMIT ?".
[[nodiscard]] Result<QList<LogRecord>> records(const SqlDatabase &database, const QString &which,
                                               const QVariantList &values);

Result<void> setKey(const SqlDatabase &database, const PersonKey &key);
/// Those there are among \a people.
[[nodiscard]] Result<KeyRing> keys(const SqlDatabase &database, const QList<Id> &people);
[[nodiscard]] Result<KeyRing> allKeys(const SqlDatabase &database);

/// Sealed values of the person, and remembered answers of all rows he is in.
Result<void> forget(const SqlDatabase &database, const Id &person);

/// Takes every row to \a walk, with its sealed values, and checks that set_id still leads to it. A damaged file is a
/// fault of the row that could not be read. O(rows), constant memory.
Result<void> walk(const SqlDatabase &database, ChainWalk &walk);

} // namespace steward::sqllog
