// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/domainworld.h"
#include "bench/sheet.h"

namespace steward::bench {

/// The parts of ./dev bench domain, each of which adds to the sheet what it measures on one pack. Times are the
/// processor's, medians; what is kept ready between two questions in the console is ready here, too.

/// Makes the project of the world's values, which are used up.
[[nodiscard]] domain::Project measureBuilding(Sheet &sheet, World &world);

/// What no answer can be quicker than: one pass over the bytes it is about, in ms.
struct Floors
{
    double names = 0;  ///< of the places, one after the other
    double people = 0; ///< a column of what decides: who is active, his role, his first place
};
[[nodiscard]] Floors measureFloors(Sheet &sheet, const domain::Project &project);

void measureAccess(Sheet &sheet, const domain::Project &project, const Floors &floors);
void measureSubtrees(Sheet &sheet, const domain::Project &project);
void measureChanges(Sheet &sheet, const World &world, const domain::Project &project, const Floors &floors);

/// One edit, while the state before it is kept: time, and what it takes of the heap.
void measureEdits(Sheet &sheet, const World &world, const domain::Project &project);

/// What places and people take of the heap when all is warm; \a project must be the only copy, and is gone afterwards.
void measureMemory(Sheet &sheet, const World &world, domain::Project project);

} // namespace steward::bench
