// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

namespace steward {

/// Brings \a project, a state that \a store has had, to the one that is stored: others may write to the same database.
/// True: it has moved. O(1) where nobody has; else O(changes since), where they can be played from the log, and
/// O(objects) where not: there are too many, the personal values of somebody erased are gone from them, or the database
/// was put back to an earlier state. Errors of the store leave \a project as it is.
[[nodiscard]] Result<bool> catchUp(const Store &store, domain::Project &project);

} // namespace steward
