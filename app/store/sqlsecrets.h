// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward {
class SqlDatabase;
}

/// The sealed values of secrets. Within a transaction.
namespace steward::sqlsecrets {

/// What a commit takes away, and what it brings.
[[nodiscard]] Result<void> write(const SqlDatabase &database, const Commit &commit);
[[nodiscard]] Result<QByteArray> sealed(const SqlDatabase &database, const SecretRef &ref);

} // namespace steward::sqlsecrets
