// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/change.h"

namespace steward::domain {

/// What a list of changes amounts to, in the one form in which lists of the same effect are equal:
/// - at most one change of each field, from the first value to the last; none that does nothing;
/// - made and changed is made so; made and removed is nothing; changed and removed is removed as it was first; removed
///   and made anew is a change of the fields that differ (which apply() may refuse: a handle is given once);
/// - by kind, in the order of kinds(), then kinds nobody knows by name; of a kind first what is made, in the order in
///   which it was made (that of the rows), then what is changed and what is removed, by id and field;
/// - values in their one spelling, objects with all members but the version, which is the project's to give;
/// - without causes: it tells what becomes of the objects, not why. Base versions are those of the first change.
/// What is not known survives as it is. O(changes · log changes).
[[nodiscard]] QList<Change> normalised(const QList<Change> &changes);

/// One list with the effect of \a first and then \a second, in normal form.
[[nodiscard]] QList<Change> compose(const QList<Change> &first, const QList<Change> &second);

} // namespace steward::domain
