// SPDX-FileCopyrightText: 2026 The Steward contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/context.h"

#include <functional>

namespace steward {

/// For who comes with a code and is asked for no permission. \a commit checks the code against the state of the
/// context, commits and answers the state that leads to. Where somebody else was first (Error::Stale) it is called once
/// more, of the state as it is then and with nobody in between. The context has the new state afterwards.
[[nodiscard]] Result<void> commitAtTheDoor(Context &context, const std::function<Result<domain::Project>()> &commit);

} // namespace steward
