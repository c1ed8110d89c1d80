// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/id.h"

namespace steward {

/// A set this window has applied, for "Undo".
struct JournalEntry
{
    Id set;
    int changes = 0;
    Instant at;
    Instant undoUntil; ///< afterwards the same is "Put this back", an ordinary change
};

} // namespace steward
