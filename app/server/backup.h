// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace steward::server {

/// What a backup holds, as it was read back from it.
struct BackupFacts
{
    QString project;
    qint64 revision = 0;
    qint64 rows = 0;  ///< of the log, all of them checked
    qint64 bytes = 0; ///< of the backup
    int besides = 0;  ///< sealed files in its folder, itself among them

    friend bool operator==(const BackupFacts &, const BackupFacts &) = default;
};

/// Seals the project in the SQLite file \a database, as it is at one moment, into \a backup; a server may go on using
/// it. Then reads it back from there, opens it, checks the whole chain of its log and compares it with what was copied:
/// an answer means that it can be restored. What is unsealed for that lies beside the database, readable by its owner
/// only, and is removed. What stood at \a backup is replaced only by a whole one. Errors: those of SqlStore and of
/// sealFile(), "backup.chain" when the log is not right,
/// and Error::Invalid "backup.file_only" when \a database is no file.
[[nodiscard]] Result<BackupFacts> backUp(const QString &database, const QString &backup, const QByteArray &key);

/// Puts what \a backup holds at \a database, where nothing may stand (Error::Objection "store.not_empty"), once it has
/// been checked as above; else nothing.
[[nodiscard]] Result<BackupFacts> restore(const QString &backup, const QString &database, const QByteArray &key);

} // namespace steward::server
