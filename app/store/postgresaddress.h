// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace steward {

/// Where a PostgreSQL is: postgresql://[user@][host][:port]/[database][?option=value&…]. What it does not say is taken
/// from where libpq looks: a service (?service=name, pg_service.conf), the environment, its own defaults. A password
/// never stands in it, but in a file (PGPASSFILE) or in the environment: addresses are seen in lists of processes.
struct PostgresAddress
{
    QString host;
    int port = -1; ///< -1: not said
    QString database;
    QString user;
    QString options; ///< as libpq takes them: name='value' …
};

/// Is \a place such an address, right or wrong, and not the path of a file?
[[nodiscard]] bool isPostgresAddress(const QString &place);

/// Error::Invalid "database.address"; `detail` says what is wrong and repeats nothing of it.
[[nodiscard]] Result<PostgresAddress> postgresAddress(const QString &place);

} // namespace steward
