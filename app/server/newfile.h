// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <functional>

namespace steward::server {

/// Makes the project's database at \a path by \a fill, wholly or not at all: it is written beside its place, under
/// \a path and ".new", and moved there when it is closed. What an earlier attempt that was cut off has left is taken
/// away; a file in the place that holds no project yet is replaced. Answers what \a fill does.
/// Error::Objection "store.not_empty" when a file with anything else in it stands there, Error::Server "store.busy"
/// when another process is making the same, "store.failed" when the file cannot be moved, or what \a fill says.
[[nodiscard]] Result<QString> makeFile(const QString &path, const std::function<Result<QString>(Store &)> &fill);

/// The same where \a place may also be the address of a PostgreSQL (PostgresAddress); there all is one transaction.
[[nodiscard]] Result<QString> makeProject(const QString &place, const std::function<Result<QString>(Store &)> &fill);

} // namespace steward::server
