// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqldatabase.h"

/// The numbered schemas of a database and its way from one to the next, forward only. Errors: see SqlDatabase.
namespace steward::sqlschema {

/// What this program brings a database to.
[[nodiscard]] int newestFor(const SqlDialect &dialect);

/// Only reads: may \a database be opened for this? Not what is a later program's, nor what there is not.
[[nodiscard]] Result<void> recognise(const SqlDatabase &database, SqlAccess access);

/// Brings it to the newest, in one transaction.
[[nodiscard]] Result<void> migrate(const SqlDatabase &database);

} // namespace steward::sqlschema
