// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace steward::server {

/// A file sealed piece by piece, so that its size costs no memory: "steward-sealed 1\n", 16 random bytes that name this
/// file, then for each MiB of the plain file four bytes of length (big-endian) and the piece as seal() makes it, bound
/// to the file, to its number and to whether it is the last. So nothing can be changed, left out, put elsewhere, cut
/// off or added, nor a piece of another file of the same key taken.
///
/// Writes \a to whole or not at all, readable by its owner only. O(size). Errors: Error::NotFound "file.missing",
/// Error::Server "file.failed" with the file in `detail`, and those of seal().
[[nodiscard]] Result<void> sealFile(const QString &from, const QString &to, const QByteArray &key);

/// \a file begins as one that sealFile() has written; what follows is not looked at.
[[nodiscard]] bool isSealedFile(const QString &file);

/// The way back. Error::BadReply "backup.broken": another key, or a changed byte; nothing is left at \a to then.
[[nodiscard]] Result<void> unsealFile(const QString &from, const QString &to, const QByteArray &key);

} // namespace steward::server
