// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace steward::server {

/// Makes \a path with a new key of 256 random bits, as 64 hexadecimal digits, readable by its owner only.
/// Error::Objection "key.exists": never over another key, which something sealed needs. Error::Server "file.failed".
[[nodiscard]] Result<void> makeKeyFile(const QString &path);
/// Error::NotFound "file.missing", Error::Invalid "key.form".
[[nodiscard]] Result<QByteArray> readKeyFile(const QString &path);
/// The same, of a key that a server uses day and night: Error::Invalid "key.open" when others than the file's owner may
/// read it or write to it.
[[nodiscard]] Result<QByteArray> readOwnKeyFile(const QString &path);

} // namespace steward::server
