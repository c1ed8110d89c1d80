// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/changes.h"
#include "service/wish.h"

namespace steward::handlers {

/// Submission, all at one go; a Task where it may share its transaction with others.
[[nodiscard]] Answer submit(Context &context, const domain::ChangeSet &asked, const Wish &wish);
/// For who has more to do when it is committed: at once, in a transaction of its own.
[[nodiscard]] Response submitAlone(Context &context, const domain::ChangeSet &asked, const Wish &wish);

/// As refusalOf(), of a set that was not submitted.
[[nodiscard]] Response refused(const Context &context, const domain::Outcome &outcome, const domain::ChangeSet &set,
                               const Wish &wish);

} // namespace steward::handlers
