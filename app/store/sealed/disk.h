// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace steward {

/// A file that is open to be read and written. Errors of all: Error::Server "medium.full" (no room on the disk),
/// "medium.failed", with what the system says in `detail`.
class DiskFile
{
public:
    virtual ~DiskFile() = default; ///< closes it

    [[nodiscard]] virtual Result<QByteArray> readAll() = 0;
    /// All of \a bytes, or an error; then some of them may be there.
    virtual Result<void> writeAt(qint64 offset, const QByteArray &bytes) = 0;
    virtual Result<void> resize(qint64 size) = 0;
    /// What was written survives the loss of power from here on.
    virtual Result<void> sync() = 0;
};

/// What RecordFile asks of the system: so that a test can let each call of it fail, and the power go after each.
class Disk
{
public:
    enum class Mode {
        Existing, ///< Error::NotFound "medium.none"
        New       ///< empty, whatever was there; readable by its owner alone
    };

    virtual ~Disk() = default;

    [[nodiscard]] virtual Result<std::unique_ptr<DiskFile>> open(const QString &path, Mode mode) = 0;
    /// In the place of what is at \a to, all at once.
    virtual Result<void> rename(const QString &from, const QString &to) = 0;
    virtual Result<void> remove(const QString &path) = 0;
    /// The names of files in the folder of \a path survive the loss of power from here on.
    virtual Result<void> syncFolderOf(const QString &path) = 0;

    /// The system's own.
    [[nodiscard]] static std::shared_ptr<Disk> system();
};

} // namespace steward
