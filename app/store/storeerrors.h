// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

/// The refusals every store shares, in one spelling.
namespace steward::storeerrors {

[[nodiscard]] Error notEmpty();
[[nodiscard]] Error empty();
[[nodiscard]] Error noRow();
/// A set is in the log already: it is asked for with row() or remembered().
[[nodiscard]] Error repeated();
/// A person is expected and there is none.
[[nodiscard]] Error noPerson();
/// To move a sign-in from one person to another is never done in passing.
[[nodiscard]] Error memberBound();

/// Nobody gave one, or it was taken away.
[[nodiscard]] Error noSecret();

/// A code lets one person in.
[[nodiscard]] Error codeUsed();

/// Does the commit follow on what is stored?
[[nodiscard]] Result<void> checkCommit(const Commit &commit, const Id &project, qint64 revision);

} // namespace steward::storeerrors
