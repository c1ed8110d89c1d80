// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "store/sqldatabase.h"

/// The project's state in SQL: one table per kind of object, for operators to read. To be called within a transaction.
namespace steward::sqlstate {

/// Where the log ends, and where it began.
struct Head
{
    Id project;
    qint64 firstRevision = 0;
    qint64 revision = 0;
    QByteArray hash;
};

/// \a head stays empty when there is no project.
[[nodiscard]] SqlQuestion headQuestion(std::optional<Head> &head);
/// Error::NotFound "store.empty" when there is no project.
[[nodiscard]] Result<Head> head(const SqlDatabase &database);

/// Into empty tables. O(objects).
Result<void> writeAll(const SqlDatabase &database, const domain::Project &project, const QByteArray &headHash);

/// The objects named in \a changes, as they stand in \a project. O(changes).
Result<void> writeTouched(const SqlDatabase &database, const domain::Project &project,
                          const QList<domain::Change> &changes);
/// What else a commit moves: no change is of the project itself.
Result<void> setHead(const SqlDatabase &database, qint64 revision, const QByteArray &headHash);

/// O(objects). Error::Server "store.damaged" with table and id of what cannot be read.
[[nodiscard]] Result<domain::Project> readAll(const SqlDatabase &database);

} // namespace steward::sqlstate
