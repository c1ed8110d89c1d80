// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward {
class SqlDatabase;
}

/// What Store::commitAll() writes, in as few statements as it can be: each of them is a way to the server and back.
namespace steward::sqlcommit {

/// Within a transaction, which must be undone when this fails.
[[nodiscard]] Result<QList<AuditRow>> write(const SqlDatabase &database, std::span<const Commit> commits);

} // namespace steward::sqlcommit
