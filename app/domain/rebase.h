// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"

namespace steward::domain {

/// What becomes of changes when the project has moved on.
struct Rebased
{
    QList<Change> changes;  ///< what is left to do, on the versions of now
    QList<Merge> conflicts; ///< Conflict or Gone: for a person to decide
    int done = 0;           ///< how many somebody else did in the meantime
};

/// merge() of each change of the normal form: every change carries the value it started from, so nothing else needs to
/// be kept of that state. Nothing is lost: each change is in one of the three. O(changes).
[[nodiscard]] Rebased rebase(const QList<Change> &changes, const Project &now);

} // namespace steward::domain
