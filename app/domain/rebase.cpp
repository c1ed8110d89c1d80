// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/rebase.h"

#include "domain/compose.h"

namespace steward::domain {

Rebased rebase(const QList<Change> &changes, const Project &now)
{
    Rebased rebased;
    const QList<Change> normal = normalised(changes);
    for (const Change &change : normal) {
        const Merge merged = merge(change, now);
        switch (merged.kind) {
        case Merge::Kind::Clean:
            rebased.changes << merged.change;
            break;
        case Merge::Kind::Done:
            ++rebased.done;
            break;
        case Merge::Kind::Conflict:
        case Merge::Kind::Gone:
            rebased.conflicts << merged;
            break;
        }
    }
    return rebased;
}

} // namespace steward::domain
