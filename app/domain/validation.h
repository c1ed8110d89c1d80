// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/checking.h"
#include "domain/project.h"

namespace steward::domain {

/// Whether a project is as it should be: each object by the rules of its kind, and the whole. Codes: findingcodes.h.
/// Pure and without a clock: what has expired by now is not asked here. Nothing recurs, however deep a tree claims to
/// be.

/// One object may have so many others directly below it.
inline constexpr int mostBelow = 50'000;
/// So many findings validate() tells; of more the first.
inline constexpr qsizetype mostFindings = 1000;

/// Everything. First the findings of what a project may not be without, then of trees, names and codes, then of the
/// objects, kind by kind in the order of kinds(). O(objects + references): \a work, where given, counts them.
[[nodiscard]] Findings validate(const Project &project, Work *work = nullptr);

/// What is wrong with \a after that was not already wrong with \a before, as far as a change set that touched these
/// objects can be the cause: the objects themselves, the references they hold, steps from one state to the other that
/// the rules of a kind do not allow, and those next to them: siblings of the same name, owners of the same code, people
/// at places of a type that takes nobody now. What an untouched field has been wrong about stays untold.
///
/// O(touched), and one pass over a kind's rows only where a name, code or parent in it is new. Custom data is looked at
/// where it is written: a field that becomes required makes no finding of those who lack it. Whom a set locks out, the
/// lock-out guard says (impact.h).
[[nodiscard]] Findings validateTouched(const Project &before, const Project &after, const QList<EntityRef> &touched,
                                       Work *work = nullptr);

} // namespace steward::domain
