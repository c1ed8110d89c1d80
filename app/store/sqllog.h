// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/auditchain.h"
#include "store/sqldatabase.h"

/// The audit trail in SQL: LogRecord and PersonKey to rows and back, nothing more. To be called within a transaction.
namespace steward::sqllog {

Result<void> add(const SqlDatabase &database, const QList<LogRecord> &records);

/// By the end of a SELECT: "WHERE revision > ? ORDER BY revision LIMIT ?". No more after the one that passes pageSize.
[[nodiscard]] Result<QList<LogRecord>> records(const SqlDatabase &database, const QString &which,
                                               const QVariantList &values);

/// Rows that may be what is searched for, newest first, and how far it came: every row from \a lookedTo up.
struct Candidates
{
    QList<qint64> revisions;
    qint64 lookedTo = 0;
};
/// Looks at rows of revision \a first and later, and below \a end.
[[nodiscard]] Result<Candidates> candidates(const SqlDatabase &database, const LogSearch &search, qint64 first,
                                            qint64 end);
/// Rows of these revisions, newest first; as many as pageSize allows.
[[nodiscard]] Result<QList<LogRecord>> records(const SqlDatabase &database, const QList<qint64> &revisions);

Result<void> setKeys(const SqlDatabase &database, const QList<PersonKey> &keys);
/// Those there are among \a people come into \a keys.
[[nodiscard]] std::vector<SqlQuestion> keyQuestions(const QList<Id> &people, KeyRing &keys);
[[nodiscard]] Result<KeyRing> keys(const SqlDatabase &database, const QList<Id> &people);
[[nodiscard]] Result<KeyRing> allKeys(const SqlDatabase &database);

/// Sealed values of the person, and remembered answers of all rows he is in.
Result<void> forget(const SqlDatabase &database, const Id &person);

/// Takes the rows of revision \a from and later to \a walk, at most \a limit and about pageSize, with their sealed
/// values, and checks that set_id still leads to each; \a from moves behind the last good one. True: the walk is over,
/// by the end of the log or by a fault. "store.damaged" when the row that is due cannot be read.
Result<bool> walk(const SqlDatabase &database, ChainWalk &walk, qint64 &from, int limit);

} // namespace steward::sqllog
